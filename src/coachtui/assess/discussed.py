"""Whether the latest point of a figure that a meeting talked about is outside its usual range, or noise."""

from dataclasses import dataclass
from fractions import Fraction

from coachtui.assess.limits import (
    WINDOW,
    NaturalLimits,
    Signal,
    mean_moving_range,
    natural_limits,
    near_one_limit,
    signals,
)
from coachtui.model.observing import DiscussedFigure
from coachtui.model.rubric import LimitsRule


@dataclass(frozen=True, slots=True)
class FigureVerdict:
    """A figure with its points, oldest first, and as far as there are enough of them its limits.

    ``latest`` are the signals that end at the latest point: none means noise. ``outside`` are the points outside the
    limits, ``longest_run`` is the most points in a row on one side of the mean, ``most_near`` the most of four in a row
    nearer to one limit than to the mean. ``provisional``: the limits rest on few points.
    """

    figure: DiscussedFigure
    points: tuple[Fraction, ...]
    mean: Fraction
    mean_range: Fraction | None
    limits: NaturalLimits | None = None
    latest: frozenset[Signal] = frozenset()
    outside: tuple[Fraction, ...] = ()
    longest_run: int = 0
    most_near: int = 0
    provisional: bool = False

    @property
    def is_noise(self) -> bool | None:
        """Whether no signal ends at the latest point; None where there are too few points to tell."""
        return None if self.limits is None else not self.latest


def verdict_on(figure: DiscussedFigure, rule: LimitsRule | None) -> FigureVerdict | None:
    """What the row of points of ``figure`` says about the latest [method 12.11]; None for a figure without points.

    Fewer points than ``rule`` asks for, or a rubric without the rule, give no limits.
    """
    points = tuple(Fraction(point) for point in figure.points)
    if not points:
        return None
    mean = sum(points, Fraction()) / len(points)
    mean_range = mean_moving_range(points)
    if rule is None or len(points) < rule.from_points:
        return FigureVerdict(figure, points, mean, mean_range)
    limits = natural_limits(points)
    return FigureVerdict(
        figure,
        points,
        mean,
        mean_range,
        limits,
        signals(points, limits)[-1],
        tuple(point for point in points if not limits.lower <= point <= limits.upper),
        _longest_run(points, mean),
        max(near_one_limit(points[place : place + WINDOW], limits) for place in range(len(points))),
        len(points) < rule.firm_from_points,
    )


def _longest_run(points: tuple[Fraction, ...], mean: Fraction) -> int:
    longest = run = side = 0
    for point in points:
        here = (point > mean) - (point < mean)
        run = (run + 1 if here == side else 1) if here else 0
        longest, side = max(longest, run), here
    return longest
