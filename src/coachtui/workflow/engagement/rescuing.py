"""Writing what could not be saved to a plain text file, beside the engagement or in the home folder."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from coachtui.model.problems import CoachError
from coachtui.model.text import printable
from coachtui.model.times import shown_moment
from coachtui.workflow.engagement.output import write_output
from coachtui.workflow.engagement.paths import free_path


def rescue(engagement: Path, words: Mapping[str, str], now: datetime) -> Path | None:
    """Write ``words``, by what each is about, to a new text file that only its owner may read; returns its path.

    It is beside ``engagement`` if that folder can be written, else in the home folder. None when all words are blank or
    neither folder can be written.
    """
    parts = [f"{about}\n{text}" for about, text in words.items() if text.strip()]
    if not parts:
        return None
    text = printable("\n\n".join([f"Not saved in {engagement.name}, {shown_moment(now.isoformat())}.", *parts]) + "\n")
    with suppress(CoachError):
        return _write(engagement.parent, engagement.stem, text)
    with suppress(CoachError, RuntimeError):  # RuntimeError: there is no home folder
        return _write(Path.home(), engagement.stem, text)
    return None


def _write(folder: Path, stem: str, text: str) -> Path:
    path = free_path(folder, f"{stem}-not-saved", ".txt")
    write_output(path, text)
    return path
