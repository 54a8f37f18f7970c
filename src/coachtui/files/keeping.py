"""Reads files that are kept as evidence, with their hash, and writes them out again. Does not look at their content."""

import errno
import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from coachtui.model.problems import CoachError
from coachtui.model.text import one_line

LARGEST_KEPT = 20 * 1024 * 1024
"""Bytes a kept file may have: room for a scanned plan or a long slide deck, while an engagement with a few of them can
still be mailed, copied and hashed in a moment. A recording of an hour does not belong in it."""

_PIECE = 1024 * 1024
_LONGEST_NAME = 120
_LONGEST_ENDING = 20
_UNSAFE = re.compile(r'[/\\:*?"<>|]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_BESIDE_DATABASES = ("-journal", "-wal", "-shm", ".lock")
_NO_WAITING = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A file as it was read: its name without control characters, its content, and the SHA-256 of the content."""

    name: str
    content: bytes
    sha256: str


def read_kept(path: Path) -> KeptFile:
    """The file at ``path`` (links are followed) with its hash.

    Raises CoachError when there is no such file, it is no ordinary file, it is larger than LARGEST_KEPT, or it changes
    while it is read.
    """
    shown = one_line(str(path))
    name = one_line(path.name)
    if not name:
        raise CoachError("No file named", "That is no name of a file.", "Name a file to attach.", bad_input=True)
    with _errors_in_words(path, shown):
        handle = os.open(path, os.O_RDONLY | _NO_WAITING)  # without it, opening a pipe that nobody writes to blocks
        with _opened(handle, shown) as (file, before):
            digest, pieces, size = hashlib.sha256(), [], 0
            while (piece := file.read(_PIECE)) and size <= LARGEST_KEPT:
                digest.update(piece)
                pieces.append(piece)
                size += len(piece)
            after = os.fstat(handle)
    if size > LARGEST_KEPT or (size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise CoachError(
            "The file is changing", f"{shown} changed while it was read.", "Wait until it is whole, then try again."
        )
    return KeptFile(name, b"".join(pieces), digest.hexdigest())


@contextmanager
def _opened(handle: int, shown: str) -> Iterator[tuple[BinaryIO, os.stat_result]]:
    """The ordinary file that ``handle`` has open, and its status before reading. Closes the handle in any case."""
    try:
        found = os.fstat(handle)
        _refuse_unfit(found, shown)
    except BaseException:
        os.close(handle)
        raise
    with os.fdopen(handle, "rb") as file:
        yield file, found


def _refuse_unfit(found: os.stat_result, shown: str) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise _folder(shown)
    if not stat.S_ISREG(found.st_mode):
        raise CoachError("Not a file", f"{shown} is a device or pipe.", "Name an ordinary file.", bad_input=True)
    if found.st_size > LARGEST_KEPT:
        raise CoachError(
            "File too large",
            f"{shown} has {found.st_size / 1_000_000:.0f} MB; {LARGEST_KEPT // 1_000_000} MB is the most.",
            "Keep the page that matters, or a picture of it.",
            bad_input=True,
        )


def _folder(shown: str) -> CoachError:
    return CoachError("Not a file", f"{shown} is a folder.", "Name a file in it.", bad_input=True)


@contextmanager
def _errors_in_words(path: Path, shown: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError:
        if path.is_symlink():
            raise CoachError(
                "A link to nothing", f"{shown} leads to a file that is not there.", "Name the file.", bad_input=True
            ) from None
        raise CoachError(
            "No such file", f"There is no {shown}.", "Check the name and folder.", bad_input=True
        ) from None
    except PermissionError as error:
        if path.is_dir():  # where a folder cannot even be opened
            raise _folder(shown) from None
        hint = "Change its permissions, or copy it."
        raise CoachError("No access", f"{shown} may not be read.", hint, bad_input=True) from error
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno in {errno.ENXIO, errno.EISDIR}:
            raise CoachError("Not a file", f"{shown} is no ordinary file.", "Name one.", bad_input=True) from None
        raise CoachError(
            "Unreadable file", f"{shown} cannot be read: {_reason(error)}.", "Try a copy of it."
        ) from error


def _reason(error: OSError | ValueError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def safe_name(name: str) -> str:
    """``name`` without path separators and other signs, so that every system accepts it as a file name.

    Nor is it an option of a command, or what belongs beside a database: SQLite would carry out such a journal.
    """
    plain = _UNSAFE.sub("_", one_line(name)).strip(" .")
    if not plain:
        return "attachment"
    if _RESERVED.fullmatch(plain) or plain.startswith("-"):
        plain = f"_{plain}"
    if len(plain) > _LONGEST_NAME:
        ending = Path(plain).suffix[:_LONGEST_ENDING]
        plain = Path(plain).stem[: _LONGEST_NAME - len(ending)].rstrip(" .") + ending
    return f"{plain[: _LONGEST_NAME - 1]}_" if plain.casefold().endswith(_BESIDE_DATABASES) else plain


def write_kept(content: bytes, target: Path, *, overwrite: bool = False) -> None:
    """Write ``content`` to ``target``, whole or not at all.

    With ``overwrite`` a plain file that is there already is replaced, unless it is an engagement. Raises CoachError
    when it may not be replaced, or the content cannot be written.
    """
    shown = one_line(str(target))
    if overwrite and os.path.lexists(target) and not stat.S_ISREG(target.lstat().st_mode):
        hint = "Move it away, or pick another place."
        raise CoachError("No plain file", f"{shown} is a link, a folder, a pipe or a device.", hint, bad_input=True)
    if target.suffix == ".coach" and os.path.lexists(target):
        raise CoachError("An engagement", f"{shown} would be overwritten.", "Pick another name.", bad_input=True)
    try:
        handle, beside = tempfile.mkstemp(dir=target.parent, prefix=".saving.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            if not overwrite:
                target.open("xb").close()  # takes the name, or fails where somebody has it
            Path(beside).replace(target)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except FileExistsError:
        hint = "Say so to replace it, or pick another place."
        raise CoachError("The file exists", f"{shown} is there already.", hint, bad_input=True) from None
    except (OSError, ValueError) as error:
        raise CoachError("Not written", f"{shown}: {_reason(error)}.", "Try another place.") from error
