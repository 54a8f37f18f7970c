"""Checking a whole engagement file over the bytes as stored. Changes nothing and repairs nothing.

It cannot notice that the newest entries were cut off, or that the whole file was rewritten with new hashes; compare the
fingerprint that reports print for that.
"""

import hashlib
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from coachtui.store import chains, erasing
from coachtui.store.connection import connect, real_place
from coachtui.store.contents import TABLES, ContentTable, named_by
from coachtui.store.entry import COLUMNS, Entry, fault_after
from coachtui.store.schema import CURRENT, GUARDS, can_be_read, foreign_objects, missing_objects, rows_of
from coachtui.store.searching import is_index_true
from coachtui.store.transactions import PlainWords

_NO_INDEX = "vtable constructor failed"
"""What SQLite says from version 3.44 on of an index that it cannot open; earlier ones do not look at it."""
_PLAIN_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
_MOST_DAMAGES = 5
_SMALLEST_ROW = len(COLUMNS) + 4
"""Bytes that a row of entries takes in a file at least: a byte for the type of each column, and for its place."""
_INTEGERS = frozenset({"seq", "version"})
_NULLABLE = frozenset({"session", "person", "item", "body", "salt"})

Stored = tuple[bytes, object]
"""SQLite's own word for a value's type, and the value: bytes for text and blobs."""


@dataclass(frozen=True, slots=True)
class Verification:
    """How many entries and writers were checked, and the problems found, each a sentence. None: the file is whole.

    ``drafts`` is how many drafts there are: text that was typed and not recorded, which no chain covers.
    """

    entries: int
    writers: int
    problems: tuple[str, ...]
    drafts: int = 0


def verify(path: str | os.PathLike[str]) -> Verification:
    """Check the file at ``path``; of each writer's chain the first entry with a fault is named.

    Raises a CoachError when there is no engagement file to check: missing, empty, cut short, locked, another program's
    or a newer version's. Every other damage is a problem in the result.
    """
    place = real_place(path)
    connection = connect(place, write=False, any_schema=True)
    with closing(connection), PlainWords(place):
        connection.execute("PRAGMA cell_size_check = ON")
        check = _Check(connection)
        check.run()
    return Verification(check.count, len(check.chains), tuple(check.problems), check.drafts)


class _Check:
    """One check of a file: the chains read so far (entries, or sentences about unreadable rows) and the problems."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.problems: list[str] = []
        self.count = 0
        self.drafts = 0
        self._can_be_read = False
        self.chains: dict[bytes, list[Entry | str]] = {}
        self._good: list[Entry] = []

    def run(self) -> None:
        self._as_far_as_readable(self._schema)
        if not self._can_be_read:
            self.problems.append("Nothing more was read: only coachtui's own tables are sure to come to an end.")
            return
        self._as_far_as_readable(self._structure)
        usual, self._connection.text_factory = self._connection.text_factory, bytes
        for part in (self._read_entries, self._check_chains, self._check_contents, self._count_drafts):
            self._as_far_as_readable(part)
        self._connection.text_factory = usual
        if not self.problems:  # otherwise it differs in what was changed, which is said already
            self._as_far_as_readable(self._check_search)

    def _as_far_as_readable(self, part: Callable[[], None]) -> None:
        """Do one part of the check. An error of SQLite is a problem like any other, and the other parts still run."""
        try:
            part()
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_BUSY) & 0xFF in {
                sqlite3.SQLITE_BUSY,
                sqlite3.SQLITE_LOCKED,
            }:
                raise
            self.problems.append(f"Part of the file cannot be read: {error}.")
        except UnicodeDecodeError:  # Python's sqlite3, over names in a schema that is no text any more
            self.problems.append("Part of the file cannot be read: the names in it are no text.")

    def _structure(self) -> None:
        try:
            found = self._integrity(str(_MOST_DAMAGES))
        except sqlite3.DatabaseError as error:
            if _NO_INDEX not in str(error):
                raise
            self.problems.append("The search index cannot be read; a search by somebody who may write makes it anew.")
            tables = self._connection.execute(_PLAIN_TABLES).fetchall()
            found = [line for (name,) in tables for line in self._integrity(f"'{name}'")]
        self.problems += [f"SQLite finds the file damaged: {' '.join(line.split())}." for line in found if line != "ok"]

    def _integrity(self, what: str) -> list[str]:
        """What SQLite finds wrong, at most so many things or in one table; ["ok"] for nothing."""
        return [_words(row[0]) for row in self._connection.execute(f"PRAGMA integrity_check({what})")]

    def _schema(self) -> None:
        (version,) = self._connection.execute("PRAGMA user_version").fetchone()
        rows = rows_of(self._connection)
        self._can_be_read = can_be_read(rows, version)
        missing = missing_objects(rows)
        if version < CURRENT:  # it has the tables, views and indexes of its own version, but the same guards
            missing = tuple(line for line in missing if any(f" {name} " in line for name in GUARDS))
        self.problems += [*missing, *foreign_objects(rows, version)]

    def _check_search(self) -> None:
        if not is_index_true(self._connection):
            self.problems.append("The search index holds other words than the log.")

    def _count_drafts(self) -> None:
        (self.drafts,) = self._connection.execute("SELECT count(*) FROM draft").fetchone()

    def _read_entries(self) -> None:
        pairs = ", ".join(f"typeof({name}), {name}" for name in COLUMNS)
        seen: dict[str, str] = {}
        most = self._bytes() // _SMALLEST_ROW
        for row in self._connection.execute(f"SELECT {pairs} FROM entry NOT INDEXED"):  # noqa: S608 - names of our own
            if self.count == most:  # pages that are used again and again would give rows without end
                self.problems.append("The file says that it holds more entries than fit into it.")
                return
            self.count += 1
            stored = dict(zip(COLUMNS, zip(row[::2], row[1::2], strict=True), strict=True))
            read = _entry(stored)
            self.chains.setdefault(_key(stored["writer"]), []).append(read)
            if isinstance(read, Entry):
                if read.id in seen:
                    self.problems.append(f"Two entries have the id {read.id}.")
                seen[read.id] = read.writer

    def _bytes(self) -> int:
        pages, size = (self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
        return int(pages) * int(size)

    def _check_chains(self) -> None:
        erasures = erasing.erasures_among(self._readable())
        for chain in self.chains.values():
            previous: Entry | None = None
            for entry in sorted(chain, key=_seq):
                fault = (
                    entry
                    if isinstance(entry, str)
                    else fault_after(previous, entry) or erasing.fault_of(entry, erasures)
                )
                if fault is not None:
                    self.problems.append(fault if isinstance(entry, str) else _sentence(entry, fault))
                    break
                if isinstance(entry, Entry):
                    self._good.append(entry)
                    previous = entry
        known: dict[str, set[str]] = {}
        for entry in self._readable():
            known.setdefault(entry.writer, set()).add(entry.digest)
        for entry in self._good:
            if entry.kind == "opened" and (missing := chains.missing_heads(entry, known)):
                self.problems.append(_sentence(entry, missing))

    def _readable(self) -> Iterator[Entry]:
        for chain in self.chains.values():
            yield from (entry for entry in chain if isinstance(entry, Entry))

    def _check_contents(self) -> None:
        named = {name for entry in self._readable() if (name := named_by(entry)) is not None}
        there = {(table, sha256) for table in TABLES for sha256 in self._hashes(table)}
        self.problems += [f"The {table} {sha256} is named but not there." for table, sha256 in sorted(named - there)]
        self.problems += [
            f"The {table} {sha256} is there but no entry names it." for table, sha256 in sorted(there - named)
        ]

    def _hashes(self, table: ContentTable) -> set[str]:
        """The hashes that a table of contents names its rows by; those that differ from their content are problems."""
        names: set[str] = set()
        for kind, name, content_kind, content in self._connection.execute(
            f"SELECT typeof(sha256), sha256, typeof(content), content FROM {table} NOT INDEXED"  # noqa: S608 - ours
        ):
            words = _words(name)
            if kind != b"text" or content_kind != b"blob" or not isinstance(content, bytes):
                self.problems.append(f"The {table} {words} is stored in the wrong form.")
            elif hashlib.sha256(content).hexdigest() != words:
                self.problems.append(f"The {table} {words} was changed.")
            names.add(words)
        return names


def _entry(stored: Mapping[str, Stored]) -> Entry | str:
    """The entry in a row; a sentence where a value is of the wrong type or not text."""
    values: dict[str, Any] = {}
    for name, (kind, value) in stored.items():
        if kind == b"null" and name in _NULLABLE:
            values[name] = None
        elif name in _INTEGERS and kind == b"integer":
            values[name] = value
        elif name not in _INTEGERS and kind == b"text" and (text := _exact(value)) is not None:
            values[name] = text
        else:
            return f"Entry {_words(stored['id'][1])} holds a {name} that cannot be read."
    return Entry(**values)


def _exact(value: object) -> str | None:
    if not isinstance(value, bytes):
        return None
    try:
        return value.decode()
    except UnicodeDecodeError:
        return None


def _words(value: object) -> str:
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _key(stored: Stored) -> bytes:
    return stored[1] if isinstance(stored[1], bytes) else repr(stored[1]).encode()


def _seq(entry: Entry | str) -> int:
    return entry.seq if isinstance(entry, Entry) else -1


def _sentence(entry: Entry, fault: str) -> str:
    return f"Entry {entry.id} (number {entry.seq} of writer {entry.writer}) {fault}."
