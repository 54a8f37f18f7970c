"""Reads WebVTT and SRT: cues with a time, separated by blank lines, as Teams, Zoom and editors of subtitles write them.

Both are read alike, and more is accepted than either allows; each part that is left out is reported with its place and
reason. webvtt-py would skip cues whose times it cannot read, refuse a file without its first line, and give only the
first speaker of a cue.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from coachtui.exchange.transcripts.names import names_before_words
from coachtui.exchange.transcripts.transcript import (
    TranscriptFault,
    TranscriptLine,
    has_words,
    in_one_line,
    seconds_in,
)
from coachtui.model.times import clock_words

ARROW = "-->"
HEADER = "WEBVTT"
_BLOCKS = ("NOTE", "STYLE", "REGION")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)*[ \t]+([^<>]*)>")
_MARKUP = re.compile(
    r"</?(?:c|i|b|u|s|v|ruby|rt|lang|font)(?:[.\s][^<>]*)?>|<\d[\d:.]*>|\{\\[^{}]*\}", re.IGNORECASE | re.ASCII
)
_USUAL_TIME = r"([0-9]{2}):([0-5][0-9]):([0-5][0-9])[.,]([0-9]{3})"
_USUAL = re.compile(rf"{_USUAL_TIME} --> {_USUAL_TIME}(?![^\s])")
"""A line of times as nearly every file has it; others are read with more patience."""
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});", re.IGNORECASE)


@dataclass(slots=True)
class _Cue:
    """One cue while it is read: where it begins, its times, and the lines of its text."""

    place: int
    start: float
    end: float | None
    words: list[str] = field(default_factory=list)


def read_cues(rows: Sequence[str]) -> tuple[tuple[TranscriptLine, ...], tuple[TranscriptFault, ...]]:
    """The spoken lines in the cues of ``rows``, the lines of a file, and a fault for each mistake in them."""
    faults: list[TranscriptFault] = []
    cues = tuple(_cues(rows, faults))
    texts = [" ".join(cue.words) for cue in cues]
    lines = _with_voices(cues, texts) if any("<v" in text for text in texts) else _with_names(cues, texts)
    kept = []
    for line in lines:
        if has_words(line.text):
            kept.append(line)
        else:
            faults.append(TranscriptFault(line.place, "no words"))
    faults += _out_of_order(kept)
    return tuple(kept), tuple(sorted(faults))


def _cues(rows: Sequence[str], faults: list[TranscriptFault]) -> Iterator[_Cue]:
    """The cues whose times can be read; what else is no comment goes to ``faults``."""
    at, count = (1 if rows and rows[0].startswith(HEADER) else 0), len(rows)
    if at:  # what follows the first line up to a blank one describes the file
        while at < count and rows[at].strip() and ARROW not in rows[at]:
            at += 1
    while at < count:
        row = rows[at]
        if not row or row.isspace():
            at += 1
            continue
        end = _end_of_block(rows, at)
        if row.startswith(_BLOCKS) and row.split(maxsplit=1)[0] in _BLOCKS:
            at = end
            continue
        timed = _next_times(rows, at, end)
        yield from _cues_of_block(rows, at, timed, end, faults)
        at = end


def _end_of_block(rows: Sequence[str], at: int) -> int:
    """The index of the blank line behind the block that begins at ``at``."""
    count = len(rows)
    while at < count and rows[at] and not rows[at].isspace():
        at += 1
    return at


def _next_times(rows: Sequence[str], at: int, end: int) -> int:
    """The index of the first line of times from ``at`` on; ``end`` where none is before it."""
    while at < end and ARROW not in rows[at]:
        at += 1
    return at


def _cues_of_block(rows: Sequence[str], at: int, timed: int, end: int, faults: list[TranscriptFault]) -> Iterator[_Cue]:
    """The cues of one block, whose first line of times is at ``timed``: several, where blank lines are missing."""
    if timed > at + 1 or timed == end:
        faults.append(TranscriptFault(at + 1, "words without a time"))
    while timed < end:
        following = _next_times(rows, timed + 1, end)
        words = list(rows[timed + 1 : following])
        if following < end and words and words[-1].strip().isdecimal():
            words.pop()  # the number of the next cue
        cue = _timed(rows[timed], timed + 1, faults)
        if cue is not None:
            cue.words = words
            yield cue
        timed = following


def _timed(row: str, place: int, faults: list[TranscriptFault]) -> _Cue | None:
    """The cue with the times in ``row``; None where it has no beginning that can be read."""
    usual = _USUAL.match(row)
    if usual is not None:
        h1, m1, s1, f1, h2, m2, s2, f2 = map(int, usual.groups())
        begin, finish = ((h1 * 60 + m1) * 60 + s1) * 1000 + f1, ((h2 * 60 + m2) * 60 + s2) * 1000 + f2
        if begin <= finish:
            return _Cue(place, begin / 1000, finish / 1000)
    before, _, behind = row.partition(ARROW)
    begins, ends = before.split(), behind.split(maxsplit=1)
    start = seconds_in(begins[-1]) if begins else None
    if start is None:
        faults.append(TranscriptFault(place, "the time at which it begins cannot be read"))
        return None
    end = seconds_in(ends[0]) if ends else None
    if end is None:
        faults.append(TranscriptFault(place, "no time at which it ends that can be read", skipped=False))
    elif end < start:
        faults.append(TranscriptFault(place, "it ends before it begins", skipped=False))
        end = None
    return _Cue(place, start, end)


def _with_voices(cues: Iterable[_Cue], texts: Iterable[str]) -> Iterator[TranscriptLine]:
    """The lines of cues in which ``<v Name>`` stands before what somebody says, also several times in one cue."""
    for cue, text in zip(cues, texts, strict=True):
        first, *spoken = _VOICE.split(_MARKUP.sub("", text) if "<v <" in text else text)
        parts = [("", first), *zip(spoken[::2], spoken[1::2], strict=True)]
        said = [(_plain_name(name), words) for name, part in parts if (words := _plain(part))]
        for name, words in said or [("", "")]:
            yield TranscriptLine(cue.place, words, name, cue.start, cue.end)


def _with_names(cues: Sequence[_Cue], texts: Iterable[str]) -> Iterator[TranscriptLine]:
    """The lines of cues in which a name and a colon may stand before what somebody says."""
    for cue, (name, words) in zip(cues, names_before_words([_plain(text) for text in texts]), strict=True):
        yield TranscriptLine(cue.place, words, name, cue.start, cue.end)


def _plain(text: str) -> str:
    """``text`` on one line, without markup, and with the characters that entities stand for."""
    text = text.removesuffix("</v>")
    if "<" in text or "{" in text:
        text = _MARKUP.sub("", text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: html.unescape(found[0]), text)
    return in_one_line(text)


_plain_name = lru_cache(maxsize=256)(_plain)
"""The same for names, of which there are few."""


def _out_of_order(lines: Iterable[TranscriptLine]) -> Iterator[TranscriptFault]:
    """Where times run backwards: the order is that of the file all the same."""
    latest = 0.0
    for line in lines:
        if line.start is not None:
            if line.start < latest:
                what = f"{clock_words(line.start)} comes after {clock_words(latest)}; kept in this order"
                yield TranscriptFault(line.place, what, skipped=False)
            latest = line.start
