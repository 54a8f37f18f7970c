"""Merging several engagement files into a new one, which gets its name only once all of its chains are checked."""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import UUID

from coachtui.store import erasing, joining
from coachtui.store.comparing import clashes_in
from coachtui.store.connection import connect, real_place
from coachtui.store.creating import file_beside, refuse_place
from coachtui.store.entry import utc_now
from coachtui.store.joining import JoinResult
from coachtui.store.schema import GUARDS, put_guards_in_place
from coachtui.store.transactions import PlainWords, Transactions


@contextmanager
def merging_files(
    sources: Sequence[Path],
    output: Path,
    new_id: Callable[[], UUID],
    *,
    unrelated: bool = False,
    may_erase: Collection[str] | None = None,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[tuple[Path, tuple[JoinResult, ...]]]:
    """Write the union of ``sources`` to ``output``: the file gets its name at the end of the ``with`` block.

    The block gets the path where the file is until then, and what each source brought, in turn.

    ``output`` must not exist; ``new_id`` makes the name of the file beside it that is written first. Erasures in the
    files may erase only the people with the codes ``may_erase`` (None: everybody); all that they emptied is counted in
    the last result. Raises CoachErrors, and then there is no ``output``: for a source that is no engagement file or a
    newer one, one whose chains do not hold, one about another organisation unless ``unrelated`` says that it may be,
    one with entries dated far ahead of ``now``, and for erasures of others (ErasesPeopleError). Nor is there any where
    the block raises.
    """
    refuse_place(output)
    for source in sources:
        connect(source, write=False).close()
    with file_beside(output, new_id) as beside, PlainWords(real_place(output)) as plain_words:
        with closing(connect(beside, write=True)) as connection:
            # No other program uses this file yet: it is synced once, at the end, and gets its guards then.
            connection.execute("PRAGMA synchronous = OFF")
            for guard in GUARDS:
                connection.execute(f"DROP TRIGGER {guard}")
            changing = Transactions(connection, plain_words)
            results = _unite(connection, changing, sources, now(), unrelated=unrelated, may_erase=may_erase)
            put_guards_in_place(connection)
        _sync(beside)
        yield beside, results


def _unite(
    connection: sqlite3.Connection,
    changing: Transactions,
    sources: Sequence[Path],
    now: datetime,
    *,
    unrelated: bool,
    may_erase: Collection[str] | None,
) -> tuple[JoinResult, ...]:
    results: list[JoinResult] = []
    grown: set[str] = set()
    withheld: dict[str, str | None] = {}
    for source in sources:
        with joining.attached_file(connection, source):
            joining.refuse_unlike(connection, unrelated=unrelated)
            with changing:
                clashes = clashes_in(connection) if results else ()
                withheld.update(joining.withheld(connection) if results else {})
                count, writers = joining.insert_new(connection, now)
        results.append(JoinResult(count, clashes))
        grown |= writers
    with changing:
        _, erased = joining.obey_erasures(connection, (), may_erase, withheld)
    joining.check_chains(connection, grown)
    if erasing.is_unfinished(connection):
        connection.execute("VACUUM")
        erasing.finish(connection)
    erasures = erasing.erasures_in(connection)
    results = [replace(each, clashes=joining.not_erased(each.clashes, erasures)) for each in results]
    return (*results[:-1], replace(results[-1], erased=erased)) if results else ()


def _sync(path: Path) -> None:
    """Wait until the content of the file at ``path`` is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
