"""Reads the bytes of a file, and puts every way in which that can fail into a sentence. Does not parse them."""

import stat
from pathlib import Path

from coachtui.model.problems import CoachError
from coachtui.model.text import one_line

LARGEST_FILE = 2_000_000
"""Bytes a script, rubric or notes file may have."""


def read_path(path: Path, largest: int = LARGEST_FILE) -> bytes:
    """The bytes of the file at ``path``, at most ``largest``.

    Raises CoachError when there is no such file, it is a folder or a device, or it is larger.
    """
    name = one_line(str(path))
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise CoachError("Not a file", f"{name} is a folder.", "Name a file in it.", bad_input=True)
        if not stat.S_ISREG(status.st_mode):
            raise CoachError("Not a file", f"{name} is a device or pipe.", "Name an ordinary file.", bad_input=True)
        if status.st_size > largest:
            hint = TOO_LARGE_HINT if largest == LARGEST_FILE else "Check that this is the right file."
            raise CoachError("File too large", too_large(status.st_size, name, largest), hint, bad_input=True)
        with path.open("rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise CoachError("No such file", f"There is no {name}.", "Check the name and folder.", bad_input=True) from None
    except PermissionError:
        hint = "Change its permissions, or copy it."
        raise CoachError("No access", f"{name} may not be read.", hint, bad_input=True) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise CoachError("Unreadable file", f"{name} cannot be read: {reason}.", "Try a copy of it.") from error


TOO_LARGE_HINT = "A script, rubric or notes file is far smaller: check that this is the right file."


def too_large(size: int, name: str = "The file", largest: int = LARGEST_FILE) -> str:
    """The sentence that says that a file of ``size`` bytes is too large."""
    return f"{name} has {size / 1_000_000:.1f} MB; {largest // 1_000_000} MB is the most."
