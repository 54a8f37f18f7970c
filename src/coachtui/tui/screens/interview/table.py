"""Filling in a table without looking: what each key means in its cells. Paints and records nothing itself."""

from collections.abc import Sequence
from enum import Enum, auto

from coachtui.asking.tables import MOST_ROWS, Rows, cell, is_sheet, pasted, with_cell, without_blanks, without_row
from coachtui.tui.typed_line import TypedLine


class Moved(Enum):
    """What a key did in a table."""

    WITHIN = auto()
    """The cursor moved, or a character changed."""
    ROW = auto()
    """A row is done and worth recording."""
    OUT = auto()
    """The table is left, for the note."""
    FOREIGN = auto()
    """Nothing: the key means something else."""


class TableMode:
    """The rows of one table question while they are typed, and the cell the cursor is in.

    ``columns`` are the column ids; there is always one more row to type in, up to `MOST_ROWS`.
    """

    def __init__(self, columns: Sequence[str], rows: Rows) -> None:
        self.columns = tuple(columns)
        self.row, self.column = min(len(rows), MOST_ROWS - 1), 0
        self.left_out = 0
        self._rows = rows
        self.line = TypedLine.at_end(cell(rows, self.row, self.columns[0]))

    @property
    def rows(self) -> Rows:
        """The rows as typed so far, the one the cursor is in included; blank ones too."""
        return with_cell(self._rows, self.row, self.columns[self.column], self.line.text)

    @property
    def filled(self) -> Rows:
        """The rows that hold anything."""
        return without_blanks(self.rows)

    def go(self, row: int, column: int) -> None:
        """Put the cursor at the end of a cell."""
        self._rows = self.rows
        if row != self.row:
            at = sum(1 for each in self._rows[:row] if each)  # blank rows go, so that what follows moves up
            self._rows = without_blanks(self._rows)
            row = at
        self.row, self.column = min(max(row, 0), len(self._rows), MOST_ROWS - 1), column
        self.line = TypedLine.at_end(cell(self._rows, self.row, self.columns[self.column]))

    def press(self, key: str, character: str) -> Moved:
        """What this key does."""
        moved = self._move(key)
        if moved is not None:
            return moved
        typed = self.line.press(key, character)
        if typed is None:
            return Moved.FOREIGN
        self.line = typed
        return Moved.WITHIN

    def paste(self, text: str) -> Moved:
        """Put in a word, or from this cell on a piece of a spreadsheet. `left_out` lines of it found no place."""
        if not is_sheet(text):
            self.line = self.line.put(text)
            return Moved.WITHIN
        rows, self.left_out = pasted(self.rows, self.row, self.columns, self.column, text)
        self._rows = without_blanks(rows)
        self.row, self.column = min(len(self._rows), MOST_ROWS - 1), 0
        self.line = TypedLine.at_end(cell(self._rows, self.row, self.columns[0]))
        return Moved.ROW

    @property
    def _is_at_end(self) -> bool:
        """Whether this row is empty and none comes after it."""
        rows = self.rows
        return not any(rows[self.row :])

    def _move(self, key: str) -> Moved | None:
        """What a key does that leaves the cell; None for one that does not."""
        step = self._step(key)
        if step:
            return self._along(step)
        if key == "enter":
            return Moved.OUT if self._is_at_end else self._to(self.row + 1, 0)
        if key in {"up", "down"}:
            return self._to(self.row + (1 if key == "down" else -1), self.column)
        return self._take_out() if key == "ctrl+d" else None

    def _step(self, key: str) -> int:
        """How many cells a key goes along the rows; 0 for none."""
        at_start, at_end = self.line.place == 0, self.line.place == len(self.line.text)
        if key == "tab" or (key == "right" and at_end and self.column < len(self.columns) - 1):
            return 1
        back = key in {"backspace", "left"} and at_start and (self.row, self.column) != (0, 0)
        return -1 if back or key == "shift+tab" else 0

    def _along(self, step: int) -> Moved:
        row, column = divmod(self.row * len(self.columns) + self.column + step, len(self.columns))
        if row < 0 or (row > self.row and self._is_at_end):
            return Moved.OUT
        return self._to(row, column)

    def _to(self, row: int, column: int) -> Moved:
        before = self.row
        if row < 0 or (row > before and self._is_at_end):
            return Moved.WITHIN
        self.go(row, column)
        return Moved.WITHIN if row == before else Moved.ROW

    def _take_out(self) -> Moved:
        self._rows = without_row(self.rows, self.row)
        self.row = min(self.row, len(self._rows))
        self.line = TypedLine.at_end(cell(self._rows, self.row, self.columns[self.column]))
        return Moved.ROW
