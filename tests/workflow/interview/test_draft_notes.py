"""What is typed and not recorded yet is lost neither by a crash nor by what a merge brings."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from coachtui.asking.tables import rows_text
from coachtui.model.answers import Row
from coachtui.model.frame_ids import CONSENT
from coachtui.model.people import Person
from coachtui.store.engagement_file import EngagementFile
from coachtui.workflow.demonstration.demonstrating import make_demo
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.interview.draft_notes import draft_on_top, line_begun, resumed_note
from coachtui.workflow.interview.interviewing import begin_interview, interview_of, rows_draft
from coachtui.workflow.passing_on.exporting import export_engagement
from coachtui.workflow.passing_on.importing import import_engagement
from coachtui.workflow.passing_on.merging import merge_into_open

TABLE = "C5.1"


def row(meeting: str) -> Row:
    return {"meeting": meeting}


@pytest.mark.parametrize(
    ("recorded", "draft", "note", "line"),
    [
        ("We met in May", None, "We met in May", ""),
        ("We met in May", "", "We met in May", ""),
        ("We met in May", "We met in May", "We met in May", ""),
        ("We met in May", "We met in May\nWe", "We met in May\nWe", "We"),
        ("We met in May", "We", "We met in May", ""),
        ("We met in May", "We met in June", "We met in June", None),
        ("We met in May", "We met in May\nand then\nWe", "We met in May\nand then\nWe", None),
        ("We met in May", "Otto was late", "We met in May\nOtto was late", "Otto was late"),
        ("", "We met", "We met", "We met"),
        ("", "We met\nin May", "We met\nin May", None),
    ],
)
def test_a_draft_is_the_whole_note_or_the_next_line(recorded: str, draft: str, note: str, line: str | None) -> None:
    assert resumed_note(recorded, draft) == note
    assert line_begun(recorded, draft) == line


@pytest.mark.parametrize(
    ("base", "recorded", "draft", "after"),
    [
        ("one", "one\ntwo", "one", "one\ntwo"),  # nothing typed: it only says where the interview was
        ("one", "one\ntwo", "one\nthr", "one\ntwo\nthr"),
        ("one", "one\ntwo", "on", "one\ntwo"),
        ("one", "one\ntwo", "One", "One\ntwo"),
        ("one", "first", "one, or", "first\none, or"),  # not "first, or": nobody said that
        ("one\ntwo", "one\ntwo\nthree", "one\ntwo, or", "one\ntwo, or\nthree"),
        ("one\ntwo", "one\ntwo, or", "one\ntwo\nthree", "one\ntwo, or\nthree"),
        ("one\ntwo", "first\ntwo", "one\ntwo, or", "first\ntwo, or"),
        ("one", "one late", "one good", "one late\none good"),
        ("one\n", "one\ntwo", "one\nthree", "one\ntwo\nthree"),
        ("one", "one late", "won", "won\none late"),
        ("", "one", "one\ntwo", "one\ntwo"),
        ("", "3", "30 people", "3\n30 people"),
        ("one", "", "one\ntwo", "one\ntwo"),
        ("one", "first", "won", "first\nwon"),
        ("", "one", "two", "one\ntwo"),
        ("", "one", "", "one"),
        ("one", "", "one", ""),
        ("one", "", "won", "won"),
    ],
)
def test_what_was_recorded_elsewhere_and_what_was_typed_are_both_there(
    base: str, recorded: str, draft: str, after: str
) -> None:
    assert draft_on_top(base, recorded, draft) == after


@pytest.fixture
def apart(tmp_path: Path) -> tuple[Path, Path, str, str]:
    """Two files of one engagement in which two interviews went on; in the first of them notes are being typed."""
    here, there = tmp_path / "here.coach", tmp_path / "there.coach"
    make_demo(here)
    with open_engagement(here, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "PLN", fresh=True)
        other = begin_interview(workspace, "CEO", fresh=True)
        one, two, *_ = held.agenda()
        held.answer(one, note="We met in May")
        held.draft(one, "We met in May")
        other.draft(CONSENT, "who asks?")
        held.answer(TABLE, value=(row("Stand-up"),))
        held.draft(rows_draft(TABLE), rows_text((row("Stand-up"), row("Rev"))))
        held.draft(two, "half a sen")
    there.write_bytes(here.read_bytes())
    with open_engagement(there, write=True, surroundings=Surroundings("Bea")) as workspace:
        interview_of(workspace, held.session_id).answer(one, note="We met in May\nand in June")
        interview_of(workspace, held.session_id).answer(TABLE, value=(row("Stand-up"), row("Audit")))
        interview_of(workspace, other.session_id).answer(CONSENT, value="no")
    return here, there, held.session_id, other.session_id


def test_a_merge_brings_more_to_a_note_that_is_being_typed_and_a_no_deletes_it(
    apart: tuple[Path, Path, str, str],
) -> None:
    here, there, held, other = apart
    with open_engagement(here, write=True, surroundings=Surroundings("Ann")) as workspace:
        merge_into_open(workspace, there)
        one, two, *_ = interview_of(workspace, held).agenda()
        drafts = dict(workspace.log.drafts(held))
        assert [*drafts] == [one, rows_draft(TABLE), two]  # in the order in which they were saved
        assert drafts.pop(rows_draft(TABLE)) == rows_text((row("Stand-up"), row("Audit"), row("Rev")))
        assert drafts == {two: "half a sen", one: "We met in May\nand in June"}
        assert workspace.log.drafts(other) == {}


@pytest.mark.parametrize("as_log", [False, True])
def test_a_power_cut_leaves_all_of_a_merge_or_nothing_drafts_and_joined_people_included(
    apart: tuple[Path, Path, str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, as_log: bool
) -> None:
    """What is on the disk before each change of the file is opened as it would be after a power cut."""
    here, there, held, other = apart
    for path, code in ((here, "KIM"), (there, "kim")):
        with open_engagement(path, write=True) as workspace:
            workspace.record(Person(code))
    left: list[tuple[int, dict[str, str], dict[str, str], int]] = []

    def look() -> None:
        cut = tmp_path / f"cut{len(left)}.coach"
        for ending in ("", "-journal"):
            if (known := Path(f"{here}{ending}")).exists():
                shutil.copy(known, f"{cut}{ending}")
        with open_engagement(cut, write=True) as workspace:
            drafts = {**workspace.log.drafts(held)}, {**workspace.log.drafts(other)}
            left.append((len([*workspace.log.entries()]), *drafts, len(workspace.state.joined)))

    for change in ("append", "save_draft", "drop_draft"):
        monkeypatch.setattr(EngagementFile, change, _after(look, getattr(EngagementFile, change)))
    if as_log:
        export_engagement(there, tmp_path / "log.json", whole_log=True)
        import_engagement(here, tmp_path / "log.json", None, Surroundings("Ann"))
    else:
        with open_engagement(here, write=True, surroundings=Surroundings("Ann")) as workspace:
            merge_into_open(workspace, there)
    monkeypatch.undo()
    seen = len(left)
    look()
    assert seen > 3
    assert [each == left[0] for each in left[:seen]] == [True] * seen
    assert (left[-1] == left[0], left[-1][3]) == (False, 1)


def _after(look: Callable[[], None], act: Callable[..., Any]) -> Callable[..., Any]:
    def acted(*given: Any, **named: Any) -> Any:
        look()
        return act(*given, **named)

    return acted
