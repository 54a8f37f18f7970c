"""Rounding for display and for levels, always half up. Scores themselves stay exact fractions."""

from decimal import Decimal
from fractions import Fraction


def half_up(figure: Fraction, places: int) -> Decimal:
    """``figure`` with ``places`` decimals (0 or more), a half rounded up; ``str`` of it is what is displayed.

    Values are rounded only for display [method 3.1].
    """
    scale = 10**places
    return Decimal(_nearest(figure * scale)).scaleb(-places)


def rounded(figure: Fraction | None, places: int = 2) -> float | None:
    """``figure`` as a number with ``places`` decimals, as JSON has it; None stays None."""
    return None if figure is None else float(half_up(figure, places))


def level_of(figure: Fraction) -> int:
    """The whole level of a figure, a half rounded up: 0.5 is level 1 [method 3.1]."""
    return _nearest(figure)


def _nearest(figure: Fraction) -> int:
    return (2 * figure.numerator + figure.denominator) // (2 * figure.denominator)
