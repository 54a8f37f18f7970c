"""Connecting to an engagement file: its checks, the writer's lock, pragmas, and SQLite's errors in plain words.

Only SQLite opens the file itself: on POSIX, closing any other handle on it would release SQLite's own locks.
"""

import os
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coachtui.model.problems import CoachError
from coachtui.store.failures import DamagedError, InUseError, NotAnEngagementError, ReadOnlyError
from coachtui.store.schema import APPLICATION_ID, CURRENT

if TYPE_CHECKING:
    from filelock import BaseFileLock

OWNER_ONLY = 0o600
BUSY_SECONDS = 2.0
_SMALLEST = 512
_NEWEST_WITHOUT_STRICT = (3, 36, 999)

_ALWAYS = ("recursive_triggers = ON", "trusted_schema = OFF", "temp_store = MEMORY")
_WRITING = ("journal_mode = DELETE", "synchronous = FULL", "fullfsync = ON", "secure_delete = ON")
_READING = ("query_only = ON",)


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """A connection to the file at ``path``, which is checked to be an engagement file.

    For reading too it is opened for writing where that is allowed, and changes are refused by a pragma: otherwise
    SQLite could not roll back what a killed program left half-written. Raises CoachErrors.
    """
    check_place(path)
    mode = "rw" if write or is_writable(path) else "ro"
    with plain_words(path):
        connection = connect_plainly(path, mode)
        try:
            check_identity(connection, path)  # before anything is set: another program's file stays as it is
            _set_pragmas(connection, (*_ALWAYS, *(_WRITING if write else _READING)))
            if write:
                _refuse_other_journals(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_plainly(path: Path, mode: str) -> sqlite3.Connection:
    """A connection in SQLite's ``mode`` ("rw" or "ro"), in autocommit, without pragmas and checks."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    connection.text_factory = _readable
    return connection


def prepare_blank(connection: sqlite3.Connection) -> None:
    """Set the pragmas of a writer on a file that is not an engagement yet."""
    _set_pragmas(connection, (*_ALWAYS, *_WRITING))


def _refuse_other_journals(connection: sqlite3.Connection, path: Path) -> None:
    """Raise InUseError when another program holds the file in WAL mode, so that the pragma could not change it back."""
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "delete":
        raise InUseError("In use", f"Another program is busy with {path}.", "Close it, then try again.")


def _readable(stored: bytes) -> str:
    return stored.decode("utf-8", "replace")


def _set_pragmas(connection: sqlite3.Connection, pragmas: tuple[str, ...]) -> None:
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").fetchall()


def check_place(path: Path) -> None:
    """Raise a CoachError unless ``path`` is an ordinary file that may be read and is long enough for SQLite."""
    if sqlite3.sqlite_version_info <= _NEWEST_WITHOUT_STRICT:
        raise CoachError("SQLite is too old", f"It is {sqlite3.sqlite_version}; 3.37 is needed.", "Update Python.")
    try:
        found = path.stat()
    except FileNotFoundError:
        raise NotAnEngagementError(
            "No such file", f"There is no {path}.", "`coachtui new` makes an engagement file.", bad_input=True
        ) from None
    except (OSError, ValueError) as error:
        raise CoachError(
            "Cannot open the file", f"{path}: {_reason(error)}.", "Check the name and your rights."
        ) from error
    if stat.S_ISDIR(found.st_mode):
        raise NotAnEngagementError("That is a folder", f"{path} is a folder.", "Name a .coach file.", bad_input=True)
    if not stat.S_ISREG(found.st_mode):
        raise NotAnEngagementError(
            "That is no file", f"{path} is no ordinary file.", "Name a .coach file.", bad_input=True
        )
    if found.st_size == 0:
        raise NotAnEngagementError(
            "The file is empty",
            f"{path} holds nothing.",
            "Take a backup, or start anew with `coachtui new`.",
            bad_input=True,
        )
    if found.st_size < _SMALLEST:
        raise NotAnEngagementError(
            "Not an engagement file", f"{path} is too short to be one.", "Take a backup.", bad_input=True
        )
    if not os.access(path, os.R_OK):
        raise CoachError("Cannot read the file", f"You may not read {path}.", "Ask its owner for the right to.")


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def check_identity(connection: sqlite3.Connection, path: Path) -> None:
    """Raise a CoachError unless the file is an engagement file, of a known version, and was not cut short."""
    connection.execute("BEGIN")
    try:
        application, version, page_size = (
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version", "page_size")
        )
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        size = path.stat().st_size  # while SQLite's lock keeps writers from making it longer
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
    if application != APPLICATION_ID:
        raise NotAnEngagementError(
            "Not an engagement file", f"{path} belongs to another program.", "Name a .coach file.", bad_input=True
        )
    if version > CURRENT:
        raise NotAnEngagementError(
            "A newer file", f"{path} was made by a newer coachtui.", "Update coachtui to open it.", bad_input=True
        )
    if size % page_size:  # SQLite itself would read zeros for what is missing of the last page
        raise damaged(path)


def damaged(path: Path) -> CoachError:
    """The error that says that the file at ``path`` is cut short or corrupted."""
    kind, title, message, hint = _WORDS[sqlite3.SQLITE_CORRUPT]
    return kind(title, message.format(path=path), hint)


def is_writable(path: Path) -> bool:
    """Whether both the file and its folder, in which SQLite's journal and the lock are made, may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)


def lock(path: Path) -> "BaseFileLock":
    """Acquire the lock of the file's only writer, ``NAME.coach.lock`` beside it. The caller releases it.

    Raises InUseError when another window holds it, ReadOnlyError when it cannot be made.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - 60 ms that readers need not spend

    held = FileLock(lock_path(path), timeout=0, mode=OWNER_ONLY, thread_local=False)
    try:
        held.acquire()
    except Timeout:
        raise InUseError("In use", "This file is open in another window.", "You can read it here.") from None
    except OSError as error:
        raise ReadOnlyError(
            "Cannot write there", f"{path.parent} takes no lock file ({_reason(error)}).", "You can read the file here."
        ) from error
    return held


def lock_path(path: Path) -> Path:
    """The path of the lock file that belongs to the file at ``path``."""
    return path.with_name(path.name + ".lock")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """A transaction: committed and synced at the end, rolled back when the block raises."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def plain_words(path: Path) -> Iterator[None]:
    """Turn SQLite's errors inside the block into CoachErrors. Errors in how the program uses sqlite3 pass unchanged."""
    try:
        yield
    except sqlite3.Error as error:
        said = _in_plain_words(error, path)
        if said is None:
            raise
        raise said from error
    except UnicodeDecodeError as error:  # Python's sqlite3, over names in a schema that is no text any more
        raise damaged(path) from error


def _code(error: sqlite3.Error) -> int | None:
    """SQLite's primary result code; None for errors that Python's own sqlite3 module raises."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _in_plain_words(error: sqlite3.Error, path: Path) -> CoachError | None:
    code = _code(error)
    if code is None:
        return None
    if code in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM}:
        return _read_only(error, path)
    kind, title, message, hint = _WORDS.get(code, _OTHERWISE)
    bad_input = kind is NotAnEngagementError
    words = message.format(path=path, folder=path.parent, error=error)
    return kind(title, words, hint, bad_input=bad_input, passing=code in _PASSING)


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
        "Take a backup; `coachtui verify` may say more.",
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
    sqlite3.SQLITE_TOOBIG: (CoachError, "Too much at once", "That is more than one entry can hold.", "Split it."),
    sqlite3.SQLITE_NOMEM: (
        CoachError,
        "Out of memory",
        "No memory was left for {path}.",
        "Close something, then try again.",
    ),
}
_OTHERWISE = (CoachError, "The file refused that", "{path}: {error}.", "`coachtui verify` says whether it is whole.")


def _read_only(error: sqlite3.Error, path: Path) -> ReadOnlyError:
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_ROLLBACK:
        return ReadOnlyError(
            "Interrupted while writing",
            f"{path} was left in the middle of a change, and may only be read here.",
            f"Copy it together with {path.name}-journal into a folder of your own and open it there.",
        )
    if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_READONLY_DBMOVED:
        return ReadOnlyError(
            "The file was moved", f"{path} is not where it was.", "Put it back there, and it is saved again."
        )
    return ReadOnlyError("Read-only", f"{path} may only be read.", "Copy it into a folder of your own to write.")
