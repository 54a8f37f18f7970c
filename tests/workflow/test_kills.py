"""Fifty kills at random moments of interviews and of a meeting that is observed.

What was acknowledged is there, drafts too, and the file verifies.
"""

import os
import random
import sys
from pathlib import Path

import pytest

from tests.workflow.killing import CONDUCTING, OBSERVING, Killed, kill_often

KILLS_EACH = 10
SEED = int(os.environ.get("COACHTUI_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)


def _name(value: object) -> str:
    return value.program if isinstance(value, Killed) else str(value)


@pytest.mark.parametrize(("batch", "killed"), [*enumerate([*[CONDUCTING] * 4, OBSERVING])], ids=_name)
def test_nothing_acknowledged_is_lost(tmp_path: Path, batch: int, killed: Killed) -> None:
    sys.stdout.write(f"COACHTUI_SEED={SEED}\n")
    chance = random.Random(SEED + batch)
    assert kill_often(tmp_path / "acme.coach", KILLS_EACH, chance, killed)
