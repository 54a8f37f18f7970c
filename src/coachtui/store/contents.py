"""The contents that entries name by their SHA-256: scripts and rubrics (documents), and evidence files (blobs).

Each content is stored in the same transaction as the first entry that names it, so that the file never holds one
without the other.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import Literal

from coachtui.model.text import clean
from coachtui.store.entry import Entry, NewEntry, sha256_of

ContentTable = Literal["document", "blob"]

TABLES: tuple[ContentTable, ...] = ("document", "blob")

NAMING: Mapping[str, ContentTable] = {"document": "document", "attachment": "blob"}
"""The kinds of entries that name a content, and the table it is in."""


def sha256_named_in(body: str | None) -> str | None:
    """The hash in the body of an attachment as stored; None where it holds none or was erased."""
    try:
        parts = json.loads(body or "")
    except (ValueError, RecursionError):
        return None
    name = parts.get("sha256") if isinstance(parts, dict) else None
    return name if isinstance(name, str) else None


def named_by(entry: Entry) -> tuple[ContentTable, str] | None:
    """The table and hash of the content that a stored entry names; None when it names none."""
    if entry.kind not in NAMING:
        return None
    table = NAMING[entry.kind]
    sha256 = entry.item if table == "document" else sha256_named_in(entry.body)
    return None if sha256 is None else (table, sha256)


class Contents:
    """The documents and blobs of an open file, and those that wait in memory for the entry that names them."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._waiting: dict[tuple[ContentTable, str], bytes] = {}

    def add(self, table: ContentTable, content: bytes) -> str:
        """Keep ``content`` in memory until an entry that names it is stored, and return its SHA-256."""
        sha256 = sha256_of(content)
        if self.stored(table, sha256) is None:
            self._waiting[table, sha256] = content
        return sha256

    def find(self, table: ContentTable, sha256: str) -> bytes | None:
        """The content with this hash, stored or waiting; None when there is none."""
        waiting = self._waiting.get((table, sha256))
        return self.stored(table, sha256) if waiting is None else waiting

    def stored(self, table: ContentTable, sha256: str) -> bytes | None:
        """The content with this hash in the file; None when there is none."""
        row = self._connection.execute(f"SELECT content FROM {table} WHERE sha256 = ?", (clean(sha256),)).fetchone()  # noqa: S608 - names of our own
        return None if row is None else bytes(row[0])

    def store_for(self, new: NewEntry) -> None:
        """Store what ``new`` names, inside the caller's transaction. Raises ValueError where nobody added it."""
        name = _name_in(new)
        if name is None or self.stored(*name) is not None:
            return
        table, sha256 = name
        if name not in self._waiting:
            raise ValueError(f"no {table} was added with the hash {sha256}")
        self.insert(table, sha256, self._waiting[name])

    def insert(self, table: ContentTable, sha256: str, content: bytes) -> None:
        """Store ``content``, inside the caller's transaction."""
        self._connection.execute(f"INSERT INTO {table} (sha256, content) VALUES (?, ?)", (sha256, content))  # noqa: S608 - names of our own

    def discard_waiting(self, appended: Iterable[NewEntry]) -> None:
        """Drop the waiting contents that these entries name: they are on the disk now."""
        for new in appended:
            name = _name_in(new)
            if name is not None:
                self._waiting.pop(name, None)


def _name_in(new: NewEntry) -> tuple[ContentTable, str] | None:
    """The table and hash of the content that a new entry names; None when it names none."""
    if new.kind not in NAMING or new.body.get("withdrawn") is True:
        return None
    table = NAMING[new.kind]
    return (table, str(new.item or "") if table == "document" else str(new.body.get("sha256")))
