"""A terminal that sends characters, editing keys and pastes in one go, as one does under load or over a slow line."""

import random
import sys
from functools import partial
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("journeys need a pty", allow_module_level=True)

from tests.journeys.killing import INTERVIEW, engagement_at
from tests.journeys.terminal import at_terminal
from tests.tui.key_mixes import Stroke, mix, text_of

SEED = 20260302
CORRECTED = [Stroke("a"), Stroke("b"), Stroke("backspace"), Stroke("c")]


def has_line(text: str, shown: str) -> bool:
    return text in (line.strip("│ ") for line in shown.split("\n"))


def test_the_note_shows_what_was_typed_corrected_and_pasted_in_one_go(tmp_path: Path) -> None:
    path = engagement_at(tmp_path / "acme.coach")
    chance = random.Random(SEED)
    with at_terminal(tmp_path, "interview", path.name, *INTERVIEW) as terminal:
        terminal.until_shown("saved ")
        for strokes in (CORRECTED, *(mix(chance) for _ in range(10))):
            burst = [*strokes, Stroke("z")]
            terminal.type("".join(stroke.sent for stroke in burst))
            terminal.until(partial(has_line, text_of(burst)), f"{text_of(burst)!r} did not come")
            terminal.type("".join(Stroke(key).sent for key in ("end", "ctrl+u")))
