"""What is painted can be read: on every screen, light and dark, words stand out from what lies behind them."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from textual.color import Color
from textual.pilot import Pilot

from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.tui.themes import contrast
from tests.tui.comfortable import painted
from tests.tui.hosting import until
from tests.tui.looking import app_on, until_on, until_shown

LEAST = 4.5
"""WCAG 2.1, 1.4.3: text."""


def assert_readable(pilot: Pilot[Any], screen: str) -> None:
    assert type(pilot.app.screen).__name__ == screen
    words = [
        (contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)), segment.text)
        for segment in painted(pilot.app)
        if (style := segment.style) is not None
        and style.color is not None
        and style.bgcolor is not None
        and any(map(str.isalnum, segment.text))
    ]
    assert words
    assert [(round(found, 2), text) for found, text in words if found < LEAST] == []


@asynccontextmanager
async def home(path: Path, theme: str) -> AsyncIterator[Pilot[Any]]:
    async with app_on(path, settings=Settings(theme=theme)) as pilot:
        await until_shown(pilot, "E8")
        yield pilot


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_your_own_pages_can_be_read(northfield: Path, theme: str) -> None:
    async with home(northfield, theme) as pilot:
        assert_readable(pilot, "HomeScreen")
        await pilot.press("p")
        await until_shown(pilot, "name and job")
        assert_readable(pilot, "PeopleScreen")
        pilot.app.post_message(ShowScreen(ScreenId.SCORES, about="E1b"))
        await until_shown(pilot, "Who said what")
        assert_readable(pilot, "ScoresScreen")
        await pilot.press("b")
        await until_shown(pilot, "E1d")
        assert_readable(pilot, "ScoresScreen")


@pytest.mark.parametrize("theme", ["light", "dark"])
async def test_the_interview_can_be_read_in_every_mode(northfield: Path, theme: str) -> None:
    async with home(northfield, theme) as pilot:
        pilot.app.post_message(ShowScreen(ScreenId.INTERVIEW, person="PLN", question="C1.3"))
        await until_on(pilot, "WhichInterview")
        await pilot.press("end", "enter")
        await until_on(pilot, "InterviewScreen")
        screen = pilot.app.screen
        assert isinstance(screen, InterviewScreen)
        await until(pilot, lambda: screen.mode is not Mode.OPENING)
        assert screen.note.styles.color == screen.styles.color
        holds: dict[tuple[str, ...], Callable[[], bool]] = {
            ("2", "enter"): lambda: screen.mode is Mode.WRITING,
            ("escape",): lambda: screen.mode is Mode.COMMAND,
            ("j", *"plan"): lambda: screen.mode is Mode.PANEL,
            ("escape", "escape", "r", "1"): lambda: screen.mode is Mode.RATE,
            ("enter", "escape", "i"): lambda: screen.has_class("-with-own-side"),
        }
        for keys, held in holds.items():
            await pilot.press(*keys)
            await until(pilot, held)
            await pilot.pause()
            assert_readable(pilot, "InterviewScreen")
        await pilot.press("escape", "w")
        await until_shown(pilot, "not asked")
        assert_readable(pilot, "WrapUpScreen")
        await pilot.press("r")
        await until_shown(pilot, "Let me say back")
        assert_readable(pilot, "ReadBackScreen")
