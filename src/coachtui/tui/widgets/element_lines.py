"""An element of the picture on one line: what was said, what was shown, and the level as a bar."""

from typing import TYPE_CHECKING

from textual.content import Content

from coachtui.tui.widgets.lines import QUIET, bar, column

if TYPE_CHECKING:
    from coachtui.report.rows import ElementRow

_ID, _FIGURE, _BAR, _LEVEL = 4, 6, 10, 6
_ROOM_FOR_BAR = 56
"""From how many columns on there is a bar beside the figures."""


def element_line(row: "ElementRow", width: int, *, ascii_only: bool = False) -> Content:
    """One row of the picture in ``width`` columns: id, name, said, shown, bar and level, or that it is not assessed."""
    bar_width = _BAR if width >= _ROOM_FOR_BAR else 0
    level = int(row.level) if row.level.isdecimal() else None
    if level is None:
        right = Content.assemble((f"  {column('not assessed', bar_width + _LEVEL - 2)}", QUIET))
    else:
        gap = "  " if bar_width else ""
        right = Content.assemble(gap, bar(level, max(bar_width - 2, 0), ascii_only=ascii_only), f"{level:>{_LEVEL}}")
    name = column(row.name, width - _ID - 2 * _FIGURE - bar_width - _LEVEL)
    return Content.assemble(
        (column(row.id, _ID), QUIET),
        name,
        (f"{row.said:>{_FIGURE}}", QUIET),
        f"{row.shown:>{_FIGURE}}",
        right,
    )


def columns_line(title: str, width: int) -> Content:
    """The heads of the columns of `element_line`, with ``title`` at the left."""
    bar_width = _BAR if width >= _ROOM_FOR_BAR else 0
    heads = f"{'said':>{_FIGURE}}{'shown':>{_FIGURE}}{'level':>{max(bar_width + _LEVEL, 6)}}"
    return Content.assemble((column(title, width - len(heads)), "bold"), (heads, QUIET))
