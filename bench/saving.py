"""Saving one answer as an interview does, beside a bare commit of one row like it, both on a real disk."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import partial
from itertools import cycle
from pathlib import Path

from bench.timing import CannotMeasureError, Sides
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import COLUMNS, moment_text, row_of, utc_now, uuid7
from coachtui.store.schema import INDEXES, TABLES
from coachtui.workflow.demonstration.demonstrating import make_demo
from coachtui.workflow.engagement.engagements import Workspace, open_engagement
from coachtui.workflow.interview.interviewing import Interview, begin_interview

PLAIN = "They go through the plan on the first Monday of the month, line by line, with the figures on the wall."
QUOTING = 'They go through the plan on the first Monday. "We have never once let a month go by without doing it."'

# Spelled out instead of taken from the store: if the store were ever less careful, this side would stay careful.
PRAGMAS = ("journal_mode = DELETE", "synchronous = FULL", "fullfsync = ON", "secure_delete = ON")
_MARKS = ", ".join("?" * len(COLUMNS))
_INSERT = f"INSERT INTO entry VALUES ({_MARKS})"  # noqa: S608 - question marks only
_MOUNTS = Path("/proc/mounts")
_IN_MEMORY = {"tmpfs", "ramfs", "devtmpfs", "rootfs"}

_Row = tuple[str | int | None, ...]


def saving(note: str, entries: int) -> Callable[[int, Path], AbstractContextManager[Sides]]:
    """``Interview.answer`` with this note, so many entries, against one bare commit of as many rows.

    Both files hold the Northfield demonstration.
    """
    return partial(_saving, note, entries)


@contextmanager
def _saving(note: str, entries: int, pairs: int, folder: Path) -> Iterator[Sides]:
    refuse_memory(folder)
    ours, bare = folder / "northfield.coach", folder / "bare.db"
    make_demo(ours)
    with open_engagement(ours, write=True) as workspace, closing(_bare_copy(ours, bare)) as connection:
        places = iter(_unanswered(workspace, pairs + 1))
        rows = iter(_rows_like(note, entries * (pairs + 1)))

        def answer() -> None:
            interview, question = next(places)
            interview.answer(question, note=note)

        def commit() -> None:
            connection.execute("BEGIN IMMEDIATE")
            for _ in range(entries):
                connection.execute(_INSERT, next(rows))
            connection.execute("COMMIT")

        yield answer, commit


def _unanswered(workspace: Workspace, count: int) -> list[tuple[Interview, str]]:
    """So many questions that nobody answered yet, in as many fresh interviews as that takes."""
    found: list[tuple[Interview, str]] = []
    for code in cycle(tuple(workspace.state.people)):
        if len(found) >= count:
            break
        interview = begin_interview(workspace, code, fresh=True)
        found += [(interview, question.id) for question in interview.script.questions()]
    return found[:count]


def _bare_copy(engagement: Path, path: Path) -> sqlite3.Connection:
    """A plain SQLite file with the same table of entries and the same rows in it, so that both trees are as deep."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    for sql in (TABLES["entry"], *INDEXES.values()):
        connection.execute(sql)
    with EngagementFile.open(engagement, write=False) as log:
        connection.execute("BEGIN")
        connection.executemany(_INSERT, [row_of(entry) for entry in log.entries()])
        connection.execute("COMMIT")
    return connection


def _rows_like(note: str, count: int) -> list[_Row]:
    """Rows ready to be stored, with columns as long as those of an answer."""
    body = json.dumps({"absence": None, "grade": None, "note": note, "value": None}, separators=(",", ":"))
    writer, session = str(uuid7()), str(uuid7())
    rows: list[_Row] = []
    for seq in range(count):
        salt, body_hash, digest = os.urandom(16).hex(), os.urandom(32).hex(), os.urandom(32).hex()
        at = moment_text(utc_now())
        known = (str(uuid7()), writer, seq, at, "", "answer", 1, session, "CEO", "C1.2")
        rows.append((*known, body, salt, body_hash, digest))
    return rows


def refuse_memory(folder: Path) -> None:
    """Raise CannotMeasureError where a commit reaches no disk. A system without a list of mounts is trusted.

    ``folder`` is the temporary one; the message names the folder around it, which somebody chose.
    """
    if _MOUNTS.is_file() and _file_system(folder.resolve()) in _IN_MEMORY:
        raise CannotMeasureError(
            f"{folder.parent} is in memory, where a commit costs next to nothing. Name a folder on a disk: --folder."
        )


def _file_system(folder: Path) -> str:
    """The type of file system that ``folder`` is on, by the deepest mount above it; of two there, the later one."""
    kind, depth = "", -1
    for line in _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
        _, place, mounted, *_ = line.split(" ")
        mount = Path(place.replace("\\040", " "))
        if folder.is_relative_to(mount) and len(mount.parts) >= depth:
            kind, depth = mounted, len(mount.parts)
    return kind
