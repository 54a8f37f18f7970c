"""Merging two large files the way ``coachtui merge`` does, beside SQLite copying the same rows unseen."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from pathlib import Path
from unittest.mock import patch

from bench.saving import PRAGMAS, refuse_memory
from bench.searching import make_notes
from bench.timing import Sides
from coachtui.store.schema import INDEXES, TABLES
from coachtui.workflow.engagement.engagements import Surroundings
from coachtui.workflow.passing_on.merging import merge_into_new

ENTRIES = 100_000


def merging(*, proved: bool) -> Callable[[int, Path], AbstractContextManager[Sides]]:
    """``merge_into_new`` of two files against the bare rows; ``proved`` False leaves out looking through the chains."""
    return partial(_merging, proved)


@contextmanager
def _merging(proved: bool, _pairs: int, folder: Path) -> Iterator[Sides]:
    refuse_memory(folder)
    sources = [folder / f"{name}.coach" for name in "ab"]
    for source in sources:
        make_notes(source, ENTRIES, source.stem)
    ours, bare = folder / "ours.coach", folder / "bare.db"

    def merge() -> None:
        ours.unlink(missing_ok=True)
        merge_into_new(sources, ours, Surroundings())

    def insert() -> None:
        bare.unlink(missing_ok=True)
        with closing(sqlite3.connect(bare, isolation_level=None)) as connection:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}").fetchall()
            for sql in (TABLES["entry"], *INDEXES.values()):
                connection.execute(sql)
            for source in sources:
                connection.execute("ATTACH ? AS coming", (str(source),))
                connection.execute("INSERT OR IGNORE INTO main.entry SELECT * FROM coming.entry")
                connection.execute("DETACH coming")

    if proved:
        yield merge, insert
    else:
        with patch("coachtui.store.joining.check_chains"):
            yield merge, insert
