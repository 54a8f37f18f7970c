"""Transcripts as text: ``Anna Berg: We lose a day.`` line by line, with or without times.

A time may be before the name, or after it; a name with a time may also be on a line of its own above the words, as
where a transcript was copied from a window. Lines that follow without a blank line belong to the words before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from coachtui.exchange.transcripts.names import NAME, name_before
from coachtui.exchange.transcripts.transcript import (
    TranscriptFault,
    TranscriptLine,
    has_words,
    in_one_line,
    seconds_in,
)

_TIME = r"(?:[0-9]{1,3}:)?[0-9]{1,2}:[0-9]{2}(?:[.,][0-9]{1,3})?"
_TIME_BEFORE = re.compile(rf"[\[(]?({_TIME})[\])]?(?: (?:[-\u2013] )?|$)")
_TIME_BEHIND = re.compile(rf"({NAME}) [\[(]?({_TIME})[\])]?(?: ?: ?|$)")


@dataclass(slots=True)
class _Row:
    """One line of the file: ``name`` is what certainly is one, ``perhaps`` a word before a colon and those behind it.

    ``begins`` is whether it is the first, or stands behind a blank line.
    """

    place: int
    begins: bool
    words: str
    start: float | None = None
    name: str = ""
    perhaps: tuple[str, str] | None = None


@dataclass(slots=True)
class _Said:
    """What one speaker said, while its lines are put together."""

    place: int
    name: str
    start: float | None
    words: list[str] = field(default_factory=list)


def read_named_lines(rows: Sequence[str]) -> tuple[tuple[TranscriptLine, ...], tuple[TranscriptFault, ...]]:
    """The spoken lines in ``rows``, the lines of a file, and a fault for each row that was left out."""
    read = list(_rows(rows))
    _settle_names(read)
    has_names = any(row.name for row in read)
    said: list[_Said] = []
    for row in read:
        if said and has_names and not (row.begins or row.name or row.start is not None):
            said[-1].words.append(row.words)
        else:
            said.append(_Said(row.place, row.name, row.start, [row.words]))
    lines = [TranscriptLine(each.place, " ".join(filter(None, each.words)), each.name, each.start) for each in said]
    faults = (TranscriptFault(line.place, "no words") for line in lines if not has_words(line.text))
    return tuple(line for line in lines if has_words(line.text)), tuple(faults)


def _rows(rows: Sequence[str]) -> Iterator[_Row]:
    begins = True
    for place, text in enumerate(rows, start=1):
        words = in_one_line(text)
        if words:
            yield _row(place, words, begins=begins)
        begins = not words


def _row(place: int, words: str, *, begins: bool) -> _Row:
    row = _Row(place, begins, words)
    before = _TIME_BEFORE.match(words)
    if before is not None and (start := seconds_in(before[1])) is not None:
        row.start, row.words = start, words[before.end() :]
    behind = _TIME_BEHIND.match(row.words)
    if behind is not None and row.start is None and (start := seconds_in(behind[2])) is not None:
        row.name, row.start, row.words = behind[1], start, row.words[behind.end() :]
    else:
        row.perhaps = name_before(row.words)
    return row


def _settle_names(rows: Sequence[_Row]) -> None:
    """Take the words before colons for names where half of the lines have one, or half of those behind blank lines.

    In the second case, and where most names stand with a time, other lines are only taken to begin with a name that is
    one of those.
    """
    certain = {row.name for row in rows if row.name}
    every = [row for row in rows if not row.name]
    first = [row for row in every if row.begins]
    if len(rows) - len(every) > _with_names(every):
        pass
    elif 2 * _with_names(every) >= len(every):
        certain |= {row.perhaps[0] for row in every if row.perhaps is not None}
    elif 2 * _with_names(first) >= len(first):
        certain |= {row.perhaps[0] for row in first if row.perhaps is not None}
    for row in every:
        if row.perhaps is not None and row.perhaps[0] in certain:
            row.name, row.words = row.perhaps


def _with_names(rows: Sequence[_Row]) -> int:
    return sum(row.perhaps is not None for row in rows)
