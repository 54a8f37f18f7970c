"""Empty engagement files, and logs joined to others, by what the program itself uses for both."""

import os
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from uuid import UUID

from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import Entry, utc_now, uuid7
from coachtui.store.joining import JoinResult
from coachtui.store.merging import merging_files
from coachtui.store.own_chain import Clock, Identifier, WriterSettings


def created(
    path: str | os.PathLike[str],
    *,
    author: str = "",
    app: str = "",
    now: Clock = utc_now,
    new_id: Identifier = uuid7,
) -> EngagementFile:
    """A new engagement file at ``path`` without any entry, open for writing."""
    with EngagementFile.making(path, WriterSettings(author, app, now, new_id)):
        pass
    return EngagementFile.open(path, author=author, app=app, now=now, new_id=new_id)


def join(
    file: EngagementFile,
    entries: Iterable[Entry],
    documents: Iterable[bytes] = (),
    blobs: Iterable[bytes] = (),
    *,
    may_erase: Collection[str] | None = None,
) -> JoinResult:
    """Copy entries of another log into ``file``, as `EngagementFile.joining` does."""
    with file.joining(entries, documents, blobs, may_erase=may_erase) as result:
        return result


def join_file(
    file: EngagementFile,
    path: str | os.PathLike[str],
    *,
    unrelated: bool = False,
    may_erase: Collection[str] | None = None,
) -> JoinResult:
    """Copy the engagement file at ``path`` into ``file``, as `EngagementFile.joining_file` does."""
    with file.joining_file(path, unrelated=unrelated, may_erase=may_erase) as result:
        return result


def merge_files(
    sources: Sequence[Path],
    output: Path,
    new_id: Callable[[], UUID],
    *,
    unrelated: bool = False,
    may_erase: Collection[str] | None = None,
    now: Callable[[], datetime] = utc_now,
) -> tuple[JoinResult, ...]:
    """Write the union of ``sources`` to ``output``, as `merging_files` does."""
    with merging_files(sources, output, new_id, unrelated=unrelated, may_erase=may_erase, now=now) as (_, results):
        return results
