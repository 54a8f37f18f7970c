"""By how much a transcript is shifted against a meeting that was observed live, from words that both have."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from coachtui.model.observing import LineKind, MeetingLine
from coachtui.model.times import read_time

_WORD = re.compile(r"[^\W_]{3,}")
_TOGETHER = 3
"""How many lines of a transcript one line of a coach may sum up."""
_MOST_LINES = 60
"""How many lines of the coach are looked at."""
_CANDIDATES = 4
"""How many passages of the transcript are looked at for each of them."""
_WITHIN = 20.0
"""Seconds by which shifts may differ and still speak for each other: people type while they listen."""
_LEAST_WORDS = 2
"""How many words two lines must have in common, and a line of the coach must have, to count."""
_LEAST_PAIRS = 2
_LEAST_PART = 0.4
"""How many lines have to agree, and more than which part of those looked at: with any other meeting some seem to."""
_ENOUGH_ALONE = 4
"""How many words in common make one line enough."""


@dataclass(frozen=True, slots=True)
class LinePair:
    """A line that the coach typed, and the line of a transcript that it seems to be; ``common`` words are in both."""

    typed: MeetingLine
    spoken: MeetingLine
    common: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """That a transcript begins ``shift`` seconds after the meeting, and what speaks for it, the best first."""

    shift: float
    pairs: tuple[LinePair, ...]


def alignment_proposed(typed: Iterable[MeetingLine], spoken: Sequence[MeetingLine], shift: float) -> Alignment | None:
    """By how much a transcript has to be shifted so that what the coach typed falls on the same words; None if unclear.

    ``spoken`` are its lines, at their times with a shift of ``shift`` seconds. Lines that were marked or starred are
    looked at first and count twice. At least two lines, more than two in five of those looked at, have to agree within
    20 seconds; or a single one, with four words in common.
    """
    times = {line.id: moment for line in spoken if (moment := _seconds(line.said)) is not None}
    rare = _Words([line for line in spoken if line.id in times])
    pairs: list[tuple[float, float, LinePair]] = []
    looked_at = _looked_at(typed)
    for line in looked_at:
        at = _seconds(line.said)
        if at is not None:
            for score, spoken_line, common in rare.like(line):
                weight = score * (2 if line.marks or line.starred else 1)
                pairs.append((at - times[spoken_line.id] + shift, weight, LinePair(line, spoken_line, common)))
    if not pairs:
        return None
    pairs.sort(key=lambda each: each[0])
    support = [_support(pairs, place) for place in range(len(pairs))]
    best = max(range(len(pairs)), key=lambda place: support[place][0])
    chosen = support[best][1]
    enough = len(chosen) >= _LEAST_PAIRS and len(chosen) > _LEAST_PART * len(looked_at)
    if not enough and (len(chosen) > 1 or chosen[0][2].common < _ENOUGH_ALONE):
        return None
    middle = sorted(each[0] for each in chosen)[len(chosen) // 2]
    ordered = sorted(chosen, key=lambda each: -each[1])
    return Alignment(round(middle, 1), tuple(each[2] for each in ordered))


def _support(
    pairs: Sequence[tuple[float, float, LinePair]], place: int
) -> tuple[float, list[tuple[float, float, LinePair]]]:
    """What speaks for the shift of the pair at ``place``: of each typed line its best pair that is near enough."""
    wanted = pairs[place][0]
    best: dict[str, tuple[float, float, LinePair]] = {}
    for each in pairs:
        if abs(each[0] - wanted) <= _WITHIN and (each[2].typed.id not in best or each[1] > best[each[2].typed.id][1]):
            best[each[2].typed.id] = each
    return sum(each[1] for each in best.values()), list(best.values())


def _looked_at(typed: Iterable[MeetingLine]) -> Sequence[MeetingLine]:
    """The lines that say most about when they were: marked and starred ones, then the longest."""
    said = [line for line in typed if not line.imported and line.kind is LineKind.SAID and _enough(line.text)]
    said.sort(key=lambda line: (not (line.marks or line.starred), -len(line.text)))
    return said[:_MOST_LINES]


def _enough(text: str) -> bool:
    return len(set(_words(text))) >= _LEAST_WORDS


class _Words:
    """The words of the lines of a transcript, and how rare each is."""

    def __init__(self, lines: Sequence[MeetingLine]) -> None:
        self._lines = lines
        self._places: dict[str, list[int]] = defaultdict(list)
        for place, line in enumerate(lines):
            for word in dict.fromkeys(_words(line.text)):
                self._places[word].append(place)

    def like(self, line: MeetingLine) -> Iterable[tuple[float, MeetingLine, int]]:
        """The lines of the transcript at which something begins that is like ``line``, the most alike first.

        Each comes with how alike it is (rare words count more) and how many words the two have in common.
        """
        scores: dict[int, float] = defaultdict(float)
        common: Counter[int] = Counter()
        for word in dict.fromkeys(_words(line.text)):
            places = self._places.get(word, ())
            if places:
                rarity = log(1 + len(self._lines) / len(places))
                for start in sorted({max(place - back, 0) for place in places for back in range(_TOGETHER)}):
                    scores[start] += rarity
                    common[start] += 1
        best = sorted(scores.items(), key=lambda each: -each[1])
        for start, score in best[: _CANDIDATES * _TOGETHER]:
            if common[start] >= _LEAST_WORDS:
                spoken = self._lines[self._first_with(line, start)]
                if line.person is None or spoken.person in (None, line.person):
                    yield score, spoken, common[start]

    def _first_with(self, line: MeetingLine, start: int) -> int:
        """The place from ``start`` on of the first line that has a word of ``line``."""
        wanted = set(_words(line.text))
        near = range(start, min(start + _TOGETHER, len(self._lines)))
        return next((place for place in near if wanted & set(_words(self._lines[place].text))), start)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _seconds(text: str | None) -> float | None:
    moment = read_time(text)
    return None if moment is None else moment.timestamp()
