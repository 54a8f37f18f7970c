"""The script and rubric in force for an engagement, and the files they came from. Slow to import: it reads YAML."""

import hashlib
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coachtui.files.reading import read_path
from coachtui.files.rubrics import read_rubric, read_rubric_document
from coachtui.files.scripts import read_script, read_script_document
from coachtui.files.shipped import find_rubric, find_script, shipped_folder
from coachtui.model.problems import BadFileError, CoachError, Problem
from coachtui.model.rubric import Rubric
from coachtui.model.script import Script
from coachtui.workflow.engagement.pairs import STANDARD

_ENDINGS = {".yaml", ".yml"}


@dataclass(frozen=True, slots=True)
class Source:
    """A script or rubric file as read: its name, bytes and SHA-256."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Materials:
    """The newest script and rubric found for an engagement, each with the file it came from."""

    script: Script
    script_source: Source
    rubric: Rubric
    rubric_source: Source


def materials_for(path: Path, script_id: str = STANDARD) -> Materials:
    """The script of this id in force for an engagement at ``path``, and its rubric.

    ``script_id`` may also be the path of a script, whose rubric is looked for beside it first. Somebody's own files are
    checked first, so that no mistake in them shows in the middle of an interview. Raises BadFileError with every
    problem, and CoachError where there is no such script or rubric.
    """
    named = Path(script_id)
    script_path = named if named.suffix.casefold() in _ENDINGS else find_script(script_id, path.parent)
    script_source = Source(script_path.name, read_path(script_path))
    script = _script_read(str(script_path), script_source.content)
    rubric_path = _rubric_for(script, path.parent, script_path.parent if script_path is named else None)
    rubric_source = Source(rubric_path.name, read_path(rubric_path))
    rubric = _rubric_read(str(rubric_path), rubric_source.content)
    shipped = {shipped_folder("interviews"), shipped_folder("rubrics")}
    if not {script_path.parent, rubric_path.parent} <= shipped:
        problems = _problems(str(script_path), script_source.content, str(rubric_path), rubric_source.content)
        if problems:
            raise BadFileError(problems[0].file, problems)
    return Materials(script, script_source, rubric, rubric_source)


def _rubric_for(script: Script, folder: Path, own: Path | None) -> Path:
    """The rubric that a script names: in its ``own`` folder, if it was named by its path, else in ``folder``."""
    rubric_id = script.rubric or script.id
    if own is not None:
        with suppress(CoachError):
            return find_rubric(rubric_id, own)
    return find_rubric(rubric_id, folder)


def kept_script(sha256: str, content: bytes) -> Script:
    """The script in ``content``, a document with this hash that an engagement file kept. Raises BadFileError."""
    return _script_read(f"script {sha256[:8]}", content)


def kept_rubric(sha256: str, content: bytes) -> Rubric:
    """The rubric in ``content``, a document with this hash that an engagement file kept. Raises BadFileError."""
    return _rubric_read(f"rubric {sha256[:8]}", content)


# Every engagement opened in one run has the same bytes to read, nearly always; what is read from them never changes.
# The YAML documents take as much memory again; only `_problems` needs them, and reads them anew.
_script_read = lru_cache(maxsize=8)(read_script)
_rubric_read = lru_cache(maxsize=8)(read_rubric)


@lru_cache(maxsize=8)
def _problems(script_path: str, script: bytes, rubric_path: str, rubric: bytes) -> tuple[Problem, ...]:
    """The problems of a script and rubric together; kept, as they take long to find."""
    from coachtui.files.linting import problems_together  # noqa: PLC0415 - only for files nobody has checked yet

    read = read_script_document(script_path, script), read_rubric_document(rubric_path, rubric)
    return tuple(problems_together(*read))
