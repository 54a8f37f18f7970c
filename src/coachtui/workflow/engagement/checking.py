"""Looking at an engagement file as a record: is it unchanged, and what does it hold entry by entry."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import body_of
from coachtui.store.failures import DamagedError
from coachtui.store.verifying import Verification, verify


def verify_engagement(path: Path) -> Verification:
    """Check every stored byte of the engagement at ``path``. Raises CoachError when it is no engagement file."""
    try:
        return verify(path)
    except DamagedError as error:  # whose hint is to verify the file
        raise DamagedError(error.title, error.message, "Restore a backup.") from None


def fingerprint_of(path: Path) -> str:
    """A short text that changes with every entry of the engagement at ``path``. Raises CoachError."""
    with EngagementFile.open(path, write=False) as log:
        return log.fingerprint()


def logged(path: Path) -> Iterator[dict[str, Any]]:
    """Every entry of the engagement at ``path``, oldest first, as JSON values.

    An erased body is None, one that is no JSON is its text.
    """
    with EngagementFile.open(path, write=False) as log:
        for entry in log.entries():
            yield {
                "at": entry.at,
                "author": entry.author,
                "kind": entry.kind,
                "version": entry.version,
                "session": entry.session,
                "person": entry.person,
                "item": entry.item,
                "body": body_of(entry.body),
                "id": entry.id,
                "writer": entry.writer,
                "seq": entry.seq,
            }
