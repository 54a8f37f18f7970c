"""What could not be saved when the program ends: kept as plain text, beside the engagement or in one's home folder."""

import os
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from itertools import count
from pathlib import Path

from coachtui.model.text import printable

_OWNER_ONLY = 0o600


def rescue(engagement: Path, words: Mapping[str, str], now: datetime) -> Path | None:
    """Write ``words``, by what each is about, into a new text file that only its owner may read.

    Gives where they are: beside ``engagement`` if that folder takes them, else in the home folder. None when there are
    no words, or neither takes them.
    """
    said = [f"{about}\n{printable(text)}" for about, text in words.items() if text.strip()]
    if not said:
        return None
    told = "\n\n".join([f"Not saved in {engagement.name}, {now:%Y-%m-%d %H:%M}.", *said]) + "\n"
    with suppress(OSError):
        return _write(engagement.parent, engagement.stem, told)
    with suppress(OSError, RuntimeError):  # which is what it is to have no home
        return _write(Path.home(), engagement.stem, told)
    return None


def _write(folder: Path, stem: str, text: str) -> Path:
    """Write a new file whole, under the first name that is free, or leave nothing behind."""
    names = (f"{stem}-not-saved{'' if number == 1 else f'-{number}'}.txt" for number in count(1))
    path = next(folder / name for name in names if not (folder / name).exists())
    with open(path, "x", encoding="utf-8", errors="replace", opener=_for_its_owner) as file:
        try:
            file.write(text)
            file.flush()
        except OSError:
            path.unlink()
            raise
    return path


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, _OWNER_ONLY)
