"""A log that folds records into its state at once, and gives out the writes that bring them onto the disk later.

It starts no thread and knows no screen. A driver (`tui/writer.py`) takes one write after the other and runs each on the
thread of the engagement file.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import accumulate, chain, repeat
from time import monotonic
from typing import Protocol, TypeVar

from coachtui.model.engagement import State
from coachtui.model.problems import CoachError
from coachtui.model.text import clean
from coachtui.store.bodies import NamedDocument, as_read, new_entries
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import Entry, Position, moment_after, sha256_of
from coachtui.store.kinds import Record, Withdrawable
from coachtui.store.records import Withdrawn, with_records
from coachtui.store.searching import Passage
from coachtui.store.terms import Term
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.pairs import OBSERVED

DRAFT_SECONDS = 0.3
"""How many seconds a draft may be in memory only."""

_T = TypeVar("_T")


class Ask(Protocol):
    """Has ``work`` done on the thread of the file, and waits for what it returns or raises."""

    def __call__(self, work: Callable[[], _T]) -> _T:
        """Return what ``work`` returns, and raise what it raises."""
        ...


_Changes = tuple[int, int]
"""What `EngagementFile.changes` gives."""


@dataclass(frozen=True, slots=True)
class Written:
    """The result of a write: the `changes` of the file after it, by which others' changes are noticed before the next.

    ``state`` is that of the file, where it has to be taken instead of the one in memory: where somebody else changed
    the file since the write before, or entries got other times than they had in memory. Else it is None.
    """

    changes: _Changes
    state: State | None = None


@dataclass(frozen=True, slots=True)
class _RecordWrite:
    """What `record` was given, written at once or not at all. ``moments`` are the times of the entries, in order."""

    records: tuple[Record, ...]
    withdrawn: tuple[Withdrawable, ...]
    documents: tuple[NamedDocument, ...]
    blobs: tuple[bytes, ...]
    drop_drafts: tuple[tuple[str, str], ...]
    keep_time: bool
    moments: tuple[str, ...]

    def do(self, file: EngagementFile, expected: _Changes) -> Written:
        """Append the entries to ``file``, whose changes were ``expected`` after the write before. Raises CoachErrors.

        The result has the file's state only where it differs from that in memory.
        """
        if not self.moments:
            for session, item in self.drop_drafts:
                file.drop_draft(session, item)
            return Written(expected)
        entries = new_entries(
            self.records, self.withdrawn, self.documents, keep_time=self.keep_time, moments=self.moments
        )
        contents = [document.content for document in self.documents]
        stored = file.append(*entries, documents=contents, blobs=self.blobs, drop_drafts=self.drop_drafts)
        changes, (by_others, own) = file.changes(), expected
        same_times = tuple(entry.at for entry in stored) == self.moments
        return Written(changes, None if changes == (by_others, own + 1) and same_times else file.state())


@dataclass(frozen=True, slots=True)
class _DraftWrite:
    """The text of one draft."""

    session: str
    item: str
    text: str

    def do(self, file: EngagementFile, expected: _Changes) -> Written:
        """Save it in ``file``. Raises CoachErrors."""
        file.save_draft(self.session, self.item, self.text)
        return Written(expected)


@dataclass(frozen=True, slots=True)
class _NewLook:
    """Nothing to write: the state in memory is to be that of the file again."""

    def do(self, file: EngagementFile, _expected: _Changes) -> Written:
        """Fold what is in ``file``. Raises CoachErrors."""
        return Written(file.changes(), file.state())


class WriteBehind:
    """A `Log` whose state is ahead of the disk. Make it on the thread of ``file``, then use it on one other thread.

    ``now`` gives the time of entries. ``ask`` has something done on the thread of ``file`` and waits for it, for what
    is not kept in memory. ``changed`` is called after everything that changes `pending`, `error` or what comes next.
    """

    def __init__(self, file: EngagementFile, now: Callable[[], datetime], ask: Ask) -> None:
        self.changed: Callable[[], None] = lambda: None
        self.error: CoachError | None = None
        """Why the last write failed; None when it did not."""
        self._file, self._now, self._ask = file, now, ask
        self._expected = file.changes()
        self._state = file.state()
        newest = file.newest()
        # One microsecond is left free for the entry that opens a writer's chain.
        self._newest = newest and moment_after(newest, "")
        self._drafts = {
            (session, item): text
            for session in (*self._state.sessions, *self._state.observed_meetings)
            for item, text in file.drafts(session).items()
        }
        self._due: dict[tuple[str, str], float] = {}
        self._queue: deque[_RecordWrite] = deque()
        self._writing: _RecordWrite | _DraftWrite | _NewLook | None = None
        self._is_stale = False
        self._in_a_hurry = False
        self._has_shown = False

    # Recording

    def record(
        self,
        *records: Record,
        withdraw: Iterable[Withdrawable] = (),
        documents: Iterable[NamedDocument] = (),
        blobs: Iterable[bytes] = (),
        drop_drafts: Iterable[tuple[str, str]] = (),
        keep_time: bool = False,
    ) -> None:
        """Record as `Log.record` does, at once in `state`; it is on the disk once nothing is `pending`."""
        withdrawn, named, dropped = tuple(withdraw), tuple(documents), tuple(drop_drafts)
        # each later than all before
        times = repeat(self._now(), len(named) + len(withdrawn) + len(records))
        _, *moments = accumulate(times, moment_after, initial=self._newest)
        if moments:
            self._newest = moments[-1]
            own = moments[-len(records) :] if records else ()
            dated = [as_read(record, at, keep_time=keep_time) for record, at in zip(records, own, strict=True)]
            self._state = with_records(self._state, (*map(Withdrawn.of, withdrawn), *dated))
        for draft in dropped:
            self._drafts.pop(draft, None)
            self._due.pop(draft, None)
        self._queue.append(_RecordWrite(records, withdrawn, named, tuple(blobs), dropped, keep_time, tuple(moments)))
        self.changed()

    def state(self) -> State:
        """Everything recorded so far, folded, whether it is on the disk or not."""
        return self._state

    known_state = outline = state  # all of it is in memory

    def save_draft(self, session: str, item: str, text: str) -> None:
        """Keep ``text`` as the draft of ``item``; its write is due within `DRAFT_SECONDS`."""
        draft = session, item
        self._drafts.pop(draft, None)  # what was typed last stands last
        self._drafts[draft] = clean(text)
        self._due.setdefault(draft, monotonic() + DRAFT_SECONDS)
        self.changed()

    def drafts(self, session: str) -> Mapping[str, str]:
        """The drafts of this session by item; the one saved last comes last."""
        return {item: text for (known, item), text in self._drafts.items() if known == session}

    def drop_draft(self, session: str, item: str) -> None:
        """Delete the draft of ``item``, if there is one."""
        if (session, item) in self._drafts:
            self.record(drop_drafts=[(session, item)])

    # Writing

    @property
    def pending(self) -> bool:
        """Whether anything recorded or typed is not on the disk yet."""
        return bool(self._queue or self._due or self._writing or self._is_stale)

    def take(self, *, at_once: bool = False) -> Callable[[], Written] | None:
        """The next write, a function to be called on the thread of the file; None when nothing is due.

        The write raises CoachErrors, and then nothing was written. Call `done` or `failed` before the next `take`.
        Records are written in order, and before drafts. With ``at_once`` drafts are given out before they are due.
        Where the state in memory is no longer that of the file, the write only reads that one.
        """
        write: _RecordWrite | _DraftWrite | _NewLook
        if self._queue:
            write = self._queue.popleft()
        elif self._is_stale:
            write = _NewLook()
        elif self._due and (at_once or self.seconds_left() == 0):
            draft = next(iter(self._due))
            del self._due[draft]
            write = _DraftWrite(*draft, self._drafts[draft])
        else:
            return None
        self._writing = write
        return partial(write.do, self._file, self._expected)

    def seconds_left(self) -> float:
        """How many seconds drafts may still wait to be written; 0 where a write is due now, and where none waits."""
        if self._queue or self._is_stale or self._in_a_hurry or self.error is not None or not self._due:
            return 0
        return max(next(iter(self._due.values())) - monotonic(), 0)

    def done(self, written: Written) -> None:
        """Note that the write given out by `take` succeeded, with its result."""
        self.error, self._has_shown, self._writing = None, False, None
        self._expected = written.changes
        if written.state is not None:
            self._is_stale = bool(self._queue)
            self._state = self._state if self._is_stale else written.state
        self._in_a_hurry = self._in_a_hurry and self.pending
        self.changed()

    def failed(self, error: CoachError) -> None:
        """Note that the write given out by `take` failed, and why. `take` gives it out again.

        Records that failed as bad input are not written again: the state becomes that of the file, without them.
        """
        self.error = error
        write, self._writing = self._writing, None
        if isinstance(write, _DraftWrite):
            if (write.session, write.item) in self._drafts:
                self._due.setdefault((write.session, write.item), monotonic())
        elif error.bad_input:
            self._is_stale = True
        elif isinstance(write, _RecordWrite):
            self._queue.appendleft(write)
        self.changed()

    def look_anew(self) -> None:
        """Have the state taken from the file once nothing waits to be written: it was changed there."""
        self._is_stale = True
        self.changed()

    def hurry(self) -> None:
        """Have drafts written without waiting until they are due."""
        self._in_a_hurry = self.pending
        self.changed()

    def error_to_show(self) -> CoachError | None:
        """The `error`, if somebody has to do something about it; None if it passes by itself or is bad input.

        After one was returned all others are None, until a write works again.
        """
        error = self.error
        if error is None or error.passing or error.bad_input or self._has_shown:
            return None
        self._has_shown = True
        return error

    # What is not kept in memory

    def document(self, sha256: str) -> bytes | None:
        """The document with this SHA-256, written or not; None when there is none."""
        waiting = _with_hash(sha256, (each.content for write in self._unwritten() for each in write.documents))
        return waiting or self._ask(lambda: self._file.document(sha256))

    def blob(self, sha256: str) -> bytes | None:
        """The content of the attachments with this SHA-256, written or not; None when there is none."""
        waiting = _with_hash(sha256, (content for write in self._unwritten() for content in write.blobs))
        return waiting or self._ask(lambda: self._file.blob(sha256))

    def entries(self, after: Position | None = None) -> Iterator[Entry]:
        """Every entry on the disk, in order, from the one behind ``after`` on."""
        return iter(self._ask(lambda: tuple(self._file.entries(after))))

    def search(self, terms: Sequence[Term], person: str | None = None) -> Iterator[Passage]:
        """What on the disk holds all of ``terms``, the newest first; of one person if named."""
        return iter(self._ask(lambda: tuple(self._file.search(terms, person))))

    def fingerprint(self) -> str:
        """A short text that changes with every entry that is on the disk."""
        return self._ask(self._file.fingerprint)

    def _unwritten(self) -> Iterator[_RecordWrite]:
        """What is not on the disk yet: the write given out last, and those that wait."""
        return chain([self._writing] if isinstance(self._writing, _RecordWrite) else [], self._queue)


def _with_hash(sha256: str, contents: Iterable[bytes]) -> bytes | None:
    """The first of ``contents`` with this SHA-256; None when there is none."""
    return next((content for content in contents if sha256_of(content) == sha256), None)


def written_behind(workspace: Workspace, ask: Ask) -> tuple[Workspace, WriteBehind]:
    """The same engagement for another thread, with a log that writes behind. Call it on the engagement's thread.

    Script and rubric are read first, so that the other thread need not. Raises CoachErrors, and TypeError for a
    workspace whose log is no file.
    """
    if not isinstance(workspace.log, EngagementFile):
        raise TypeError("only what is in a file can be written behind")
    if workspace.is_coaching:
        workspace.pair(OBSERVED)
    else:
        workspace.materials  # noqa: B018 - read here and kept
    log = WriteBehind(workspace.log, workspace.surroundings.now, ask)
    return replace(workspace, log=log), log
