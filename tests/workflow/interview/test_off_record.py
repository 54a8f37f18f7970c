"""Off the record the workspace keeps nothing, whoever asks it to: no record of any kind, and no draft."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.files.keeping import KeptFile
from coachtui.model.answers import Absence, EvidenceState, Grade
from coachtui.model.craft import InterludeKind
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.engagement.evidence import attach, mark_evidence
from coachtui.workflow.engagement.people import add_person, edit_person
from coachtui.workflow.interview.capturing import capture, draft_capture
from coachtui.workflow.interview.contradicting import raise_contradiction
from coachtui.workflow.interview.interviewing import Interview, begin_interview, rows_draft
from coachtui.workflow.interview.pacing import begin_interlude, end_interlude, replan
from coachtui.workflow.interview.probing import ask_probe
from coachtui.workflow.interview.rating import rate
from coachtui.workflow.interview.wrapping_up import settle_level

ASIDE = "zebrafish quarrel"
FILE = KeptFile("aside.txt", ASIDE.encode(), hashlib.sha256(ASIDE.encode()).hexdigest())

RECORDING: dict[str, Callable[[Interview], object]] = {
    "an answer": lambda own: own.answer("C1.5", value="no", note=ASIDE),
    "an absence": lambda own: own.answer("C1.5", absence=Absence.PARKED, note=ASIDE),
    "a rating": lambda own: rate(own, "E1a", level=2, grade=Grade.SEEN, evidence=ASIDE),
    "a settled level": lambda own: settle_level(own, "E1a", 3),
    "a capture": lambda own: capture(own, ASIDE),
    "a probe": lambda own: ask_probe(own, "C1.6", next(iter(own.script.probes)), ASIDE),
    "evidence": lambda own: mark_evidence(
        own.workspace, own.session_id, next(iter(own.script.evidence)), EvidenceState.PROMISED, words=ASIDE
    ),
    "a file": lambda own: attach(own.workspace, FILE, "PLN", session=own.session_id),
    "a contradiction": lambda own: raise_contradiction(own, own.script.contradictions[0].id, ASIDE),
    "a permission": lambda own: own.allow_quote(own.records.quotes[0], usable=True, may_name=(ASIDE,)),
    "a quote taken back": lambda own: own.workspace.withdraw(own.records.quotes[0]),
    "somebody new": lambda own: add_person(own.workspace, Person("ZEB", "middle", ASIDE)),
    "somebody's name": lambda own: edit_person(own.workspace, "PLN", name=ASIDE),
    "another plan": lambda own: replan(own, 20),
    "the end": lambda own: own.finish(),
}


def test_nothing_is_recorded_or_drafted_off_the_record(tmp_path: Path) -> None:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme"), [Person("PLN", "middle", "Tom")])
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        own = begin_interview(workspace, "PLN")
        own.answer("C1.2", note='"On the record."')
        workspace.off_record = True
        begin_interlude(own, InterludeKind.OFF_RECORD)
        before = path.read_bytes()
        for record in RECORDING.values():
            with pytest.raises(CoachError, match="Off the record"):
                record(own)
        own.draft("C1.6", ASIDE)
        own.draft(rows_draft("C1.4"), ASIDE)
        draft_capture(own, ASIDE)
        assert path.read_bytes() == before
        end_interlude(own, InterludeKind.OFF_RECORD)
        workspace.off_record = False
        for name in ("an answer", "a capture"):  # so that the words would be found
            RECORDING[name](own)
        assert ASIDE.encode() in path.read_bytes()
