"""Making a new engagement file: under a temporary name in the same folder, then renamed, so that none is half-made."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from uuid import UUID

from coachtui.model.problems import CoachError
from coachtui.store.connection import OWNER_ONLY, connect_plainly, plain_words, prepare_blank
from coachtui.store.failures import ReadOnlyError
from coachtui.store.schema import migrate

_LEFTOVERS = ("-journal", "-wal", "-shm")


def create_blank(path: Path, new_id: Callable[[], UUID]) -> None:
    """Make the file at ``path``, which must not exist, without any entry. The caller holds the writer's lock.

    Only its owner may read it (on Windows: whoever may read the folder). Raises CoachErrors.
    """
    with file_beside(path, new_id):
        pass


@contextmanager
def file_beside(path: Path, new_id: Callable[[], UUID]) -> Iterator[Path]:
    """Yield the path of a blank engagement file in the folder of ``path``; it is renamed to ``path`` at the end.

    ``path`` must not exist. Nothing is left behind when the block raises. Raises CoachErrors.
    """
    refuse_existing(path)
    beside = path.with_name(f".{new_id()}.new")
    try:
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_RDWR, OWNER_ONLY))
        try:
            with plain_words(path), closing(connect_plainly(beside, "rw")) as connection:
                prepare_blank(connection)
                migrate(connection)
            yield beside
            _move_without_replacing(beside, path)
        finally:
            for name in (beside, *_leftovers(beside)):
                name.unlink(missing_ok=True)
        _sync_folder(path.parent)
    except FileExistsError:
        refuse_existing(path)
        raise
    except OSError as error:
        raise ReadOnlyError(
            "Cannot write there",
            f"{path}: {error.strerror or error}.",
            "Choose another folder, or ask for the right to.",
        ) from error


def refuse_existing(path: Path) -> None:
    """Raise a CoachError when ``path`` exists, or when journals of an earlier file of that name do.

    SQLite would take such a journal for the new file's.
    """
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
