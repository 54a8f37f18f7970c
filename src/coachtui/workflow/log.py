"""What a workflow needs of an engagement file, so that it neither knows nor cares how the file is stored."""

from collections.abc import Mapping
from typing import Protocol

from coachtui.model.engagement import State
from coachtui.store.entry import Entry, NewEntry


class Log(Protocol):
    """An append-only record with its folded state, the documents it refers to, and what is being typed now."""

    def append(self, *new: NewEntry) -> tuple[Entry, ...]:
        """Record ``new`` at once or not at all; returns when they are safe on disk."""
        ...

    def state(self) -> State:
        """Everything recorded so far, folded."""
        ...

    def add_document(self, content: bytes) -> str:
        """Keep a script or rubric; returns its SHA-256."""
        ...

    def document(self, sha256: str) -> bytes | None:
        """The document with this SHA-256; None when it is not in the file."""
        ...

    def save_draft(self, session: str, item: str, text: str) -> None:
        """Keep what is being typed about ``item`` now, instead of what was kept before."""
        ...

    def drafts(self, session: str) -> Mapping[str, str]:
        """What was being typed in this session, by item."""
        ...

    def drop_draft(self, session: str, item: str) -> None:
        """Forget what was being typed about ``item``: it has been recorded."""
        ...
