"""Writing a result where the user wants it: whole or not at all, and never over an engagement."""

import os
import stat
import tempfile
from pathlib import Path

from coachtui.model.problems import CoachError
from coachtui.model.text import enumerated, one_line
from coachtui.store.schema import APPLICATION_ID

_BESIDE = ("-journal", "-wal", "-shm", ".lock")
_SQLITE = b"SQLite format 3\0"
_APPLICATION = slice(68, 72)
"""Where an SQLite file names the program it belongs to."""


def ending_of(output: Path, *known: str, without: str = "") -> str:
    """The ending of ``output`` in lower case, one of ``known``; "" for "-". ``.markdown`` stands for ``.md``.

    ``without`` is what a name without an ending counts as; "": it is refused. Raises CoachError for any other ending.
    """
    if str(output) == "-":
        return ""
    ending = output.suffix.casefold().replace(".markdown", ".md") or without
    if ending not in known:
        wanted = f"ends in none of {enumerated(known)}" if len(known) > 1 else f"does not end in {known[0]}"
        example = one_line(str(output.with_suffix(known[0]))) if output.name else f"result{known[0]}"
        raise CoachError(
            "Unknown format", f"{one_line(output.name)} {wanted}.", f"Call it {example}, for example.", bad_input=True
        )
    return ending


def write_output(output: Path, text: str) -> str | None:
    """Write ``text`` to ``output``; for "-" return it instead.

    Raises CoachError when it cannot be written, and for what must not be replaced: see `refuse_to_replace`.
    """
    if str(output) == "-":
        return text
    write_whole(output, text)
    return None


def write_whole(output: Path, content: str | bytes) -> None:
    """Write ``content``, a text in UTF-8, to ``output``. Raises CoachError as `write_output`."""
    refuse_to_replace(output)
    if not os.path.lexists(output.parent):
        raise CoachError(
            "No such folder", f"There is no folder {one_line(str(output.parent))}.", "Make it first.", bad_input=True
        )
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=".writing.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content.encode("utf-8") if isinstance(content, str) else content)
            Path(name).replace(output)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise CoachError("Not written", f"{one_line(str(output))}: {reason}.", "Try another place.") from None


def refuse_to_replace(output: Path) -> None:
    """Raise CoachError where ``output`` is no plain file, or an engagement or what belongs to one, whatever its name.

    A link, a pipe or a device is never replaced: what is written there would not be where it is looked for.
    """
    shown = one_line(str(output))
    name = output.name.casefold()
    ending = next((each for each in _BESIDE if name.endswith(each)), "")
    belongs_to = output.with_name(output.name[: -len(ending)]) if ending else output
    if belongs_to.suffix.casefold() == ".coach" or _is_engagement(belongs_to):
        raise CoachError("An engagement", f"{shown} would be overwritten.", "Pick another name.", bad_input=True)
    try:
        found = output.lstat()
    except (OSError, ValueError):  # nothing is there, or writing says what is wrong
        return
    if not stat.S_ISREG(found.st_mode):
        raise CoachError(
            "No plain file", f"{shown} is a link, a folder, a pipe or a device.", "Name a file, or -.", bad_input=True
        )


def _is_engagement(path: Path) -> bool:
    """Whether an engagement file is there. It must not be open in this process: see `coachtui.store.connection`."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return False
        with path.open("rb") as file:
            header = file.read(_APPLICATION.stop)
    except (OSError, ValueError):
        return False
    return header.startswith(_SQLITE) and header[_APPLICATION] == APPLICATION_ID.to_bytes(4, "big")
