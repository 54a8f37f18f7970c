"""The levels said and shown as two marks on one line of text, from level 0 on the left to 4 on the right."""

from fractions import Fraction

from coachtui.assess.rounding import level_of
from coachtui.model.rubric import LEVELS

SAID, SHOWN = "●", "○"
"""The marks; where both fall on one place, only the first is drawn."""


def level_marks(said: Fraction | None, shown: Fraction | None, steps: int) -> str:
    """A line of 4 x ``steps`` + 1 characters with a mark for each figure; figures between places go to the nearer one.

    Without either figure it is blank.
    """
    places = (len(LEVELS) - 1) * steps + 1
    if said is None and shown is None:
        return " " * places
    line = ["·"] * places
    for figure, mark in ((shown, SHOWN), (said, SAID)):
        if figure is not None:
            line[level_of(figure * steps)] = mark
    return "".join(line)
