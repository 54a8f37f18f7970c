"""An open engagement file: appending to its log, folding it, joining and erasing, contents, drafts, search.

An EngagementFile, and every iterator it returns, may be used only by the thread that opened it.
"""

import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from coachtui.model.engagement import State
from coachtui.model.problems import CoachError
from coachtui.model.text import clean
from coachtui.store import chains, erasing, joining, searching
from coachtui.store.bodies import NamedDocument, new_entries
from coachtui.store.connection import connect, is_writable, real_place
from coachtui.store.contents import NAMING, find_content, store_named
from coachtui.store.creating import file_beside
from coachtui.store.entry import Entry, NewEntry, Position, moment_text, utc_now, uuid7
from coachtui.store.failures import ReadOnlyError
from coachtui.store.folded_log import FoldedLog
from coachtui.store.joining import JoinResult
from coachtui.store.kinds import Record, Withdrawable
from coachtui.store.locking import keep_to_owner, lock
from coachtui.store.own_chain import Clock, Identifier, OwnChain, WriterSettings
from coachtui.store.search_index import SearchIndex
from coachtui.store.searching import Passage
from coachtui.store.terms import Term
from coachtui.store.transactions import PlainWords, Transactions, open_for_reading

if TYPE_CHECKING:
    from filelock import BaseFileLock

_SAVE_DRAFT = (
    "INSERT INTO draft (session, item, text, at) VALUES (?, ?, ?, ?)"
    " ON CONFLICT (session, item) DO UPDATE SET text = excluded.text, at = excluded.at"
)
_DRAFTS = "SELECT item, text FROM draft WHERE session = ? ORDER BY at, item"
_DROP_DRAFT = "DELETE FROM draft WHERE session = ? AND item = ?"


class EngagementFile:
    """An open engagement file. Use it as a context manager, on one thread; SQLite refuses any other.

    A writer holds the lock file beside it until it is closed; readers need none and see what is committed. Every
    failure is a CoachError in plain words; a change that failed is rolled back, and the file can still be used.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, held: "BaseFileLock | None", settings: WriterSettings
    ) -> None:
        """Called by ``not_named_yet`` and ``open``, which check that the connection is that of an engagement file."""
        self.path = path
        self._connection, self._lock, self._settings = connection, held, settings
        self._plain_words = PlainWords(path, is_open=True)
        self._chain = OwnChain(path, connection, settings)
        self._changing = Transactions(connection, self._plain_words, self._chain.check, may_write=held is not None)
        self._log = FoldedLog(path, connection, self._plain_words)
        self._index = SearchIndex(connection, self._changing)
        self._changes = 0

    @classmethod
    @contextmanager
    def making(cls, path: str | os.PathLike[str], settings: WriterSettings) -> Iterator[Self]:
        """Make a new engagement file, open for writing in the block; it gets its name at the end of that.

        ``path`` must not exist. Nothing is left there when the block raises or the program is killed. Raises
        CoachErrors.
        """
        place = real_place(path)
        with file_beside(place, settings.new_id) as beside, cls.not_named_yet(place, beside, settings) as file:
            yield file

    @classmethod
    @contextmanager
    def not_named_yet(cls, place: Path, beside: Path, settings: WriterSettings) -> Iterator[Self]:
        """Open the file ``beside``, which will be renamed to ``place``, for writing. Raises CoachErrors."""
        with ExitStack() as at_the_end:
            held = lock(place)
            at_the_end.callback(held.release)
            connection = at_the_end.enter_context(closing(connect(beside, write=True)))
            with cls(place, connection, held, settings) as file:
                yield file

    @classmethod
    def open(
        cls,
        path: str | os.PathLike[str],
        *,
        write: bool = True,
        author: str = "",
        app: str = "",
        now: Clock = utc_now,
        new_id: Identifier = uuid7,
    ) -> Self:
        """Open the engagement file at ``path``. ``author`` and ``app`` (the program's version) go into its entries.

        Raises InUseError when another window writes to it and ReadOnlyError when it may not be written: both can be
        opened with ``write=False``; NotAnEngagementError, DamagedError or another CoachError when it cannot be opened
        at all.
        """
        place = real_place(path)
        settings = WriterSettings(author, app, now, new_id)
        reading = connect(place, write=False)
        if not write:
            return cls(place, reading, None, settings)
        reading.close()  # what is wrong with the file matters more than who else has it open
        if not is_writable(place):
            raise ReadOnlyError("Read-only", f"{place} or its folder may only be read.", "You can read the file here.")
        return cls._for_writing(place, settings)

    @classmethod
    def _for_writing(cls, place: Path, settings: WriterSettings) -> Self:
        """Open the file at ``place`` for writing. What fails leaves no lock and no connection."""
        with ExitStack() as if_it_fails:
            held = lock(place)
            if_it_fails.callback(held.release)
            keep_to_owner(place)
            connection = if_it_fails.enter_context(closing(connect(place, write=True)))
            file = cls(place, connection, held, settings)
            with file._plain_words:
                file._chain.look()
            if erasing.empty_unfinished(connection, file._changing):
                # Fails on a full disk, or while another program reads; the next opening tries again.
                with suppress(CoachError):
                    erasing.write_anew(connection, file._changing)
            if_it_fails.pop_all()
        return file

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Update the search index where possible, close the file and release its lock. May be called twice."""
        with ExitStack() as at_the_end:
            if self._lock is not None:
                at_the_end.callback(self._lock.release)
            at_the_end.callback(self._connection.close)
            if self._lock is not None and self._lock.is_locked:
                # Where the disk is full or the file busy, the index is updated the next time a writer closes the file.
                with suppress(CoachError, sqlite3.ProgrammingError):
                    self._index.bring_up_to_date()

    @property
    def writable(self) -> bool:
        """Whether the file is open for writing."""
        return self._changing.may_write

    # The log

    def record(
        self,
        *records: Record,
        withdraw: Iterable[Withdrawable] = (),
        documents: Iterable[NamedDocument] = (),
        blobs: Iterable[bytes] = (),
        drop_drafts: Iterable[tuple[str, str]] = (),
        keep_time: bool = False,
    ) -> None:
        """Record ``records`` and withdraw those in ``withdraw`` in one transaction, safe on the disk on return.

        See `coachtui.workflow.engagement.log.Log.record` for the arguments. Raises as `append`.
        """
        documents = tuple(documents)
        self.append(
            *new_entries(records, withdraw, documents, keep_time=keep_time),
            documents=[each.content for each in documents],
            blobs=blobs,
            drop_drafts=drop_drafts,
        )

    def append(
        self,
        *new: NewEntry,
        documents: Iterable[bytes] = (),
        blobs: Iterable[bytes] = (),
        drop_drafts: Iterable[tuple[str, str]] = (),
    ) -> tuple[Entry, ...]:
        """Add ``new`` to the log in one transaction, and return it as stored once it is on the disk.

        The first entry of an opening is preceded by one of kind ``opened``, which is not returned. ``drop_drafts``
        names drafts, by session and item, that became part of the log with this. Those of ``documents`` and ``blobs``
        that an entry names are stored with it, unless the file holds them already.

        Raises CoachErrors, and then nothing was added; ValueError for a ``document`` or ``attachment`` entry whose
        content is neither given nor in the file, and for a body with numbers that are not finite.
        """
        if not new:
            return ()
        naming = [each for each in new if each.kind in NAMING]
        with self._changing:
            if naming:
                store_named(self._connection, naming, documents, blobs)
            added = self._chain.add(new)
            for session, item in drop_drafts:
                self._connection.execute(_DROP_DRAFT, (clean(session), clean(item)))
        self._chain.keep(added)
        self._changes += 1
        if self._log.folded.complete:
            self._log.appended += added
        return tuple(added[-len(new) :])

    def entries(self, after: Position | None = None) -> Iterator[Entry]:
        """Every entry in fold order, those after ``after`` only if it is given. Erased bodies are None.

        Entries are read in batches, and the file is not locked between them, so that slow readers block no writer.
        """
        return self._log.entries(after)

    def state(self) -> State:
        """The state folded from the log. Only new entries are read, unless another program changed the file."""
        data_version, _ = self.changes()
        return self._log.state(data_version)

    def known_state(self) -> State:
        """The state as last read, with what was recorded here since: quicker, as SQLite is not asked for changes.

        What other programs wrote meanwhile comes with `state`.
        """
        folded = self._log.folded
        return self._log.state(folded.data_version) if folded.complete else self.state()

    def outline(self) -> State:
        """Engagement, people, sessions, consents, observed meetings; no words said: quick on a file of any size."""
        return self.state() if self._log.folded.complete else self._log.outline(self.changes())

    def changes(self) -> tuple[int, int]:
        """Two counters: one that differs after another program changed the file, and one of the changes made here.

        Drafts saved here do not count.
        """
        with self._plain_words:
            (data_version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(data_version), self._changes

    def newest(self) -> str:
        """The latest moment in the log; "" before the first entry."""
        with self._plain_words:
            return self._chain.newest()

    def _forget_state(self) -> None:
        """Have everything folded anew the next time: entries were inserted, emptied or rolled back."""
        self._log.forget()
        self._changes += 1

    def fingerprint(self) -> str:
        """A short text that changes with every entry; reports print it to say which log they were made from."""
        with self._plain_words:
            return chains.fingerprint(dict(self._chain.heads()))

    # Joining

    def joining(
        self,
        entries: Iterable[Entry],
        documents: Iterable[bytes] = (),
        blobs: Iterable[bytes] = (),
        *,
        may_erase: Collection[str] | None = None,
    ) -> AbstractContextManager[JoinResult]:
        """Copy entries of another log into this one, with the contents they name; the block gets what that brought.

        What is recorded or drafted in the ``with`` block is in the same transaction: nothing is copied where it raises.
        Erasures among the entries may erase only the people with the codes ``may_erase`` (None: everybody).

        Raises BrokenLogError unless every chain of the union holds and every content that is named is in the file or
        among ``documents`` and ``blobs``, and ErasesPeopleError; then nothing was copied. Joining the same log twice
        changes nothing.
        """
        coming = joining.attached_entries(self._connection, entries, documents, blobs)
        return self._joining(coming, unrelated=True, may_erase=may_erase)

    def joining_file(
        self, path: str | os.PathLike[str], *, unrelated: bool, may_erase: Collection[str] | None
    ) -> AbstractContextManager[JoinResult]:
        """Copy all entries and contents of the engagement file at ``path`` into this one, as ``joining``; no drafts.

        Raises CoachErrors, also when there is no such file, a newer version made it, or it is about another
        organisation, unless ``unrelated`` allows that. Joining a file with itself changes nothing.
        """
        place = real_place(path)
        connect(place, write=False).close()
        if place.samefile(self.path):  # also under another name
            return nullcontext(JoinResult(0))
        return self._joining(joining.attached_file(self._connection, place), unrelated=unrelated, may_erase=may_erase)

    @contextmanager
    def _joining(
        self, coming: AbstractContextManager[None], *, unrelated: bool, may_erase: Collection[str] | None
    ) -> Iterator[JoinResult]:
        """Join what ``coming`` attaches; see `joining` and `joining_file`."""
        if not self.writable:
            raise open_for_reading(self.path)
        with self._plain_words, coming:
            joining.refuse_unlike(self._connection, unrelated=unrelated)
            with self.at_once():
                result, is_behind = joining.take_in(self._connection, self._settings.now(), may_erase)
                if is_behind:
                    self._chain.begin_anew()
                self._chain.forget()
                self._chain.look()
                self._forget_state()
                yield result
        self._finish_erasing()

    # Erasing

    def erase(self, person: str) -> None:
        """Erase every word of the person with this code from the file, for good; see ``erasing``.

        When it is interrupted, the next opening for writing finishes it. Raises CoachErrors.
        """
        with self._changing:
            searching.refuse_without_fts5(self._connection)
            added = self._chain.add((erasing.erased_entry(person),))
            erasing.begin(self._connection)
        self._chain.keep(added)
        self._finish_erasing()

    def _finish_erasing(self) -> None:
        """Finish an erasure that has begun, if there is one."""
        if erasing.empty_unfinished(self._connection, self._changing):
            self._forget_state()
            erasing.write_anew(self._connection, self._changing)

    # Search

    def search(self, terms: Sequence[Term], person: str | None = None) -> Iterator[Passage]:
        """The passages that hold all of ``terms``, the newest first, in the latest revision of each record.

        ``person`` is a code, None for everybody. No other program can write until the iterator is exhausted or closed.
        """
        return self._index.find(terms, person, self.outline().joined)

    # Documents and evidence files

    def document(self, sha256: str) -> bytes | None:
        """The document with this hash; None when there is none."""
        with self._plain_words:
            return find_content(self._connection, "document", sha256)

    def blob(self, sha256: str) -> bytes | None:
        """The content of the attachments that name this hash; None when there is none."""
        with self._plain_words:
            return find_content(self._connection, "blob", sha256)

    # Imports

    @property
    def import_id(self) -> str | None:
        """What begins the ids that imports into this file make up; None before the first such import.

        It belongs to the file itself and does not come with a merge, so that two files never make up the same ids.
        """
        with self._plain_words:
            row = self._connection.execute("SELECT value FROM upkeep WHERE what = 'import id'").fetchone()
        return None if row is None else str(row[0])

    def keep_import_id(self, import_id: str) -> None:
        """Keep ``import_id`` as this file's, unless it has one."""
        with self._changing:
            self._connection.execute("INSERT OR IGNORE INTO upkeep VALUES ('import id', ?)", (import_id,))

    # Drafts: text being typed, kept outside the log

    def save_draft(self, session: str, item: str, text: str) -> None:
        """Save the draft of ``item`` in ``session``, in place of the one before."""
        with self._changing:
            at = moment_text(self._settings.now())
            self._connection.execute(_SAVE_DRAFT, (clean(session), clean(item), clean(text), at))

    def hurry(self) -> None:
        """Do nothing: drafts are on the disk when `save_draft` returns."""

    def drafts(self, session: str) -> dict[str, str]:
        """The drafts of ``session``: item to text, oldest first."""
        with self._plain_words:
            return dict(self._connection.execute(_DRAFTS, (clean(session),)).fetchall())

    def drop_draft(self, session: str, item: str) -> None:
        """Delete the draft of ``item`` in ``session``, if there is one."""
        with self._changing:
            self._connection.execute(_DROP_DRAFT, (clean(session), clean(item)))

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """Make one transaction of everything recorded in the block: on the disk at its end, or none of it.

        Nothing is recorded when the block raises. Erasing and joining have no place in it; another such block has, and
        becomes part of it.
        """
        known = self._chain.known
        try:
            with self._changing:
                yield
        except BaseException:
            self._chain.go_back(known)
            self._forget_state()
            raise
