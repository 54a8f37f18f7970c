"""A table that is typed into: each key edits the cell with the cursor at once. Thousands of rows are no burden."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.coordinate import Coordinate
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widgets import DataTable

from coachtui.asking.tables import MOST_ROWS, Rows
from coachtui.model.cells import cut, wrapped
from coachtui.model.text import one_line
from coachtui.tui.folded_text import LONGEST_LINE, too_long
from coachtui.tui.graphemes import cluster_end
from coachtui.tui.table_columns import NARROWEST, PADDING, ColumnLayout, laid_out
from coachtui.tui.table_typing import TableKey, TypedTable
from coachtui.tui.typed_characters import typed_by
from coachtui.tui.typed_line import TypedLine

_MORE_LEFT, _MORE_RIGHT = "‹", "›"
"""Signs beside the headings that there are more columns to the left and to the right."""
_WIDEST = 4
"""Characters for each cell of the terminal that are looked at: some have no width."""
_MOST_SHOWN = 8
"""Rows shown at most where the table takes the height it needs."""
_LOW, _HEADING_LINES, _HEADING_LINES_INSIDE = 18, 2, 3
"""Lines of a screen below which headings have one line; how many they have at most on others, and while somebody types:
then half of the table's height at most."""
_LOOKED_AT = 30
"""Rows above and below the cursor whose cells say how wide a column needs to be."""
_CELL_LINES, _MANY = 3, 60
"""Lines that a row has at most while somebody types, so that its cells are whole; above so many rows each has one."""
_FEW = 20
"""Up to so many rows are removed one by one; removing all and adding the rest again is quicker for more."""
_NOTHING_YET = "      nothing yet: Tab goes into the table"


class EditableTable(DataTable[Text], inherit_bindings=False):
    """A table that is typed into; the cell with the cursor is always in sight. It records nothing.

    The rows are those that `show` was given, as they were typed into since. `Changed`, `RowDone`, `Left` and `NoRoom`
    are posted about them. Keys without a meaning in a table bubble to the screen, and so do Esc and Alt with a letter.
    ``most`` is how many rows there may be.
    """

    HELP: ClassVar[str] = (
        "The table. Tab goes from cell to cell and on to the next row, Enter begins a new row, the arrow keys move."
        " Enter in an empty row goes back to the note. Ctrl+D takes a row out. Copy rows in a spreadsheet and paste"
        " them here: they fill the cells from the cursor on. A click goes to a cell."
    )
    HINT: ClassVar[str] = "Tab next cell · Enter next row · Enter in an empty row: back to the note"
    """What the bottom line may say while the table has the focus."""
    COMPONENT_CLASSES: ClassVar[set[str]] = {"editable-table--cell", "editable-table--cursor"}
    """The cell that is typed in, and the character under the cursor in it."""
    DEFAULT_CSS = """
    EditableTable {
        background: transparent;
        overflow-x: hidden;
        scrollbar-size: 0 0;
        &:focus { background-tint: transparent; }
        & > .editable-table--cell { background: $accent 25%; }
        & > .editable-table--cursor { text-style: reverse; }
        & > .datatable--header, &:focus > .datatable--header, &:ansi > .datatable--header {
            background: transparent;
            background-tint: transparent;
            color: $text-muted;
            text-style: none;
        }
        & > .datatable--even-row, &:dark > .datatable--even-row { background: transparent; }
    }
    """

    class TableMessage(Message):
        """Something about the rows of ``subject``, which is what `show` was given. ``rows`` are those filled in."""

        def __init__(self, table: "EditableTable") -> None:
            super().__init__()
            self.table, self.subject, self.rows = table, table.subject, table.filled_rows

        @property
        def control(self) -> "EditableTable":
            """The table."""
            return self.table

    class Changed(TableMessage):
        """The text of a cell changed; to be stored as a draft."""

    class RowDone(TableMessage):
        """A row is complete, or rows were pasted or removed; to be recorded.

        Posted when the focus leaves the table too, if anything changed since.
        """

    class Left(TableMessage):
        """The user wants to leave: Enter in an empty row, Tab in the last cell, Shift+Tab in the first."""

    class NoRoom(TableMessage):
        """``lines`` of what was pasted were left out: the table is full."""

        def __init__(self, table: "EditableTable", lines: int) -> None:
            super().__init__(table)
            self.lines = lines

    def __init__(self, *, id: str, most: int = MOST_ROWS) -> None:
        super().__init__(show_cursor=False, cell_padding=PADDING, id=id, classes="-empty")
        self.subject = ""
        self._most = most
        self._headings: tuple[str, ...] = ()
        self._typed: TypedTable | None = None
        self._reported: Rows = ()
        self._posted: Rows = ()
        self._shown: Sequence[Mapping[str, str]] = ()
        self._is_typing = False
        self._columns_shown = range(0)

    @property
    def filled_rows(self) -> Rows:
        """The rows that hold anything, the cell that is typed in included."""
        return () if self._typed is None else self._typed.filled

    def show(self, subject: str, columns: Mapping[str, str], rows: Rows) -> None:
        """Show ``rows`` in place of those there are, with the cursor below the last of them.

        ``columns`` are the headings by column id; without any the table is hidden. The same rows of the same
        ``subject`` again change nothing. What was typed and not yet recorded is lost: look at `filled_rows` before.
        """
        known = () if self._typed is None else self._typed.columns
        if (subject, tuple(columns), tuple(columns.values())) != (self.subject, known, self._headings):
            self.clear(columns=True)
            self.subject, self._headings = subject, tuple(columns.values())
            for column, heading in columns.items():
                self.add_column(one_line(heading), width=NARROWEST, key=column)
        elif rows == self.filled_rows:
            return
        self.set_class(not columns, "-empty")
        self._typed = TypedTable(tuple(columns), rows, most=self._most) if columns else None
        self._reported = self._posted = rows
        self._lay_out()

    def go(self, row: int, column: int) -> None:
        """Move the cursor to the end of the cell at ``row`` and ``column``, counted from 0.

        Behind the last row there is an empty one.
        """
        if self._typed is not None:
            self._typed.go(row, column)
            self._after(TableKey.ROW)

    def get_row_at(self, row_index: int) -> list[Text]:
        """The cells of a row as they are shown: DataTable asks for them when it paints."""
        typed = self._typed
        if typed is None:
            return []
        lines = self.ordered_rows[row_index].height
        cells = [
            _text(self._shown[row_index].get(column, ""), place.width, lines)
            for column, place in zip(typed.columns, self.ordered_columns, strict=True)
        ]
        if self._is_typing and row_index == typed.row:
            cells[typed.column] = self._typed_cell(typed.line, self.ordered_columns[typed.column].width)
        return cells

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The lines of the headings and the rows: of the rows eight, and half of ``container``, at the most."""
        del viewport, width
        lines = sum(row.height for row in self.ordered_rows[:_MOST_SHOWN])
        return self.header_height + min(lines, _MOST_SHOWN, max(container.height // 2 - 1, 1))

    def render_line(self, y: int) -> Strip:
        """A line of the table; beside the last line of the headings stand the signs that there are more columns.

        Below the headings of a table without rows stands how to get into it, unless it has the focus.
        """
        style = self.get_component_rich_style("datatable--header")
        if y == self.header_height and not self._is_typing and not any(self._shown):
            return Strip([Segment(_NOTHING_YET, style)]).adjust_cell_length(self.size.width, self.rich_style)
        strip = super().render_line(y)
        if y == self.header_height - 1 and self._columns_shown:
            if self._columns_shown[0] > 0:
                strip = Strip.join([strip.crop(0, 1), Strip([Segment(_MORE_LEFT, style)]), strip.crop(2)])
            if self._columns_shown[-1] < len(self._headings) - 1:
                strip = Strip.join([strip.crop(0, self.size.width - 1), Strip([Segment(_MORE_RIGHT, style)])])
        return strip

    # What people do

    def on_key(self, event: events.Key) -> None:
        """Edit the cell with the cursor, or move. Keys are handled here alone, so that they keep their order."""
        if self._typed is None or event.key == "escape" or event.key.startswith("alt+"):
            return
        character = "" if event.key.startswith(("ctrl+", "super+")) else typed_by(event)
        done = self._typed.press(event.key, character)
        if done is not TableKey.UNUSED:
            event.stop()
            event.prevent_default()
            self._after(done)

    def on_paste(self, event: events.Paste) -> None:
        """Insert pasted text at the cursor, or the cells of a spreadsheet from the cell with the cursor on.

        Text with a line that is too long to be laid out is refused, with a notice; where rows did not fit, `NoRoom` is
        posted.
        """
        if self._typed is None:
            return
        event.stop()
        event.prevent_default()
        longest = max(map(len, event.text.splitlines()), default=0)
        if longest + len(self._typed.line.text) > LONGEST_LINE:
            self.notify(too_long(longest), markup=False)
            return
        self._after(self._typed.paste(event.text))
        if self._typed.no_room:
            self.post_message(self.NoRoom(self, self._typed.no_room))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Move the cursor to the cell under the mouse.

        On focus it would be too late: the table may grow by a row then.
        """
        at = event.get_content_offset(self)
        if at is None or self._typed is None:
            return
        event.stop()
        self.go(self._row_at(int(self.scroll_y) + max(at.y - self.header_height, 0)), self._column_at(at.x))

    def on_click(self, event: events.Click) -> None:
        """Keep DataTable from handling the click."""
        event.stop()
        event.prevent_default()

    def on_focus(self) -> None:
        """Move to the cell that was clicked, if any, and show the cursor."""
        self.call_later(self._begin)

    def _begin(self) -> None:
        self._is_typing = self.has_focus
        self._lay_out()

    def on_blur(self) -> None:
        """Post `RowDone` if anything changed since the last one."""
        self._is_typing = False
        self._report()
        self._lay_out()

    def on_resize(self) -> None:
        """Compute the widths of the columns anew."""
        self._lay_out()

    def _after(self, done: TableKey) -> None:
        """Show what a key or pasted text did, and post what it means for the rows."""
        if done is not TableKey.CELL:
            self._report()
        elif self.filled_rows != self._posted:
            self._posted = self.filled_rows
            self.post_message(self.Changed(self))
        if done is TableKey.LEFT and self._typed is not None:
            self._typed.go(len(self._reported), 0)
            self.post_message(self.Left(self))
        self._lay_out()

    def _report(self) -> None:
        if self.filled_rows != self._reported:
            self._reported = self._posted = self.filled_rows
            self.post_message(self.RowDone(self))

    # What is shown

    def _lay_out(self) -> None:
        """Bring the number of rows, the widths, the cursor and the place scrolled to in line with what is typed."""
        typed = self._typed
        if typed is None:
            return
        self._shown = typed.rows if self._is_typing else typed.filled or ({},)
        if self.row_count - len(self._shown) > _FEW or len(str(self.row_count)) > max(len(str(len(self._shown))), 2):
            self.clear()  # also where the numbers of the rows get narrower: DataTable keeps their column as it was
        while self.row_count > len(self._shown):
            self.remove_row(self.ordered_rows[-1].key)
        for number in range(self.row_count, len(self._shown)):
            self.add_row(label=Text(f"{number + 1:>2}"))
        first = self._give_widths()
        self._give_heights()
        row, column = min(typed.row, len(self._shown) - 1), typed.column if self._is_typing else 0
        self.move_cursor(row=row, column=column)
        self.update_cell_at(Coordinate(row, column), Text())  # DataTable paints anew what it thinks changed
        self.scroll_to(x=first, animate=False, force=True)

    def _give_widths(self) -> int:
        """Give each column its width and heading; return how far the table is scrolled to the right, in cells."""
        if self._typed is None:
            return 0
        fit = self._laid_out(self._typed, self.scrollable_content_region.width - self._label_width)
        self._columns_shown = fit.shown
        for place, column in enumerate(self.ordered_columns):
            column.width = fit.widths.get(place, NARROWEST)
            column.label = Text(fit.headings.get(place, ""), no_wrap=True, end="")
        if self.header_height != fit.lines:
            self.header_height = fit.lines
        return sum(column.get_render_width(self) for column in self.ordered_columns[: fit.shown[0]])

    def _give_heights(self) -> None:
        """Give each row the lines that its cells in sight need, and the table its size."""
        grows = self._is_typing and len(self._shown) <= _MANY
        columns = () if self._typed is None else self._typed.columns
        in_sight = [(columns[place], self.ordered_columns[place].width + 1) for place in self._columns_shown]
        for row, held in zip(self.ordered_rows, self._shown, strict=True):
            needed = (len(wrapped(one_line(held.get(column, "")), width)) for column, width in in_sight)
            row.height = min(max(needed, default=1), _CELL_LINES) if grows else 1
            row.height = max(row.height, 1)
        taken = sum(column.get_render_width(self) for column in self.ordered_columns)
        lines = sum(row.height for row in self.ordered_rows) if grows else self.row_count
        self.virtual_size = Size(self._label_width + taken, lines + self.header_height)

    @property
    def _label_width(self) -> int:
        """The cells taken by the number of a row, with the blanks at its sides."""
        return max(len(str(self.row_count)), 2) + 2 * PADDING

    def _laid_out(self, typed: TypedTable, room: int) -> ColumnLayout:
        """The columns as they fit now, that with the cursor among them."""
        if self._is_typing:
            most = max(min(self.size.height // 2, _HEADING_LINES_INSIDE), 1)
        else:
            most = 1 if self.screen.size.height < _LOW else _HEADING_LINES
        near = self._shown[max(typed.row - _LOOKED_AT, 0) : typed.row + _LOOKED_AT]
        needs = [max((cell_len(row.get(column, "")) for row in near), default=0) for column in typed.columns]
        return laid_out(self._headings, needs, room, at=typed.column if self._is_typing else None, most=most)

    def _row_at(self, y: int) -> int:
        """The row that has the line ``y`` of all rows; behind the last one there is one more for each line."""
        for place, row in enumerate(self.ordered_rows):
            if y < row.height:
                return place
            y -= row.height
        return self.row_count + y

    def _column_at(self, x: int) -> int:
        """The column shown at ``x`` cells from the left, or the one nearest to it."""
        edge = self._label_width
        for place in self._columns_shown:
            edge += self.ordered_columns[place].get_render_width(self)
            if x < edge:
                return place
        return self._columns_shown[-1]

    def _typed_cell(self, line: TypedLine, width: int) -> Text:
        """The cell with the cursor: as much around the cursor as fits, marked so that it is found at a glance."""
        before = line.text[max(line.place - _WIDEST * width, 0) : line.place]
        while cell_len(before) > width - 1:
            before = before[1:]
        end = cluster_end(line.text, line.place)
        under, after = line.text[line.place : end] or " ", line.text[end : end + _WIDEST * width]
        left = max(width - cell_len(before) - cell_len(under), 0)
        cell = self.get_component_rich_style("editable-table--cell")
        cursor = self.get_component_rich_style("editable-table--cursor")
        return Text.assemble((before, cell), (under, cursor), (set_cell_size(after, left), cell), no_wrap=True, end="")


def _text(text: str, width: int, lines: int) -> Text:
    """A cell: on one line as far as it goes, or on several, the last one cut where that is not enough."""
    line = one_line(text)
    if lines == 1:
        return Text(line, no_wrap=True, overflow="ellipsis", end="")
    broken = wrapped(line, width + 1)
    if len(broken) > lines:
        broken[lines - 1 :] = [cut(" ".join(broken[lines - 1 :]), width)]
    return Text("\n".join(broken), no_wrap=True, end="")
