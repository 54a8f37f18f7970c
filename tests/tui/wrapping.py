"""The wrap-up on screen for tests: open, with the mark where they want it, and saved."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot

from coachtui.settings.settings import Settings
from coachtui.tui.screens.wrap_up.lines import key_of
from coachtui.tui.screens.wrap_up.screen import WrapUpScreen
from coachtui.tui.widgets.lines import Lines
from coachtui.workflow.engagement.engagements import open_engagement

from .hosting import Host, shown_text, until


def session_of(path: Path) -> str:
    with open_engagement(path) as workspace:
        return next(iter(workspace.state.sessions))


@asynccontextmanager
async def wrapping_up(
    path: Path, session: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], Host, WrapUpScreen]]:
    wanted = session or session_of(path)
    app = Host(path, lambda desk: WrapUpScreen(desk, Settings(), wanted))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, WrapUpScreen) and app.screen.query_one(Lines).things)
        screen = app.screen
        assert isinstance(screen, WrapUpScreen)
        await pilot.pause()
        yield pilot, app, screen


async def mark(pilot: Pilot[None], screen: WrapUpScreen, wanted: str) -> None:
    lines = screen.query_one(Lines)
    lines.highlighted = next(place for place, line in enumerate(lines.things) if key_of(line) == wanted)
    await pilot.pause()


async def saved(pilot: Pilot[None], app: Host) -> None:
    await pilot.pause()
    await until(pilot, lambda: "● saved" in shown_text(app), "it was never saved")


def marked(screen: WrapUpScreen) -> str:
    return key_of(screen.query_one(Lines).chosen)
