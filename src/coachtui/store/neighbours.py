"""What lies beside an engagement file, looked at before SQLite is: journals and the lock file.

SQLite trusts the files beside a database. It waits for ever on a pipe, and a rollback journal may name a super-journal,
a file of any name that SQLite then deletes; a journal of coachtui never names one, since each change is in one file.
"""

import os
import stat
from pathlib import Path

from coachtui.model.problems import CoachError
from coachtui.store.failures import NotAnEngagementError

JOURNAL = "-journal"
_OF_SQLITE = (JOURNAL, "-wal", "-shm")
_WRITTEN_INTO = ("-wal", "-shm")
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")


def refuse_odd_neighbours(path: Path) -> None:
    """Raise CoachError where SQLite's files beside the one at ``path`` are none that SQLite may be let near.

    Those are pipes, devices, links and folders, files that are written into and have a second name elsewhere, and a
    rollback journal that names a super-journal. ``path`` is without symbolic links.
    """
    for ending in _OF_SQLITE:
        beside = path.with_name(path.name + ending)
        found = _status(beside)
        if found is None:
            continue
        if not stat.S_ISREG(found.st_mode) or (ending in _WRITTEN_INTO and found.st_nlink > 1):
            raise _odd(path, beside, "is no ordinary file")
        if ending == JOURNAL and _names_a_super_journal(beside):
            raise _odd(path, beside, "would have SQLite delete another file")


def refuse_odd_lock(path: Path, lock: Path) -> None:
    """Raise CoachError where ``lock``, the lock file of ``path``, is no ordinary file or a second name of another."""
    found = _status(lock)
    if found is not None and not (stat.S_ISREG(found.st_mode) and (found.st_nlink == 1 or found.st_size == 0)):
        raise _odd(path, lock, "is no lock file")


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.lstat()
    except OSError:  # there is none, or the folder may not be looked into: then SQLite says so
        return None


def _names_a_super_journal(journal: Path) -> bool:
    """Whether the journal ends as SQLite ends one that names a super-journal: length, checksum, magic."""
    try:
        with journal.open("rb") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(size - len(_JOURNAL_MAGIC), 0))
            return size > 2 * len(_JOURNAL_MAGIC) and file.read() == _JOURNAL_MAGIC
    except OSError:  # SQLite cannot read it either, and says so
        return False


def _odd(path: Path, beside: Path, what: str) -> CoachError:
    return NotAnEngagementError(
        "Something is wrong beside the file",
        f"{beside} {what}.",
        f"Copy {path.name} alone into a folder of your own, and open it there.",
        bad_input=True,
    )
