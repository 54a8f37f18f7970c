"""Erasing a person: an ``erased`` entry names the person's code, and whatever it covers is emptied, now and later.

It covers every entry of that person, in every chain, also in those merged later, but for those recorded behind it: in
its own chain after it, and in chains whose first entry names it, directly or through others, among what was in the file
by then. So it goes by what each writer had before them, never by a clock; who records something of that person in a
file without the erasure records it before the erasure. All codes that are written alike are that person's.

Of a line, a decision or an action of an observed meeting that became that person's it covers also what was recorded
before, as a note or as somebody else's: the words are the same. In another chain that is all of it.

Entries of version 1 cover what is older than themselves by its time, under exactly that code.

Codes, times and hashes of covered entries stay; bodies and salts go. That erasing has begun is noted in the table
``upkeep``, so that the next opening for writing finishes what a killed program left.
"""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coachtui.model.observing import FORM_DRAFTS, NEW_FORM_DRAFTS
from coachtui.model.people import canonical_code
from coachtui.store import searching
from coachtui.store.entry import COLUMNS, Entry, NewEntry, named_heads
from coachtui.store.transactions import Transactions

KIND = "erased"
BY_PLACE = 2
"""The version of ``erased`` entries that go by places in the log; version 1 goes by times."""

_KNOWN = f"SELECT {', '.join(COLUMNS)} FROM main.entry WHERE kind = ?"  # noqa: S608 - names of our own
_PEOPLE = "SELECT DISTINCT person FROM main.entry WHERE person IS NOT NULL"
_OF_PEOPLE = "person IN (SELECT value FROM json_each(?))"
_BEFORE_TIME = f"{_OF_PEOPLE} AND at < ?"
_BEFORE_PLACE = (
    f"{_OF_PEOPLE} AND NOT (writer = ? AND seq > ?)"  # noqa: S608 - names of our own
    " AND NOT writer IN (SELECT value FROM json_each(?))"
)
_BEFORE_PLACE_OR_AMONG = f"({_BEFORE_PLACE} OR id IN (SELECT value FROM json_each(?)))"  # noqa: S608 - as above
_FULL = "(body IS NOT NULL OR salt IS NOT NULL)"
_DRAFTS = f"""
DELETE FROM main.draft
WHERE session IN (SELECT session FROM main.entry WHERE {{covered}})
  AND session NOT IN (SELECT session FROM main.entry WHERE {_OF_PEOPLE} AND session IS NOT NULL AND body IS NOT NULL)
"""  # noqa: S608 - as above
"""A draft belongs to the person of its session; it stays where something was recorded anew in that session."""
_DRAFTS_OF_MEETINGS = """
DELETE FROM main.draft WHERE session IN (?, ?) OR session IN (SELECT item FROM main.entry WHERE kind = 'observed')
"""
"""What was being typed in an observed meeting, or in the form before one, may be about anybody in it."""
_NAMED = (
    "SELECT json_extract(body, '$.sha256') AS sha256 FROM entry"
    " WHERE kind = 'attachment' AND json_valid(body) AND sha256 IS NOT NULL"
)
_ATTRIBUTED = ("line", "decision", "action")
"""Kinds of entries whose records may become another person's, and one another, under the id that they have."""
_ATTRIBUTED_IN = (
    f"SELECT {', '.join(COLUMNS)} FROM main.entry"  # noqa: S608 - names of our own
    f" WHERE kind IN ({', '.join('?' * len(_ATTRIBUTED))}) AND item IS NOT NULL"
)
NAMELESS_BLOBS = f"FROM blob WHERE sha256 NOT IN ({_NAMED})"
"""Evidence files that no entry with a body names."""


def erased_entry(person: str) -> NewEntry:
    """The entry that has every entry of ``person``, a code, erased that is not recorded behind it."""
    return NewEntry(KIND, item=person, version=BY_PLACE)


@dataclass(frozen=True, slots=True)
class Erasure:
    """What one ``erased`` entry covers: entries of ``person`` but for those behind the entry ``seq`` of ``writer``.

    ``followers`` are the writers whose chains begin behind it. ``until`` is set where it goes by times instead: then
    it covers what is older. ``others`` are the ids of entries that it covers though they name somebody else or nobody.
    """

    id: str
    person: str
    writer: str
    seq: int
    followers: frozenset[str]
    until: str | None = None
    others: frozenset[str] = frozenset()

    def is_about(self, code: str) -> bool:
        """Whether it is about the person with this code."""
        if self.until is not None:
            return code == self.person
        return canonical_code(code) == canonical_code(self.person)

    def covers(self, entry: Entry) -> bool:
        """Whether this entry is to be empty."""
        return entry.id in self.others or self.covers_by_name(entry)

    def covers_by_name(self, entry: Entry) -> bool:
        """Whether it is to be empty because it names the person."""
        if entry.person is None or not self.is_about(entry.person):
            return False
        if self.until is not None:
            return entry.at < self.until
        return not self.is_behind(entry)

    def is_behind(self, entry: Entry) -> bool:
        """Whether this entry was recorded behind it, where it goes by places."""
        return entry.writer in self.followers or (entry.writer == self.writer and entry.seq > self.seq)

    def condition(self, people: Iterable[str]) -> tuple[str, tuple[str | int, ...]]:
        """The same as `covers` in SQL, with its values. ``people`` are all codes in the log."""
        own = json.dumps([code for code in people if self.is_about(code)])
        if self.until is not None:
            return _BEFORE_TIME, (own, self.until)
        values = own, self.writer, self.seq, json.dumps(sorted(self.followers)), json.dumps(sorted(self.others))
        return _BEFORE_PLACE_OR_AMONG, values


@dataclass(frozen=True, slots=True)
class Erasures:
    """All erasures of a log."""

    each: tuple[Erasure, ...]

    def __iter__(self) -> Iterator[Erasure]:
        return iter(self.each)

    def cover_by_name(self, entry: Entry) -> bool:
        """Whether one of them covers this entry because it names the person."""
        return any(erasure.covers_by_name(entry) for erasure in self.each)

    def concern(self, code: str) -> bool:
        """Whether one of them is about the person with this code."""
        return any(erasure.is_about(code) for erasure in self.each)

    def cover(self, entry: Entry) -> bool:
        """Whether one of them covers this entry."""
        return any(erasure.covers(entry) for erasure in self.each)

    def besides(self, known: Collection[str]) -> "Erasures":
        """Those that are not in ``known``, ids of ``erased`` entries."""
        return Erasures(tuple(erasure for erasure in self.each if erasure.id not in known))


def erasures_in(connection: sqlite3.Connection) -> Erasures:
    """The erasures of an open file."""
    erased = [Entry(*row) for row in connection.execute(_KNOWN, (KIND,))]
    if not any(_goes_by_place(entry) for entry in erased):
        return _erasures(erased, (), lambda _: frozenset())
    opened = [Entry(*row) for row in connection.execute(_KNOWN, ("opened",))]

    def digests_from(entry: Entry) -> frozenset[str]:
        rows = connection.execute(
            "SELECT digest FROM main.entry WHERE writer = ? AND seq >= ?", (entry.writer, entry.seq)
        )
        return frozenset(row[0] for row in rows)

    attributed = [Entry(*row) for row in connection.execute(_ATTRIBUTED_IN, _ATTRIBUTED)]
    return _with_others(_erasures(erased, opened, digests_from), attributed)


def erasures_among(entries: Iterable[Entry]) -> Erasures:
    """The same as `erasures_in`, from entries in memory."""
    known = tuple(entries)
    erased = [entry for entry in known if entry.kind == KIND]
    opened = [entry for entry in known if entry.kind == "opened"]

    def digests_from(first: Entry) -> frozenset[str]:
        return frozenset(each.digest for each in known if each.writer == first.writer and each.seq >= first.seq)

    attributed = [entry for entry in known if entry.kind in _ATTRIBUTED and entry.item is not None]
    return _with_others(_erasures(erased, opened, digests_from), attributed)


def _erasures(
    erased: Iterable[Entry], opened: Iterable[Entry], digests_from: Callable[[Entry], Collection[str]]
) -> Erasures:
    """``digests_from`` gives the digests of an entry and of those behind it in its chain."""
    namings = _namings(opened)
    return Erasures(
        tuple(
            Erasure(entry.id, entry.item, entry.writer, entry.seq, _followers(entry, namings, digests_from(entry)))
            if _goes_by_place(entry)
            else Erasure(entry.id, entry.item, entry.writer, entry.seq, frozenset(), until=entry.at)
            for entry in erased
            if entry.item is not None
        )
    )


def _with_others(erasures: Erasures, attributed: Iterable[Entry]) -> Erasures:
    """``erasures`` with what they cover of records that became the person's, or stand beside one that did."""
    revisions: dict[str, list[Entry]] = {}
    for entry in attributed:
        revisions.setdefault(entry.item or "", []).append(entry)
    return Erasures(tuple(replace(each, others=frozenset(_others(each, revisions))) for each in erasures))


def _others(erasure: Erasure, revisions: Mapping[str, Sequence[Entry]]) -> Iterator[str]:
    """The ids of entries that ``erasure`` covers though they do not name the person. ``revisions`` are by record."""
    if erasure.until is not None:
        return
    for item, entries in revisions.items():
        known = (*entries, *revisions.get(item.rpartition("/")[0], ()))
        own = [each for each in known if erasure.covers_by_name(each)]
        for entry in entries if own else ():
            if not erasure.is_behind(entry) and not erasure.covers_by_name(entry) and _became(entry, own, known):
                yield entry.id


def _became(entry: Entry, own: Sequence[Entry], known: Sequence[Entry]) -> bool:
    """Whether what ``entry`` says became the person's.

    ``known`` are the revisions of its record, and of the one that it stands beside if there is one; ``own`` are those
    of them that name the person.
    """
    chain = [each for each in own if each.writer == entry.writer]
    if not chain or any(each.seq > entry.seq for each in chain):
        return True
    before = [
        each for each in known if each.writer == entry.writer and each.seq <= entry.seq and each.item != entry.item
    ]
    return bool(before) and max(before, key=lambda each: each.seq) in own


def _goes_by_place(entry: Entry) -> bool:
    return entry.version >= BY_PLACE


_Namings = Mapping[str, list[tuple[str, str]]]
"""Writer to the chains whose first entry names one of its entries, each with the digest that it names."""


def _namings(opened: Iterable[Entry]) -> _Namings:
    namings: dict[str, list[tuple[str, str]]] = {}
    for entry in opened:
        for writer, digest in (named_heads(entry) or {}).items():
            namings.setdefault(writer, []).append((entry.writer, digest))
    return namings


def _followers(erased: Entry, namings: _Namings, behind: Collection[str]) -> frozenset[str]:
    """The writers whose chains begin behind ``erased``, in a file that held it. ``behind``: see ``digests_from``."""
    found = {writer for writer, digest in namings.get(erased.writer, ()) if digest in behind}
    waiting = list(found)
    while waiting:
        more = {writer for writer, _ in namings.get(waiting.pop(), ())} - found
        found |= more
        waiting += more
    return frozenset(found - {erased.writer})


def fault_of(entry: Entry, erasures: Erasures) -> str | None:
    """The fault of an entry that was emptied without being covered, or is covered and was not emptied; otherwise None.

    The answer completes a sentence that begins with the entry's name.
    """
    if entry.body is None and not erasures.cover(entry):
        return "was emptied, and nothing here says why"
    if entry.body is not None and erasures.cover_by_name(entry):
        return "belongs to somebody who was erased: opening the file for writing finishes that"
    return None


def erasure_counts(connection: sqlite3.Connection, erasures: Iterable[Erasure]) -> dict[str, int]:
    """How many entries that hold something ``erasures`` would empty, by the code of the person."""
    each = tuple(erasures)
    people = _people(connection) if each else ()
    found: Counter[str] = Counter()
    seen: set[str] = set()
    for erasure in each:
        condition, values = erasure.condition(people)
        rows = connection.execute(
            f"SELECT id, person FROM main.entry WHERE {condition} AND {_FULL}",  # noqa: S608 - names of our own
            values,
        )
        for own, person in rows:
            found[person if person in people and erasure.is_about(person) else erasure.person] += own not in seen
            seen.add(own)
    return {person: count for person, count in found.items() if count}


def empty_erased(connection: sqlite3.Connection, erasures: Iterable[Erasure] | None = None) -> bool:
    """Empty the entries that ``erasures`` cover, inside the caller's transaction; return whether there were any.

    None stands for all of the file, and for an erasure that has begun. Deletes drafts and evidence files that belong to
    them, and the search index, which is rebuilt when next needed. Drafts of meetings go with every erasure that has
    begun, also where nothing else was left: they may hold what was typed since an earlier one. Raises CoachError where
    this Python lacks FTS5, which deleting the index needs.
    """
    each = tuple(erasures_in(connection) if erasures is None else erasures)
    people = _people(connection) if each else ()
    changed = 0
    for erasure in each:
        condition, values = erasure.condition(people)
        emptying = f"UPDATE main.entry SET body = NULL, salt = NULL WHERE {condition} AND {_FULL}"  # noqa: S608 - as above
        changed += connection.execute(emptying, values).rowcount
        changed += connection.execute(_DRAFTS.format(covered=condition), (*values, values[0])).rowcount
    if changed or erasures is None:
        connection.execute(_DRAFTS_OF_MEETINGS, (FORM_DRAFTS, NEW_FORM_DRAFTS))
        connection.execute(f"DELETE {NAMELESS_BLOBS}")
        searching.delete_index(connection)
    return changed > 0


def _people(connection: sqlite3.Connection) -> tuple[str, ...]:
    """The codes of all people in the log. It takes a look at every entry."""
    return tuple(row[0] for row in connection.execute(_PEOPLE))


def begin(connection: sqlite3.Connection) -> None:
    """Note, inside the caller's transaction, that erasing has begun."""
    connection.execute("INSERT OR IGNORE INTO upkeep VALUES ('erasing', '')")


def is_unfinished(connection: sqlite3.Connection) -> bool:
    """Whether erasing has begun and was not finished."""
    return connection.execute("SELECT 1 FROM upkeep WHERE what = 'erasing'").fetchone() is not None


def finish(connection: sqlite3.Connection) -> None:
    """Note, inside the caller's transaction, that erasing is finished: no erased byte is left in the file."""
    connection.execute("DELETE FROM upkeep WHERE what = 'erasing'")


def empty_unfinished(connection: sqlite3.Connection, changing: Transactions) -> bool:
    """Empty the entries that an unfinished erasure covers; return whether there is one, and `write_anew` is due.

    Raises CoachErrors.
    """
    with changing.plain_words:
        if not is_unfinished(connection):
            return False
    with changing:
        empty_erased(connection)
        searching.update_index(connection)
    return True


def write_anew(connection: sqlite3.Connection, changing: Transactions) -> None:
    """Rewrite the whole file, so that no erased byte is left in unused parts of its pages. Raises CoachErrors."""
    with changing.plain_words:
        connection.execute("VACUUM")
    with changing:
        finish(connection)
