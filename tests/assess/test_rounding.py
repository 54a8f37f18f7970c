"""Halves round up, for display and for levels."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.assess.rounding import half_up, level_of


@pytest.mark.parametrize(
    ("figure", "places", "displayed"),
    [
        ("3/8", 2, "0.38"),
        ("1/8", 2, "0.13"),
        ("5/2", 0, "3"),
        ("7/6", 2, "1.17"),
        ("2", 2, "2.00"),
        ("0", 1, "0.0"),
        ("23/24", 1, "1.0"),
        ("1/20", 1, "0.1"),
        ("29/60", 2, "0.48"),
    ],
)
def test_figures_are_displayed_with_halves_rounded_up(figure: str, places: int, displayed: str) -> None:
    assert str(half_up(Fraction(figure), places)) == displayed


@pytest.mark.parametrize(
    ("figure", "level"), [("1/2", 1), ("499/1000", 0), ("3/2", 2), ("5/2", 3), ("7/2", 4), ("0", 0)]
)
def test_a_half_is_the_level_above(figure: str, level: int) -> None:
    assert level_of(Fraction(figure)) == level


@given(st.fractions(min_value=0, max_value=4), st.integers(min_value=0, max_value=4))
def test_what_is_displayed_is_never_further_off_than_half_a_step(figure: Fraction, places: int) -> None:
    off = Fraction(half_up(figure, places)) - figure
    step = Fraction(1, 10**places)
    assert -step / 2 < off <= step / 2
