"""The set union of two logs, by SQL: what comes is attached to the connection as ``coming``, and joins what is here.

An entry is taken as it stands or not at all. ``take_in`` refuses what contradicts what is here; ``prove`` then looks
through every chain that grew. An erased body beats a full one, on whichever side it is.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.store import erasing, searching
from coachtui.store.connection import damaged
from coachtui.store.contents import Contents, Table, sha256_of
from coachtui.store.entry import COLUMNS, Entry, wrong_types
from coachtui.store.failures import BrokenLogError
from coachtui.store.fold import fold
from coachtui.store.proving import first_fault
from coachtui.store.schema import TABLES

_ALL = ", ".join(COLUMNS)
_KEPT = [name for name in COLUMNS if name not in {"body", "salt"}]
_THERE = ", ".join(f"there.{name}" for name in COLUMNS)
_HERE, _COMING = (", ".join(f"{side}.{name}" for name in _KEPT) for side in ("here", "there"))
_BOTH = "coming.entry AS there JOIN main.entry AS here ON here.id = there.id"
_DIFFERENT = f"""
SELECT there.id FROM {_BOTH}
WHERE ({_HERE}) IS NOT ({_COMING})
  OR (here.body IS NOT NULL AND there.body IS NOT NULL AND (here.body, here.salt) IS NOT (there.body, there.salt))
LIMIT 1
"""  # noqa: S608 - names of our own
_SAME_PLACE = """
SELECT there.id FROM coming.entry AS there JOIN main.entry AS here
  ON here.writer = there.writer AND here.seq = there.seq
WHERE here.id IS NOT there.id
LIMIT 1
"""
_EMPTIED = f"SELECT {_THERE} FROM {_BOTH} WHERE there.body IS NULL AND here.body IS NOT NULL"  # noqa: S608 - as above
_NEW = "WHERE NOT EXISTS (SELECT 1 FROM main.entry AS here WHERE here.id = there.id)"
_MISSING = {
    "document": "SELECT DISTINCT item FROM main.entry WHERE kind = 'document' AND item IS NOT NULL"
    " AND item NOT IN (SELECT sha256 FROM main.document)",
    "blob": "SELECT DISTINCT json_extract(body, '$.sha256') AS named FROM main.entry WHERE kind = 'attachment'"
    " AND json_valid(body) AND named IS NOT NULL AND named NOT IN (SELECT sha256 FROM main.blob)",
}
_WHAT = {"document": "a script or rubric", "blob": "an attachment"}


@contextmanager
def coming_from(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """The engagement file at ``path`` as ``coming``, to be read only. Expects no transaction to be open."""
    connection.execute("ATTACH ? AS coming", (f"{path.absolute().as_uri()}?mode=ro",))
    try:
        yield
    except sqlite3.DatabaseError as error:
        if _is_damaged(connection):  # or else what is here is
            raise damaged(path) from error
        raise
    finally:
        connection.execute("DETACH coming")


def _is_damaged(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds what is coming damaged."""
    try:
        return connection.execute("PRAGMA coming.quick_check(1)").fetchall() != [("ok",)]
    except sqlite3.DatabaseError:
        return True


@contextmanager
def handed_over(
    connection: sqlite3.Connection, entries: Iterable[Entry], documents: Iterable[bytes], blobs: Iterable[bytes]
) -> Iterator[None]:
    """Entries and contents at hand as ``coming``. Expects no transaction to be open. Raises BrokenLogError."""
    rows = _rows(entries)
    connection.execute("ATTACH ':memory:' AS coming")
    try:
        for name in ("entry", "document", "blob"):
            connection.execute(TABLES[name].replace("CREATE TABLE ", "CREATE TABLE coming.", 1))
        marks = ", ".join("?" * len(COLUMNS))
        connection.executemany(f"INSERT INTO coming.entry ({_ALL}) VALUES ({marks})", rows)  # noqa: S608 - as above
        for table, contents in (("document", documents), ("blob", blobs)):
            named = {sha256_of(content): content for content in contents}
            connection.executemany(f"INSERT INTO coming.{table} VALUES (?, ?)", named.items())  # noqa: S608 - as above
        yield
    finally:
        connection.execute("DETACH coming")


def _rows(entries: Iterable[Entry]) -> list[tuple[str | int | None, ...]]:
    """The rows of ``entries``, each once. Raises BrokenLogError where one cannot be stored or contradicts another."""
    by_id: dict[str, Entry] = {}
    by_place: dict[tuple[str, int], Entry] = {}
    for entry in entries:
        column = wrong_types(entry)
        if column is not None:
            raise refused(entry.id, f"has a {column} of the wrong kind")
        there = by_id.get(entry.id) or by_place.get((entry.writer, entry.seq))
        if there is None or there.body is None or entry.body is None:
            if there is not None and not _are_one(there, entry):
                raise refused(entry.id, _OTHERWISE_HERE)
            if there is None or entry.body is None:
                by_id[entry.id] = by_place[entry.writer, entry.seq] = entry
        elif there != entry:
            raise refused(entry.id, _OTHERWISE_HERE)
    return [entry.row() for entry in by_id.values()]


def _are_one(one: Entry, other: Entry) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in _KEPT)


_NAME = 60
_OTHERWISE_HERE = "is here already, but different"


def refused(entry: object, fault: str) -> BrokenLogError:
    """The error that names the bad entry; ``fault`` says what is wrong with it."""
    return BrokenLogError(
        "The log does not prove itself",
        f"Entry {entry!s:.64} {fault}.",
        "Nothing was taken. Get it again, whole.",
        bad_input=True,
    )


def refuse_strangers(connection: sqlite3.Connection) -> None:
    """Raise CoachError when what is ``coming`` is about another organisation and no entry is on both sides.

    What names no organisation at all, as what somebody hands over, belongs anywhere.
    """
    here, there = (_organisation(connection, side) for side in ("main", "coming"))
    if here is None or there is None or here.casefold() == there.casefold():
        return
    shared = "SELECT 1 FROM coming.entry AS there JOIN main.entry AS here ON here.id = there.id LIMIT 1"
    if connection.execute(shared).fetchone() is None:
        raise CoachError(
            "Two engagements",
            f"One is about {one_line(here, _NAME)}, the other about {one_line(there, _NAME)}, and they share nothing.",
            "With --unrelated they are merged all the same.",
            bad_input=True,
        )


def _organisation(connection: sqlite3.Connection, side: str) -> str | None:
    rows = connection.execute(f"SELECT {_ALL} FROM {side}.entry WHERE kind = 'engagement' ORDER BY at, writer, seq")  # noqa: S608 - as above
    engagement = fold(Entry(*row) for row in rows).engagement
    return None if engagement is None else engagement.organisation


def take_in(connection: sqlite3.Connection) -> tuple[int, frozenset[str]]:
    """Add what is ``coming`` to what is here, inside the caller's transaction, unproved as yet.

    Returns how many entries are new, and the writers of those. Raises BrokenLogError where the same entry differs,
    and where a content that is named did not come along or was changed.
    """
    (both,) = connection.execute(f"SELECT count(*) FROM {_BOTH}").fetchone()  # noqa: S608 - as above
    new = _NEW if both else ""
    for query in (_DIFFERENT, _SAME_PLACE) if both else (_SAME_PLACE,):
        bad = connection.execute(query).fetchall()
        if bad:
            raise refused(bad[0][0], _OTHERWISE_HERE)
    chains = f"SELECT DISTINCT writer FROM coming.entry AS there {new}"  # noqa: S608 - as above
    writers = frozenset(row[0] for row in connection.execute(chains))
    columns = "*" if _has_usual_columns(connection) else _THERE  # by the star SQLite copies rows without unpacking
    count = connection.execute(f"INSERT INTO main.entry SELECT {columns} FROM coming.entry AS there {new}").rowcount  # noqa: S608 - as above
    if both:
        _refuse_emptied(connection)
    if erasing.obey(connection):
        erasing.begin(connection)
    for table in ("document", "blob"):
        _take_contents(connection, table)
    if count:
        searching.forget(connection)
    return count, writers


def _has_usual_columns(connection: sqlite3.Connection) -> bool:
    (sql,) = connection.execute("SELECT sql FROM coming.sqlite_schema WHERE name = 'entry'").fetchone()
    return bool(sql == TABLES["entry"])


def _refuse_emptied(connection: sqlite3.Connection) -> None:
    """Raise BrokenLogError for an empty body on the other side that no ``erased`` entry on either accounts for."""
    erased = erasing.covered(connection)
    for row in connection.execute(_EMPTIED).fetchall():
        entry = Entry(*row)
        fault = erasing.fault_of(entry, erased)
        if fault is not None:
            raise refused(entry.id, fault)


def _take_contents(connection: sqlite3.Connection, table: Table) -> None:
    for (sha256,) in connection.execute(_MISSING[table]).fetchall():
        row = connection.execute(f"SELECT content FROM coming.{table} WHERE sha256 = ?", (sha256,)).fetchone()  # noqa: S608 - as above
        fault = "did not come with it" if row is None else "was changed" if sha256_of(row[0]) != sha256 else None
        if fault is not None:
            raise BrokenLogError(
                "A content is missing",
                f"The log names {_WHAT[table]} ({sha256:.12}) that {fault}.",
                "Nothing was taken. Get it again, whole.",
                bad_input=True,
            )
        Contents(connection).insert(table, sha256, bytes(row[0]))


def prove(connection: sqlite3.Connection, writers: Iterable[str]) -> None:
    """Look through the chains of ``writers``, every entry once. Raises BrokenLogError that names the first bad one."""
    fault = first_fault(connection, writers)
    if fault is not None:
        raise refused(*fault)
