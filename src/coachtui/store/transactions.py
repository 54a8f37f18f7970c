"""How an open file is read and changed: SQLite's errors in plain words, and transactions."""

import os
import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from coachtui.model.problems import CoachError
from coachtui.store.failures import DamagedError, InUseError, NotAnEngagementError, ReadOnlyError, ReplacedError


@dataclass(frozen=True, slots=True)
class PlainWords(AbstractContextManager["PlainWords"]):
    """Turns SQLite's errors inside its ``with`` blocks into CoachErrors. It may be entered again and again.

    Errors in how the program uses sqlite3 pass unchanged. ``is_open`` says that the file at ``path`` was an engagement
    file when it was opened. Every answer passes several blocks, and a class is entered quicker than a generator.
    """

    path: Path
    is_open: bool = False

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        """Raise the CoachError that says what ``error`` says, if it is one of SQLite's."""
        if error is None:
            return
        if isinstance(error, UnicodeDecodeError):  # Python's sqlite3, over names in a schema that is no text any more
            raise damaged(self.path) from error
        if isinstance(error, sqlite3.Error):
            if self.is_open and (_code(error) == sqlite3.SQLITE_NOTADB or str(error).startswith(_EMPTIED)):
                raise replaced(self.path) from error
            said = _in_plain_words(error, self.path)
            if said is not None:
                raise said from error


class Transactions(AbstractContextManager["Transactions"]):
    """The transactions of one connection: a ``with`` block is on the disk at its end, or nothing of it where it raises.

    A block inside another becomes part of it. SQLite's errors become CoachErrors; ReadOnlyError is raised unless
    ``may_write``. ``check`` is called first in each transaction, and may raise. Pages kept in memory are read anew
    before it, so that what is in the file now is checked, and not what was. As `PlainWords` a class, for its quickness.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        plain_words: PlainWords,
        check: Callable[[], None] = lambda: None,
        *,
        may_write: bool = True,
    ) -> None:
        self.plain_words, self.may_write = plain_words, may_write
        self._connection, self._check = connection, check
        self._depth = 0

    def __enter__(self) -> Self:
        """Begin a transaction, unless one is going on."""
        if not self.may_write:
            raise open_for_reading(self.plain_words.path)
        if not self._depth:
            with self.plain_words:
                self._connection.execute("PRAGMA shrink_memory")
                try:
                    self._connection.execute("BEGIN IMMEDIATE")
                    self._check()
                except BaseException:
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                    raise
        self._depth += 1
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Commit the transaction, or roll it back where the block or the commit raised, unless it is another's part."""
        self._depth -= 1
        if self._depth:
            return
        with self.plain_words:
            try:
                if error is None:
                    self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
        if error is not None:
            self.plain_words.__exit__(kind, error, trace)


def damaged(path: Path) -> CoachError:
    """The error that says that the file at ``path`` is cut short or corrupted."""
    kind, title, message, hint = _WORDS[sqlite3.SQLITE_CORRUPT]
    return kind(title, message.format(path=path), hint)


def replaced(path: Path) -> CoachError:
    """The error that says that another file is where the one at ``path`` was."""
    return ReplacedError(
        "Another file is in its place",
        f"{path} is not the file that was opened: a sync or a backup has put another one there.",
        "Nothing more is saved in it. Ctrl+Q ends the full screen, which then writes what was typed since to a text"
        " file.",
    )


def open_for_reading(path: Path) -> CoachError:
    """The error that says that the file at ``path`` cannot be changed, as it was opened for reading only."""
    return ReadOnlyError("Read-only", f"{path} is open for reading.", "Open it for writing first.")


def _code(error: sqlite3.Error) -> int | None:
    """SQLite's primary result code; None for errors that Python's own sqlite3 module raises."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _in_plain_words(error: sqlite3.Error, path: Path) -> CoachError | None:
    """SQLite's error as a CoachError; None for one of Python's own sqlite3 module."""
    code = _code(error)
    if code is None:
        return None
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return _read_only(error, path)
    kind, title, message, hint = _WORDS.get(code, _OTHERWISE)
    bad_input = kind is NotAnEngagementError
    words = message.format(path=path, folder=path.parent, error=error)
    return kind(title, words, hint, bad_input=bad_input, passing=code in _PASSING)


_EMPTIED = ("no such table: entry", "no such table: main.entry")
"""What SQLite says of a file that holds nothing any more."""
_PASSING = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_NOMEM,
    }
)
"""Errors that may pass without any change to the file, so that retrying makes sense."""
_BUSY = (InUseError, "In use", "Another program is busy with {path}.", "Try again in a moment.")
_WORDS: Mapping[int, tuple[type[CoachError], str, str, str]] = {
    sqlite3.SQLITE_FULL: (
        CoachError,
        "The disk is full",
        "Nothing more fits into {folder}.",
        "Make room, then try again.",
    ),
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_LOCKED: _BUSY,
    sqlite3.SQLITE_NOTADB: (
        NotAnEngagementError,
        "Not an engagement file",
        "{path} is another kind of file.",
        "Name a .coach file.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        DamagedError,
        "The file is damaged",
        "{path} is cut short or damaged.",
        "Restore a backup; `coachtui verify` may say more.",
    ),
    sqlite3.SQLITE_IOERR: (
        CoachError,
        "The disk failed",
        "Reading or writing {path} failed.",
        "Check the disk or the network, then try again.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        CoachError,
        "Cannot open the file",
        "{path} or its journal cannot be opened.",
        "Check your rights to its folder.",
    ),
    sqlite3.SQLITE_INTERRUPT: (
        NotAnEngagementError,
        "Not an engagement file",
        "{path} holds far more tables than coachtui makes.",
        "Ask where the file comes from.",
    ),
    sqlite3.SQLITE_TOOBIG: (CoachError, "Too much at once", "That is more than one entry can hold.", "Split it."),
    sqlite3.SQLITE_NOMEM: (
        CoachError,
        "Out of memory",
        "No memory was left for {path}.",
        "Close something, then try again.",
    ),
}
_OTHERWISE = (CoachError, "The file refused that", "{path}: {error}.", "`coachtui verify` says whether it is whole.")


def _read_only(error: sqlite3.Error, path: Path) -> CoachError:
    """The CoachError for an error that says that nothing can be written."""
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_ROLLBACK:
        return ReadOnlyError(
            "Interrupted while writing",
            f"{path} was left in the middle of a change, and may only be read here.",
            f"Copy it together with {path.name}-journal into a folder of your own and open it there.",
        )
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_DBMOVED:
        if os.path.lexists(path):
            return replaced(path)
        return ReadOnlyError(
            "The file was moved", f"{path} is not where it was.", "Put it back there, and it is saved again."
        )
    return ReadOnlyError("Read-only", f"{path} may only be read.", "Copy it into a folder of your own to write.")
