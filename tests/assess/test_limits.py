"""Natural limits against figures worked out by hand, and each signal where it is due."""

from fractions import Fraction

import pytest

from coachtui.assess.limits import NaturalLimits, Signal, natural_limits, signals


def test_limits_are_those_worked_out_by_hand() -> None:
    limits = natural_limits([10, 50, 40, 30])
    assert limits == NaturalLimits(Fraction("32.5"), Fraction("-20.7"), Fraction("85.7"), Fraction("65.36"))


def test_one_point_has_no_limits() -> None:
    with pytest.raises(ValueError, match="two points"):
        natural_limits([3])


LIMITS = NaturalLimits(Fraction(2), Fraction(0), Fraction(4), Fraction(3))


@pytest.mark.parametrize(
    ("points", "at_the_last"),
    [
        ([2, 2, 5], {Signal.OUTSIDE}),
        ([2, 2, -1], {Signal.OUTSIDE}),
        ([2, 2, 4], set()),
        ([Fraction(5, 2)] * 8, {Signal.RUN}),
        ([Fraction(5, 2)] * 7, set()),
        ([*[Fraction(5, 2)] * 4, 2, *[Fraction(5, 2)] * 4], set()),
        ([4, 4, 2, 4], {Signal.NEAR_LIMIT}),
        ([4, 0, 4, 0], set()),
        ([4, 4, 4], set()),
        ([4, 4, 4, 2], set()),
        ([4, 4, 4, 0], set()),
    ],
)
def test_a_signal_is_seen_where_it_is_due(points: list[int], at_the_last: set[Signal]) -> None:
    assert signals(points, LIMITS)[-1] == at_the_last
