"""Whatever can come in on standard input, by the hundred interviews: what is stored is what a plain text makes of it.

    python3 run.py python -m bench.any_input

Not a matter of speed, so not a row of bench/speed.py. The interviews are those of the tests; ``--slow`` adds sequences
whose Esc comes long before the rest of them, which needs a machine that does nothing else.
"""

import argparse
import os
import random
import sys
import tempfile
from pathlib import Path

from tests.journeys.any_input import type_anything
from tests.journeys.killing import engagement_at

_MILLISECONDS = "20000"
"""How long Esc waits for more, so that no sequence is torn because the machine is busy."""


def main() -> None:
    """Hold as many interviews as asked, and end with an error at the first note that is not as it should be."""
    parser = argparse.ArgumentParser(description="Send anything to interviews, and compare what they store.")
    parser.add_argument("--interviews", type=int, default=200, help="how many")
    parser.add_argument("--seed", type=int, default=None, help="repeats what an earlier run sent first")
    parser.add_argument("--slow", action="store_true", help="with torn sequences; takes several times as long")
    asked = parser.parse_args()
    first = random.SystemRandom().randrange(1, 1 << 32) if asked.seed is None else asked.seed
    if not asked.slow:
        os.environ["ESCDELAY"] = _MILLISECONDS
    for seed in range(first, first + asked.interviews):
        sys.stdout.write(f"seed {seed}\n")
        sys.stdout.flush()
        with tempfile.TemporaryDirectory() as folder:
            type_anything(engagement_at(Path(folder) / "acme.coach"), seed, slow=asked.slow)
    sys.stdout.write(f"{asked.interviews} interviews, every note as it was typed\n")


if __name__ == "__main__":
    main()
