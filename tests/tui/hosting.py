"""A small app for tests of single screens: opens an engagement, shows one screen and keeps what it posts."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import Any

from textual import events, on
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.screen import Screen

from coachtui.model.frame_ids import CONSENT
from coachtui.settings.settings import Settings
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import KeyQueueApp
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.workflow.engagement.engagements import Surroundings, Workspace
from coachtui.workflow.interview.framing import opening_is_due
from coachtui.workflow.interview.interviewing import begin_interview

Posted = ShowScreen | Trouble
PATIENCE = 60.0
"""Seconds until a test gives up waiting."""


class Host(KeyQueueApp):
    """Opens the engagement at ``path`` and pushes what ``make`` makes of its desk."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        path: Path,
        make: Callable[[Desk], Screen[None]],
        *,
        theme: str = "textual-light",
        prepare: Callable[[Workspace], None] | None = None,
    ) -> None:
        super().__init__()
        self._prepare = prepare
        self.desk = Desk(path, Surroundings("Ann"))
        self.posted: list[Posted] = []
        self._make = make
        self.theme = theme

    async def on_mount(self) -> None:
        await self.desk.open()
        if self._prepare is not None:
            await self.desk.do(self._prepare)
        await self.push_screen(self._make(self.desk))

    async def on_unmount(self) -> None:
        await self.desk.close()

    @on(ShowScreen)
    @on(Trouble)
    def keep(self, message: Posted) -> None:
        """No other screen comes, so that keys go on to the one that is there."""
        self.posted.append(message)
        self.drop_keys()


async def until(pilot: Pilot[Any], holds: Callable[[], object], what: str = "it never came to that") -> None:
    """Wait until ``holds`` is true; fail with ``what`` and with what is on the screen when it never is."""
    end = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < end, f"{what}; {type(pilot.app.screen).__name__} shows:\n{shown_text(pilot.app)}"
        await pilot.pause(0.01)


@dataclass(slots=True)
class Disk:
    """The disk with the engagement file: while it is ``full`` it takes neither entries nor drafts."""

    full: bool = False


def shown_text(app: App[Any]) -> str:
    """Everything on the screen now, line by line, spaces that must not break as spaces."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - there is no public way to read a screen
    return "\n".join(strip.text.rstrip() for strip in strips).replace("\u00a0", " ")


def fixed_clock() -> datetime:
    return datetime(2026, 3, 2, 10, 42, tzinfo=UTC)


def pass_opening(workspace: Workspace, person: str, minutes: int = 45) -> None:
    """Begin an interview, or go on with it, and record consent where the opening is still to come."""
    held = begin_interview(workspace, person, minutes=minutes)
    if opening_is_due(held):
        held.answer(CONSENT, value="yes")


@asynccontextmanager
async def interviewing(
    path: Path,
    person: str = "PLN",
    *,
    size: tuple[int, int] = (80, 24),
    question: str | None = None,
    settings: Settings | None = None,
    opening: bool = False,
) -> AsyncIterator[tuple[Pilot[None], InterviewScreen]]:
    """An interview on screen, open and ready to be typed into; behind its ``opening`` unless that is wanted."""
    wanted = settings or Settings()
    app = Host(
        path,
        lambda desk: InterviewScreen(desk, wanted, person, minutes=45, question=question, now=fixed_clock),
        prepare=None if opening else lambda workspace: pass_opening(workspace, person),
    )
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, InterviewScreen), "the screen never came")
        screen = app.screen
        assert isinstance(screen, InterviewScreen)
        await until(pilot, lambda: screen.mode is not Mode.OPENING, "the interview never opened")
        await pilot.pause()
        yield pilot, screen


async def saved(pilot: Pilot[None], screen: InterviewScreen) -> None:
    """Wait until everything is on the disk."""
    await pilot.pause()
    await until(pilot, lambda: not screen.pending, "it was never saved")


def type_fast(app: App[None], text: str) -> None:
    """Every character as a key press, as fast as a terminal can send them, without waiting in between."""
    for character in text:
        name = "enter" if character == "\n" else _character_to_key(character)
        app.post_message(events.Key(name, "\r" if character == "\n" else character))


async def end(app: App[None]) -> None:
    """End the app as its quitting and its signals do, and wait until it has ended."""
    app.exit()
    await ended(app)


async def ended(app: App[None]) -> None:
    """Wait until the app has ended."""
    deadline = monotonic() + PATIENCE
    while app.is_running:
        assert monotonic() < deadline, "it never ended"
        await asyncio.sleep(0)


def move(path: Path, to: Path) -> None:
    """Move a file, as somebody does in another window."""
    path.rename(to)
