"""Fifty kills at random moments of an interview: what was acknowledged is there, drafts too, and the file verifies."""

import os
import random
import sys
from pathlib import Path

import pytest

from tests.workflow.killing import kill_often

KILLS_EACH = 10
SEED = int(os.environ.get("COACHTUI_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)


@pytest.mark.parametrize("batch", range(5))
def test_nothing_acknowledged_is_lost(tmp_path: Path, batch: int) -> None:
    sys.stdout.write(f"COACHTUI_SEED={SEED}\n")
    chance = random.Random(SEED + batch)  # noqa: S311 - repeatable, not secret
    assert kill_often(tmp_path / "acme.coach", KILLS_EACH, chance)
