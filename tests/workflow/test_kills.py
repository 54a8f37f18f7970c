"""Fifty kills at random moments of an interview: what was acknowledged is there, drafts too, and the file verifies."""

import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

import coachtui
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.roles import Role
from coachtui.workflow.checking import logged, verify_engagement
from coachtui.workflow.engagements import create_engagement, open_engagement

KILLS_EACH = 10
SEED = int(os.environ.get("COACHTUI_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)
SOURCES = str(Path(coachtui.__file__).parent.parent)
LONGEST_RUN = 60


def kill(path: Path, start: int, chance: random.Random) -> tuple[list[int], int]:
    """The numbers of acknowledged entries, and of the last acknowledged draft, of a program killed at random."""
    process = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("conducting.py"), path, str(start)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCES},
    )
    assert process.stdout is not None
    with process, process.stdout as said:
        lines = [said.readline() for _ in range(chance.randrange(1, LONGEST_RUN))]
        time.sleep(chance.random() * 0.006)  # no wait for anything: the moment of the kill is what is tried
        process.kill()
        lines += said.readlines()
    told = [line.split() for line in lines if line.endswith("\n")]
    entries = [int(number) for kind, number in told if kind == "entry"]
    return entries, max((int(number) for kind, number in told if kind == "draft"), default=-1)


@pytest.mark.parametrize("batch", range(5))
def test_nothing_acknowledged_is_lost(tmp_path: Path, batch: int) -> None:
    sys.stdout.write(f"COACHTUI_SEED={SEED}\n")
    chance = random.Random(SEED + batch)  # noqa: S311 - repeatable, not secret
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick"), [Person("PLN", Role.MIDDLE, "Tom")])
    acknowledged: set[int] = set()
    next_number = 0
    for _ in range(KILLS_EACH):
        entries, draft = kill(path, next_number, chance)
        acknowledged.update(entries)
        assert verify_engagement(path).problems == ()
        kept = {int(found) for entry in logged(path) for found in re.findall(r"kept (\d+)", str(entry["body"]))}
        assert acknowledged <= kept
        with open_engagement(path) as workspace:
            (session,) = workspace.state.sessions
            drafts = {int(text.split()[1]) for text in workspace.log.drafts(session).values()}
        # The last draft is there, or what was typed has become the entry that was on its way.
        assert draft == -1 or draft in kept | drafts
        next_number = max({*kept, *drafts, next_number}) + 1
    assert acknowledged
