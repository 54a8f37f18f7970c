"""The screens of a coaching file: its home, and the page of a meeting."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from coachtui.model.observing import CardWord, Mark, MeetingLine, ObservedMeeting
from coachtui.model.problems import CoachError
from coachtui.tui.screens.coach.home import meeting_line
from coachtui.tui.widgets.field import Field
from coachtui.tui.widgets.save_status import SaveStatus
from coachtui.workflow.coaching.coaching_home import ObservedLine
from coachtui.workflow.engagement.engagements import open_engagement
from tests.tui.hosting import Disk, type_fast, until
from tests.tui.looking import app_on, lines, shown, text_of, until_on, until_shown


async def test_home_says_where_meetings_stand_and_leads_to_the_debrief(observed: Path) -> None:
    with open_engagement(observed, write=True) as workspace:
        marked = MeetingLine("x1", "M10", "CEO", 1, "No.", marks=(Mark("", helped=False),))
        workspace.record(ObservedMeeting("M10", "[b]Next[/b] \x1b[31mreview", "2026-04-01", "CEO", ("CEO",)), marked)
    async with app_on(observed) as pilot:
        await until_on(pilot, "CoachHomeScreen")
        await until_shown(pilot, "Next  [b]Next[/b] [31mreview: 1 mark to settle. Enter opens it.")
        assert [line.meeting.id for line in lines(pilot, "meetings").things] == ["M10", "M09"]
        await until_shown(pilot, "Wednesday 2026-03-04  Monthly operations review", "debrief ready")
        await pilot.press("down", "enter")
        await until_on(pilot, "CoachMeetingScreen")
        await until_shown(pilot, "For the team", "One meeting says little", "What worked")
        await pilot.press("c")
        await until_shown(pilot, "For Dana, who chaired", "How did you see it?")
        await pilot.press("p", "p")
        await until(pilot, lambda: text_of(pilot, "for").startswith("For Jo "))
        await pilot.press("end")
        await until_shown(pilot, "is noise")
        await pilot.press("q")
        await until_on(pilot, "CoachHomeScreen")
        assert "\x1b" not in shown(pilot)
        await pilot.press("f")
        await until_on(pilot, "FindScreen")
        await pilot.press(*"boil")
        await until_shown(pilot, "1 found", "boil the ocean")
        await pilot.press("down", "enter")
        await until_on(pilot, "CoachMeetingScreen")
        await until_shown(pilot, "Monthly operations review")


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (75, "2026-03-04  Monthly operations review with sales and planning debrief ready"),
        (90, "2026-03-04  Monthly operations review with sales and planning    debrief ready"),
        (110, "Wednesday 2026-03-04  Monthly operations review with sales and planning              debrief ready"),
        (52, "2026-03-04  Monthly operations review… debrief ready"),
        (40, "2026-03-04  Monthly operations review…"),
    ],
)
def test_a_long_name_of_a_meeting_takes_the_room_there_is(width: int, row: str) -> None:
    meeting = ObservedMeeting("M1", "Monthly operations review with sales and planning", "2026-03-04")
    shown_row = meeting_line(ObservedLine(meeting, marks=1, looked_up=True), width, 49, 25).plain
    assert len(shown_row) == width
    assert shown_row.rstrip() == row


async def think_again_while_settling(pilot: Pilot[Any]) -> None:
    """Forget a digit by what is done instead, give a mark twice and drop it: the one that followed it comes."""
    await pilot.press("u")
    await until_shown(pilot, "There is nothing to take back.")
    assert "Enter takes it." not in shown(pilot)
    await pilot.press("1", "enter", "u", "r")
    await until_shown(pilot, "on-time fell from 91", "It helped: 1 the gap first.")
    await pilot.press("a", "1", "enter")
    await until_shown(pilot, "This line shows that already.", "It helped: which behaviour?")
    await pilot.press("x")
    await until(pilot, lambda: "which behaviour?" not in shown(pilot))
    await pilot.press("q")
    await until_on(pilot, "CoachMeetingScreen")
    await pilot.press("s")


async def test_marks_cards_and_levels_are_set_with_one_key_each(observed: Path) -> None:
    with open_engagement(observed, write=True) as workspace:
        unsettled = [each for each in workspace.state.meeting_lines.values() if each.number in {5, 21}]
        own = [replace(each, marks=tuple(Mark("", helped=mark.helped) for mark in each.marks)) for each in unsettled]
        workspace.record(*own, withdraw=[card for card in workspace.state.card_answers.values() if card.item == "2"])
    async with app_on(observed, size=(80, 30)) as pilot:
        await until_on(pilot, "CoachHomeScreen")
        await pilot.press("enter")
        await until_shown(pilot, "3 marks to settle: s.  1 card waiting: k.", "One meeting says little")
        await pilot.press("s")
        await until_on(pilot, "SettleScreen")
        await until_shown(pilot, "3 of 56 marks to settle.", "It helped: which behaviour?", "on-time fell from 91")
        await pilot.press("1")
        await until_shown(pilot, "It helped: 1   Enter takes it.")
        await think_again_while_settling(pilot)
        await until_shown(pilot, "It hurt: which behaviour?", "Buy overtime.")
        await pilot.press("1", "9")
        await until_shown(pilot, "Behaviours have the numbers 1 to 15.")
        await pilot.press("1", "0", "5")
        await until_shown(pilot, "All of it is settled.")
        await pilot.press("u", "7")
        await until_shown(pilot, "7 options compared.")
        await pilot.press("q")
        await until_on(pilot, "CoachMeetingScreen")
        await pilot.press("k")
        await until_on(pilot, "CardsScreen")
        await until_shown(pilot, "1 card waiting.", "Scrap   y yes   p partly   n no   x not needed")
        await pilot.press("y", "p", "n", "backspace", "x", "x", "x", "u")
        await until_shown(pilot, "4 of 6")
        await pilot.press("q")
        await until_on(pilot, "CoachMeetingScreen")
        await pilot.press("l")
        await until_on(pilot, "LevelsScreen")
        await pilot.press("down", "7", "3")
        await until_shown(pilot, "3: A fact rules one cause out", "Why?")
        await pilot.press("enter")
        await until_shown(pilot, "Say why: what you saw or heard.")
        await pilot.press(*"Otto", "enter")
        await until_shown(pilot, "3 yours Otto", "Tells facts from guesses")
        await pilot.press("q")
        await until_on(pilot, "CoachMeetingScreen")
    with open_engagement(observed) as workspace:
        state = workspace.state
        marks = {each.number: [mark.behaviour for mark in each.marks] for each in state.meeting_lines.values()}
        assert (marks[5], marks[21]) == (["B1"], ["B10", "B7"])
        assert [card.word for key, card in state.card_answers.items() if key[1] == "2"] == [
            CardWord.YES, CardWord.PARTLY, CardWord.NOT_NEEDED, CardWord.NOT_NEEDED,
        ]  # fmt: skip
        assert state.confirmed_levels["M09", "B2"].reason == "Otto"


async def test_decisions_are_looked_at_afterwards(observed: Path) -> None:
    async with app_on(observed) as pilot:
        await until_on(pilot, "CoachHomeScreen")
        await pilot.press("enter")
        await until_on(pilot, "CoachMeetingScreen")
        await pilot.press("a")
        await until_on(pilot, "AfterScreen")
        await until_shown(pilot, "What was decided", "3 questions open", "y yes   n no")
        await pilot.press("y", "n", "t", *"scrap", "enter")
        await until_shown(pilot, "1 question open", "Topic: scrap.")
        await pilot.press("m")
        await until_on(pilot, "MissedScreen")
        await pilot.press("down", "down", "1", "0")
        await until_on(pilot, "AfterScreen")
        await until_shown(pilot, "In item 2 (Scrap): customer first", "x take it out")
        await pilot.press("end", "n")
        await until_shown(pilot, "No words of QM are shown or exported any more. coachtui erase", "QM Otto")
        await pilot.press("u")
        await until(pilot, lambda: "No words of QM" not in shown(pilot))
        await pilot.press("n", "q")
        await until_on(pilot, "CoachMeetingScreen")
    with open_engagement(observed) as workspace:
        (decision,) = workspace.state.decisions.values()
        assert (decision.criteria, decision.options, decision.data, decision.topic) == (True, False, None, "scrap")
        assert ("M09", "B10", "2") in workspace.state.missed
        assert workspace.state.observed_meetings["M09"].unwilling == ("QM",)


async def take_own_words_back(pilot: Pilot[Any]) -> None:
    """Take back what was typed for the chair and then for the team, each where it stands, and do it again."""
    day, words = pilot.app.screen.query_one("#day", Field), pilot.app.screen.query_one("#next", Field)
    await until(pilot, lambda: " 20" in day.value)
    await pilot.press("u")
    await until(pilot, lambda: not day.value)
    await until_shown(pilot, "y redo")
    await pilot.press("u")
    await until_shown(pilot, "For the team")
    assert not words.value
    await pilot.press("y")
    await until(pilot, lambda: words.value == "Ask Tom")
    await pilot.press("w", *"my", "escape", "u")  # what is being typed counts
    await until(pilot, lambda: words.value == "Ask Tom")
    await pilot.press("escape", "escape", "c", "w", "tab", "tab", *"in two weeks", "enter")


async def test_own_words_and_notes_are_kept_as_they_are_typed(
    observed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with open_engagement(observed, write=True) as workspace:  # what was being typed when the terminal was killed
        workspace.save_draft("M09", "debrief team watcher", "Otto")
    async with app_on(observed) as pilot:
        await until_on(pilot, "CoachHomeScreen")
        await pilot.press("enter")
        await until_on(pilot, "CoachMeetingScreen")
        await pilot.press("w", *"Ask Tom", "enter")
        await until_shown(pilot, "The team does not get this sentence: it names Tom.", "Otto")
        await pilot.press("escape", "c")
        await until_shown(pilot, "For Dana, who chaired")
        assert "Ask Tom" not in shown(pilot)
        await pilot.press("w", "tab", "tab", *"in two weeks", "enter")
        await take_own_words_back(pilot)
        await pilot.press("m")
        await until(pilot, lambda: "scrap on line two is decided" in pilot.app.clipboard)
        await pilot.press("n")
        await until_on(pilot, "NoteScreen")
        await until_shown(pilot, "For Dana, who chaired   a draft", "in [ ] to fill in", "Esc q debrief   F1 help")
        await pilot.press(*"ab")
        pilot.app.post_message(events.Key("escape", "\x1b"))
        type_fast(pilot.app, "tzz")  # a command, and what is typed where it leads
        await until_shown(pilot, "For the team   a draft", "zzMonthly")
        await pilot.press("backspace", "backspace", "escape", "c")
        await until_shown(pilot, "as you left it", "abFor Dana, and for nobody else")
        await pilot.press("escape", "w", "enter")
        await until_shown(pilot, "Written, for that person alone:")
        await pilot.press("c")
        await until(pilot, lambda: "cabFor Dana" in shown(pilot))
        await pilot.press("escape", "a")
        await until_shown(pilot, "The draft again, made of what is there now. Esc u brings your text back.", "a draft")
        await pilot.press("x", "escape", "u")  # what was typed since is a step of its own
        await until_shown(pilot, "a draft")
        await pilot.press("escape", "u")
        await until_shown(pilot, "as you left it", "cabFor Dana")
        await pilot.press("escape", "r", "escape", "r")
        await until(pilot, lambda: "xFor Dana" in shown(pilot))
        await pilot.press("escape", "u", "escape", "u", "escape", "u")
        await until_shown(pilot, "cabFor Dana", "There is nothing to take back.")
        await pilot.press("escape", "q")
        await until_on(pilot, "CoachMeetingScreen")
    assert "abFor Dana" in (tmp_path / "m09-ceo.txt").read_text(encoding="utf-8")
    with open_engagement(observed) as workspace:
        words = workspace.state.debrief_words
        assert (words["M09", None].next, words["M09", None].watcher) == ("Ask Tom", "Otto")
        assert words["M09", "CEO"].day[:2] == "20", "a day that is understood is kept as a date"
        notes = workspace.state.coach_notes
        assert notes["M09", "CEO"].text.startswith("cabFor Dana")
        assert list(notes) == [("M09", "CEO")], "a draft that nobody changed is made anew each time"
        assert workspace.log.drafts("M09") == {}


async def test_what_cannot_be_saved_is_kept_in_a_file_of_its_own(observed: Path, disk: Disk) -> None:
    async with app_on(observed) as pilot:
        await until_on(pilot, "CoachHomeScreen")
        await pilot.press("enter")
        await until_on(pilot, "CoachMeetingScreen")
        await pilot.press("l")
        await until_on(pilot, "LevelsScreen")
        disk.full = True
        await pilot.press("3", *"Otto", "enter")
        await until_shown(pilot, "The disk is full")
    (kept,) = [each for each in observed.parent.iterdir() if each.suffix == ".txt"]
    assert "3: Otto" in kept.read_text(encoding="utf-8")


async def test_words_for_several_people_that_cannot_be_saved_are_kept_and_those_taken_back_are_not(
    observed: Path, monkeypatch: pytest.MonkeyPatch, disk: Disk
) -> None:
    async def refused(_: SaveStatus) -> None:
        raise CoachError("The disk is full", "Nothing more can be saved.", "Make room, then go on.")

    def drafts() -> Mapping[str, str]:
        with open_engagement(observed) as workspace:
            return workspace.log.drafts("M09")

    async with app_on(observed) as pilot:
        await until_on(pilot, "CoachHomeScreen")
        with monkeypatch.context() as patched:
            patched.setattr(SaveStatus, "open", refused)
            await pilot.press("enter")
            await until_shown(pilot, "The disk is full")
            await pilot.press("escape")
            await until_on(pilot, "CoachMeetingScreen")
            await pilot.press(*"tcpmi", "q")
            await until_on(pilot, "CoachHomeScreen")
        await pilot.press("enter")
        await until_on(pilot, "CoachMeetingScreen")
        await pilot.press("w", *"abc")
        await until(pilot, lambda: drafts() == {"debrief team next": "abc"})
        await pilot.press("backspace", "backspace", "backspace")
        await until(pilot, lambda: drafts() == {"debrief team next": ""})
        disk.full = True
        await pilot.press(*"Chart")
        await until_shown(pilot, "The disk is full")
        await pilot.press("escape")
        await until_on(pilot, "CoachMeetingScreen")
        await pilot.press("escape", "c")
        await until_shown(pilot, "For Dana, who chaired")
        await pilot.press("w", "S")
    (kept,) = [each for each in observed.parent.iterdir() if each.suffix == ".txt"]
    told = kept.read_text(encoding="utf-8")
    assert "Debrief for the team, Your words\nChart\n" in told
    assert "Debrief for Dana, who chaired (CEO), Your words\nS\n" in told
