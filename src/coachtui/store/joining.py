"""The set union of two logs, by SQL. The other log is attached to the connection as the schema ``coming``.

Entries are copied unchanged or the whole union is refused (`take_in`). ``insert_new`` refuses entries that contradict
those in the file; ``obey_erasures`` empties what was erased on either side, unless somebody would be erased who may not
be; ``check_chains`` then checks every chain that grew.
"""

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter
from pathlib import Path
from types import MappingProxyType

from coachtui.model.engagement import Engagement
from coachtui.model.problems import CoachError, ErasesPeopleError
from coachtui.model.text import one_line
from coachtui.model.times import shown_day
from coachtui.store import erasing, searching
from coachtui.store.comparing import Clash, clashes_in
from coachtui.store.contents import ContentTable, insert_content
from coachtui.store.entry import (
    COLUMNS,
    Entry,
    is_moment,
    latest_believed,
    moment_text,
    row_of,
    sha256_of,
    wrong_types,
)
from coachtui.store.failures import BrokenLogError, DamagedError
from coachtui.store.fold import fold
from coachtui.store.proving import first_fault
from coachtui.store.schema import TABLES
from coachtui.store.transactions import damaged
from coachtui.store.two_meetings import refuse_two_meetings

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


@dataclass(frozen=True, slots=True)
class JoinResult:
    """What a union brought: how many entries were ``new``, and what the user has to know of it.

    ``clashes`` are the records revised on both sides. ``emptied`` says how many entries came empty because their person
    had been erased here before, by code; ``erased`` how many are empty now because of an erasure that came with it.
    """

    new: int
    clashes: tuple[Clash, ...] = ()
    emptied: Mapping[str, int] = field(default_factory=dict)
    erased: Mapping[str, int] = field(default_factory=dict)


@contextmanager
def attached_file(connection: sqlite3.Connection, path: Path) -> Iterator[None]:
    """Attach the engagement file at ``path`` as ``coming``, for reading, in the block. No transaction may be open.

    Raises DamagedError, which names it, where an error in the block comes from this file being damaged.
    """
    connection.execute("ATTACH ? AS coming", (f"{path.absolute().as_uri()}?mode=ro",))
    try:
        yield
    except (sqlite3.DatabaseError, DamagedError) as error:  # within a transaction SQLite's errors are CoachErrors
        if _is_damaged(connection):  # otherwise the file it is joined to is damaged
            raise damaged(path) from error
        raise
    finally:
        connection.execute("DETACH coming")


def _is_damaged(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds the file attached as ``coming`` damaged."""
    try:
        return connection.execute("PRAGMA coming.quick_check(1)").fetchall() != [("ok",)]
    except sqlite3.DatabaseError:
        return True


@contextmanager
def attached_entries(
    connection: sqlite3.Connection, entries: Iterable[Entry], documents: Iterable[bytes], blobs: Iterable[bytes]
) -> Iterator[None]:
    """Attach entries and contents in memory as ``coming``. No transaction may be open. Raises BrokenLogError."""
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
    return [row_of(entry) for entry in by_id.values()]


def _are_one(one: Entry, other: Entry) -> bool:
    return all(getattr(one, name) == getattr(other, name) for name in _KEPT)


_NAME = 60
_OTHERWISE_HERE = "is here already, but different"


def refused(entry: object, fault: str) -> BrokenLogError:
    """The error that names the entry with this id; ``fault`` completes the sentence about it."""
    return BrokenLogError(
        "The log does not prove itself",
        f"Entry {entry!s:.64} {fault}.",
        "Nothing was added. Get the whole file again.",
        bad_input=True,
    )


def refuse_unlike(connection: sqlite3.Connection, *, unrelated: bool) -> None:
    """Raise CoachError when the log in ``coming`` may not be joined to this one.

    It is of another kind, about another organisation though it shares no entry with this one, unless ``unrelated``
    allows that, or both hold observed meetings that are two under one id. A log without an engagement, such as a
    self-assessment that was handed over, may be joined to any other.
    """
    ours, theirs = (_engagement(connection, side) for side in ("main", "coming"))
    if ours is None or theirs is None:
        return
    _refuse_other_kind(ours, theirs)
    if not unrelated:
        _refuse_other_organisation(connection, ours, theirs)
    if ours.is_coaching:
        refuse_two_meetings(connection)


def _refuse_other_organisation(connection: sqlite3.Connection, ours: Engagement, theirs: Engagement) -> None:
    if ours.organisation.casefold() == theirs.organisation.casefold():
        return
    here, there = ours.organisation, theirs.organisation
    shared = "SELECT 1 FROM coming.entry AS there JOIN main.entry AS here ON here.id = there.id LIMIT 1"
    if connection.execute(shared).fetchone() is None:
        raise CoachError(
            "Two engagements",
            f"One is about {one_line(here, _NAME)}, the other about {one_line(there, _NAME)}, and they share nothing.",
            "With --unrelated they are merged all the same.",
            bad_input=True,
        )


def _refuse_other_kind(ours: Engagement, theirs: Engagement) -> None:
    """What concerns people being coached stays in their file."""
    if ours.is_coaching != theirs.is_coaching:
        raise CoachError(
            "A coaching file",
            "One is a coaching file, the other an engagement: what was seen of people being coached stays there.",
            bad_input=True,
        )


def _engagement(connection: sqlite3.Connection, side: str) -> Engagement | None:
    rows = connection.execute(f"SELECT {_ALL} FROM {side}.entry WHERE kind = 'engagement'")  # noqa: S608 - as above
    return fold(sorted((Entry(*row) for row in rows), key=attrgetter("position"))).engagement


def take_in(
    connection: sqlite3.Connection, now: datetime, may_erase: Collection[str] | None
) -> tuple[JoinResult, bool]:
    """Join ``coming`` to the file inside the caller's transaction; return what that brought.

    The second value says whether erasures were among it: what is recorded from now on is recorded behind these, which
    only a new chain can say. Raises as `insert_new`, `obey_erasures` and `check_chains`.
    """
    known = [erasure.id for erasure in erasing.erasures_in(connection)]
    clashes = clashes_in(connection)
    count, writers = insert_new(connection, now)
    emptied, erased = obey_erasures(connection, known, may_erase)
    check_chains(connection, writers)
    erasures = erasing.erasures_in(connection)
    result = JoinResult(count, not_erased(clashes, erasures), emptied, erased)
    return result, bool(erasures.besides(known).each)


def insert_new(connection: sqlite3.Connection, now: datetime) -> tuple[int, frozenset[str]]:
    """Copy the new entries of ``coming``, with the contents they name, inside the caller's transaction.

    Erasures are not obeyed yet, nor chains checked: call ``obey_erasures`` and ``check_chains``. Returns how many
    entries are new, and the writers of those. Raises BrokenLogError where an entry is on both sides with different
    columns, and where a content that is named is missing or was changed; CoachError where one is dated far ahead of
    ``now``.
    """
    (both,) = connection.execute(f"SELECT count(*) FROM {_BOTH}").fetchone()  # noqa: S608 - as above
    new = _NEW if both else ""
    for query in (_DIFFERENT, _SAME_PLACE) if both else (_SAME_PLACE,):
        bad = connection.execute(query).fetchall()
        if bad:
            raise refused(bad[0][0], _OTHERWISE_HERE)
    _refuse_far_ahead(connection, new, now)
    chains = f"SELECT DISTINCT writer FROM coming.entry AS there {new}"  # noqa: S608 - as above
    writers = frozenset(row[0] for row in connection.execute(chains))
    columns = "*" if _has_usual_columns(connection) else _THERE  # by the star SQLite copies rows without unpacking
    count = connection.execute(f"INSERT INTO main.entry SELECT {columns} FROM coming.entry AS there {new}").rowcount  # noqa: S608 - as above
    if both:
        _refuse_emptied(connection)
    for table in ("document", "blob"):
        _take_contents(connection, table)
    if count:
        searching.mark_stale(connection)
    return count, writers


def obey_erasures(
    connection: sqlite3.Connection,
    known: Collection[str],
    may_erase: Collection[str] | None,
    withheld: Mapping[str, str | None] = MappingProxyType({}),
) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Empty what the erasures on both sides cover, inside the caller's transaction.

    ``known`` are the ids of the erasures that the file itself had; the others may erase only people whose codes are in
    ``may_erase`` (None: everybody). ``withheld`` are entries that such an erasure kept out before, id to person.
    Returns how many entries the former emptied and how many the latter did, by code. Raises ErasesPeopleError.
    """
    erasures = erasing.erasures_in(connection)
    brought = erasures.besides(known)
    before = tuple(erasure for erasure in erasures if erasure.id in known)
    emptied = erasing.erasure_counts(connection, before)
    if erasing.empty_erased(connection, before):
        erasing.begin(connection)
    erased = Counter(erasing.erasure_counts(connection, brought))
    erased.update(person for person in withheld.values() if person is not None and brought.concern(person))
    if may_erase is not None and not erased.keys() <= {*may_erase}:
        raise ErasesPeopleError(erased)
    if erasing.empty_erased(connection, brought):
        erasing.begin(connection)
    return emptied, erased


def withheld(connection: sqlite3.Connection) -> Mapping[str, str | None]:
    """The entries that hold something in ``coming`` and were emptied in the file: id to the person's code, if any."""
    return dict(
        connection.execute(f"SELECT there.id, there.person FROM {_BOTH} WHERE there.body NOTNULL AND here.body IS NULL")  # noqa: S608 - as above
    )


def not_erased(clashes: Iterable[Clash], erasures: erasing.Erasures) -> tuple[Clash, ...]:
    """Those of ``clashes`` that are about nobody who was erased."""
    return tuple(each for each in clashes if not (erasures.cover(each.here) or erasures.cover(each.there)))


def _refuse_far_ahead(connection: sqlite3.Connection, new: str, now: datetime) -> None:
    """Raise CoachError where a ``new`` entry is dated so far ahead that nothing recorded here could ever come after."""
    condition = f"{new} AND" if new else "WHERE"
    row = connection.execute(
        f"SELECT id, at, author FROM coming.entry AS there {condition} at > ? ORDER BY at DESC LIMIT 1",  # noqa: S608 - as above
        (latest_believed(now),),
    ).fetchone()
    if row is None:
        return
    entry, at, author = row
    if not is_moment(at):
        raise refused(entry, "has no readable time")
    by = f" by {one_line(author, _NAME)}" if author else ""
    raise CoachError(
        "Dated far ahead",
        f"An entry{by} is dated {shown_day(at)}, and today is {shown_day(moment_text(now))}.",
        "Nothing was added. Check the clock of this computer and of the one it comes from.",
        bad_input=True,
    )


def _has_usual_columns(connection: sqlite3.Connection) -> bool:
    (sql,) = connection.execute("SELECT sql FROM coming.sqlite_schema WHERE name = 'entry'").fetchone()
    return bool(sql == TABLES["entry"])


def _refuse_emptied(connection: sqlite3.Connection) -> None:
    """Raise BrokenLogError for an entry emptied in ``coming`` that no ``erased`` entry on either side covers."""
    emptied = connection.execute(_EMPTIED).fetchall()
    erasures = erasing.erasures_in(connection) if emptied else erasing.Erasures(())
    for row in emptied:
        entry = Entry(*row)
        fault = erasing.fault_of(entry, erasures)
        if fault is not None:
            raise refused(entry.id, fault)


def _take_contents(connection: sqlite3.Connection, table: ContentTable) -> None:
    for (sha256,) in connection.execute(_MISSING[table]).fetchall():
        row = connection.execute(f"SELECT content FROM coming.{table} WHERE sha256 = ?", (sha256,)).fetchone()  # noqa: S608 - as above
        fault = "did not come with it" if row is None else "was changed" if sha256_of(row[0]) != sha256 else None
        if fault is not None:
            raise BrokenLogError(
                "A content is missing",
                f"The log names {_WHAT[table]} ({sha256:.12}) that {fault}.",
                "Nothing was added. Get the whole file again.",
                bad_input=True,
            )
        insert_content(connection, table, sha256, bytes(row[0]))


def check_chains(connection: sqlite3.Connection, writers: Iterable[str]) -> None:
    """Check every entry in the chains of ``writers``. Raises BrokenLogError that names the first entry with a fault."""
    fault = first_fault(connection, writers)
    if fault is not None:
        raise refused(*fault)
