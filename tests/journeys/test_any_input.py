"""Text, editing keys, pastes, bad bytes and unknown sequences, cut anywhere, make what a plain text makes of them."""

import os
import random
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("journeys need a pty", allow_module_level=True)

from tests.journeys.any_input import type_anything
from tests.journeys.killing import engagement_at

SAME_EACH_TIME = 20260302
SEED = int(os.environ.get("COACHTUI_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)


def test_whatever_comes_in_the_note_is_what_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sys.stdout.write(f"COACHTUI_SEED={SEED}\n")
    monkeypatch.setenv("ESCDELAY", "20000")  # so that no sequence is torn because the machine is busy
    type_anything(engagement_at(tmp_path / "acme.coach"), SAME_EACH_TIME, SEED)
