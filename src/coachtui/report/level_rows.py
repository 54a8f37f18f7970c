"""The levels of behaviours meeting by meeting: a plain row each, and its usual range where there are enough of them."""

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

    ``limits`` are those of the levels there are, from as many meetings on as the rubric says; None before. ``signals``
    are those that end at the last of these levels.
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
    rule = None if rubric.coaching_rules is None else rubric.coaching_rules.limits
    if rule is None or len(known) < rule.from_meetings:
        return SeriesRow(behaviour, levels, None, frozenset())
    limits = natural_limits(known)
    return SeriesRow(behaviour, levels, limits, signals(known, limits)[-1])


def row_line(row: SeriesRow) -> str:
    """The name of the behaviour and its levels, those of the latest twelve meetings, with the usual range."""
    levels = " ".join(map(level_sign, row.levels[-_MOST_COLUMNS:]))
    return f"{row_name(row):<{_NAME}}{levels}{f'   usual {usual_range(row)}' if row.limits else ''}"


def usual_range(row: SeriesRow) -> str:
    """The usual range, as far as there are levels."""
    if row.limits is None:
        return ""
    lower, upper = max(row.limits.lower, Fraction(LEVELS[0])), min(row.limits.upper, Fraction(LEVELS[-1]))
    return f"{half_up(lower, 1)} to {half_up(upper, 1)}"


def row_name(row: SeriesRow) -> str:
    """The behaviour in a few words."""
    return one_line(row.behaviour.short or row.behaviour.name, _NAME - 2)


def level_sign(level: int | None) -> str:
    """A level as one character."""
    return "·" if level is None else str(level)


def signal_lines(rows: Iterable[SeriesRow]) -> Iterator[str]:
    """A sentence for each behaviour whose last level is a signal."""
    for row in rows:
        if row.signals:
            yield f"{row_name(row)}: {listed(_SIGNALS[each] for each in Signal if each in row.signals)}."
