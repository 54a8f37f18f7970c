"""Natural limits of a row of figures, and the signals in it: a chart of individual values and moving ranges in words.

The constants are those published for moving ranges of two points.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

NATURAL = Fraction("2.66")
"""How many mean moving ranges the natural limits lie from the centre."""
RANGE = Fraction("3.268")
"""How many mean moving ranges the limit of the moving range is."""
RUN = 8
"""So many points in a row on one side of the centre are a signal."""
WINDOW, _NEAR = 4, 3
"""Of so many points in a row so many nearer to one limit than to the centre are a signal."""

_FEWEST = 2


class Signal(StrEnum):
    """What is more than the usual to and fro."""

    OUTSIDE = "outside the limits"
    RUN = "a run on one side"
    NEAR_LIMIT = "near one limit"


@dataclass(frozen=True, slots=True)
class NaturalLimits:
    """The mean of a row, the natural limits of its points, and the limit of the ranges between neighbours, exact."""

    centre: Fraction
    lower: Fraction
    upper: Fraction
    range_limit: Fraction


def natural_limits(points: Sequence[int | Fraction]) -> NaturalLimits:
    """The limits of ``points`` in their order in time. Raises ValueError for less than two points."""
    if len(points) < _FEWEST:
        raise ValueError("a moving range needs two points")
    row = list(map(Fraction, points))
    centre = sum(row, Fraction()) / len(row)
    ranges = [abs(after - before) for before, after in pairwise(row)]
    mean_range = sum(ranges, Fraction()) / len(ranges)
    spread = NATURAL * mean_range
    return NaturalLimits(centre, centre - spread, centre + spread, RANGE * mean_range)


def signals(points: Sequence[int | Fraction], limits: NaturalLimits) -> tuple[frozenset[Signal], ...]:
    """The signals that end at each of ``points``. A point on the centre ends a run."""
    found = []
    for place, point in enumerate(points):
        here = set()
        if not limits.lower <= point <= limits.upper:
            here.add(Signal.OUTSIDE)
        run = points[max(place + 1 - RUN, 0) : place + 1]
        if len(run) == RUN and (all(each > limits.centre for each in run) or all(each < limits.centre for each in run)):
            here.add(Signal.RUN)
        window = points[max(place + 1 - WINDOW, 0) : place + 1]
        if len(window) == WINDOW and near_one_limit(window, limits) >= _NEAR:
            here.add(Signal.NEAR_LIMIT)
        found.append(frozenset(here))
    return tuple(found)


def near_one_limit(points: Sequence[int | Fraction], limits: NaturalLimits) -> int:
    """How many of ``points`` are nearer to one limit than to the centre: to the limit that has more of them."""
    high, low = (limits.centre + limits.upper) / 2, (limits.centre + limits.lower) / 2
    return max(sum(each > high for each in points), sum(each < low for each in points))
