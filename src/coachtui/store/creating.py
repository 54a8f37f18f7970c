"""A new engagement file: made beside its place, moved there whole, so that a kill leaves no half-made file."""

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
    """Make the file at ``path``, which must not exist, with no entry in it. Expects the writer's lock to be held.

    Only its owner may read it (on Windows: whoever may read the folder). Raises CoachErrors.
    """
    with made_beside(path, new_id):
        pass


@contextmanager
def made_beside(path: Path, new_id: Callable[[], UUID]) -> Iterator[Path]:
    """A blank engagement file beside ``path``, which must not exist, and which it becomes when the block ends well.

    Raises CoachErrors.
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
        _settle(path.parent)
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
    """Raise a CoachError when ``path`` is taken, or when what another file left there would be mixed into a new one."""
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
    """Give ``source`` the name ``target``; FileExistsError where somebody else took it meanwhile."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        source.rename(target)


def _settle(folder: Path) -> None:
    """Have the folder remember its new name even through a power cut, where folders can be synced."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
