"""Bad luck: clocks that leap, windows that change, input methods, a disk that fails. Nothing typed is lost."""

import random
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from time import monotonic

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.pilot import Pilot

from coachtui.tui.actions import ScreenId
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagement.checking import logged, verify_engagement
from coachtui.workflow.engagement.engagements import open_engagement
from tests.tui.hosting import Disk, interviewing, saved, shown_text, type_fast, until
from tests.tui.looking import app_on, shown, until_on, until_shown
from tests.tui.test_interview_typing import QUESTION, drafted, recorded


class Clock:
    """A clock that goes where it is told to."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def leap(self, hours: float) -> None:
        self.time += timedelta(hours=hours)


def interview_on(pilot: Pilot[None]) -> InterviewScreen:
    screen = pilot.app.screen
    assert isinstance(screen, InterviewScreen)
    return screen


async def test_hours_asleep_and_a_clock_set_back_leave_the_record_in_order(northfield: Path) -> None:
    clock = Clock()
    async with app_on(northfield, start=StartWith("PLN", minutes=45, again=True), now=clock) as pilot:
        await until_shown(pilot, "saved")
        await pilot.press("pagedown", "pagedown", "pagedown")  # the opening
        screen = interview_on(pilot)
        for hours, words in ((0, "first"), (9, "after a night"), (-20, "before it began"), (0.5, "and on")):
            clock.leap(hours)
            type_fast(pilot.app, words)
            await pilot.press("pagedown")
            await saved(pilot, screen)
        await pilot.press("escape", "i")
        await until_shown(pilot, "0 minutes since the start")
        clock.leap(11.5)
        await pilot.press("escape", "i", "escape", "i")
        await until_shown(pilot, "60 minutes since the start")
        session = screen.interview.session_id
        agenda = screen.interview.agenda()
    assert verify_engagement(northfield).problems == ()
    times = [str(entry["at"]) for entry in logged(northfield)]
    assert all(earlier < later for earlier, later in pairwise(times))
    with open_engagement(northfield) as workspace:
        answers = [workspace.state.answers[session, question] for question in agenda[:4]]
    assert [answer.note or answer.value for answer in answers] == [
        "first",
        "after a night",
        "before it began",
        "and on",
    ]


async def test_a_draft_is_kept_when_the_machine_slept_while_it_waited(
    northfield: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asleep = 0.0
    monkeypatch.setattr("coachtui.workflow.engagement.write_behind.monotonic", lambda: monotonic() + asleep)
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        type_fast(screen.app, "half a")
        await pilot.pause()
        asleep = 8 * 3600.0
        type_fast(screen.app, " sentence")
        await until(pilot, lambda: screen.note.text == "half a sentence")
        await saved(pilot, screen)
        assert drafted(northfield, screen) == "half a sentence"


async def test_a_window_that_changes_all_the_time_loses_no_letter(northfield: Path) -> None:
    chance = random.Random(7)
    words = [f"word{number} " for number in range(15)]
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        await pilot.press("escape", "i")
        for word in words:
            type_fast(screen.app, word)
            await pilot.resize_terminal(chance.randint(40, 200), chance.randint(12, 60))
        await until(pilot, lambda: screen.note.text == "".join(words))
        await pilot.press("pagedown")
        await saved(pilot, screen)
    assert recorded(northfield).note == "".join(words)


MODES = [
    # keys, mode, what it shows, keys that leave it
    ((), Mode.WRITING, "PgDn next", ()),
    (("escape",), Mode.COMMAND, "w wrap-up", ("escape",)),
    (("escape", "r"), Mode.RATE, "Two digits", ("escape",)),
    (("escape", "j"), Mode.PANEL, "Jump to", ("escape",)),
    (("escape", "e"), Mode.PANEL, "\u203a the scorecard", ("escape",)),
    (("escape", "t"), Mode.PANEL, "Could we look at it", ("escape",)),
    (("escape", "l", "9"), Mode.PANEL, "wrap-up included: 9", ("backspace", "escape")),
    (("escape", "c", *"out of turn"), Mode.PANEL, "Capture: out of turn", ("enter",)),
    (("escape", "i"), Mode.WRITING, "since the start", ()),
    (("escape", "r"), Mode.RATE, "since the start", ()),
]


async def test_the_smallest_window_shows_question_and_note_in_every_mode(northfield: Path) -> None:
    async with interviewing(northfield, question=QUESTION, size=(40, 12)) as (pilot, screen):
        await pilot.press(*"telling words")
        for keys, mode, also, leave in MODES:
            await pilot.press(*keys)
            await until_shown(pilot, "Pick a figure", "telling words", also)
            assert screen.mode is mode
            await pilot.press(*leave)


async def test_the_smallest_window_shows_the_cell_that_is_typed_in_and_that_there_are_more(northfield: Path) -> None:
    async with interviewing(northfield, question="C1.4", size=(40, 12)) as (pilot, screen):
        await pilot.press("tab", *"ship in ten days")
        await until(pilot, lambda: "ship in ten days" in shown_text(screen.app))
        assert "Which goals" in shown_text(screen.app)
        assert "\u203a" in shown_text(screen.app)
        await pilot.press("tab", "tab", "tab", "tab", *"weekly, Monday")
        await until(pilot, lambda: "weekly, Monday" in shown_text(screen.app))
        assert "\u2039" in shown_text(screen.app)
        assert "\u203a" not in shown_text(screen.app)


COMPOSED = (
    "漢字とかな、한국어",
    "Cafe\u0301 und A\u030angstro\u0308m",
    "\U0001f469\u200d\U0001f52c und \U0001f3f3\ufe0f\u200d\U0001f308",
    "نمی\u200cخواهم، שָׁלוֹם",
    "Vraiment\u202f? Oui\u00a0!",
    "ශ්\u200dරී ലങ്ക",
)


async def test_what_input_methods_compose_arrives_as_typed(northfield: Path) -> None:
    text = "  ".join(COMPOSED)
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        for event in XTermParser().feed(text):
            assert isinstance(event, events.Key)
            screen.app.post_message(event)
        await until(pilot, lambda: len(screen.note.text) >= len(text))
        assert screen.note.text == text
        await pilot.press("pagedown")
        await saved(pilot, screen)
    assert recorded(northfield).note == text


async def test_a_storage_error_lies_over_the_wrap_up_and_keeps_what_was_set(northfield: Path, disk: Disk) -> None:
    with open_engagement(northfield) as workspace:
        session = next(each.id for each in workspace.state.sessions.values() if each.person == "PLN")

    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        pilot.app.screen.post_message(ShowScreen(ScreenId.WRAP_UP, session=session))
        await until_on(pilot, "WrapUpScreen")
        await until_shown(pilot, "not asked.")
        disk.full = True
        await pilot.press("a", "end", "4")
        await until_on(pilot, "TroubleScreen")
        await until_shown(pilot, "The disk is full", "Make room, then go on.")
        await pilot.press("enter")
        await until_on(pilot, "WrapUpScreen")
        await until(pilot, lambda: "4 0 to 3 ?" in " ".join(shown(pilot).split()))
        await pilot.press("3")
        await until(pilot, lambda: "4 confirmed" in " ".join(shown(pilot).split()))
        disk.full = False
        await until_shown(pilot, "● saved")
    with open_engagement(northfield) as workspace:
        latest = max(workspace.state.ratings.values(), key=lambda rating: rating.at or "")
    assert (latest.session, latest.level, latest.grade) == (session, 4, 3)
