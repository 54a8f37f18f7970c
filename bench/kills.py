"""Kills by the hundred: what was acknowledged or typed, and how much of it is missing afterwards.

    python3 run.py python -m bench.kills

Not a matter of speed, so not a row of bench/speed.py. The kills themselves are those of the tests.
"""

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.journeys.killing import Loss, engagement_at, kill_while_observing, kill_while_typing, meeting_at
from tests.workflow.killing import CONDUCTING, OBSERVING, Killed, kill_often

_BATCH = 10
"""Kills on one file before the next one is made: reading a file after each kill takes longer the more is in it."""


def workflow_kills(kills: int, folder: Path, chance: random.Random) -> str:
    """Kill the program that conducts interviews, and say what came of it. Raises AssertionError for a loss."""
    return f"workflow: {_acknowledged(CONDUCTING, kills, folder, chance)}"


def meeting_kills(kills: int, folder: Path, chance: random.Random) -> str:
    """Kill the program that observes a meeting, and say what came of it. Raises AssertionError for a loss."""
    return f"meetings: {_acknowledged(OBSERVING, kills, folder, chance)}"


def _acknowledged(killed: Killed, kills: int, folder: Path, chance: random.Random) -> str:
    acknowledged = sum(
        kill_often(folder / f"{killed.program}-{first}.coach", min(_BATCH, kills - first), chance, killed)
        for first in range(0, kills, _BATCH)
    )
    return f"{kills} kills, {acknowledged} records acknowledged, none missing, every file verified"


def screen_kills(kills: int, folder: Path, chance: random.Random) -> str:
    """Kill the interview on the full screen while words are typed, and say what is missing at most."""
    return f"screen: {_typed(kills, folder, chance, engagement_at, kill_while_typing)}"


def observing_kills(kills: int, folder: Path, chance: random.Random) -> str:
    """Kill the screen on which a meeting is observed while lines are typed, and say what is missing at most."""
    return f"observing: {_typed(kills, folder, chance, meeting_at, kill_while_observing)}"


def _typed(
    kills: int,
    folder: Path,
    chance: random.Random,
    make: Callable[[Path], Path],
    kill: Callable[[Path, int, random.Random], Loss],
) -> str:
    losses: list[Loss] = []
    for start in range(0, kills, _BATCH):
        path, first = make(folder / f"typed-{start}.coach"), 1
        for _ in range(min(_BATCH, kills - start)):
            losses.append(kill(path, first, chance))
            first += losses[-1].typed
    typed, missing = sum(loss.typed for loss in losses), sum(loss.missing for loss in losses)
    lossless = sum(not loss.missing for loss in losses)
    worst = max((loss.seconds for loss in losses), default=0.0)
    return (
        f"{kills} kills, {typed} words typed, {missing} missing; nothing missing after {lossless} kills; "
        f"the oldest missing word was {worst:.2f} s old; every file verified"
    )


def main() -> None:
    """Kill as often as asked, and print what came of it."""
    parser = argparse.ArgumentParser(description="Kill coachtui while somebody types, and count what is missing.")
    parser.add_argument("--workflow", type=int, default=1000, help="kills of a program that conducts interviews")
    parser.add_argument("--meetings", type=int, default=200, help="kills of a program that observes a meeting")
    parser.add_argument("--screen", type=int, default=200, help="kills of the interview on the full screen")
    parser.add_argument("--observing", type=int, default=100, help="kills of the screen on which a meeting is observed")
    parser.add_argument("--seed", type=int, default=None, help="repeats the moments of an earlier run")
    asked = parser.parse_args()
    seed = random.SystemRandom().randrange(1, 1 << 32) if asked.seed is None else asked.seed
    sys.stdout.write(f"seed {seed}\n")
    every = (
        (screen_kills, asked.screen),
        (observing_kills, asked.observing),
        (meeting_kills, asked.meetings),
        (workflow_kills, asked.workflow),
    )
    for kind, kills in every:
        started = time.monotonic()
        with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:  # in memory, a commit would cost nothing
            result = kind(kills, Path(folder), random.Random(seed))
        sys.stdout.write(f"{result} ({time.monotonic() - started:.0f} s)\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
