"""The one way in which a screen waits for work that may fail: the failure is shown over the screen."""

from collections.abc import Awaitable
from typing import Any, TypeVar

from textual.screen import Screen

from coachtui.model.problems import CoachError
from coachtui.tui.messages import Trouble

_T = TypeVar("_T")


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
