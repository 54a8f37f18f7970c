"""Connecting to an engagement file: its checks, pragmas, and its migration to the current version.

Only SQLite opens the file itself: on POSIX, closing any other handle on it would release SQLite's own locks.
"""

import logging
import os
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from coachtui.model.problems import CoachError
from coachtui.store.failures import InUseError, NotAnEngagementError
from coachtui.store.locking import locks_work
from coachtui.store.neighbours import refuse_odd_neighbours
from coachtui.store.schema import (
    APPLICATION_ID,
    CURRENT,
    foreign_objects,
    migrate,
    missing_objects,
    put_in_place,
    rows_of,
)
from coachtui.store.transactions import PlainWords, Transactions, damaged

_LOGGER = logging.getLogger(__name__)

BUSY_SECONDS = 2.0
_SMALLEST = 512
_STEPS, _MOST_STEPS = 1000, 100
"""After so many steps of SQLite's virtual machine it is asked whether to go on, and so often it may."""
_LONGEST_SQL = 1_000_000
"""Bytes of the largest value that is read before the schema is known to be coachtui's."""
_NEWEST_WITHOUT_STRICT = (3, 36, 999)

_ALWAYS = ("recursive_triggers = ON", "trusted_schema = OFF", "temp_store = MEMORY")
WRITING = ("journal_mode = DELETE", "synchronous = FULL", "fullfsync = ON", "secure_delete = ON")
"""The pragmas of a connection that writes."""
_READING = ("query_only = ON",)


def connect(path: Path, *, write: bool, any_schema: bool = False) -> sqlite3.Connection:
    """A connection to the file at ``path``, which is checked to be an engagement file before a row of it is read.

    For reading too it is opened for writing where that is allowed, and changes are refused by a pragma: otherwise
    SQLite could not roll back what a killed program left half-written. For writing, which the caller has locked it for,
    it is brought to the current version, with all views and triggers. ``any_schema`` leaves it to the caller to look
    at the schema. Where the disk gives no locks it is read without, and a warning is logged. Raises CoachErrors.
    """
    _check_place(path)
    refuse_odd_neighbours(real_place(path))
    mode = "rw" if write or is_writable(path) else "ro"
    try:
        return _checked(path, mode, write=write, any_schema=any_schema)
    except CoachError as error:
        if write or not error.passing or locks_work(path):
            raise
    _LOGGER.warning(
        "The disk of %s gives no locks: it is read without. If somebody writes to it now, look again later.", path
    )
    return _checked(path, "ro&nolock=1", write=False, any_schema=any_schema)


def _checked(path: Path, mode: str, *, write: bool, any_schema: bool) -> sqlite3.Connection:
    """A connection in ``mode``, once the file is known to be an engagement file; see `connect`."""
    with PlainWords(path):
        connection = connect_plainly(path, mode)
        try:
            _set_pragmas(connection, ("trusted_schema = OFF",))
            with _little_work(connection):
                _check_identity(connection, path)  # before more is set: another program's file stays as it is
                if not any_schema:
                    _refuse_other_schema(connection, path)
            _set_pragmas(connection, (*_ALWAYS, *(WRITING if write else _READING)))
            if write:
                _refuse_other_journals(connection, path)
                _bring_up_to_date(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def connect_plainly(path: Path, mode: str) -> sqlite3.Connection:
    """A connection in SQLite's ``mode`` ("rw" or "ro", with more parameters of its URIs), in autocommit, unchecked."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}", uri=True, timeout=BUSY_SECONDS, isolation_level=None
    )
    connection.text_factory = _readable
    return connection


def prepare_blank(connection: sqlite3.Connection) -> None:
    """Set the pragmas of a writer on a file that is not an engagement yet."""
    _set_pragmas(connection, (*_ALWAYS, *WRITING))


@contextmanager
def _little_work(connection: sqlite3.Connection) -> Iterator[None]:
    """Let SQLite do no more inside the block than looking at a schema like coachtui's takes, many times over."""
    counts = count()
    connection.set_progress_handler(lambda: next(counts) > _MOST_STEPS, _STEPS)
    usual = connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_SQL)
    try:
        yield
    finally:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, usual)
        connection.set_progress_handler(None, 0)


def _refuse_other_schema(connection: sqlite3.Connection, path: Path) -> None:
    """Raise NotAnEngagementError where the file holds tables, views, triggers or indexes that coachtui did not make."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    foreign = foreign_objects(rows_of(connection), version)
    if foreign:
        more = f" And {len(foreign) - 1} more." if len(foreign) > 1 else ""
        raise NotAnEngagementError(
            "Not as coachtui makes it",
            f"{path}: {foreign[0]}{more}",
            "Ask where the file comes from; `coachtui verify` lists what is in it.",
            bad_input=True,
        )


def _refuse_other_journals(connection: sqlite3.Connection, path: Path) -> None:
    """Raise InUseError when another program holds the file in WAL mode, so that the pragma could not change it back."""
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "delete":
        raise InUseError("In use", f"Another program is busy with {path}.", "Close it, then try again.")


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file to the current version, and put back the views and triggers that another program dropped."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version < CURRENT:
        migrate(connection)
    elif missing_objects(rows_of(connection)):
        with Transactions(connection, PlainWords(path)):
            put_in_place(connection)


def _readable(stored: bytes) -> str:
    """A text of the file; bytes that are no UTF-8 become U+FFFD."""
    return stored.decode("utf-8", "replace")


def _set_pragmas(connection: sqlite3.Connection, pragmas: tuple[str, ...]) -> None:
    """Set ``pragmas``, each written ``name = value``."""
    for pragma in pragmas:
        connection.execute(f"PRAGMA {pragma}").fetchall()


def real_place(path: str | os.PathLike[str]) -> Path:
    """``path`` without symbolic links, so that every name of a file leads to the same lock. Raises CoachErrors."""
    try:
        return Path(os.path.realpath(path))
    except FileNotFoundError:  # the only thing it asks the system for is the current folder
        raise CoachError(
            "No such folder", "The folder you are in is not there any more.", "Change to another one.", bad_input=True
        ) from None
    except ValueError as error:
        raise CoachError("Not a name for a file", f"{_reason(error)}.", "Check the name.", bad_input=True) from error


def _check_place(path: Path) -> None:
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
            "Restore a backup, or start anew with `coachtui new`.",
            bad_input=True,
        )
    if found.st_size < _SMALLEST:
        raise NotAnEngagementError(
            "Not an engagement file", f"{path} is too short to be one.", "Restore a backup.", bad_input=True
        )
    if not os.access(path, os.R_OK):
        raise CoachError("Cannot read the file", f"You may not read {path}.", "Ask its owner for the right to.")


def _reason(error: OSError | ValueError) -> str:
    """The system's words for an error."""
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)


def _check_identity(connection: sqlite3.Connection, path: Path) -> None:
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
    if version < 1:
        raise NotAnEngagementError(
            "Not an engagement file", f"{path} has no version.", "Name a .coach file.", bad_input=True
        )
    if version > CURRENT:
        raise NotAnEngagementError(
            "A newer file", f"{path} was made by a newer coachtui.", "Update coachtui to open it.", bad_input=True
        )
    if size % page_size:  # SQLite itself would read zeros for what is missing of the last page
        raise damaged(path)


def is_writable(path: Path) -> bool:
    """Whether both the file and its folder, in which SQLite's journal and the lock are made, may be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK | os.X_OK)
