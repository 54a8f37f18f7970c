"""The log of an engagement file, read in fold order and folded into a state that is kept until the log changes."""

import sqlite3
from collections.abc import Iterator
from operator import attrgetter
from pathlib import Path

from coachtui.model.engagement import State
from coachtui.store.entry import COLUMNS, LAST_DAY, Entry, Position
from coachtui.store.fold import BEFORE_ALL, NOTHING_FOLDED, fold, fold_further
from coachtui.store.transactions import PlainWords, damaged

_BATCH = 500
_ALL = ", ".join(COLUMNS)
_SELECT = f"SELECT {_ALL} FROM entry"  # noqa: S608 - names of our own
_OUTLINE = "'engagement', 'person', 'session', 'joined', 'consent', 'proposed', 'observed'"


class FoldedLog:
    """What `EngagementFile` reads of its log. Nothing is written here.

    ``plain_words`` turns SQLite's errors into CoachErrors, which name ``path``.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, plain_words: PlainWords) -> None:
        self._path, self._connection, self._plain_words = path, connection, plain_words
        self.folded = NOTHING_FOLDED
        """What was folded so far."""
        self.appended: list[Entry] = []
        """Entries appended by this program since `folded`, which need not be read back to be folded."""
        self._outline: tuple[tuple[int, int], State] | None = None
        """The outline as it was last read, with the ``changes`` given then."""

    def entries(self, after: Position | None = None) -> Iterator[Entry]:
        """Every entry in fold order, those after ``after`` only if it is given; see `EngagementFile.entries`."""
        at, writer, seq = after or BEFORE_ALL
        if not at:
            yield from self._in_batches(f"at >= '{LAST_DAY}' AND (writer, seq)", (writer, seq))
            writer, seq = "", -1
        yield from self._in_batches(f"at < '{LAST_DAY}' AND (at, writer, seq)", (at, writer, seq))

    def _in_batches(self, columns: str, after: tuple[str | int, ...]) -> Iterator[Entry]:
        """The entries whose ``columns`` are greater than ``after``, in their order.

        Raises DamagedError where the order is not kept: a file that was tampered with could go on for ever.
        """
        marks = ", ".join("?" * len(after))
        order = columns.partition("(")[2].strip(")")
        last: Position | None = None
        while True:
            with self._plain_words:
                batch = self._select(f"WHERE {columns} > ({marks}) ORDER BY {order} LIMIT {_BATCH}", after)
            for entry in batch:
                if last is not None and entry.position <= last:
                    raise damaged(self._path)
                last = entry.position
            yield from batch
            if last is None or len(batch) < _BATCH:
                return
            after = last[-len(after) :]

    def _select(self, rest: str, values: tuple[str | int, ...] = ()) -> list[Entry]:
        """The entries that ``rest``, SQL behind the table's name, selects."""
        return [Entry(*row) for row in self._connection.execute(f"{_SELECT} {rest}", values).fetchall()]

    def state(self, data_version: int) -> State:
        """The state folded from all entries. Only new ones are read, unless another program changed earlier ones.

        ``data_version`` is SQLite's number of that name as it is now: another one once another program has written.
        """
        known = data_version == self.folded.data_version and self.folded.complete
        if known and not self.appended:
            return self.folded.state
        if data_version != self.folded.data_version and not self._is_unchanged():
            self.folded = NOTHING_FOLDED
        fresh = tuple(self.appended if known else self.entries(self.folded.to))
        self.folded = fold_further(self.folded, fresh, data_version)
        self.appended.clear()
        return self.folded.state

    def outline(self, changes: tuple[int, int]) -> State:
        """The state folded from a few kinds of entries; see `EngagementFile.outline`, and its `changes`."""
        if self._outline is None or self._outline[0] != changes:
            with self._plain_words:
                found = self._select(f"WHERE kind IN ({_OUTLINE})")
            self._outline = changes, fold(sorted(found, key=attrgetter("position")))
        return self._outline[1]

    def forget(self) -> None:
        """Have everything folded anew the next time."""
        self.folded = NOTHING_FOLDED
        self.appended.clear()

    def _is_unchanged(self) -> bool:
        """Whether the entries folded so far are as they were: none was inserted between them, none was erased."""
        with self._plain_words:
            counts = self._connection.execute(
                "SELECT count(*), count(body) FROM entry WHERE at >= ? OR (at, writer, seq) <= (?, ?, ?)",
                (LAST_DAY, *self.folded.to),
            ).fetchone()
        return bool(counts == (self.folded.count, self.folded.full))
