"""An element of the picture on one line: what was said and shown, both as marks on one bar, and the level."""

from typing import TYPE_CHECKING

from textual.content import Content

from coachtui.tui.widgets.lines import LEVELS, QUIET, column

if TYPE_CHECKING:
    from coachtui.report.rows import ScoreRow

_ID, _FIGURE, _LEVEL = 5, 6, 6
_GAP, _BAR, _BESIDE_BAR = 2, 17, 3
"""Columns of the gap before the bar, of the bar, and of the level beside it."""
_ROOM_FOR_BAR = 64
"""From how many columns on there is a bar beside the figures."""


def element_line(row: "ScoreRow", width: int) -> Content:
    """One row of the picture in ``width`` columns: id, name, said, shown, bar and level, or that it is not assessed."""
    room = _room_for_level(width)
    level = int(row.level) if row.level.isdecimal() else None
    if level is None:
        right = Content.styled(f"{'not assessed' if room > _LEVEL else '–':>{room}}", QUIET)
    elif room > _LEVEL:
        drawn = Content.styled(row.bar, "$accent")
        right = Content.assemble(" " * _GAP, drawn, f"{level:>{_BESIDE_BAR}}")
    else:
        right = Content(f"{level:>{room}}")
    return Content.assemble(
        (column(row.id, _ID), QUIET),
        column(row.name, width - _ID - 2 * _FIGURE - room),
        (f"{row.said:>{_FIGURE}}", QUIET),
        f"{row.shown:>{_FIGURE}}",
        right,
    )


def columns_line(title: str, width: int) -> Content:
    """The heads of the columns of `element_line`, with ``title`` at the left and between which figures all are."""
    heads = f"{'said':>{_FIGURE}}{'shown':>{_FIGURE}}{'level':>{_room_for_level(width)}}"
    left = max(width - len(heads), 0)
    scale = "   " + column(f"0 to {LEVELS}", left - len(title) - 3)
    return Content.assemble((column(title, left - len(scale)), "bold"), (scale, QUIET), (heads, QUIET))


def _room_for_level(width: int) -> int:
    return _GAP + _BAR + _BESIDE_BAR if width >= _ROOM_FOR_BAR else _LEVEL
