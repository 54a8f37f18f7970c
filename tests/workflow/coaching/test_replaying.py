"""Going through a meeting once more: typed lines between those of a transcript, marks, and where items begin."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.model.observing import AgendaItem, LineKind, Mark, MeetingLine
from coachtui.model.problems import CoachError
from coachtui.workflow.coaching.consenting import set_consent
from coachtui.workflow.coaching.replaying import begin_item, clear_line, in_order_said, mark_line, replay_of
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.history import History
from tests.workflow.observing.taking_in import LIVE, MEETING, coaching_file, lines_of, take


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with coaching_file(tmp_path / "a.coach") as opened:
        yield opened


@pytest.fixture
def taken(workspace: Workspace) -> Workspace:
    plain = replace(MEETING, items=(AgendaItem("1"), AgendaItem("2"), AgendaItem("3")), participants=("AB", "TK"))
    workspace.record(plain, *LIVE)
    take(workspace, Tom="TK")
    return workspace


def items(workspace: Workspace) -> list[str]:
    observation = workspace.state.observation()
    return [observation.item_of(line) for line in lines_of(workspace)]


def test_typed_lines_stand_where_they_were_typed(taken: Workspace) -> None:
    replay = replay_of(taken, "M1")
    assert [each.typed for each in replay.lines] == [False] * 5 + [True] * 3
    assert [each.seconds for each in replay.lines][:2] == [1, 4]
    assert replay.lines[5].seconds == 69
    assert (replay.next_marked(0), replay.next_marked(7)) == (5, None)


@pytest.mark.parametrize(
    ("typed", "marks", "starred"),
    [
        ("-5 -7", (Mark("B5", helped=False), Mark("B7", helped=False)), False),
        ("+", (Mark("", helped=True),), False),
        ("!+15", (Mark("B15", helped=True),), True),
        ("!", (), True),
    ],
)
def test_marks_are_typed_as_live(taken: Workspace, typed: str, marks: object, starred: bool) -> None:
    line = lines_of(taken)[1].id
    mark_line(taken, line, typed)
    found = taken.state.meeting_lines[line]
    assert (found.marks, found.starred) == (marks, starred)


def test_marks_are_replaced_taken_away_and_come_back(taken: Workspace) -> None:
    line, history = lines_of(taken)[1].id, History()
    for typed in ("-5", "!", "+2"):
        history.add(mark_line(taken, line, typed))
    history.add(clear_line(taken, line))
    assert taken.state.meeting_lines[line].marks == ()
    history.undo(taken)
    assert taken.state.meeting_lines[line].marks == (Mark("B2", helped=True),)
    assert taken.state.meeting_lines[line].starred
    history.undo(taken)
    history.undo(taken)
    assert taken.state.meeting_lines[line].marks == (Mark("B5", helped=False),)
    assert not taken.state.meeting_lines[line].starred


@pytest.mark.parametrize("typed", ["-16", "5", "+1 +2 +3", "--"])
def test_what_is_no_mark_is_refused(taken: Workspace, typed: str) -> None:
    with pytest.raises(CoachError, match="is no mark"):
        mark_line(taken, lines_of(taken)[1].id, typed)


def test_nothing_is_marked_of_which_no_words_are_kept(workspace: Workspace) -> None:
    workspace.record(replace(MEETING, participants=("AB", "TK"), unwilling=("TK",)))
    take(workspace, Tom="TK")
    with pytest.raises(CoachError, match="no words are kept"):
        mark_line(workspace, lines_of(workspace)[1].id, "-5")
    assert [each.is_kept for each in replay_of(workspace, "M1").lines] == [True, False, True, False, True]


def test_nothing_is_marked_of_who_took_consent_back_nor_where_the_coach_stepped_in(taken: Workspace) -> None:
    taken.record(MeetingLine("live/4", "M1", None, 4, "Who decides?", kind=LineKind.STEP_IN))
    with pytest.raises(CoachError, match="you stepping in"):
        mark_line(taken, "live/4", "+1")
    set_consent(taken, [taken.state.observed_meetings["M1"]], "TK", given=False)
    for line in (lines_of(taken)[1].id, "live/1"):
        with pytest.raises(CoachError, match="no words are kept"):
            clear_line(taken, line)


def test_lines_typed_without_a_time_come_behind_a_transcript() -> None:
    spoken = [
        MeetingLine(f"t{place}", "M1", "AB", place, "", said=f"2026-03-04T13:0{place}:00Z", imported=True)
        for place in (1, 2)
    ]
    typed = [
        MeetingLine(each, "M1", "AB", place, "", said=said and f"2026-03-04T{said}Z")
        for place, (each, said) in enumerate((("none", None), ("late", "13:01:30"), ("early", "13:00:30")))
    ]
    assert [each.id for each in in_order_said([*typed, *spoken])] == ["early", "t1", "late", "t2", "none"]
    assert [each.id for each in in_order_said(typed)] == ["none", "late", "early"]


def test_an_item_lasts_until_the_next_one_begins(taken: Workspace) -> None:
    lines = [line.id for line in lines_of(taken)]
    history = History()
    history.add(begin_item(taken, "M1", "1", lines[1]))
    assert items(taken) == ["", "1", "1", "1", "1"]
    begin_item(taken, "M1", "3", lines[3])
    begin_item(taken, "M1", "2", lines[2])
    assert items(taken) == ["", "1", "2", "3", "3"]
    assert [each.item for each in replay_of(taken, "M1").lines][:5] == ["", "1", "2", "3", ""]
    begin_item(taken, "M1", "3", lines[2])
    assert items(taken) == ["", "1", "3", "3", "3"]
    begin_item(taken, "M1", "4", lines[4])
    assert items(taken) == ["", "1", "3", "3", "4"]
    replay = replay_of(taken, "M1")
    following = replay.following_item(1)
    assert following is not None
    assert following.id == "2"
    history.undo(taken)
    assert items(taken) == [""] * 5
