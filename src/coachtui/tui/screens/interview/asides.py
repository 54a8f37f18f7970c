"""What is done beside the note for a moment: it takes the keys until it is done. This says what every aside can do."""

from collections.abc import Callable
from enum import Enum, auto
from typing import Protocol

from coachtui.asking.tables import Rows
from coachtui.tui.screens.interview.keys import Pressed
from coachtui.tui.screens.interview.table import Moved, TableMode


class Took(Enum):
    """What an aside made of a key."""

    USED = auto()
    """It was for the aside, which goes on."""
    DONE = auto()
    """It was for the aside, which is over."""
    FOREIGN = auto()
    """It was not for the aside: it means what it means in the note."""


class Aside(Protocol):
    """Something beside the note.

    ``hint`` is what the bottom line says meanwhile; ``lasts`` whether it outlives a command, so that the cursor is back
    in it afterwards.
    """

    hint: str
    lasts: bool

    def press(self, press: Pressed) -> Took:
        """What this key does."""
        ...

    def paste(self, text: str) -> Took:
        """What pasted text does."""
        ...

    def paint(self) -> None:
        """Show it as it is now, or no more once it is closed."""
        ...

    def close(self) -> None:
        """Keep what was typed; called once, whyever it ends."""
        ...


class TableAside:
    """Typing in the cells of a table question. ``record`` keeps a row that is done, ``typed`` what is not done yet."""

    hint = "Tab next cell · Enter next row · Enter in an empty row: back to the note"
    lasts = True

    def __init__(
        self,
        table: TableMode,
        *,
        record: Callable[[Rows], None],
        typed: Callable[[], None],
        paint: Callable[[], None],
        say: Callable[[str], None],
    ) -> None:
        self.table = table
        self.paint = paint
        self._record, self._typed, self._say = record, typed, say
        self._kept = table.filled

    def press(self, press: Pressed) -> Took:
        """A cell, a row, or something else."""
        return self._did(self.table.press(press.key, "" if press.alt else press.character))

    def paste(self, text: str) -> Took:
        """A word into a cell, or many cells."""
        took = self._did(self.table.paste(text))
        if self.table.left_out:
            self._say(f"{self.table.left_out} lines found no room in this table.")
            self.table.left_out = 0
        return took

    def go(self, row: int, column: int) -> None:
        """Put the cursor in a cell."""
        self.table.go(row, column)
        self._did(Moved.ROW)

    def close(self) -> None:
        """Record what was typed last."""
        if self.table.filled != self._kept:
            self._kept = self.table.filled
            self._record(self._kept)

    def _did(self, moved: Moved) -> Took:
        match moved:
            case Moved.FOREIGN:
                return Took.FOREIGN
            case Moved.OUT:
                return Took.DONE
            case Moved.ROW:
                self.close()
            case Moved.WITHIN:
                if self.table.filled != self._kept:
                    self._typed()
        self.paint()
        return Took.USED
