"""What a screen waits for: work that may fail, whose failure is shown over the screen; that it was painted."""

import asyncio
from collections.abc import Awaitable
from contextlib import suppress
from typing import Any, TypeVar

from textual.screen import Screen

from coachtui.model.problems import CoachError
from coachtui.tui.messages import Trouble

_T = TypeVar("_T")

_LONGEST = 1.0
"""Seconds that work waits for a screen to be painted."""


async def ask(screen: Screen[Any], work: Awaitable[_T]) -> _T | None:
    """What ``work`` gives; None when it raised a CoachError, which is shown over ``screen``, or the screen has gone.

    Work that gives nothing should give True, so that the two can be told apart.
    """
    try:
        result = await work
    except CoachError as error:
        screen.post_message(Trouble(error))
        return None
    there = screen.children and screen.display  # while a screen is taken away, its parts go before it does
    return result if there else None


async def until_painted(screen: Screen[Any]) -> None:
    """Wait until ``screen`` was painted, before work begins that would hold the painting up.

    The app is asked, whose messages wait until it may paint; those of a screen do not. Textual hands the call to the
    screen that is in front at that moment, and it is lost if that one goes: after a second nobody waits any more.
    """
    painted = asyncio.Event()
    screen.app.call_after_refresh(painted.set)
    with suppress(TimeoutError):
        await asyncio.wait_for(painted.wait(), _LONGEST)
