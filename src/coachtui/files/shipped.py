"""Finds scripts, rubrics and examples: beside the engagement, in the checkout, or inside the installed package."""

import difflib
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import coachtui
from coachtui.model.problems import CoachError
from coachtui.model.text import listed, one_line

Folder = Literal["interviews", "rubrics", "examples"]

_PACKAGE = Path(coachtui.__file__).resolve().parent
_LARGEST_LOOK = 2_000_000
_ENDINGS = {".yaml", ".yml"}


def shipped_folder(kind: Folder, package: Path = _PACKAGE) -> Path:
    """The folder of what coachtui ships: the checkout's own when run from one, else the installed package's.

    ``package`` is the folder of the coachtui package. Raises CoachError when neither is there.
    """
    checkout = package.parent.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "interviews").is_dir():
        found = checkout / kind
    else:
        found = package / "shipped" / kind
    if not found.is_dir():
        raise CoachError("Incomplete installation", f"The folder {found} is missing.", "Install coachtui again.")
    return found


def find_script(script_id: str, beside: Path | None = None) -> Path:
    """The script with this id: beside the engagement if there is one, else the shipped one.

    ``beside`` is the engagement file or its folder. Raises CoachError, naming what there is, when there is none.
    """
    return _find("interview", "interviews", script_id, beside)


def find_rubric(rubric_id: str, beside: Path | None = None) -> Path:
    """The rubric with this id: beside the engagement if there is one, else the shipped one. Raises as `find_script`."""
    return _find("rubric", "rubrics", rubric_id, beside)


def _find(kind: str, folder: Folder, wanted: str, beside: Path | None) -> Path:
    known = []
    for path in _candidates(folder, beside):
        found = identity(path)
        if found == (kind, wanted):
            return path
        if found is not None and found[0] == kind:
            known.append(found[1])
    near = difflib.get_close_matches(wanted, known, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else f"Known: {listed(sorted(set(known))) or 'none'}."
    what = "script" if kind == "interview" else kind
    raise CoachError(
        f"No such {what}", f"There is no {what} with the id '{one_line(wanted, 60)}'.", hint, bad_input=True
    )


def _candidates(folder: Folder, beside: Path | None) -> Iterator[Path]:
    """The YAML files to look at, those beside the engagement first."""
    if beside is not None:
        here = beside if beside.is_dir() else beside.parent
        yield from _yaml_files(here / folder)
        yield from _yaml_files(here)
    yield from _yaml_files(shipped_folder(folder))


def _yaml_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in _ENDINGS and path.is_file())
    except OSError:
        # No such folder is the usual case; one that may not be listed holds nothing that could be used.
        return []


_KIND = re.compile(r"^kind:[ \t]*['\"]?(\w{1,40})", re.MULTILINE)
_ID = re.compile(r"^id:([^\r\n]{1,200})$", re.MULTILINE)
"""The line with the id. Anything longer is none: what is behind the colon is at most 80 characters and a remark."""
_REMARK = re.compile(r"(?:^|[ \t])#")


def identity(path: Path) -> tuple[str, str] | None:
    """The kind and id that a YAML file states in lines of its own; None where it states none.

    Reads no YAML, so that a file with a mistake further down is still found, and its mistake reported on reading.
    """
    try:
        with path.open("rb") as file:
            text = file.read(_LARGEST_LOOK).decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    except OSError:
        return None
    kind, found = _KIND.search(text), _ID.search(text)
    if kind is None or found is None:
        return None
    written = found[1].strip()
    if written[:1] in {"'", '"'} and written[0] in written[1:]:
        return kind[1], written[1 : written.index(written[0], 1)].strip()
    return kind[1], _REMARK.split(written, maxsplit=1)[0].strip()
