"""Keys that come faster than the screen follows do what they do when they come one by one, in every field."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.pilot import Pilot
from textual.widgets import Input

from coachtui.model.people import Person
from coachtui.tui import key_queue
from coachtui.tui.key_queue import KeyQueueApp
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.starting import StartWith
from coachtui.tui.widgets.field import Field
from coachtui.tui.widgets.note import Note
from coachtui.workflow.engagement.engagements import open_engagement
from tests.tui.hosting import PATIENCE, end, interviewing, shown_text, type_fast, until
from tests.tui.key_mixes import EDITING, Stroke, mix, send, text_of
from tests.tui.looking import app_on, until_on, until_shown
from tests.tui.test_interview_table import MEETINGS
from tests.tui.test_interview_typing import QUESTION

SEED = 20260302
MIXES = 5
CORRECTED = [Stroke("a"), Stroke("b"), Stroke("backspace"), Stroke("c")]


def mixes(**how: object) -> list[list[Stroke]]:
    chance = random.Random(SEED)
    return [CORRECTED, *(mix(chance, **how) for _ in range(MIXES))]  # type: ignore[arg-type] # handed through


def holds(note: Note, text: str) -> bool:
    return note.text == text


async def test_characters_editing_keys_and_pastes_keep_their_order_in_the_note(northfield: Path) -> None:
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        for strokes in mixes(enter=True):
            screen.note.show("")
            send(pilot.app, strokes)
            text = text_of(strokes)
            await until(pilot, partial(holds, screen.note, text), f"not {text!r} after {strokes}")


Reads = Callable[[str], bool]
"""Whether a field holds this text."""


@asynccontextmanager
async def in_form(northfield: Path, key: str, screen: str, field: str) -> AsyncIterator[tuple[Pilot[None], Reads]]:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press(key)
        await until_on(pilot, screen)
        yield pilot, lambda text: pilot.app.screen.query_one(f"#{field}", Field).value == text


@asynccontextmanager
async def beside(
    northfield: Path, question: str, keys: Sequence[str], line: str
) -> AsyncIterator[tuple[Pilot[None], Reads]]:
    async with interviewing(northfield, question=question, size=(240, 24)) as (pilot, screen):
        await pilot.press(*keys)
        assert screen.mode is not Mode.WRITING
        yield (
            pilot,
            lambda text: (
                line.format(text).rstrip()
                in [each.split("   nothing")[0].strip() for each in shown_text(pilot.app).split("\n")]
            ),
        )


WITHOUT_RIGHT = tuple(key for key in EDITING if key != "right")
"""At the end of a cell it goes to the next cell."""


@pytest.mark.parametrize(
    ("opened", "editing"),
    [
        pytest.param(partial(in_form, key="f", screen="FindScreen", field="words"), tuple(EDITING), id="find"),
        pytest.param(
            partial(in_form, key="n", screen="NewEngagementScreen", field="organisation"), tuple(EDITING), id="form"
        ),
        pytest.param(
            partial(beside, question=QUESTION, keys=("escape", "c"), line="Capture: {}"), tuple(EDITING), id="capture"
        ),
        pytest.param(partial(beside, question=MEETINGS, keys=("tab",), line="1  {}"), WITHOUT_RIGHT, id="cell"),
        pytest.param(
            partial(beside, question=QUESTION, keys=("escape", "j"), line="Jump to: {}"), ("backspace",), id="jump"
        ),
    ],
)
async def test_they_keep_their_order_in_every_line(
    northfield: Path,
    opened: Callable[[Path], AbstractAsyncContextManager[tuple[Pilot[None], Reads]]],
    editing: tuple[str, ...],
) -> None:
    async with opened(northfield) as (pilot, reads):
        for strokes in mixes(editing=editing):
            send(pilot.app, strokes)
            await until(pilot, partial(reads, text_of(strokes)), f"not {text_of(strokes)!r} after {strokes}")
            send(pilot.app, [Stroke("end"), *[Stroke("backspace")] * len(text_of(strokes))])


async def test_a_form_typed_at_once_is_filled_in_and_what_follows_is_done_on_the_next_screen(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        type_fast(pilot.app, "n")
        type_fast(pilot.app, "Acme Casting\n")
        pilot.app.post_message(events.Key("down", None))
        type_fast(pilot.app, "\ngetting castings out\n\n")
        type_fast(pilot.app, "paqm\nNina q\nquality manager\nQuality\n")
        for key in ("down", "down", "enter", "i"):
            pilot.app.post_message(events.Key(key, None))
        type_fast(pilot.app, "what she says")
        await until_on(pilot, "InterviewScreen")
        await until(pilot, lambda: pilot.app.screen.query_one(Note).text == "what she says")
    with open_engagement(northfield.parent / "acme-casting.coach") as workspace:
        assert (workspace.engagement.organisation, workspace.engagement.mode) == ("Acme Casting", "quick")
        assert workspace.state.people["qm"] == Person("qm", "middle", "Nina q", "quality manager", "Quality")


async def test_what_lies_over_the_note_is_gone_before_the_next_key(northfield: Path) -> None:
    async with app_on(northfield, start=StartWith("PLN", again=True)) as pilot:
        await until_shown(pilot, "saved")
        note = pilot.app.screen.query_one(Note)
        type_fast(pilot.app, "one")
        for key in ("f1", "escape"):
            pilot.app.post_message(events.Key(key, None))
        type_fast(pilot.app, " two")
        await until(pilot, lambda: note.text == "one two")


async def test_keys_typed_before_the_end_are_dealt_with(northfield: Path) -> None:
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        send(pilot.app, [*CORRECTED, Stroke("home"), Stroke("d")])
        await end(pilot.app)
        session = screen.interview.session_id
    with open_engagement(northfield) as workspace:
        assert workspace.log.drafts(session)[QUESTION] == "dac"


class Line(Input):
    """A line that sets ``reads_ab`` when it does."""

    def __init__(self) -> None:
        super().__init__()
        self.reads_ab = asyncio.Event()

    def watch_value(self, value: str) -> None:
        if value == "ab":
            self.reads_ab.set()


class Slow(Vertical):
    """Deals with Enter in its line only once ``may_go_on`` is set."""

    def __init__(self) -> None:
        super().__init__(Line())
        self.is_asked, self.may_go_on = asyncio.Event(), asyncio.Event()

    async def on_input_submitted(self) -> None:
        self.is_asked.set()
        await self.may_go_on.wait()


class SlowApp(KeyQueueApp):
    def compose(self) -> ComposeResult:
        yield Slow()


async def test_a_key_that_is_never_done_with_holds_up_others_for_a_while_only(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with SlowApp().run_test() as pilot, asyncio.timeout(PATIENCE):
        line, slow = pilot.app.query_one(Line), pilot.app.query_one(Slow)
        type_fast(pilot.app, "a\nb")
        await slow.is_asked.wait()
        for _ in range(100):
            await asyncio.sleep(0)
        assert line.value == "a"
        monkeypatch.setattr(key_queue, "_LONGEST", 0)
        type_fast(pilot.app, "c")
        await line.reads_ab.wait()
        slow.may_go_on.set()
        await until(pilot, lambda: line.value == "abc")
