"""The arithmetic of an XmR chart: natural limits of figures in their order in time, and the signals among them.

X are the individual values, mR the moving ranges: how far each value is from the one before it. The constants are those
published for moving ranges of two values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

NATURAL = Fraction("2.66")
"""The natural limits lie this many mean moving ranges above and below the centre."""
RANGE = Fraction("3.268")
"""The limit of the moving ranges is this many times their mean."""
RUN = 8
"""This many points in a row on the same side of the centre are a signal."""
WINDOW, _NEAR = 4, 3
"""Of ``WINDOW`` points in a row, ``_NEAR`` or more nearer to the same limit than to the centre are a signal."""


class Signal(StrEnum):
    """Why a point is a signal rather than noise. The values are printed in JSON."""

    OUTSIDE = "outside the limits"
    RUN = "a run on one side"
    NEAR_LIMIT = "near one limit"


@dataclass(frozen=True, slots=True)
class NaturalLimits:
    """The mean of the points as ``centre``, their natural limits, and the limit of their moving ranges, exact.

    The natural limits may lie beyond what the figures can be. ``range_limit`` is only reported: no signal follows from
    it.
    """

    centre: Fraction
    lower: Fraction
    upper: Fraction
    range_limit: Fraction


def natural_limits(points: Sequence[int | Fraction]) -> NaturalLimits:
    """The limits of ``points``, given in their order in time. Raises ValueError for fewer than two."""
    row = list(map(Fraction, points))
    mean_range = mean_moving_range(row)
    if mean_range is None:
        raise ValueError("a moving range needs two points")
    centre, spread = sum(row, Fraction()) / len(row), NATURAL * mean_range
    return NaturalLimits(centre, centre - spread, centre + spread, RANGE * mean_range)


def mean_moving_range(points: Sequence[Fraction]) -> Fraction | None:
    """How far each of ``points`` is from the one before it, on average; None for fewer than two."""
    ranges = [abs(after - before) for before, after in pairwise(points)]
    return sum(ranges, Fraction()) / len(ranges) if ranges else None


def signals(points: Sequence[int | Fraction], limits: NaturalLimits) -> tuple[frozenset[Signal], ...]:
    """For each of ``points``, given in their order in time, the signals that it makes with those before it.

    OUTSIDE: it is beyond a natural limit; on the limit is not beyond. RUN: it and the seven before it are on the same
    side of the centre; a point on the centre ends a run. NEAR_LIMIT: it and at least two of the three before it are
    nearer to the same limit than to the centre; the first three points never have this signal. ``limits`` may come from
    other points.
    """
    found = []
    for place, point in enumerate(points):
        here = set()
        if not limits.lower <= point <= limits.upper:
            here.add(Signal.OUTSIDE)
        run = points[max(place + 1 - RUN, 0) : place + 1]
        if len(run) == RUN and (all(each > limits.centre for each in run) or all(each < limits.centre for each in run)):
            here.add(Signal.RUN)
        window = points[max(place + 1 - WINDOW, 0) : place + 1]
        if len(window) == WINDOW and any(
            len(near) >= _NEAR and point in near for near in _near_each_limit(window, limits)
        ):
            here.add(Signal.NEAR_LIMIT)
        found.append(frozenset(here))
    return tuple(found)


def near_one_limit(points: Sequence[int | Fraction], limits: NaturalLimits) -> int:
    """The number of ``points`` nearer to the upper limit than to the centre, or to the lower: the greater of the two.

    A point beyond a limit is near it; one halfway to it is not.
    """
    return max(map(len, _near_each_limit(points, limits)))


def _near_each_limit(
    points: Sequence[int | Fraction], limits: NaturalLimits
) -> tuple[list[int | Fraction], list[int | Fraction]]:
    """The points nearer to the upper limit than to the centre, and those nearer to the lower one."""
    high, low = (limits.centre + limits.upper) / 2, (limits.centre + limits.lower) / 2
    return [each for each in points if each > high], [each for each in points if each < low]
