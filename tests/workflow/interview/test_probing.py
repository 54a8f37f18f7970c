"""Probes during an interview: timely ones, those asked, and what they brought."""

from pathlib import Path

import pytest

from coachtui.model.answers import Absence, Grade
from coachtui.model.craft import ProbeAsked
from coachtui.model.problems import CoachError
from coachtui.store.engagement_file import EngagementFile
from coachtui.workflow.interview.probing import ask_probe, listening, probe_lines, probes_asked, unask_probe
from coachtui.workflow.interview.rating import rate
from coachtui.workflow.interview.snapshots import question_cards

from .holding import holding, path

__all__ = ["path"]


def test_a_strong_claim_is_probed_until_something_was_shown(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", value=3, note="comes up")
        assert [(line.probe, line.because) for line in probe_lines(interview, "C1.2") if line.timely] == [
            ("p3", "Rated 3, nothing shown yet")
        ]
        rate(interview, "E1b", level=3, grade=Grade.EXAMPLE, question="C1.2")
        assert not any(line.timely for line in probe_lines(interview, "C1.2"))


def test_a_rating_gives_the_level_where_the_answer_passes_none_on(path: Path) -> None:
    with holding(path) as interview:
        assert listening(interview, "C4.1").rated is None
        rate(interview, "E8a", level=1, grade=Grade.SAID, question="C4.1")
        rate(interview, "E8a", level=3, grade=Grade.SEEN, question="C5.1")
        assert (listening(interview, "C4.1").rated, listening(interview, "C4.1").grade) == (3, Grade.SEEN)


def test_quotes_are_listened_to_as_they_are_typed(path: Path) -> None:
    with holding(path) as interview:
        known = listening(interview, "C1.2")
        assert known.timely("She says the plan is far away") == ()
        assert [each.probe for each in known.timely('She says "we usually go by what comes in"')] == ["p1"]
        assert known.timely('She says "we go by what Tom says"') == ()
        assert known.timely('"Tom, usually"') == ()  # he is in the engagement, so his name counts wherever it stands


def test_an_empty_question_is_probed_only_once_it_was_left(path: Path) -> None:
    with holding(path) as interview:
        assert not any(line.timely for line in probe_lines(interview, "C2.4"))
        assert [line.probe for line in probe_lines(interview, "C2.4", left=True) if line.timely] == ["p9"]
        interview.answer("C2.4", absence=Absence.DECLINED)
        assert not any(line.timely for line in probe_lines(interview, "C2.4", left=True))


def test_asked_probes_are_kept_with_what_they_brought_and_can_be_taken_back(path: Path) -> None:
    with holding(path) as interview:
        assert ask_probe(interview, "C1.2", "p1").after(ProbeAsked).brought == ""
        ask_probe(interview, "C1.2", "p1", " Two of four. \x1b[2J")
        before = interview.workspace.log.fingerprint()
        ask_probe(interview, "C1.2", "p1", "Two of four. [2J")
        assert interview.workspace.log.fingerprint() == before
        (asked,) = probes_asked(interview)
        assert (asked.question, asked.probe, asked.brought) == ("C1.2", "p1", "Two of four. [2J")
    with holding(path) as interview:
        (line,) = [line for line in probe_lines(interview, "C1.2") if line.asked]
        assert line.asked == asked
        unask_probe(interview, "C1.2", "p1")
        unask_probe(interview, "C1.2", "p1")
        assert probes_asked(interview) == ()
    with EngagementFile.open(path, write=False) as file:
        assert file.state().passed_over == 0


def test_unknown_probes_and_questions_are_refused(path: Path) -> None:
    with holding(path) as interview:
        with pytest.raises(CoachError, match="no probe p99"):
            ask_probe(interview, "C1.2", "p99")
        with pytest.raises(CoachError, match=r"no Z9\.9"):
            ask_probe(interview, "Z9.9", "p1")
        with pytest.raises(CoachError, match=r"no Z9\.9"):
            probe_lines(interview, "Z9.9")


def test_every_probe_of_the_script_can_be_told_of_on_a_blank_answer(path: Path) -> None:
    with holding(path) as interview:
        for question in interview.script.questions():
            lines = probe_lines(interview, question.id)
            assert [line.probe for line in lines] == list(dict.fromkeys(use.probe for use in question.probes))
            assert not any(line.timely for line in lines)


def test_a_card_names_its_probes_as_they_are_listed(path: Path) -> None:
    with holding(path) as interview:
        for question, card in question_cards(interview).items():
            listed = [(line.probe, line.says) for line in probe_lines(interview, question)]
            assert list(zip(card.probe_ids, card.probes, strict=True)) == listed
