"""Timing two things by turns. Knows nothing of what they do."""

import gc
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

Action = Callable[[], object]
"""Something that is done once each time it is called.

What returns a float has timed itself: so many seconds of it count.
"""

Sides = tuple[Action, Action]
"""What is measured, and what it is measured against."""


class CannotMeasureError(Exception):
    """A sentence that says why there can be no figure here."""


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison: ``at_most`` is the highest median ratio that is ok, ``pairs`` how often it is taken.

    ``sides`` gets everything ready for so many pairs and one more, in a folder of its own, and clears up afterwards.
    """

    name: str
    what: str
    against: str
    at_most: float
    pairs: int
    sides: Callable[[int, Path], AbstractContextManager[Sides]]


@dataclass(frozen=True, slots=True)
class Measured:
    """The seconds each side of a row took, pair by pair."""

    row: Row
    seconds: Sequence[float]
    seconds_against: Sequence[float]

    @property
    def ratios(self) -> tuple[float, ...]:
        """How many times as long as the other side it took, pair by pair."""
        return tuple(one / other for one, other in zip(self.seconds, self.seconds_against, strict=True))

    @property
    def over(self) -> bool:
        """Whether the median ratio is above what the row allows."""
        return median(self.ratios) > self.row.at_most


def measure(row: Row, pairs: int, folder: Path) -> Measured:
    """Both sides of ``row`` by turns, after one pair that only warms up. Raises CannotMeasureError."""
    with row.sides(pairs, folder) as (one, other):
        one()
        other()
        taken = [(_seconds(one), _seconds(other)) for _ in range(pairs)]
    return Measured(row, [first for first, _ in taken], [second for _, second in taken])


def _seconds(action: Action) -> float:
    gc.collect()  # so that no side pays for what the other one left behind
    start = perf_counter()
    own = action()
    return own if isinstance(own, float) else perf_counter() - start
