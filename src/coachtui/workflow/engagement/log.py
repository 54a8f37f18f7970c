"""The interface to an engagement's log that workflows use, whatever stores it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from coachtui.model.engagement import State
from coachtui.store.bodies import NamedDocument
from coachtui.store.entry import Entry, Position
from coachtui.store.kinds import Record, Withdrawable
from coachtui.store.searching import Passage
from coachtui.store.terms import Term


class Log(Protocol):
    """An append-only log with its folded state, the contents it refers to, and drafts of what is being typed."""

    def record(
        self,
        *records: Record,
        withdraw: Iterable[Withdrawable] = (),
        documents: Iterable[NamedDocument] = (),
        blobs: Iterable[bytes] = (),
        drop_drafts: Iterable[tuple[str, str]] = (),
        keep_time: bool = False,
    ) -> None:
        """Record ``records`` and withdraw the records in ``withdraw``, all in one transaction or none of it.

        A record takes the place of the one with the same key. Withdrawals are written before the records, so that the
        last of ``records`` is the latest entry. ``documents`` are scripts and rubrics that the file has to keep,
        ``blobs`` the contents of attachments among ``records``. ``drop_drafts`` names drafts, by session and item,
        that become part of the record. ``keep_time`` keeps the ``at`` of ``records``; otherwise they get the time of
        the call. Raises CoachErrors, and then nothing was recorded.
        """
        ...

    def entries(self, after: Position | None = None) -> Iterator[Entry]:
        """Every entry in order, from the one behind ``after`` on; what was erased has no body."""
        ...

    def state(self) -> State:
        """Everything recorded so far, folded."""
        ...

    def known_state(self) -> State:
        """The state as last read, with what was recorded here since. What others wrote meanwhile comes with `state`."""
        ...

    def outline(self) -> State:
        """Engagement, people, sessions, consents, observed meetings; no words said: quick on a file of any size."""
        ...

    def document(self, sha256: str) -> bytes | None:
        """The document with this SHA-256; None when it is not in the file."""
        ...

    def blob(self, sha256: str) -> bytes | None:
        """The content of the attachments with this SHA-256; None when it is not in the file."""
        ...

    def save_draft(self, session: str, item: str, text: str) -> None:
        """Store the draft of ``item``, in place of an earlier one. Raises CoachErrors."""
        ...

    def hurry(self) -> None:
        """Have drafts on the disk without delay, where they may wait a moment for what is typed next."""
        ...

    def drafts(self, session: str) -> Mapping[str, str]:
        """The drafts of this session, by item; the last one saved comes last."""
        ...

    def drop_draft(self, session: str, item: str) -> None:
        """Delete the draft of ``item``, if there is one. Raises CoachErrors."""
        ...

    def search(self, terms: Sequence[Term], person: str | None = None) -> Iterator[Passage]:
        """Notes, quotes and names of attachments that hold all of ``terms``, the newest first; of one person if named.

        Close the iterator, or read it to its end, soon: until then others may not be able to write.
        """
        ...

    def fingerprint(self) -> str:
        """A short text that changes with every entry, by which one can notice that entries at the end are missing."""
        ...
