"""What screens await: work that may fail, whose error is shown in a dialog; and that they were painted."""

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
    """The result of ``work``; None when it raised a CoachError, which is shown over ``screen``, and when that has gone.

    Work without a result should return True, so that the caller can distinguish the two.
    """
    try:
        result = await work
    except CoachError as error:
        screen.post_message(Trouble(error))
        return None
    there = screen.children and screen.display  # while a screen is taken away, its parts go before it does
    return result if there else None


async def until_painted(screen: Screen[Any]) -> None:
    """Wait until ``screen`` was painted, for one second at most, before work begins that would delay the painting.

    The app is asked, whose messages wait until it may paint; those of a screen do not. Textual passes the call to the
    screen in front at that moment, and it is lost if that screen goes, hence the limit.
    """
    painted = asyncio.Event()
    screen.app.call_after_refresh(painted.set)
    with suppress(TimeoutError):
        await asyncio.wait_for(painted.wait(), _LONGEST)
