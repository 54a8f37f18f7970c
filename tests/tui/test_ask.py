"""Waiting for work on behalf of a screen: nothing comes of it once the screen is going."""

import asyncio
from pathlib import Path

from coachtui.tui.ask import ask
from tests.tui.looking import app_on, until_on


async def test_work_that_ends_while_its_screen_is_taken_away_gives_nothing(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        screen, done = pilot.app.screen, asyncio.Event()
        assert await ask(screen, asyncio.sleep(0, "words")) == "words"
        waiting = asyncio.create_task(ask(screen, done.wait()))
        await asyncio.sleep(0)
        done.set()
        screen.remove()
        assert screen.children
        assert await waiting is None
