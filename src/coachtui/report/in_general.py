"""What somebody says in general, beside what happened in one meeting: as values, and in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from coachtui.assess.rounding import half_up
from coachtui.model.meetings import Meeting
from coachtui.model.text import one_line

_WORDS = 200


@dataclass(frozen=True, slots=True)
class MeetingBehaviour:
    """A behaviour in one meeting: its id and name, its level, and what was answered, "" without words."""

    behaviour: str
    name: str
    level: int
    words: str


@dataclass(frozen=True, slots=True)
class InGeneral:
    """One indicator of a self-assessment, and the behaviours of one ``meeting`` that go with it.

    ``level`` is what is claimed in general, ``said`` what was answered there, "" without words.
    """

    indicator: str
    name: str
    level: Fraction
    said: str
    meeting: Meeting
    happened: tuple[MeetingBehaviour, ...]


def in_general_heading(sides: tuple[InGeneral, ...]) -> str:
    """The heading of the comparison."""
    return f"What you say in general, and what happened: {sides[0].meeting.spoken}"


def in_general_lines(sides: tuple[InGeneral, ...]) -> Iterator[str]:
    """For each indicator what is said in general, and below that what happened in the meeting."""
    for side in sides:
        yield f"{one_line(side.name)}, in general: {half_up(side.level, 1)}{_quoted(side.said)}"
        for each in side.happened:
            yield f"This time, {one_line(each.name)}: {each.level}{_quoted(each.words)}"


def _quoted(words: str) -> str:
    said = one_line(words, _WORDS)
    return f". “{said}”" if said else "."


def in_general_json(sides: tuple[InGeneral, ...]) -> list[dict[str, Any]]:
    """The comparison as JSON values."""
    return [
        {
            "indicator": side.indicator,
            "level": float(side.level),
            "said": side.said or None,
            "happened": [
                {"behaviour": each.behaviour, "level": each.level, "words": each.words or None}
                for each in side.happened
            ],
        }
        for side in sides
    ]
