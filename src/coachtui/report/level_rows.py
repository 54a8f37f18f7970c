"""The levels of behaviours meeting by meeting, a row of text each, with the usual range where there are enough."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from coachtui.assess.behaviours import Levels
from coachtui.assess.limits import NaturalLimits, Signal, natural_limits, signals
from coachtui.assess.rounding import half_up
from coachtui.model.rubric import LEVELS, Behaviour, Rubric
from coachtui.model.text import listed, one_line

LEGEND = "0 to 4, the latest last; · where there was nothing to see"
_MOST_COLUMNS = 12
_NAME = 26
_SIGNALS = {
    Signal.OUTSIDE: "the last one is outside its usual range",
    Signal.RUN: "eight or more in a row on one side of the middle",
    Signal.NEAR_LIMIT: "three of the last four near one end of the range",
}


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """The levels of one behaviour, meeting by meeting; None where there was none.

    ``limits`` is the usual range of these levels, None for fewer meetings than the rubric says. ``signals`` are those
    that the last of these levels makes.
    """

    behaviour: Behaviour
    levels: tuple[int | None, ...]
    limits: NaturalLimits | None
    signals: frozenset[Signal]


def level_rows(rubric: Rubric, meetings: Sequence[Levels]) -> tuple[SeriesRow, ...]:
    """A row for each behaviour that has a level in any of the ``meetings``, the earliest first."""
    rows = []
    for behaviour in rubric.rated_behaviours().values():
        levels = tuple(each.get(behaviour.id) for each in meetings)
        if any(level is not None for level in levels):
            rows.append(_row(rubric, behaviour, levels))
    return tuple(rows)


def _row(rubric: Rubric, behaviour: Behaviour, levels: tuple[int | None, ...]) -> SeriesRow:
    known = [level for level in levels if level is not None]
    rule = rubric.limits_rule
    if rule is None or len(known) < rule.from_meetings:
        return SeriesRow(behaviour, levels, None, frozenset())
    limits = natural_limits(known)
    return SeriesRow(behaviour, levels, limits, signals(known, limits)[-1])


def row_line(row: SeriesRow) -> str:
    """The name of the behaviour and its levels, those of the latest twelve meetings, with the usual range."""
    levels = " ".join(map(level_sign, row.levels[-_MOST_COLUMNS:]))
    return f"{row_name(row):<{_NAME}}{levels}{f'   usual {usual_range(row)}' if row.limits else ''}"


def usual_range(row: SeriesRow) -> str:
    """The usual range, such as "1.2 to 3.0", within the levels there are; "" where there are too few of them."""
    if row.limits is None:
        return ""
    lower, upper = max(row.limits.lower, Fraction(LEVELS[0])), min(row.limits.upper, Fraction(LEVELS[-1]))
    return f"{half_up(lower, 1)} to {half_up(upper, 1)}"


def row_name(row: SeriesRow) -> str:
    """The short name of the behaviour."""
    return one_line(row.behaviour.short_name, _NAME - 2)


def level_sign(level: int | None) -> str:
    """A level as one character; a dot for None."""
    return "·" if level is None else str(level)


def signal_lines(rows: Iterable[SeriesRow]) -> Iterator[str]:
    """A sentence for each behaviour whose last level is a signal."""
    for row in rows:
        if row.signals:
            yield f"{row_name(row)}: {listed(_SIGNALS[each] for each in Signal if each in row.signals)}."
