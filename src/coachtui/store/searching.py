"""Full-text search in the words of records: the latest revision of each, without withdrawn ones.

The FTS5 index is updated when a writer closes the file or searches, so that recording an answer is not slowed down.
Entries that are newer than the index, as for a reader of a file in use, are searched one by one. Without FTS5, and in
files of earlier versions, all entries are searched that way.
"""

import json
import re
import sqlite3
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coachtui.model.joined_people import joined_code
from coachtui.model.problems import CoachError
from coachtui.model.text import clean
from coachtui.store.bodies import readable_in
from coachtui.store.entry import LAST_DAY, Entry, Position
from coachtui.store.fold import BEFORE_ALL
from coachtui.store.kinds import KIND_NAMED, KINDS, Key, Record
from coachtui.store.records import Withdrawn, key_of
from coachtui.store.schema import SEARCH
from coachtui.store.terms import Spans, Term, expression, spans_of

_WITH_WORDS = ", ".join(repr(kind.name) for kind in KINDS if kind.words)
_SEARCHED = " ".join(f"{kind.name}.{name}" for kind in KINDS for name in kind.words)
"""What the index holds, noted with how far it goes: one that a version made which searched elsewhere is made anew."""
_BEHIND = f"""
SELECT id, writer, seq, at, '', kind, version, session, person, item, body, NULL, '', '' FROM entry
WHERE at < '{LAST_DAY}' AND (at, writer, seq) > (?, ?, ?) AND kind IN ({_WITH_WORDS}) ORDER BY at, writer, seq
"""  # noqa: S608 - ours
"""Entries with words behind a position. Columns that are not needed are left empty, because each text costs time."""
_NEWEST = (
    f"SELECT at, writer, seq FROM entry WHERE at < '{LAST_DAY}'"  # noqa: S608 - as above
    " ORDER BY at DESC, writer DESC, seq DESC LIMIT 1"
)
_LAST_PASSAGE = "SELECT coalesce(max(id), 0) FROM passage"
_LARGEST_ID = 1 << 62
_START, _END = "\x02", "\x03"
_MARKED = re.compile(f"{_START}([^{_END}]*){_END}")
_FOUND = f"""
SELECT passage.key, highlight(search, 0, '{_START}', '{_END}'),
  '', '', 0, entry.at, '', entry.kind, entry.version, entry.session, entry.person, entry.item, entry.body, NULL, '', ''
FROM search JOIN passage ON passage.id = search.rowid JOIN entry ON entry.id = passage.entry
WHERE search MATCH ? AND (? IS NULL OR entry.person = ?) ORDER BY search.rowid DESC
"""  # noqa: S608 - names of our own
"""A passage's key, its text with the matches marked, and the columns of its entry, those not needed left empty."""
_APART = "\x1f"
"""Between the parts of a key in the index. Text that was cleaned never holds it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text that was found. ``kind`` is that of its entry; ``spans`` are the matches in ``text``.

    ``session`` and ``person`` are those of the entry; ``person`` is "" for the coach's own words. ``question`` and
    ``indicators`` are what the record is about. ``at`` is when it was said, a UTC time in ISO form. ``record`` is the
    record itself, as its entry has it.
    """

    kind: str
    session: str | None
    person: str
    question: str | None
    indicators: tuple[str, ...]
    at: str
    text: str
    spans: Spans
    record: Record


def find(
    connection: sqlite3.Connection, terms: Sequence[Term], person: str | None = None
) -> Generator[Passage, None, bool]:
    """Every passage that holds all of ``terms``, the newest first; only those of ``person``, a code, unless it is None.

    Without terms nothing is found. What is shown comes from the log: where the index leads to other words than those
    there, it is used no more, and False is returned in the end.
    """
    if not terms:
        return True
    known = _indexed_up_to(connection) if _has_fts5(connection) else None
    latest = _latest(connection, known or BEFORE_ALL)
    yield from _in_turn(latest, terms, person)
    if known is None:
        return True
    shown: set[str] = set()
    for key, source, text, spans in _hits(connection, terms, person):
        if key in latest:
            continue
        if source is None:
            every = _latest(connection, BEFORE_ALL)
            yield from _in_turn({key: every[key] for key in every if key not in latest.keys() | shown}, terms, person)
            return False
        shown.add(key)
        yield _passage(source, text, spans)
    return True


def find_under_present_codes(
    connection: sqlite3.Connection, terms: Sequence[Term], person: str | None, joined: Mapping[str, str]
) -> Generator[Passage, None, bool]:
    """As `find`, with people under the codes they have now; ``joined`` has the present code for each earlier one."""
    if not joined:
        return (yield from find(connection, terms, person))
    found = find(connection, terms)
    while True:
        try:
            passage = next(found)
        except StopIteration as end:
            return bool(end.value)
        code = joined_code(passage.person, joined)
        if person in {None, code}:
            yield replace(passage, person=code)


def _in_turn(latest: dict[str, "_Source | None"], terms: Sequence[Term], person: str | None) -> Iterator[Passage]:
    """Those of ``latest`` that hold all of ``terms``, the last first."""
    for source in reversed(latest.values()):
        if source is not None and person in {None, source.entry.person}:
            spans = spans_of(terms, source.text)
            if spans is not None:
                yield _passage(source, source.text, spans)


def _hits(
    connection: sqlite3.Connection, terms: Sequence[Term], person: str | None
) -> Iterator[tuple[str, "_Source | None", str, Spans]]:
    """What the index finds: key, source, text and matches. The source is None where the index is not as the log."""
    try:
        for key, marked, *row in connection.execute(_FOUND, (expression(terms), person, person)):
            text, spans = _unmarked(marked)
            source = _source_in(Entry(*row))
            yield key, source if source is not None and (source.key, source.text) == (key, text) else None, text, spans
    except sqlite3.DatabaseError as error:
        if not _is_of_index(error):
            raise
        yield "", None, "", ()


def _is_of_index(error: sqlite3.DatabaseError) -> bool:
    """Whether the index may be what is wrong, so that going on without it makes sense."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT}


def update_index(connection: sqlite3.Connection) -> None:
    """Add the newest entries to the index, inside the caller's transaction. Does nothing without FTS5."""
    newest = connection.execute(_NEWEST).fetchone()
    known = _indexed_up_to(connection)
    if newest is None or known == newest or not _has_fts5(connection):
        return
    if known is not None and connection.execute(_LAST_PASSAGE).fetchone()[0] > _LARGEST_ID:
        known = None  # another program wrote this
    if known is None:
        delete_index(connection)
        connection.execute(SEARCH)
    latest = _latest(connection, known or BEFORE_ALL)
    if known is not None:
        for key in latest:
            _take_out(connection, key)
    _put_in(connection, latest)
    connection.execute(
        "INSERT INTO upkeep VALUES ('indexed up to', ?)"
        " ON CONFLICT (what) DO UPDATE SET value = excluded.value",
        (json.dumps([*newest, _SEARCHED]),),
    )  # fmt: skip


def mark_stale(connection: sqlite3.Connection) -> None:
    """Note, inside the caller's transaction, that the index has to be rebuilt when it is next updated.

    Needed after entries were added that are not the newest, or after words were erased.
    """
    connection.execute("DELETE FROM upkeep WHERE what = 'indexed up to'")


def delete_index(connection: sqlite3.Connection) -> None:
    """Delete the index with every word in it, inside the caller's transaction; it is rebuilt when next updated.

    Raises CoachError where this Python lacks FTS5, which deleting it needs.
    """
    refuse_without_fts5(connection)
    mark_stale(connection)
    connection.execute("DELETE FROM passage")
    connection.execute("DROP TABLE IF EXISTS main.search")  # never that of a file being merged


def refuse_without_fts5(connection: sqlite3.Connection) -> None:
    """Raise CoachError where the file has an index but this Python lacks FTS5 to delete words from it."""
    there = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'search'").fetchone() is not None
    if there and not _has_fts5(connection):
        raise CoachError(
            "SQLite lacks FTS5", "The search index holds words that this Python cannot take out.", "Update Python."
        )


def is_behind(connection: sqlite3.Connection) -> bool:
    """Whether the log has entries that are not in the index yet, or there is no index."""
    return bool(connection.execute(_NEWEST).fetchone() != _indexed_up_to(connection))


def is_index_true(connection: sqlite3.Connection) -> bool:
    """Whether the index, as far as it goes, finds exactly the words of the log. Without an index it does.

    Where this Python lacks FTS5, only the texts are compared, not which words lead to them.
    """
    known = _indexed_up_to(connection)
    if known is None:
        return True
    wanted = {
        key: (source.entry.id, source.text)
        for key, source in _latest(connection, BEFORE_ALL, known).items()
        if source is not None and source.text
    }
    found = connection.execute("SELECT id, key, entry, text FROM passage").fetchall()
    if {key: rest for _, key, *rest in found} != {key: [*rest] for key, rest in wanted.items()}:
        return False
    try:
        return not _has_fts5(connection) or _finds(connection, [(number, text) for number, _, _, text in found])
    except sqlite3.DatabaseError as error:  # newer versions of SQLite do not open an index that is not whole
        if not _is_of_index(error):
            raise
        return False


def _finds(connection: sqlite3.Connection, texts: Sequence[tuple[int, str]]) -> bool:
    """Whether the index leads from every word to exactly its places in ``texts``; a new index in memory is compared."""
    (only_reading,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = OFF")
    try:
        connection.execute("ATTACH ':memory:' AS fresh")
        try:
            connection.execute(SEARCH.replace("search", "fresh.search", 1).replace("content='passage'", "content=''"))
            connection.executemany("INSERT INTO fresh.search (rowid, text) VALUES (?, ?)", texts)
            for name in ("main", "fresh"):
                connection.execute(f"CREATE VIRTUAL TABLE temp.{name}_words USING fts5vocab({name}, search, instance)")
            one, other = (f"SELECT term, doc, col, offset FROM temp.{name}_words" for name in ("main", "fresh"))  # noqa: S608 - ours
            differ = f"SELECT 1 FROM ({one} EXCEPT {other}) UNION ALL SELECT 1 FROM ({other} EXCEPT {one}) LIMIT 1"  # noqa: S608 - ours
            return connection.execute(differ).fetchone() is None
        except sqlite3.DatabaseError as error:
            if not _is_of_index(error):
                raise
            return False
        finally:
            for name in ("main", "fresh"):
                connection.execute(f"DROP TABLE IF EXISTS temp.{name}_words")
            connection.execute("DETACH fresh")
    finally:
        connection.execute(f"PRAGMA query_only = {only_reading}")


def _indexed_up_to(connection: sqlite3.Connection) -> Position | None:
    try:
        row = connection.execute("SELECT value FROM upkeep WHERE what = 'indexed up to'").fetchone()
    except sqlite3.OperationalError:  # a file of an earlier version, open for reading
        return None
    return None if row is None else _position_of_an_entry(connection, row[0])


def _position_of_an_entry(connection: sqlite3.Connection, stored: str) -> Position | None:
    """The position in ``stored``, JSON; None where it holds none of an entry there, or the index holds other words."""
    try:
        at, writer, seq, searched = json.loads(stored)
    except (ValueError, TypeError, RecursionError):
        return None
    if not (
        searched == _SEARCHED
        and isinstance(at, str)
        and isinstance(writer, str)
        and type(seq) is int
        and abs(seq) < 1 << 63
    ):
        return None
    there = connection.execute("SELECT 1 FROM entry WHERE (at, writer, seq) = (?, ?, ?)", (at, writer, seq)).fetchone()
    return None if there is None else (at, writer, seq)


def _has_fts5(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone() is not None


@dataclass(frozen=True, slots=True)
class _Source:
    """A record with words in it, and its entry."""

    entry: Entry
    record: Record

    @property
    def text(self) -> str:
        """The words."""
        return KIND_NAMED[self.entry.kind].words_in(self.record)

    @property
    def key(self) -> str:
        """What tells the record apart from all others."""
        return _key_text(self.entry.kind, key_of(self.record))


def _source_in(entry: Entry) -> "_Source | None":
    """The record in ``entry`` with its words; None where there are none."""
    record = readable_in(entry)
    if record is None or isinstance(record, Withdrawn) or not KIND_NAMED[entry.kind].words:
        return None
    return _Source(entry, record)


def _latest(connection: sqlite3.Connection, after: Position, to: Position | None = None) -> dict[str, _Source | None]:
    """The latest record of everything that holds words behind ``after``, by its key; None for what was withdrawn.

    ``to`` is the last position that counts; None for all.
    """
    latest: dict[str, _Source | None] = {}
    for row in connection.execute(_BEHIND, after):
        entry = Entry(*row)
        if to is not None and entry.position > to:
            break
        record = readable_in(entry)
        if record is None:
            continue
        key = _key_text(entry.kind, key_of(record))
        latest.pop(key, None)  # so that the order is that of the latest entries
        latest[key] = None if isinstance(record, Withdrawn) else _Source(entry, record)
    return latest


def _key_text(kind: str, key: Key) -> str:
    return _APART.join((kind, *(part or "" for part in ((key,) if isinstance(key, str) else key))))


def _take_out(connection: sqlite3.Connection, key: str) -> None:
    row = connection.execute("SELECT id, text FROM passage WHERE key = ?", (key,)).fetchone()
    if row is not None:
        connection.execute("INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)", row)
        connection.execute("DELETE FROM passage WHERE id = ?", (row[0],))


def _put_in(connection: sqlite3.Connection, sources: Mapping[str, _Source | None]) -> None:
    """Add the words of ``sources``, by key, to the index; none of them is in it."""
    (last,) = connection.execute(_LAST_PASSAGE).fetchone()
    words = ((key, source.entry.id, source.text) for key, source in sources.items() if source is not None)
    connection.executemany(
        "INSERT INTO passage (key, entry, text) VALUES (?, ?, ?)", (each for each in words if each[2])
    )
    connection.execute(
        "INSERT INTO search (rowid, text) SELECT id, text FROM passage WHERE id > ? ORDER BY id", (last,)
    )


def _passage(source: _Source, text: str, spans: Spans) -> Passage:
    """``text`` is that of ``source``, as searching found it."""
    entry, record = source.entry, source.record
    return Passage(
        entry.kind,
        entry.session,
        entry.person or "",
        getattr(record, "question", None),
        getattr(record, "indicators", ()),
        getattr(record, "at", None) or entry.at,
        text,
        spans,
        record,
    )


def _unmarked(marked: str) -> tuple[str, Spans]:
    """A text in which FTS5 marked what it found, without the marks, and where they were."""
    text, spans, begin = "", [], 0
    for match in _MARKED.finditer(marked):
        text += clean(marked[begin : match.start()])
        start = len(text)
        text += clean(match[1])
        spans.append((start, len(text)))
        begin = match.end()
    return text + clean(marked[begin:]), tuple(spans)
