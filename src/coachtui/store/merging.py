"""Several engagement files into a new one: made beside its place, proved whole, and only then given its name."""

import os
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from uuid import UUID

from coachtui.store import erasing, joining
from coachtui.store.connection import connect, plain_words, transaction
from coachtui.store.creating import made_beside, refuse_existing
from coachtui.store.schema import GUARDS, put_guards_in_place


def merge_files(
    sources: Sequence[Path], output: Path, new_id: Callable[[], UUID], *, unrelated: bool = False
) -> tuple[int, ...]:
    """Write the union of ``sources`` to ``output``, and return how many new entries each of them brought, in turn.

    ``output`` must not exist. Raises CoachErrors, and then there is no ``output``: for a source that is no engagement
    file or a newer one, one that does not prove itself, and one about another organisation unless ``unrelated`` says
    that it may be.
    """
    refuse_existing(output)
    for source in sources:
        connect(source, write=False).close()
    with made_beside(output, new_id) as beside, plain_words(output):
        with closing(connect(beside, write=True)) as connection:
            # Nobody knows this file yet: it is synced at the end, and gets its guards when it is full.
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
        with joining.coming_from(connection, source):
            if not unrelated:
                joining.refuse_strangers(connection)
            with transaction(connection):
                count, writers = joining.take_in(connection)
        counts.append(count)
        grown |= writers
    joining.prove(connection, grown)
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
