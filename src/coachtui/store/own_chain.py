"""The chain of entries that one opening of a file writes, and the check that the file is still the one it wrote to."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from coachtui.store import chains
from coachtui.store.entry import (
    COLUMNS,
    LAST_DAY,
    Entry,
    Json,
    NewEntry,
    Stamp,
    just_before,
    moment_after,
    row_of,
    sealed,
)
from coachtui.store.transactions import replaced

Clock = Callable[[], datetime]
Identifier = Callable[[], UUID]

_ALL = ", ".join(COLUMNS)
_INSERT = f"INSERT INTO entry ({_ALL}) VALUES ({', '.join('?' * len(COLUMNS))})"  # noqa: S608 - names of our own
_OPENED = f"SELECT {_ALL} FROM entry WHERE kind = 'opened'"  # noqa: S608 - names of our own
_HEADS = "SELECT writer, digest, max(seq) FROM entry GROUP BY writer"
_NEWEST = f"SELECT coalesce(max(at), '') FROM entry WHERE at < '{LAST_DAY}'"  # noqa: S608 - as above
_LAST = "SELECT seq, digest, at FROM entry WHERE writer = ? ORDER BY seq DESC LIMIT 1"
_KNOWN = "SELECT 1 FROM entry WHERE writer = ? AND seq = ? AND digest = ?"
_ANY_OTHER = "SELECT 1 FROM entry WHERE writer IS NOT ? LIMIT 1"
_LATEST = "SELECT writer, seq, digest FROM entry ORDER BY at DESC, writer DESC, seq DESC LIMIT 1"


@dataclass(frozen=True, slots=True)
class WriterSettings:
    """What a writer puts into its entries: the author, the program's version, the times and the ids."""

    author: str
    app: str
    now: Clock
    new_id: Identifier


@dataclass(frozen=True, slots=True)
class _End:
    """The last entry of the chain, and the newest moment that counts for the next. Before the first, ``seq`` is -1."""

    seq: int
    digest: str | None
    newest: str


class OwnChain:
    """Adds entries to the chain of one opening of the file at ``path``, inside the caller's transactions."""

    def __init__(self, path: Path, connection: sqlite3.Connection, settings: WriterSettings) -> None:
        self.writer = str(settings.new_id())
        self._path, self._connection, self._settings = path, connection, settings
        self._end: _End | None = None
        self.known: tuple[str, int, str] | None = None
        """Writer, seq and digest of an entry that is in the file; None where it holds none."""
        self._has_looked = False

    def look(self) -> None:
        """Note the latest entry in the file, which has to be there from now on. Call it once the file is locked."""
        self.known = self._connection.execute(_LATEST).fetchone()
        self._has_looked = True

    def check(self) -> None:
        """Raise ReplacedError where the file does not hold what this opening last read or wrote there.

        Somebody wrote over it then: a sync, or a backup put back. Call it first in every transaction that writes.
        """
        if not self._has_looked:
            return
        if self.known is None:
            is_same = self._connection.execute(_ANY_OTHER, (self.writer,)).fetchone() is None
        else:
            is_same = self._connection.execute(_KNOWN, self.known).fetchone() is not None
        if not is_same:
            raise replaced(self._path)

    def add(self, new: tuple[NewEntry, ...]) -> list[Entry]:
        """Insert ``new``, before the first of this chain an ``opened`` entry, and return all that was inserted.

        Call `keep` with them once they are committed, `forget` where it is not known what became of them.
        """
        end = self._end or self._end_in_file()
        self._end = None
        seq, digest, newest = end.seq, end.digest, end.newest
        added: list[Entry] = []
        for each in new if seq >= 0 else (self._opened(new[0]), *new):
            seq += 1
            newest = moment_after(newest, each.at or self._settings.now())
            salt = os.urandom(16).hex()
            entry = sealed(
                each, Stamp(str(self._settings.new_id()), self.writer, seq, newest, self._settings.author, salt, digest)
            )
            added.append(entry)
            digest = entry.digest
        self._connection.executemany(_INSERT, map(row_of, added))
        return added

    def keep(self, added: list[Entry]) -> None:
        """Note that ``added`` are on the disk."""
        last = added[-1]
        self._end = _End(last.seq, last.digest, last.at)
        self.known = (last.writer, last.seq, last.digest)

    def forget(self) -> None:
        """Have the end of the chain read from the file the next time."""
        self._end = None

    def begin_anew(self) -> None:
        """Let what is added from now on be another chain, which names the heads of all others."""
        self.writer, self._end = str(self._settings.new_id()), None

    def go_back(self, known: tuple[str, int, str] | None) -> None:
        """Forget what was added since ``known``, which is in the file: it was rolled back."""
        self._end, self.known = None, known

    def newest(self) -> str:
        """The latest moment in the file, without the last day there is; "" before the first entry."""
        return str(self._connection.execute(_NEWEST).fetchone()[0])

    def _end_in_file(self) -> _End:
        """The end of the chain as the file has it."""
        last = self._connection.execute(_LAST, (self.writer,)).fetchone()
        if last is None:
            return _End(-1, None, self.newest())
        seq, digest, at = last
        return _End(seq, digest, max(at, self.newest()))

    def _opened(self, first: NewEntry) -> NewEntry:
        """The ``opened`` entry that begins this chain; before the moment of ``first`` where that is given."""
        opened = [Entry(*row) for row in self._connection.execute(_OPENED).fetchall()]
        body: dict[str, Json] = {
            "heads": chains.unnamed(dict(self.heads()), opened), "format": 1, "app": self._settings.app,
        }  # fmt: skip
        return NewEntry("opened", body, at=first.at and just_before(first.at))

    def heads(self) -> Iterator[tuple[str, str]]:
        """Each writer in the file with the digest of its last entry."""
        return ((writer, digest) for writer, digest, _ in self._connection.execute(_HEADS))
