"""Whether the latest point of a figure is noise."""

from fractions import Fraction

import pytest

from coachtui.assess.discussed import FigureVerdict, verdict_on
from coachtui.assess.limits import Signal
from coachtui.model.observing import DiscussedFigure
from coachtui.model.rubric import LimitsRule

from .observed_samples import RUBRIC

RULE = RUBRIC.coaching_rules.limits if RUBRIC.coaching_rules else None
ON_TIME = "90 88 92 87 91 93 89 86 90 92 91 88"


def verdict(points: str, rule: LimitsRule | None = RULE) -> FigureVerdict:
    found = verdict_on(DiscussedFigure("K", "M", tuple(points.split())), rule)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("points", "noise", "provisional", "run", "near"),
    [
        (ON_TIME, True, False, 3, 0),
        ("50 52 48 51 49 50 51 49 52 48 50 70", False, False, 6, 1),
        ("3.4 2.5 2.6 2.5 2.4 2.5", True, True, 5, 1),
        ("1 1 1 1 1 1", True, True, 0, 0),
        ("1 2 1 2 1", None, False, 0, 0),
        ("7", None, False, 0, 0),
    ],
)
def test_a_point_is_noise_unless_there_is_a_signal(
    points: str, noise: bool | None, provisional: bool, run: int, near: int
) -> None:
    found = verdict(points)
    assert (found.is_noise, found.provisional, found.longest_run, found.most_near) == (noise, provisional, run, near)


def test_the_usual_range_is_exact() -> None:
    found = verdict(ON_TIME)
    assert found.limits is not None
    assert (found.mean, found.mean_range) == (Fraction(359, 4), Fraction(34, 11))
    assert round(float(found.limits.lower), 2) == 81.53
    assert round(float(found.limits.upper), 2) == 97.97
    assert found.outside == ()


def test_signals_are_those_of_the_latest_point() -> None:
    found = verdict("50 52 48 51 49 50 51 49 52 48 50 70")
    assert found.latest == {Signal.OUTSIDE}
    assert found.outside == (Fraction(70),)
    assert verdict("70 50 52 48 51 49 50 51 49 52 48 50").outside == (Fraction(70),)
    assert verdict("70 50 52 48 51 49 50 51 49 52 48 50").is_noise
    assert verdict("70 50 50 50 50 50 50 50 50").latest == {Signal.RUN}


def test_no_points_no_verdict_and_no_rule_no_limits() -> None:
    assert verdict_on(DiscussedFigure("K", "M", ()), RULE) is None
    assert verdict(ON_TIME, None).limits is None
