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


def _sha256_named_in(body: str | None) -> str | None:
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
    sha256 = entry.item if table == "document" else _sha256_named_in(entry.body)
    return None if sha256 is None else (table, sha256)


def find_content(connection: sqlite3.Connection, table: ContentTable, sha256: str) -> bytes | None:
    """The content with this hash in an open file; None when there is none."""
    row = connection.execute(f"SELECT content FROM {table} WHERE sha256 = ?", (clean(sha256),)).fetchone()  # noqa: S608 - names of our own
    return None if row is None else bytes(row[0])


def insert_content(connection: sqlite3.Connection, table: ContentTable, sha256: str, content: bytes) -> None:
    """Store ``content`` in an open file, inside the caller's transaction."""
    connection.execute(f"INSERT INTO {table} (sha256, content) VALUES (?, ?)", (sha256, content))  # noqa: S608 - names of our own


def store_named(
    connection: sqlite3.Connection, naming: Iterable[NewEntry], documents: Iterable[bytes], blobs: Iterable[bytes]
) -> None:
    """Store what the entries ``naming`` name and the file lacks, inside the caller's transaction.

    ``documents`` and ``blobs`` are the contents there are. Raises ValueError where one that is named is not there.
    """
    there: dict[tuple[ContentTable, str], bytes] = {("document", sha256_of(content)): content for content in documents}
    there.update({("blob", sha256_of(content)): content for content in blobs})
    for new in naming:
        name = _name_in(new)
        if name is None or find_content(connection, *name) is not None:
            continue
        if name not in there:
            table, sha256 = name
            raise ValueError(f"no {table} was added with the hash {sha256}")
        insert_content(connection, *name, there[name])


def _name_in(new: NewEntry) -> tuple[ContentTable, str] | None:
    """The table and hash of the content that a new entry names; None when it names none."""
    if new.kind not in NAMING or new.body.get("withdrawn") is True:
        return None
    table = NAMING[new.kind]
    return (table, str(new.item or "") if table == "document" else str(new.body.get("sha256")))
