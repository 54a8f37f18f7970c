"""An element of the picture: its name, what was said and shown, both as marks on one bar, and the level."""

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from coachtui.model.cells import wrapped
from coachtui.model.text import one_line
from coachtui.tui.widgets.lines import LEVELS, QUIET, column

if TYPE_CHECKING:
    from coachtui.report.rows import ScoreRow

ID = 3
"""Columns of an id, at least."""
_SAID, _SHOWN, _LEVEL = 5, 6, 6
_GAP, _BAR, _BESIDE_BAR = 1, 17, 2
"""Columns of the gap before the bar, of the bar, and of the level beside it."""
_ROOM_FOR_BAR = 64
"""From how many columns on there is a bar beside the figures."""


def element_line(row: "ScoreRow", width: int, *, whole: bool = False) -> Content:
    """One row of the picture in ``width`` columns: id, name, said, shown, bar and level, or that it is not assessed.

    A name that is one column too long takes it from the gap behind it. A longer one is cut short; with ``whole`` it
    goes on below.
    """
    room = _room_for_level(width)
    level = int(row.level) if row.level.isdecimal() else None
    if level is None:
        right = Content.styled(f"{'not assessed' if room > _LEVEL else '–':>{room}}", QUIET)
    elif room > _LEVEL:
        drawn = Content.styled(row.bar, "$accent")
        right = Content.assemble(" " * _GAP, drawn, f"{level:>{_BESIDE_BAR}}")
    else:
        right = Content(f"{level:>{room}}")
    named = max(cell_len(row.id) + 1, ID)
    for_name, name, for_said = max(width - named - _SAID - _SHOWN - room, 1), one_line(row.name), _SAID
    if cell_len(name) == for_name + 1:
        for_name, for_said = for_name + 1, for_said - 1
    first, *more = wrapped(name, for_name) if whole else [name]
    return Content.assemble(
        (column(row.id, named), QUIET),
        column(first, for_name),
        (f"{row.said:>{for_said}}", QUIET),
        f"{row.shown:>{_SHOWN}}",
        right,
        "".join(f"\n{' ' * named}{line}" for line in more),
    )


def columns_line(title: str, width: int) -> Content:
    """The heads of the columns of `element_line`, with ``title`` at the left and between which figures all are."""
    heads = f"{'said':>{_SAID}}{'shown':>{_SHOWN}}{'level':>{_room_for_level(width)}}"
    left = max(width - len(heads), 0)
    scale = "   " + column(f"0 to {LEVELS}", left - len(title) - 3)
    return Content.assemble((column(title, left - len(scale)), "bold"), (scale, QUIET), (heads, QUIET))


def _room_for_level(width: int) -> int:
    return _GAP + _BAR + _BESIDE_BAR if width >= _ROOM_FOR_BAR else _LEVEL
