"""Erasing a person: an ``erased`` entry names the person's code, and whatever it covers is emptied, now and later.

It covers every entry of that person that is older than itself, in every chain, also in those merged later. Codes,
times and hashes of these entries stay; bodies and salts go. That erasing has begun is noted in the table ``upkeep``, so
that the next opening for writing finishes what a killed program left.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from coachtui.store import searching
from coachtui.store.entry import Entry, NewEntry

KIND = "erased"

_EMPTY = (
    "UPDATE entry SET body = NULL, salt = NULL"
    " WHERE person = ? AND at < ? AND (body IS NOT NULL OR salt IS NOT NULL)"
)  # fmt: skip
_DRAFTS = "DELETE FROM draft WHERE at < ? AND session IN (SELECT session FROM entry WHERE person = ?)"
_NAMED = (
    "SELECT json_extract(body, '$.sha256') AS sha256 FROM entry"
    " WHERE kind = 'attachment' AND json_valid(body) AND sha256 IS NOT NULL"
)
NAMELESS_BLOBS = f"FROM blob WHERE sha256 NOT IN ({_NAMED})"
"""Evidence files that no entry with a body names."""


def erased_entry(person: str) -> NewEntry:
    """The entry that has every earlier entry of ``person``, a code, erased."""
    return NewEntry(KIND, item=person)


def erased_until(connection: sqlite3.Connection) -> dict[str, str]:
    """Before which moment each person's entries are erased: code to the time of the last ``erased`` entry."""
    return dict(
        connection.execute("SELECT item, max(at) FROM entry WHERE kind = 'erased' AND item IS NOT NULL GROUP BY item")
    )


def erased_until_in(entries: Iterable[Entry]) -> dict[str, str]:
    """The same as `erased_until`, from entries in memory."""
    found: dict[str, str] = {}
    for entry in entries:
        if entry.kind == KIND and entry.item is not None:
            found[entry.item] = max(entry.at, found.get(entry.item, ""))
    return found


def fault_of(entry: Entry, erased: Mapping[str, str]) -> str | None:
    """The fault of an entry that was emptied without being covered, or is covered and was not emptied; otherwise None.

    The answer completes a sentence that begins with the entry's name.
    """
    if entry.body is None and not _covers(erased, entry):
        return "was emptied, and nothing here says why"
    if entry.body is not None and _covers(erased, entry):
        return "belongs to somebody who was erased: opening the file for writing finishes that"
    return None


def _covers(erased: Mapping[str, str], entry: Entry) -> bool:
    return entry.person is not None and entry.at < erased.get(entry.person, "")


def empty_erased(connection: sqlite3.Connection) -> bool:
    """Empty the entries that ``erased`` entries cover, inside the caller's transaction; return whether there were any.

    Deletes drafts and evidence files that belong to them, and the search index, which is rebuilt when next needed.
    """
    changed = 0
    for person, at in erased_until(connection).items():
        changed += connection.execute(_EMPTY, (person, at)).rowcount
        changed += connection.execute(_DRAFTS, (at, person)).rowcount
    if changed:
        connection.execute(f"DELETE {NAMELESS_BLOBS}")
        searching.delete_index(connection)
    return changed > 0


def begin(connection: sqlite3.Connection) -> None:
    """Note, inside the caller's transaction, that erasing has begun."""
    connection.execute("INSERT OR IGNORE INTO upkeep VALUES ('erasing', '')")


def is_unfinished(connection: sqlite3.Connection) -> bool:
    """Whether erasing has begun and was not finished."""
    return connection.execute("SELECT 1 FROM upkeep WHERE what = 'erasing'").fetchone() is not None


def finish(connection: sqlite3.Connection) -> None:
    """Note, inside the caller's transaction, that erasing is finished: no erased byte is left in the file."""
    connection.execute("DELETE FROM upkeep WHERE what = 'erasing'")
