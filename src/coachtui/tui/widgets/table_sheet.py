"""A table as it is typed in place: headings, rows and the cell with the cursor. Only paints; keys go elsewhere."""

from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from coachtui.asking.tables import Rows
from coachtui.model.text import one_line
from coachtui.tui.typed_line import TypedLine
from coachtui.tui.widgets.lines import QUIET

_GAP = 2
_NUMBER = 4
"""Cells taken by the number of a row and the gap behind it."""
_LEAST = 8
_ROOMY = 20
"""What the column with the cursor gets when the others have to be narrow."""
_BEFORE, _BEHIND = "‹", "›"  # noqa: RUF001 - arrows, not brackets
"""Signs in the headings that there are more columns to the left and to the right."""
_MOST_SHOWN = 8


class TableSheet(Widget):
    """As many rows and columns as fit, the cell with the cursor always among them."""

    HELP: ClassVar[str] = (
        "The table. Tab goes from cell to cell and on to the next row, Enter begins a new row, the arrow keys move."
        " Enter in an empty row goes back to the note. Ctrl+D takes a row out. Copy rows in a spreadsheet and paste"
        " them here: they fill the cells from the cursor on. A click goes to a cell."
    )

    def __init__(self, *, choose: Callable[[int, int], None], id: str) -> None:  # noqa: A002
        super().__init__(id=id, classes="-empty")
        self._choose = choose
        self._heads: tuple[str, ...] = ()
        self._ids: tuple[str, ...] = ()
        self._rows: Rows = ()
        self._cursor: tuple[int, int] | None = None
        self._line = TypedLine()
        self._first = 0

    def show(
        self, ids: Sequence[str], heads: Sequence[str], rows: Rows, cursor: tuple[int, int] | None, line: TypedLine
    ) -> None:
        """Show these rows. ``cursor`` is the row and column typed in (None: nowhere), ``line`` what stands there."""
        taller = (len(rows), cursor is None, tuple(heads)) != (len(self._rows), self._cursor is None, self._heads)
        self._ids, self._heads, self._rows, self._cursor, self._line = tuple(ids), tuple(heads), rows, cursor, line
        self.set_class(not heads, "-empty")
        self.refresh(layout=taller)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The headings and the rows, eight at the most; a row to type in while there is a cursor."""
        del viewport, width
        rows = max(len(self._rows), 0 if self._cursor is None else self._cursor[0] + 1)
        return 1 + min(max(rows, 1), _MOST_SHOWN, max(container.height // 2 - 1, 1))

    def render(self) -> Content:
        """The headings, then the rows that fit."""
        width, height = self.content_size
        if not self._heads or height < 1:
            return Content()
        widths = self._widths(width)
        lines = [self._heading(widths)]
        last = max(len(self._rows) - 1, 0 if self._cursor is None else self._cursor[0])
        self._scroll(last, height - 1)
        if self._cursor is None and not self._rows:
            lines.append(Content.styled("     nothing yet: Tab goes into the table", QUIET))
        else:
            lines += [self._row(row, widths) for row in range(self._first, min(last + 1, self._first + height - 1))]
        return Content("\n").join(lines)

    def on_click(self, event: events.Click) -> None:
        """Go to the cell under the mouse."""
        event.stop()
        at = event.get_content_offset(self)
        if at is None or not self._heads:
            return
        row = min(self._first + max(at.y - 1, 0), len(self._rows))
        edge = _NUMBER
        widths = self._widths(self.content_size.width)
        for column, width in widths.items():
            edge += width + _GAP
            if at.x < edge or column == max(widths):
                self._choose(row, column)
                return

    def _scroll(self, last: int, height: int) -> None:
        at = last if self._cursor is None else self._cursor[0]
        self._first = min(max(self._first, at - height + 1), at, max(last - height + 1, 0))

    def _shown(self, width: int) -> range:
        """The columns that there is room for, that of the cursor in the middle of them."""
        count = len(self._heads)
        if self._cursor is None:
            fit = (width - _NUMBER + _GAP) // (_LEAST + _GAP)
        else:
            fit = 1 + (width - _NUMBER - _ROOMY) // (_LEAST + _GAP)
        fit = min(max(fit, 1), count)
        at = 0 if self._cursor is None else self._cursor[1]
        first = min(max(at - fit // 2, 0), count - fit)
        return range(first, first + fit)

    def _widths(self, width: int) -> dict[int, int]:
        """How wide each column is that shows: alike, or the one with the cursor wide enough to type in."""
        shown = self._shown(width)
        room = width - _NUMBER - _GAP * (len(shown) - 1)
        alike = max(room // len(shown), 1)
        if self._cursor is None or alike >= _ROOMY or len(shown) == 1:
            return dict.fromkeys(shown, alike)
        others = max((room - _ROOMY) // (len(shown) - 1), _LEAST)
        return {**dict.fromkeys(shown, others), self._cursor[1]: max(room - others * (len(shown) - 1), _LEAST)}

    def _heading(self, widths: Mapping[int, int]) -> Content:
        before = _BEFORE if min(widths) > 0 else " "
        cells = (" " * _GAP).join(_fitted(self._heads[column], width) for column, width in widths.items())
        if max(widths) < len(self._heads) - 1:
            cells = f"{cells[:-1]}{_BEHIND}"  # in place of the last blank, or of the sign that the heading is cut
        return Content.styled(f"{before:{_NUMBER}}{cells}", QUIET)

    def _row(self, row: int, widths: Mapping[int, int]) -> Content:
        known = self._rows[row] if row < len(self._rows) else {}
        parts: list[Content] = [Content.styled(f"{row + 1:>{_NUMBER - 2}}  ", QUIET)]
        for column, width in widths.items():
            if (row, column) == self._cursor:
                parts.append(self._typing(width))
            else:
                parts.append(Content(_fitted(known.get(self._ids[column], ""), width)))
            parts.append(Content(" " * (_GAP if column < max(widths) else 0)))
        return Content.assemble(*parts)

    def _typing(self, width: int) -> Content:
        """The cell with the cursor: as much around it as fits, marked so that it is found at a glance."""
        before = self._line.text[: self._line.place]
        while cell_len(before) > width - 1:
            before = before[1:]
        under, after = self._line.text[self._line.place :][:1] or " ", self._line.text[self._line.place + 1 :]
        left = max(width - cell_len(before) - cell_len(under), 0)
        return Content.assemble(
            (before, "on $accent 25%"), (under, "reverse"), (set_cell_size(after, left), "on $accent 25%")
        )


def _fitted(text: str, width: int) -> str:
    """The text on one line of exactly so many cells."""
    line = one_line(text)
    return set_cell_size(line if cell_len(line) <= width else set_cell_size(line, width - 1) + "…", width)
