"""Taking a person's words out of the file for good: an ``erased`` entry says of whom, and is obeyed ever after.

It covers every entry of that person before its own time, from whichever chain, now and whenever more joins. What is
left of those is who, when, what about and the hashes. What is begun is noted in ``upkeep``, so that a program killed in
the middle leaves it for the next opening.
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
"""Evidence files that no entry names, or none any more."""


def erased_entry(person: str) -> NewEntry:
    """The entry by which everything of ``person`` before it is erased. The code alone stays, also in it."""
    return NewEntry(KIND, item=person)


def covered(connection: sqlite3.Connection) -> dict[str, str]:
    """Up to when each person's entries are erased: code to the moment of the last ``erased`` entry."""
    return dict(
        connection.execute("SELECT item, max(at) FROM entry WHERE kind = 'erased' AND item IS NOT NULL GROUP BY item")
    )


def covered_by(entries: Iterable[Entry]) -> dict[str, str]:
    """What ``covered`` says, from entries at hand."""
    found: dict[str, str] = {}
    for entry in entries:
        if entry.kind == KIND and entry.item is not None:
            found[entry.item] = max(entry.at, found.get(entry.item, ""))
    return found


def fault_of(entry: Entry, erased: Mapping[str, str]) -> str | None:
    """What is wrong with an entry that is empty but should not be, or full but should not be; None when all is well.

    The answer completes a sentence that begins with the entry's name.
    """
    if entry.body is None and not _covers(erased, entry):
        return "was emptied, and nothing here says why"
    if entry.body is not None and _covers(erased, entry):
        return "belongs to somebody who was erased: opening the file for writing finishes that"
    return None


def _covers(erased: Mapping[str, str], entry: Entry) -> bool:
    return entry.person is not None and entry.at < erased.get(entry.person, "")


def obey(connection: sqlite3.Connection) -> bool:
    """Empty what ``erased`` entries cover, inside the caller's transaction, and say whether anything was there.

    Drafts and evidence files go with it. The search index is made anew.
    """
    changed = 0
    for person, at in covered(connection).items():
        changed += connection.execute(_EMPTY, (person, at)).rowcount
        changed += connection.execute(_DRAFTS, (at, person)).rowcount
    if changed:
        connection.execute(f"DELETE {NAMELESS_BLOBS}")
        searching.wipe(connection)
    return changed > 0


def begin(connection: sqlite3.Connection) -> None:
    """Note, inside the caller's transaction, that something is being erased."""
    connection.execute("INSERT OR IGNORE INTO upkeep VALUES ('erasing', '')")


def is_unfinished(connection: sqlite3.Connection) -> bool:
    """Whether erasing was begun and its end was not reached."""
    return connection.execute("SELECT 1 FROM upkeep WHERE what = 'erasing'").fetchone() is not None


def finish(connection: sqlite3.Connection) -> None:
    """Note, inside the caller's transaction, that nothing is left of what was erased."""
    connection.execute("DELETE FROM upkeep WHERE what = 'erasing'")
