"""Sentences on the figures that a meeting talked about: whether their latest points are signals or noise."""

from coachtui.assess.discussed import FigureVerdict
from coachtui.assess.limits import Signal
from coachtui.assess.rounding import half_up
from coachtui.model.text import one_line

_SIGNALS = {
    Signal.OUTSIDE: "outside its usual range",
    Signal.RUN: "with seven or more before it on one side of the middle",
    Signal.NEAR_LIMIT: "one of three out of four near one end of its range",
}


def figure_words(verdict: FigureVerdict) -> str:
    """Whether the latest point of a figure is noise, in a sentence, with its usual range."""
    name, latest = one_line(verdict.figure.name or verdict.figure.id), one_line(verdict.figure.points[-1])
    if verdict.limits is None:
        are = "point is" if len(verdict.points) == 1 else "points are"
        return f"{name}: {latest}. {len(verdict.points)} {are} too few to know its usual range."
    usual = f"{half_up(verdict.limits.lower, 1)} to {half_up(verdict.limits.upper, 1)}"
    provisional = f" Only {len(verdict.points)} points: provisional." if verdict.provisional else ""
    if verdict.is_noise:
        return f"{name}: {latest} is noise. Its usual range is {usual}.{provisional}"
    why = " and ".join(_SIGNALS[each] for each in Signal if each in verdict.latest)
    return f"{name}: {latest} is a signal, {why}. Its usual range is {usual}.{provisional}"
