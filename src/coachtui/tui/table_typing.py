"""A table being typed into, as a value: its rows, the cell with the cursor, and what each key does. Paints nothing."""

from collections.abc import Sequence
from enum import Enum, auto

from coachtui.asking.tables import MOST_ROWS, Rows, cell, is_sheet, pasted, with_cell, without_blanks, without_row
from coachtui.tui.typed_line import TypedLine


class TableKey(Enum):
    """What a key did in a table."""

    CELL = auto()
    """The cursor moved within its row, or the text of a cell changed."""
    ROW = auto()
    """The cursor left its row, or rows were pasted or taken out: the rows are worth recording."""
    LEFT = auto()
    """The user wants to leave the table."""
    UNUSED = auto()
    """Nothing: the key has no meaning in a table."""


class TypedTable:
    """The rows of one table while they are typed. ``columns`` are the column ids, at least one.

    ``row`` and ``column`` are the place of the cell with the cursor, ``line`` its text and the cursor in it. Below the
    last row there is always one more to type in, up to ``most`` rows. A row left blank is taken out when the cursor
    leaves it. ``no_room`` is how many lines of the last paste were left out.
    """

    def __init__(self, columns: Sequence[str], rows: Rows, *, most: int = MOST_ROWS) -> None:
        self.columns = tuple(columns)
        self.no_room = 0
        self._most = most
        self._rows = rows
        self.row, self.column, self.line = 0, 0, TypedLine()
        self._put_cursor(len(rows), 0)

    @property
    def rows(self) -> Rows:
        """The rows as typed so far, the cell with the cursor included; blank ones too."""
        return with_cell(self._rows, self.row, self.columns[self.column], self.line.text)

    @property
    def filled(self) -> Rows:
        """The rows that hold anything."""
        return without_blanks(self.rows)

    def go(self, row: int, column: int) -> None:
        """Move the cursor to the end of the cell at ``row`` and ``column``, counted from 0."""
        self._rows = self.rows
        if row != self.row:
            row = sum(1 for each in self._rows[:row] if each)  # blank rows go, so that what follows moves up
            self._rows = without_blanks(self._rows)
        self._put_cursor(row, column)

    def press(self, key: str, character: str) -> TableKey:
        """Handle a key. ``character`` is what it types, "" for nothing. Returns what that did to the table."""
        done = self._move(key)
        if done is not None:
            return done
        typed = self.line.press(key, character)
        if typed is None:
            return TableKey.UNUSED
        self.line = typed
        return TableKey.CELL

    def paste(self, text: str) -> TableKey:
        """Insert text at the cursor, or the cells of a spreadsheet from this cell on; the cursor goes behind them."""
        self.no_room = 0
        if not is_sheet(text):
            self.line = self.line.put(text)
            return TableKey.CELL
        rows, self.no_room = pasted(self.rows, self.row, self.columns, self.column, text, most=self._most)
        self._rows = without_blanks(rows)
        self._put_cursor(len(self._rows), 0)
        return TableKey.ROW

    def _put_cursor(self, row: int, column: int) -> None:
        self.row, self.column = max(min(row, len(self._rows), self._most - 1), 0), column
        self.line = TypedLine.at_end(cell(self._rows, self.row, self.columns[column]))

    @property
    def _is_at_end(self) -> bool:
        """Whether this row is empty and none comes after it."""
        return not any(self.rows[self.row :])

    def _move(self, key: str) -> TableKey | None:
        """Handle a key that leaves the cell; None for a key that does not."""
        step = self._step(key)
        if step:
            return self._along(step)
        if key == "enter":
            return TableKey.LEFT if self._is_at_end else self._to(self.row + 1, 0)
        if key in {"up", "down"}:
            return self._to(self.row + (1 if key == "down" else -1), self.column)
        return self._take_out() if key == "ctrl+d" else None

    def _step(self, key: str) -> int:
        """How many cells a key goes along the rows; 0 for none."""
        at_start, at_end = self.line.place == 0, self.line.place == len(self.line.text)
        if key == "tab" or (key == "right" and at_end and self.column < len(self.columns) - 1):
            return 1
        back = key == "left" and at_start and (self.row, self.column) != (0, 0)  # Backspace held down stops here
        return -1 if back or key == "shift+tab" else 0

    def _along(self, step: int) -> TableKey:
        row, column = divmod(self.row * len(self.columns) + self.column + step, len(self.columns))
        if row < 0 or (row > self.row and self._is_at_end):
            return TableKey.LEFT
        return self._to(row, column)

    def _to(self, row: int, column: int) -> TableKey:
        before = self.row
        if row < 0 or (row > before and self._is_at_end):
            return TableKey.CELL
        self.go(row, column)
        return TableKey.CELL if row == before else TableKey.ROW

    def _take_out(self) -> TableKey:
        self._rows = without_row(self.rows, self.row)
        self._put_cursor(self.row, self.column)
        return TableKey.ROW
