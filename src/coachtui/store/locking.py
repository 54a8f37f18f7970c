"""Who may write and who may read: the writer's lock file, disks that give no locks, and the rights on the file."""

import errno
import logging
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from coachtui.store.failures import InUseError, ReadOnlyError
from coachtui.store.neighbours import JOURNAL, refuse_odd_lock

if TYPE_CHECKING:
    from filelock import BaseFileLock

OWNER_ONLY = 0o600
_OF_OTHERS = stat.S_IRWXG | stat.S_IRWXO
_BEHIND_SQLITES_LOCKS = 0x40000000 + 512
"""A byte of the file that SQLite itself never locks."""

_LOGGER = logging.getLogger(__name__)
_PROBES: list[BinaryIO] = []
"""Handles that stay open to the end: closing one would release the locks that SQLite holds on the same file."""


def lock(path: Path) -> "BaseFileLock":
    """Acquire the lock of the file's only writer, ``NAME.coach.lock`` beside it. The caller releases it.

    Raises InUseError when another window holds it, ReadOnlyError when it, or later SQLite's journal, cannot be made.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - slow to import, and no reader needs it

    _refuse_long_name(path)
    refuse_odd_lock(path, lock_path(path))
    held = FileLock(lock_path(path), timeout=0, mode=OWNER_ONLY, thread_local=False)
    try:
        held.acquire()
    except Timeout:
        if not os.path.lexists(path):
            said = "Another program is writing a file of this name."
            raise InUseError("In use", said, "Choose another name, or wait until it is there.") from None
        raise InUseError("In use", "This file is open in another window.", "You can read it here.") from None
    except (OSError, NotImplementedError) as error:  # the latter where the disk knows no locks
        reason = getattr(error, "strerror", None) or str(error)
        raise ReadOnlyError(
            "Cannot write there",
            f"{path.parent} takes no lock file ({reason}).",
            "You can read the file here." if os.path.lexists(path) else "Choose another folder.",
        ) from error
    return held


def _refuse_long_name(path: Path) -> None:
    """Raise ReadOnlyError where the name is so long that the disk takes no longer ones, as those of files beside it."""
    try:
        path.with_name(path.name + JOURNAL).lstat()
    except OSError as error:
        if error.errno == errno.ENAMETOOLONG:
            raise ReadOnlyError(
                "Too long a name",
                "While a file is written there are others beside it, with longer names; this one leaves no room.",
                "Give it a shorter name.",
                bad_input=True,
            ) from None


def lock_path(path: Path) -> Path:
    """The path of the lock file that belongs to the file at ``path``."""
    return path.with_name(path.name + ".lock")


def locks_work(path: Path) -> bool:
    """Whether the disk that the file at ``path`` is on gives locks, also where that cannot be found out.

    Call it only after SQLite failed to get a lock.
    """
    if os.name == "nt":
        return True
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        probe = path.open("rb")
    except OSError:
        return True
    _PROBES.append(probe)
    try:
        fcntl.lockf(probe, fcntl.LOCK_SH | fcntl.LOCK_NB, 1, _BEHIND_SQLITES_LOCKS)
    except (BlockingIOError, PermissionError):  # somebody holds it
        return True
    except OSError:
        return False
    return True


def keep_to_owner(path: Path) -> None:
    """Take the rights of all but the owner from the file at ``path`` and its journal; log a warning where they stay."""
    if os.name == "nt":
        return
    for each in (path, path.with_name(path.name + JOURNAL)):
        try:
            rights = each.stat().st_mode
            if rights & _OF_OTHERS:
                each.chmod(stat.S_IMODE(rights) & ~_OF_OTHERS)
                rights = each.stat().st_mode
        except FileNotFoundError:
            continue
        except OSError:
            rights = _OF_OTHERS
        if rights & _OF_OTHERS:
            _LOGGER.warning("Others on this computer may read %s: its rights cannot be changed.", each)
