"""Records that were revised in both of two logs, each without knowing of the other. Changes nothing.

The other log is attached to the connection as the schema ``coming``, as for `joining`.
"""

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from coachtui.store.bodies import readable_in
from coachtui.store.entry import COLUMNS, Entry
from coachtui.store.kinds import KINDS, Key, Record
from coachtui.store.records import Withdrawn, key_of

_ALL = ", ".join(COLUMNS)
_NAMES = ", ".join(repr(kind.name) for kind in KINDS if kind.key and kind.name != "joined")
_OTHER = {"main": "coming", "coming": "main"}
_WITHOUT = "NOT EXISTS (SELECT 1 FROM {other}.entry AS other WHERE other.id = own.id)"


@dataclass(frozen=True, slots=True)
class Clash:
    """The latest entry about one record in the log ``here``, and in the one that comes from ``there``.

    Neither log holds the other's entry, and they say different things. The later one counts once both are in one log.
    """

    here: Entry
    there: Entry


def clashes_in(connection: sqlite3.Connection) -> tuple[Clash, ...]:
    """Every record whose latest entry in either log is not in the other, in the order of the file.

    What somebody handed over (a log that names no organisation, by no author) replaces what they handed over before.
    """
    sessions = _sessions_changed_in_both(connection)
    here, there = (_latest(connection, side, sessions) for side in ("main", "coming"))
    handed_over = connection.execute("SELECT 1 FROM coming.entry WHERE kind = 'engagement' LIMIT 1").fetchone() is None
    found: list[Clash] = []
    for key, (own, is_own) in here.items():
        other, is_other = there.get(key, (own, False))
        if not (is_own and is_other) or _says(own) == _says(other):
            continue
        if not (handed_over and own.author == other.author == ""):
            found.append(Clash(own, other))
    return tuple(found)


def _sessions_changed_in_both(connection: sqlite3.Connection) -> list[str]:
    """The sessions about which each log has entries that the other lacks."""
    changed: list[str] | None = None
    for side in ("coming", "main"):
        among = "" if changed is None else " AND own.session IN (SELECT value FROM json_each(?))"
        rows = connection.execute(
            f"SELECT DISTINCT session FROM {side}.entry AS own WHERE session IS NOT NULL{among}"  # noqa: S608 - own names
            f" AND {_WITHOUT.format(other=_OTHER[side])}",
            () if changed is None else (json.dumps(changed),),
        )
        changed = [row[0] for row in rows]
        if not changed:
            break
    return changed or []


_Latest = dict[tuple[str, Key], tuple[Entry, bool]]
"""The latest entry about each record, by its kind and key, and whether the other log lacks it."""


def _latest(connection: sqlite3.Connection, side: str, sessions: list[str]) -> _Latest:
    rows = connection.execute(
        f"SELECT {_ALL}, {_WITHOUT.format(other=_OTHER[side])} FROM {side}.entry AS own"  # noqa: S608 - names of our own
        f" WHERE kind IN ({_NAMES}) AND body IS NOT NULL"
        " AND (session IS NULL OR session IN (SELECT value FROM json_each(?))) ORDER BY at, writer, seq",
        (json.dumps(sessions),),
    )
    latest: _Latest = {}
    for row, key in _with_keys(rows):
        latest[key] = (Entry(*row[:-1]), bool(row[-1]))
    return latest


def _with_keys(rows: sqlite3.Cursor) -> Iterator[tuple[tuple[Any, ...], tuple[str, Key]]]:
    for row in rows:
        entry = Entry(*row[:-1])
        record = readable_in(entry)
        if record is not None:
            yield row, (entry.kind, key_of(record))


def _says(entry: Entry) -> Record | Withdrawn | None:
    """What an entry says, without its time."""
    record: Any = readable_in(entry)
    said: Record | Withdrawn | None = replace(record, at=None) if hasattr(record, "at") else record
    return said
