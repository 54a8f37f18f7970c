"""The shape of interview notes as they are written."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from coachtui.model.answers import Absence
from coachtui.model.shapes import GradeNumber, Id, Level, Limits, Means, Minutes, Prose


@dataclass(frozen=True, slots=True)
class NotedAnswerShape:
    """One answer: a question with a value, a note, or a reason why there is no answer."""

    question: Annotated[Id, Means("The id of the question.")]
    level: Annotated[Level | None, Means("Scale and frequency: the level 0-4.")] = None
    choice: Annotated[Id | None, Means("Ordered, category, frequency: the option id. Yes-no: yes or no.")] = None
    choices: Annotated[Annotated[tuple[Id, ...], Limits(min_length=1)] | None, Means("Multiple: option ids.")] = None
    number: Annotated[float | None, Means("Number: the number.")] = None
    text: Annotated[Prose | None, Means("Short: the answer in a few words.")] = None
    rows: Annotated[tuple[Mapping[Id, str | None], ...] | None, Means("Table: rows of column id and text.")] = None
    absent: Annotated[Absence | None, Means("Why there is no answer.")] = None
    note: Annotated[str | None, Means("What was said; words in quotation marks become quotes.")] = None
    grade: Annotated[GradeNumber | None, Means("Evidence: 0 said, 1 example, 2 seen, 3 confirmed.")] = None


@dataclass(frozen=True, slots=True)
class NotedRatingShape:
    """One rating: an indicator with a level, or a reason why there is none."""

    indicator: Annotated[Id, Means("The id of the indicator.")]
    level: Annotated[Level | None, Means("The level 0-4.")] = None
    absent: Annotated[Absence | None, Means("Why there is no level.")] = None
    grade: Annotated[GradeNumber | None, Means("Evidence: 0 said, 1 example, 2 seen, 3 confirmed.")] = None
    question: Annotated[Id | None, Means("The question it was given at.")] = None
    evidence: Annotated[str, Means("What the grade rests on.")] = ""


@dataclass(frozen=True, slots=True)
class NotedQuoteShape:
    """Permission for a quote that is in the notes."""

    text: Annotated[Prose, Means("The words, exactly as in the notes.")]
    usable: Annotated[bool | None, Means("Whether the speaker lets them be used, unnamed.")] = None


@dataclass(frozen=True, slots=True)
class NotesShape:
    """Interview notes for coachtui to transcribe."""

    person: Annotated[Id, Means("The code of the person interviewed.")]
    minutes: Annotated[Minutes | None, Means("Minutes of questions.")] = None
    date: Annotated[dt.date | None, Means("The day it was held, as 2026-03-02.")] = None
    answers: Annotated[tuple[NotedAnswerShape, ...], Means("Answers, in the order they came.")] = ()
    ratings: Annotated[tuple[NotedRatingShape, ...], Means("Ratings given by the interviewer.")] = ()
    quotes: Annotated[tuple[NotedQuoteShape, ...], Means("Permissions for quotes.")] = ()
