"""Paths as people type them, and names of new files."""

import itertools
import os
import re
from pathlib import Path
from urllib.parse import unquote


def is_there(path: str | Path) -> bool:
    """Whether something is there, as far as anybody may know."""
    return os.path.exists(path)  # noqa: PTH110 - which raises nothing where a folder may not be looked into


def path_in(text: str) -> Path:
    """The path in a line that was typed, or that a terminal typed for a file dropped on it.

    Such lines come in quotation marks, with backslashes before spaces, or as file addresses, and often with a blank
    behind. ``~`` is the home folder, where there is one.
    """
    line = text.strip()
    if line[:1] in {"'", '"'} and line[-1:] == line[:1]:
        line = line[1:-1]
    elif line.startswith("file://"):
        line = unquote(line.removeprefix("file://").removeprefix("localhost"))
        line = line.removeprefix("/") if os.name == "nt" else line
    elif os.sep == "/":
        line = re.sub(r"\\(.)", r"\1", line)
    return Path(os.path.expanduser(line))  # noqa: PTH111 - raises nothing for a name such as ~$plan.docx


def file_in(folder: Path, typed: str, ending: str) -> Path:
    """The file that ``typed`` names, in ``folder`` unless it says where; ``ending`` is put behind it where it lacks."""
    named = str(path_in(typed))
    return folder / (named if named.endswith(ending) else f"{named}{ending}")


def free_path(folder: Path, stem: str, ending: str) -> Path:
    """The path in ``folder`` of a file that is not there yet: ``stem`` with ``ending``, or a number from 2 on between.

    Raises nothing where the folder cannot be looked into: writing there says what is wrong.
    """
    names = itertools.chain([f"{stem}{ending}"], (f"{stem}-{number}{ending}" for number in itertools.count(2)))
    return next(path for name in names if not os.path.lexists(path := folder / name))
