"""Making a new engagement file: under a temporary name in the same folder, then renamed, so that none is half-made."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from uuid import UUID

from coachtui.model.problems import CoachError
from coachtui.store.connection import connect_plainly, prepare_blank
from coachtui.store.failures import NotAnEngagementError, ReadOnlyError
from coachtui.store.locking import OWNER_ONLY, lock_path
from coachtui.store.schema import migrate_blank
from coachtui.store.transactions import PlainWords

_LEFTOVERS = ("-journal", "-wal", "-shm")
_UNFINISHED = re.compile(r"\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.new")


@contextmanager
def file_beside(path: Path, new_id: Callable[[], UUID]) -> Iterator[Path]:
    """Yield the path of a blank engagement file in the folder of ``path``; it is renamed to ``path`` at the end.

    ``path`` must not exist. Only its owner may read the file (on Windows: whoever may read the folder). Nothing is left
    behind when the block raises, and what a killed program left behind in that folder is deleted first. Raises
    CoachErrors.
    """
    refuse_place(path)
    beside = path.with_name(f".{new_id()}.new")
    with _held(beside):
        _delete_left_behind(path.parent)
        with _made(beside, path):
            yield beside


@contextmanager
def _made(beside: Path, path: Path) -> Iterator[None]:
    """Make ``beside``, a blank engagement file, and rename it to ``path`` at the end of the block."""
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
        try:
            with PlainWords(path), closing(connect_plainly(beside, "rw")) as connection:
                prepare_blank(connection)
                migrate_blank(connection)
            yield
            _move_without_replacing(beside, path)
        finally:
            for name in (beside, *_leftovers(beside)):
                name.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except FileExistsError:
        refuse_place(path)
        raise
    except OSError as error:
        raise ReadOnlyError(
            "Cannot write there",
            f"{path}: {error.strerror or error}.",
            "Choose another folder, or ask for the right to.",
        ) from error


@contextmanager
def _held(beside: Path) -> Iterator[None]:
    """Hold the lock that says that ``beside`` is being made, as far as the folder takes locks."""
    from filelock import FileLock  # noqa: PLC0415 - slow to import, for making files only

    held = FileLock(lock_path(beside), timeout=0, mode=OWNER_ONLY, thread_local=False)
    # Where no lock can be had, nothing can be made either, or another program never looks at this file.
    with suppress(OSError, NotImplementedError):
        if beside.parent.is_dir():  # acquiring would make the folder
            held.acquire()
    try:
        yield
    finally:
        held.release()
        if not beside.exists():
            lock_path(beside).unlink(missing_ok=True)


def _delete_left_behind(folder: Path) -> None:
    """Delete files in ``folder`` that programs were making when they were killed; those being made are locked."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - as above

    names = {each.name.removesuffix(".lock") for ending in ("", ".lock") for each in folder.glob(f".*.new{ending}")}
    for left in (folder / name for name in sorted(names) if _UNFINISHED.fullmatch(name)):
        if left.is_symlink() or (left.exists() and not left.is_file()):
            continue
        held = FileLock(lock_path(left), timeout=0, mode=OWNER_ONLY, thread_local=False)
        try:
            held.acquire()
        except (Timeout, OSError, NotImplementedError):
            continue
        try:
            with suppress(OSError):
                for name in (*_leftovers(left), left):
                    name.unlink(missing_ok=True)
        finally:
            held.release()
            lock_path(left).unlink(missing_ok=True)


def refuse_place(path: Path) -> None:
    """Raise a CoachError when ``path`` exists, journals of an earlier file of that name do, or its folder does not.

    SQLite would take such a journal for the new file's; and a new file for the journal of another, if it is called so.
    """
    if path.name.casefold().endswith((*_LEFTOVERS, ".lock")):
        raise CoachError(
            "Not a name for a file",
            f"A file that ends like {path.name} belongs to another one.",
            "Choose a name that ends in .coach.",
            bad_input=True,
        )
    if not path.parent.is_dir():
        raise NotAnEngagementError(
            "No such folder", f"There is no folder {path.parent}.", "Make it first.", bad_input=True
        )
    if os.path.lexists(path):
        raise CoachError(
            "The file exists", f"{path.name} is there already.", "Open it, or choose another name.", bad_input=True
        )
    for leftover in _leftovers(path):
        if os.path.lexists(leftover):
            raise CoachError(
                "Something was left there",
                f"{leftover} belongs to an earlier file of that name.",
                "Move it away together with that file, or choose another name.",
                bad_input=True,
            )


def _leftovers(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in _LEFTOVERS)


def _move_without_replacing(source: Path, target: Path) -> None:
    """Rename ``source`` to ``target``. Raises FileExistsError where ``target`` has come into being meanwhile."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        source.rename(target)


def _sync_folder(folder: Path) -> None:
    """Sync the folder, so that a power cut does not lose the new name; Windows cannot sync folders."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
