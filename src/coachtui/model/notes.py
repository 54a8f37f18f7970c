"""The notes of one interview, written down to be entered later, in the shape of their file."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from coachtui.model.answers import Absence, Grade, Value
from coachtui.model.shapes import Id, Level, Limits, Means, Minutes, Prose, TimeOfDay
from coachtui.model.times import time_on

VALUE_KEYS = ("level", "choice", "choices", "number", "text", "rows")
"""The keys of an answer that hold its value; which of them fits is for its answer type to say."""


@dataclass(frozen=True, slots=True)
class WrittenAnswer:
    """One answer: a question with a value, a note, or a reason why there is no answer."""

    question: Annotated[Id, Means("The id of the question.")]
    level: Annotated[Level | None, Means("Scale and frequency: the level 0-4.")] = None
    choice: Annotated[Id | None, Means("Ordered, category, frequency: the option id. Yes-no: yes or no.")] = None
    choices: Annotated[Annotated[tuple[Id, ...], Limits(min_length=1)] | None, Means("Multiple: option ids.")] = None
    number: Annotated[float | None, Means("Number: the number.")] = None
    text: Annotated[Prose | None, Means("Short: the answer in a few words.")] = None
    rows: Annotated[tuple[Mapping[Id, str | None], ...] | None, Means("Table: rows of column id and text.")] = None
    absence: Annotated[Absence | None, Means("Why there is no answer.", "absent")] = None
    note: Annotated[
        str | None,
        Means("What was said; quoted words become quotes, a line with Cost: is a cost."),
    ] = None
    grade: Annotated[Grade | None, Means("Evidence: 0 said, 1 example, 2 seen, 3 confirmed.")] = None

    @property
    def given(self) -> tuple[str, ...]:
        """The keys that hold a value, such as "level"; notes without mistakes have one at most."""
        return tuple(key for key in VALUE_KEYS if getattr(self, key) is not None)

    @property
    def value(self) -> Value | None:
        """The value given: a whole number as an int, table rows without empty cells; None where the answer has none."""
        if self.rows is not None:
            return tuple({column: text for column, text in row.items() if text} for row in self.rows)
        if self.number is not None:
            return int(self.number) if self.number.is_integer() else self.number
        return next((getattr(self, key) for key in self.given), None)


@dataclass(frozen=True, slots=True)
class WrittenRating:
    """One rating: an indicator with a level, or a reason why there is none."""

    indicator: Annotated[Id, Means("The id of the indicator.")]
    level: Annotated[Level | None, Means("The level 0-4.")] = None
    absence: Annotated[Absence | None, Means("Why there is no level.", "absent")] = None
    grade: Annotated[Grade | None, Means("Evidence: 0 said, 1 example, 2 seen, 3 confirmed.")] = None
    question: Annotated[Id | None, Means("The question it was given at.")] = None
    evidence: Annotated[str, Means("What the grade rests on.")] = ""


@dataclass(frozen=True, slots=True)
class WrittenQuote:
    """Permission for a quote that is in the notes."""

    text: Annotated[Prose, Means("The words, exactly as in the notes.")]
    usable: Annotated[bool | None, Means("Whether the speaker lets them be used, unnamed.")] = None


@dataclass(frozen=True, slots=True)
class WrittenNotes:
    """Interview notes for coachtui to transcribe."""

    person: Annotated[Id, Means("The code of the person interviewed.")]
    minutes: Annotated[Minutes | None, Means("Minutes of questions.")] = None
    date: Annotated[dt.date | None, Means("The day it was held, as 2026-03-02.")] = None
    time: Annotated[TimeOfDay, Means("With a date: when it began, in local time, as 09:30.")] = ""
    answers: Annotated[tuple[WrittenAnswer, ...], Means("Answers, in the order they came.")] = ()
    ratings: Annotated[tuple[WrittenRating, ...], Means("Ratings given by the interviewer.")] = ()
    quotes: Annotated[tuple[WrittenQuote, ...], Means("Permissions for quotes.")] = ()

    @property
    def began(self) -> str | None:
        """When it began, in ISO form: a time in UTC, the day alone where no time is given; None if unknown."""
        if self.date is None:
            return None
        return time_on(self.date, self.time).isoformat() if self.time else self.date.isoformat()
