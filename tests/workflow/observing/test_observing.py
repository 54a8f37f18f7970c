"""A meeting while it is observed: what is typed becomes records, and can be undone without end."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.asking.line_grammar import Meant
from coachtui.exchange.state_json import read_state, state_to_json
from coachtui.model.observing import (
    CardWord,
    CoachNote,
    DebriefWords,
    LineKind,
    Mark,
    MeetingLine,
    SpeakerCode,
    SteppingIn,
)
from coachtui.model.people import JoinedCode
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.checking import verify_engagement
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.erasing import erase_person, erasure_outline
from coachtui.workflow.observing.before_meeting import participant_typed
from coachtui.workflow.observing.live_meeting import LiveMeeting, begin_observing
from coachtui.workflow.overview.searching import search
from tests.conftest import Run

from .observing_samples import BEGAN, MEETING, HandClock, coaching_file, observed


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.coach"


def typed(live: LiveMeeting, *lines: str, clock: HandClock | None = None) -> None:
    for line in lines:
        live.lines.draft(line)
        if clock is not None:
            clock.on(5)
        live.lines.type(line)


def shown(live: LiveMeeting) -> list[str]:
    return [f"{each.person or ''}/{each.kind.value}/{each.text}" for each in live.now().lines]


def held(live: LiveMeeting) -> list[MeetingLine]:
    return list(live.workspace.state.observation().lines)


def test_lines_decisions_and_actions_are_recorded_as_typed(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        live.next_item()
        typed(live, "cold coffee", "!ra sort it -6 -14", "i what for?", "d a trial, ra, Thursday", clock=clock)
        typed(live, "!a Otto, tool records -14", clock=clock)
        note, said, stepped_in, beside = held(live)
        assert (note.kind, note.person, note.text, note.raw) == (LineKind.NOTE, None, "cold coffee", "cold coffee")
        assert (said.kind, said.person, said.text, said.raw) == (LineKind.SAID, "RA", "sort it", "!ra sort it -6 -14")
        assert said.marks == (Mark("B6", helped=False), Mark("B14", helped=False))
        assert said.starred
        assert (stepped_in.kind, stepped_in.text) == (LineKind.STEP_IN, "what for?")
        assert [each.item for each in (note, said, stepped_in, beside)] == ["1"] * 4
        assert [each.number for each in (note, said, stepped_in)] == [1, 2, 3]
        (decision,) = live.workspace.state.decisions.values()
        assert (decision.what, decision.person, decision.due, decision.item) == ("a trial", "RA", "2026-03-05", "1")
        _, action = live.workspace.state.actions.values()
        assert (action.what, action.person, action.due, action.raw) == (
            "tool records", "OT", "", "!a Otto, tool records -14",
        )  # fmt: skip
        assert (beside.marks, beside.starred, beside.person) == ((Mark("B14", helped=False),), True, None)
        assert [each.seconds for each in live.now().lines] == [0, 5, 10, 15, 20]  # as they were begun
        last = live.now().lines[-1]
        assert (last.kind, last.missing, last.marks, last.starred) == (
            Meant.ACTION, ("when",), (Mark("B14", helped=False),), True,
        )  # fmt: skip


def test_undo_gives_the_line_back_and_redo_takes_it_again_without_end(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        before = live.workspace.state
        typed(live, "ra sort it", clock=clock)
        clock.on(30)
        typed(live, "d two fixes +7", clock=clock)
        live.next_item()
        live.missed("B1")
        live.lines.late()
        live.lines.plain_words()
        after = live.workspace.state
        given = []
        while (undone := live.undo()) is not None:
            given.append(undone.text)
        assert given == ["", "", "", "", "d two fixes +7", "ra sort it"]
        assert live.workspace.state == before
        assert live.now().lines == ()
        while live.redo() is not None:
            pass
        assert live.workspace.state == after
        assert shown(live) == ["RA/said/sort it", "/note/d two fixes +7"]
        live.undo()
        live.undo()
        typed(live, "new")
        assert live.redo() is None


def test_a_line_taken_back_keeps_the_time_at_which_it_was_begun(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        clock.on(60)
        typed(live, "ra sort it", clock=clock)
        clock.on(30)
        undone = live.undo()
        assert undone is not None
        live.lines.draft(undone.text)
        live.lines.type(f"{undone.text} now")
        assert [each.seconds for each in live.now().lines] == [60]


def test_the_last_line_is_made_plain_words(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        typed(live, "a shouting match broke out -9")
        assert shown(live) == ["/action/shouting match broke out"]
        assert live.lines.plain_words()
        assert shown(live) == ["/note/a shouting match broke out -9"]
        (note,) = held(live)
        assert (note.marks, note.raw) == ((), "a shouting match broke out -9")
        assert [*live.workspace.state.actions] == ["old"]
        assert not live.lines.plain_words()
        live.lines.plain()
        assert live.lines.read("ra sort it").kind is Meant.NOTE
        typed(live, "ra sort it")
        assert live.lines.read("ra sort it").kind is Meant.SAID
        assert shown(live)[-1] == "/note/ra sort it"


def test_a_late_line_belongs_where_it_was_said(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        live.next_item()
        clock.on(60)
        live.next_item()
        clock.on(4)
        typed(live, "ra first", "ot second")
        assert live.lines.late() == "the last line"
        assert shown(live) == ["OT/said/second", "RA/said/first"]
        assert [each.item for each in held(live)] == ["2", "1"]
        live.lines.draft("ot thi")
        assert live.lines.late() == "this line"
        assert live.lines.late() == "this line"
        typed(live, "ot third")
        assert [round(each.seconds) for each in live.now().lines] == [44, 54, 64]
        for _ in range(9):
            live.lines.draft("x")
            live.lines.late()
        live.lines.type("x")
        assert live.now().lines[0].seconds == 0


def test_an_earlier_line_is_put_right(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        typed(live, "ra sort it", "ot no", "cold coffee", clock=clock)
        last = live.lines.previous()
        assert last is not None
        before = live.lines.previous(last.id)
        assert before is not None
        assert (before.raw, before.person) == ("ot no", "OT")
        live.lines.put_right(before.id)
        typed(live, "d no overtime, ot", clock=clock)
        assert shown(live) == ["RA/said/sort it", "OT/decision/no overtime", "/note/cold coffee"]
        typed(live, "next")
        assert shown(live)[-1] == "/note/next"
        live.undo()
        undone = live.undo()
        assert undone is not None
        assert (undone.text, undone.words) == ("", "the line put right")
        assert shown(live) == ["RA/said/sort it", "OT/said/no", "/note/cold coffee"]
        first = live.lines.previous(before.id)
        assert first is not None
        assert live.lines.previous(first.id) is None


def test_who_does_not_consent_keeps_time_and_length_alone(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        live.lines.draft("!sal secret words here -9")
        assert live.lines.draft_text == "!sal "
        live.lines.type("!sal secret words here -9")
        (line,) = held(live)
        assert line == MeetingLine(line.id, "M1", "SAL", 1, said=BEGAN.isoformat(), length=3, kind=LineKind.SAID)
        assert not live.lines.plain_words()
        undone, redone = live.undo(), live.redo()
        assert undone == redone
        assert undone is not None
        assert undone.text == "!sal "
        live.lines.plain()
        live.lines.draft("cold coffee\nsal secret")
        assert live.lines.draft_text == "cold coffee\nsal "
        live.lines.keep_waiting(["sal secret", "cold coffee"])
        assert live.lines.waiting_text == "sal \ncold coffee"
        live.lines.keep_waiting(["ot sev", "cold"])
        live.lines.draft("ot eight")
        live.consent("OT", given=False)  # elsewhere, such as in a file that was merged
        assert (live.lines.waiting_text, live.lines.draft_text) == ("ot \ncold", "ot ")
        live.consent("OT", given=True)
        live.lines.draft("")
        live.lines.keep_waiting([])
        live.lines.put_right(line.id)
        live.lines.type("sal")
        assert held(live)[0].length == 3
        live.lines.put_right(line.id)
        live.lines.type("ot open words")
        assert held(live)[0].text == "open words"
        live.consent("OT", given=False)
        assert shown(live) == ["OT/said/"]
        live.consent("OT", given=True)
        assert shown(live) == ["OT/said/open words"]
        everything = repr([*live.workspace.log.entries()])
        assert "open words" in everything
        assert "secret" not in everything
    assert b"secret" not in path.read_bytes()


def test_the_agenda_goes_on_with_minutes_without_pauses(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        live.missed("B12")
        assert (live.now().part, live.now().item, live.now().place) == ("opening", None, 0)
        assert live.next_item() == "1"
        clock.on(120)
        live.pause()
        live.pause()
        clock.on(600)
        assert live.now().paused
        live.resume()
        live.resume()
        clock.on(60)
        now = live.now()
        assert (now.minutes, now.planned, now.overall, now.place, now.of) == (3, 20, 3, 1, 3)
        assert live.next_item() == "2"
        clock.on(60)
        live.missed("B5")
        assert live.go_item("1") == "1"
        clock.on(60)
        assert live.now().minutes == 4
        assert live.next_item() == "3"
        assert live.next_item() == ""
        assert live.now().part == "close"
        live.missed("B15")
        assert {each.item for each in live.workspace.state.missed.values()} == {"opening", "2", "close"}
        assert live.now().agreed_missed == 1
        assert live.now().cards_waiting == ("1", "2", "3")
        for behaviour in ("B1", "B2", "B5", "B7", "B6", "B14"):
            live.answer_card("1", behaviour, CardWord.NO)
        assert live.now().cards_waiting == ("2", "3")
        live.answer_card("1", "B1", None)
        live.end()
        assert live.now().cards_waiting == ("1", "2", "3", "")
        clock.on(600)
        assert (live.now().ended, live.now().overall) == (True, 5)
        live.go_on()
        assert not live.now().ended
        with pytest.raises(CoachError, match="no item 9"):
            live.go_item("9")
        with pytest.raises(CoachError, match="no B99"):
            live.missed("B99")


def test_marks_of_the_agreed_behaviour_and_open_actions_are_told(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        typed(live, "ra days first +5", "ot whatever -5", "x -", "a ra, tools", "so -5")
        live.lines.plain_words()
        now = live.now()
        assert (now.agreed, now.agreed_helped, now.agreed_hurt) == ("B5", 1, 1)
        assert [each.what for each in now.open_actions] == ["Wear by batch", "tools"]


def test_one_quiet_cue_comes_in_an_item_and_goes_again(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        typed(live, "ra buy overtime -7")
        assert live.now().cue == ""
        live.next_item()
        typed(live, "ra buy overtime -7")
        assert live.now().cue.startswith("No criteria heard yet. ")
        typed(live, "a tools")
        assert live.now().cue.startswith("No criteria heard yet. ")
        typed(live, "ot days first +5")
        assert live.now().cue == ""
        live.next_item()
        assert live.now().cue == ""
        typed(live, "a ra, tools")
        assert live.now().cue.startswith("The last action does not say by when. ")
        live.undo()
        assert live.now().cue == ""
        live.workspace.record(replace(live.meeting, stepping_in=SteppingIn.NEVER))
        typed(live, "a ra, tools")
        assert live.now().cue == "The last action does not say by when."


def test_somebody_who_comes_later_gets_the_lines_noted_so_far(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        typed(live, "be we are late -12", "begin", "ra sort it")
        assert live.add_participant("be", "Bea") == "BE"
        found = live.lines.notes_beginning_with("BE")
        assert [each.text for each in found] == ["be we are late"]
        live.lines.claim(each.id for each in found)
        assert shown(live) == ["BE/said/we are late", "/note/begin", "RA/said/sort it"]
        assert live.names["BE"] == "Bea"
        none = "two or three letters"
        for wrong, said in (("ra", "RA is in the room already"), ("b e", none), ("long", none), (" ", none)):
            with pytest.raises(CoachError, match=said):
                live.add_participant(wrong)
        live.undo()
        live.undo()
        assert "BE" not in live.meeting.participants
        assert live.add_participant("BE", consents=False) == "BE"
        live.lines.claim(each.id for each in live.lines.notes_beginning_with("BE"))
        assert held(live)[0] == replace(held(live)[0], text="", raw="", length=3, marks=())
        assert "NO is in the room: Nora. NO is a word too" in participant_typed(live, "no Nora")[1]
        for words, unwilling in (("sal", "SAL BE"), ("no", "SAL BE"), ("no no", "SAL BE NO"), ("sal yes", "BE NO")):
            participant_typed(live, words)
            assert live.meeting.unwilling == tuple(unwilling.split()), words
        assert "coachtui erase" not in participant_typed(live, "no no")[1]
        assert "coachtui erase takes them out" in participant_typed(live, "ra No.")[1]


def test_a_meeting_goes_on_where_it_was_left(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        live.next_item()
        clock.on(60)
        typed(live, "ra one", clock=clock)
        live.lines.draft("ot tw")
        seen = live.now()
    clock.on(-3600)  # somebody set the clock back
    with open_engagement(path, write=True, surroundings=live.workspace.surroundings) as workspace:
        again = begin_observing(workspace, "M1")
        assert again.lines.draft_text == "ot tw"
        assert replace(again.now(), minutes=seen.minutes, overall=seen.overall) == seen
        typed(again, "ot two", clock=clock)
        assert shown(again) == ["RA/said/one", "OT/said/two"]
        assert again.meeting.began == BEGAN.isoformat()
        with pytest.raises(CoachError, match="no meeting M2"):
            begin_observing(workspace, "M2")


def test_a_meeting_whose_day_is_not_known_is_held_when_it_begins(path: Path, clock: HandClock) -> None:
    with coaching_file(path, clock, replace(MEETING, held=None)) as workspace:
        live = begin_observing(workspace, "M1")
        assert live.meeting.held == live.meeting.began == BEGAN.isoformat()
        assert live.lines.type("  ") is None
        assert live.now().lines == ()


def test_a_meeting_that_was_observed_is_the_same_from_its_json(path: Path, clock: HandClock) -> None:
    with observed(path, clock) as live:
        live.next_item()
        typed(live, "cold coffee", "!ra sort it -6 -", "sal I told you", "!d two fixes, ot -7", clock=clock)
        typed(live, "a ra, thursday", "i stop", clock=clock)
        live.pause()
        live.end()
        state = live.workspace.state
    read = read_state(json.loads(json.dumps(state_to_json(state))))
    assert not read.problems, read.problems.first
    assert read.state.observation() == state.observation()


def test_erasing_somebody_takes_all_that_is_his_or_hers(path: Path, clock: HandClock) -> None:
    mine = "mine-and-nobody-elses"
    with observed(path, clock) as live:
        typed(live, f"ot {mine} 1", f"a ot, {mine} 2", "ra stays")
        live.workspace.record(
            SpeakerCode(f"{mine} 3", "OT"),
            DebriefWords("M1", "OT", f"{mine} 4", answer=f"{mine} 5"),
            CoachNote("M1", "OT", f"{mine} 6"),
            CoachNote("M1", None, "the page of the team"),
        )
        typed(live, f"a ot, {mine} 8 -5", f"{mine} 9", "ot stays too")
        *_, note, misheard = held(live)
        for line, anew in ((note, f"ot {mine} 9"), (misheard, "ra stays too")):
            live.lines.put_right(line.id)
            live.lines.type(anew)
        live.lines.draft(f"ot {mine} 7")
    with open_engagement(path, write=True) as workspace:
        assert [each.text for each in search(workspace, "mine")] != []
        going = erasure_outline(workspace, "ot")
        assert (going.lines, going.drafts) == (2, 1)
        erase_person(workspace, going)
        state = workspace.state
        assert [each.text for each in state.meeting_lines.values()] == ["stays", "stays too"]
        assert [each.whom for each in state.coach_notes.values()] == [None]
        assert (state.speaker_codes, state.debrief_words, workspace.log.drafts("M1")) == ({}, {}, {})
    assert mine.encode() not in path.read_bytes()
    assert verify_engagement(path).problems == ()


def test_codes_that_are_joined_have_one_note_and_one_debrief(path: Path, clock: HandClock) -> None:
    with coaching_file(path, clock) as workspace:
        workspace.record(SpeakerCode("Otto K.", "ot"), DebriefWords("M1", "ot", "Ask"), CoachNote("M1", "ot", "Text"))
        workspace.record(JoinedCode("ot", "OT"))
        workspace.record(CoachNote("M1", "ot", "Text, revised"))
        state = workspace.state
        assert state.speaker_codes["Otto K."].code == "OT"
        assert [*state.debrief_words] == [*state.coach_notes] == [("M1", "OT")]
        assert state.coach_notes["M1", "OT"].text == "Text, revised"
        workspace.withdraw(CoachNote("M1", "OT", ""))
        assert not workspace.state.coach_notes
    with open_engagement(path) as again:
        assert (again.state.coach_notes, again.state.debrief_words) == ({}, state.debrief_words)


def test_two_copies_of_a_meeting_become_one(path: Path, clock: HandClock, run: Run) -> None:
    other = path.with_name("b.coach")
    with observed(path, clock) as live:
        typed(live, "ra before")
    other.write_bytes(path.read_bytes())
    for copy, line in ((path, "ra here -6"), (other, "ot there")):
        clock.on(60)
        with open_engagement(copy, write=True, surroundings=live.workspace.surroundings) as workspace:
            again = begin_observing(workspace, "M1")
            again.next_item()
            typed(again, line)
            workspace.record(CoachNote("M1", "RA", f"Note on {line}"))
    merged = run("merge", other, "--into", path)
    assert merged.code == 0
    assert " to now; 2, Overtime, plan, 15; 3, Any other" in " ".join(merged.out.split())
    assert "written note of RA" in merged.out
    with open_engagement(path, write=True) as workspace:
        again = begin_observing(workspace, "M1")
        assert shown(again) == ["RA/said/before", "RA/said/here", "OT/said/there"]
        typed(again, "next")
        assert held(again)[-1].number == 3
