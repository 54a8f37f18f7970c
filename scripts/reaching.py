"""Ways to a state of a screen: keys, pasted text, a full disk, a file that is gone."""

import os
from collections.abc import Awaitable, Callable
from typing import Any

from textual.events import Paste
from textual.pilot import Pilot

from coachtui.model.problems import CoachError

Steps = Callable[[Pilot[Any]], Awaitable[None]]
_QUIET_ROUNDS, _ROUND = 12, 0.02


async def settle(pilot: Pilot[Any]) -> None:
    """Until everything under way is on the screen: some quiet rounds."""
    for _ in range(_QUIET_ROUNDS):
        await pilot.pause(_ROUND)


def keys(*pressed: str) -> Steps:
    """After these keys, one after the other."""

    async def steps(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        for key in pressed:
            await pilot.press(key)
        await settle(pilot)

    return steps


def typed(text: str) -> tuple[str, ...]:
    """The keys that type ``text``."""
    names = {" ": "space", "\n": "enter"}
    return tuple(names.get(letter, letter) for letter in text)


def then(*parts: Steps) -> Steps:
    """One after the other."""

    async def steps(pilot: Pilot[Any]) -> None:
        for part in parts:
            await part(pilot)

    return steps


def at(question: str, *pressed: str) -> Steps:
    """At the question with this number, after these keys."""
    return then(keys("escape", "j", *typed(question.lower())), keys("enter"), keys(*pressed))


def pasted(text: str) -> Steps:
    """After pasting this into what has the focus."""

    async def steps(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        pilot.app.screen.post_message(Paste(text))
        await settle(pilot)

    return steps


async def full_disk(pilot: Pilot[Any]) -> None:
    """From now on nothing more fits on the disk."""
    await settle(pilot)

    async def refuse(*_: object) -> None:
        raise CoachError("The disk is full", "Nothing more fits.", "Make room, then try again.", passing=True)

    pilot.app.screen._desk.do = refuse  # type: ignore[attr-defined]  # noqa: SLF001 - a real disk would be slow to fill


async def moved_away(pilot: Pilot[Any]) -> None:
    """Somebody moves the file away."""
    await settle(pilot)
    os.rename("northfield.coach", "elsewhere.coach")  # noqa: PTH104 - in a moment, and nothing else waits for it
