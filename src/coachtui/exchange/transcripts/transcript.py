"""The content of a transcript once it is read, whatever its format was."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from coachtui.model.text import clean, is_blank

_DIGEST = 12
_SIXTY = 60


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """What one speaker said without a break. ``place`` is the line of the file, from 1, at which it begins.

    ``start`` and ``end`` are seconds from the beginning of the transcript; None where it has no times. ``speaker`` is
    the name as it is written; "" where nobody is named.
    """

    place: int
    text: str
    speaker: str = ""
    start: float | None = None
    end: float | None = None


@dataclass(frozen=True, slots=True, order=True)
class TranscriptFault:
    """A mistake in a transcript at the line ``place`` of the file; ``skipped`` if something was left out for it."""

    place: int
    what: str
    skipped: bool = True

    def __str__(self) -> str:
        return f"Line {self.place:,}: {self.what}."


@dataclass(frozen=True)
class Transcript:
    """The lines of a transcript in the order of its file, and the mistakes in it.

    ``format`` is the format's usual name.
    """

    format: str
    lines: tuple[TranscriptLine, ...]
    faults: tuple[TranscriptFault, ...] = ()

    @cached_property
    def speakers(self) -> Mapping[str, int]:
        """How many lines each speaker has, in the order in which they first speak. Those of nobody are left out."""
        return Counter(line.speaker for line in self.lines if line.speaker)

    @property
    def unnamed(self) -> int:
        """How many lines name no speaker."""
        return sum(not line.speaker for line in self.lines)

    @cached_property
    def digest(self) -> str:
        """A hash of the lines, the same for the same lines whatever the format of the file."""
        parts = (f"{line.start}\x00{line.end}\x00{line.speaker}\x00{line.text}" for line in self.lines)
        return sha256("\x01".join(parts).encode()).hexdigest()[:_DIGEST]

    @property
    def has_times(self) -> bool:
        """Whether any line has a time."""
        return any(line.start is not None for line in self.lines)


def in_one_line(text: str) -> str:
    """``text`` without control characters and with white space folded; "" if nothing in it can be seen."""
    folded = " ".join(clean(text).split())
    return folded if folded.isascii() or not is_blank(folded) else ""


def has_words(text: str) -> bool:
    """Whether there is a letter or a digit in ``text``."""
    return any(map(str.isalnum, text))


_TIME = re.compile(r"(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,](\d{1,3}))?", re.ASCII)


def seconds_in(text: str) -> float | None:
    """The seconds of a time such as 01:02:03.450, 02:03,45 or 2:03; None for what is no time."""
    found = _TIME.fullmatch(text)
    if found is None:
        return None
    hours, minutes, seconds, fraction = found.groups()
    if int(minutes) >= _SIXTY or int(seconds) >= _SIXTY:
        return None
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return (whole * 1000 + int(f"{fraction or ''}000"[:3])) / 1000
