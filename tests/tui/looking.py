"""What tests of whole screens share: the app on a file, waiting for what should come, and reading what is shown."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Static

from coachtui.settings.settings import Settings
from coachtui.store.entry import utc_now
from coachtui.tui.app import CoachApp
from coachtui.tui.starting import StartWith
from coachtui.tui.widgets.lines import Lines
from coachtui.workflow.engagement.engagements import Surroundings
from tests.tui.hosting import shown_text, until


@asynccontextmanager
async def app_on(
    path: Path | None,
    *,
    size: tuple[int, int] = (80, 24),
    start: StartWith | None = None,
    settings: Settings | None = None,
    now: Callable[[], datetime] = utc_now,
) -> AsyncIterator[Pilot[None]]:
    """The app on the engagement at ``path``, driven by keys and clicks."""
    around = Surroundings(author="Ann", now=now)
    app = CoachApp(path, start=start or StartWith(), surroundings=around, settings=settings or Settings())
    async with app.run_test(size=size) as pilot:
        yield pilot


async def until_on(pilot: Pilot[Any], screen: str) -> None:
    """Wait until the screen of this class is in front and laid out."""
    await until(pilot, lambda: type(pilot.app.screen).__name__ == screen and pilot.app.screen.is_running)
    await pilot.pause()


async def until_shown(pilot: Pilot[Any], *words: str) -> None:
    """Wait until all these words are on the screen."""

    def all_shown() -> bool:
        text = shown(pilot)
        return all(word in text for word in words)

    await until(pilot, all_shown)


def shown(pilot: Pilot[Any]) -> str:
    """Everything on the screen now, as `shown_text` reads it."""
    return shown_text(pilot.app)


def lines(pilot: Pilot[Any], name: str) -> Lines[Any]:
    """The list of this id on the screen in front."""
    return pilot.app.screen.query_one(f"#{name}", Lines)


def text_of(pilot: Pilot[Any], name: str) -> str:
    """What a text of this id says."""
    return str(pilot.app.screen.query_one(f"#{name}", Static).content)


async def type_in(pilot: Pilot[Any], text: str) -> None:
    """Type ``text`` where the cursor is."""
    await pilot.press(*("space" if letter == " " else letter for letter in text))
