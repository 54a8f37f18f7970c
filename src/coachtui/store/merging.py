"""Merging several engagement files into a new one, which gets its name only once all of its chains are checked."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from uuid import UUID

from coachtui.store import erasing, joining
from coachtui.store.connection import connect, plain_words, transaction
from coachtui.store.creating import file_beside, refuse_existing
from coachtui.store.schema import GUARDS, put_guards_in_place


def merge_files(
    sources: Sequence[Path], output: Path, new_id: Callable[[], UUID], *, unrelated: bool = False
) -> tuple[int, ...]:
    """Write the union of ``sources`` to ``output``, and return how many new entries each of them brought, in turn.

    ``output`` must not exist. Raises CoachErrors, and then there is no ``output``: for a source that is no engagement
    file or a newer one, one whose chains do not hold, and one about another organisation unless ``unrelated`` says
    that it may be.
    """
    refuse_existing(output)
    for source in sources:
        connect(source, write=False).close()
    with file_beside(output, new_id) as beside, plain_words(output):
        with closing(connect(beside, write=True)) as connection:
            # No other program uses this file yet: it is synced once, at the end, and gets its guards then.
            connection.execute("PRAGMA synchronous = OFF")
            for guard in GUARDS:
                connection.execute(f"DROP TRIGGER {guard}")
            counts = _unite(connection, sources, unrelated=unrelated)
            put_guards_in_place(connection)
        _sync(beside)
    return counts


def _unite(connection: sqlite3.Connection, sources: Sequence[Path], *, unrelated: bool) -> tuple[int, ...]:
    counts: list[int] = []
    grown: set[str] = set()
    for source in sources:
        with joining.attached_file(connection, source):
            if not unrelated:
                joining.refuse_other_organisation(connection)
            with transaction(connection):
                count, writers = joining.insert_new(connection)
        counts.append(count)
        grown |= writers
    joining.check_chains(connection, grown)
    if erasing.is_unfinished(connection):
        connection.execute("VACUUM")
        erasing.finish(connection)
    return tuple(counts)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
