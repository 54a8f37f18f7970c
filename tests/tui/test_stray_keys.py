"""Keys that mean nothing where they are pressed: modifiers alone, the rest of a torn sequence, help over help."""

import random
from functools import partial
from pathlib import Path

from textual import events

from coachtui.tui.key_reports import NO_KEYS
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.tui.starting import StartWith
from coachtui.tui.terminal_input import TORN_KEY
from tests.tui.hosting import interviewing, until
from tests.tui.looking import app_on, until_on, until_shown
from tests.tui.test_interview_typing import QUESTION

OVERLAY_KEYS = ("f1", "f2", "ctrl+p")


def is_in(screen: InterviewScreen, mode: Mode) -> bool:
    return screen.mode is mode


async def test_modifiers_locks_and_media_keys_alone_end_no_rating_no_break_and_no_blank_screen(
    northfield: Path,
) -> None:
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        for keys, mode in (
            (("escape", "r"), Mode.RATE),
            (("escape", "a"), Mode.BLANK),
            (("escape", "z"), Mode.BLANK),
            (("escape", "j"), Mode.PANEL),
            (("escape",), Mode.COMMAND),
        ):
            await pilot.press(*keys)
            await until(pilot, partial(is_in, screen, mode), f"{keys} does not lead to {mode}")
            for key in sorted(NO_KEYS):
                screen.app.post_message(events.Key(key, None))
                screen.app.post_message(events.Key(f"ctrl+shift+{key}", None))
            await pilot.pause()
            assert screen.mode is mode
            await pilot.press("escape")
            await until(pilot, lambda: screen.mode in {Mode.WRITING, Mode.COMMAND})
            if screen.mode is Mode.COMMAND:
                await pilot.press("escape")


async def test_the_rest_of_a_torn_sequence_ends_the_wait_for_a_letter(northfield: Path) -> None:
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        for key in ("escape", TORN_KEY, "n", "o"):
            screen.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: screen.note.text == "no")


async def test_help_palette_and_jump_keys_in_any_order_lie_over_one_another(northfield: Path) -> None:
    chance = random.Random(20260302)
    async with app_on(northfield, start=StartWith("PLN", again=True)) as pilot:
        await until_shown(pilot, "saved")
        await pilot.press("ctrl+p", "f1", "ctrl+p")
        await until_on(pilot, "Palette")
        await pilot.press(*chance.choices((*OVERLAY_KEYS, "escape"), k=40), *OVERLAY_KEYS)
        while len(pilot.app.screen_stack) > 2:
            await pilot.press("escape")
        await until_on(pilot, "InterviewScreen")
