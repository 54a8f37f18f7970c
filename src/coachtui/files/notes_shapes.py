"""The shape of interview notes and of example engagements as pydantic models, by themselves."""

from typing import Annotated, Literal

from pydantic import Field

from coachtui.files.shape_fields import (
    AbsenceWord,
    Date,
    GradeNumber,
    Id,
    Level,
    Minutes,
    RoleWord,
    Shape,
    Words,
)


class NotedAnswerShape(Shape):
    """One answer: a question with a value, a note, or a reason why there is no answer."""

    question: Id = Field(description="The id of the question.")
    level: Level | None = Field(default=None, description="Scale and frequency: the level 0-4.")
    choice: Id | None = Field(
        default=None, description="Ordered, category, frequency: the option id. Yes-no: yes or no."
    )
    choices: Annotated[list[Id], Field(min_length=1)] | None = Field(default=None, description="Multiple: option ids.")
    number: Annotated[float, Field(allow_inf_nan=False)] | None = Field(default=None, description="Number: the number.")
    text: Words | None = Field(default=None, description="Short: the answer in a few words.")
    rows: list[dict[Id, str | None]] | None = Field(default=None, description="Table: rows of column id and text.")
    absent: AbsenceWord | None = Field(default=None, description="Why there is no answer.")
    note: str | None = Field(default=None, description="What was said; words in quotation marks become quotes.")
    grade: GradeNumber | None = Field(default=None, description="Evidence: 0 said, 1 example, 2 seen, 3 confirmed.")


class NotedRatingShape(Shape):
    """One rating: an indicator with a level, or a reason why there is none."""

    indicator: Id = Field(description="The id of the indicator.")
    level: Level | None = Field(default=None, description="The level 0-4.")
    absent: AbsenceWord | None = Field(default=None, description="Why there is no level.")
    grade: GradeNumber | None = Field(default=None, description="Evidence: 0 said, 1 example, 2 seen, 3 confirmed.")
    question: Id | None = Field(default=None, description="The question it was given at.")
    evidence: str = Field(default="", description="What the grade rests on.")


class NotedQuoteShape(Shape):
    """Permission for a quote that is in the notes."""

    text: Words = Field(description="The words, exactly as in the notes.")
    usable: bool | None = Field(default=None, description="Whether the speaker lets them be used, unnamed.")


class NotesShape(Shape):
    """Interview notes for coachtui to transcribe."""

    kind: Literal["notes"] = Field(description="Says that this file holds interview notes.")
    person: Id = Field(description="The code of the person interviewed.")
    minutes: Minutes | None = Field(default=None, description="Minutes of questions.")
    date: Date | None = Field(default=None, description="The day it was held, as 2026-03-02.")
    answers: list[NotedAnswerShape] = Field(default=[], description="Answers, in the order they came.")
    ratings: list[NotedRatingShape] = Field(default=[], description="Ratings given by the interviewer.")
    quotes: list[NotedQuoteShape] = Field(default=[], description="Permissions for quotes.")


class PersonShape(Shape):
    """Somebody interviewed."""

    code: Id = Field(description="The code that tables use.")
    role: RoleWord = Field(description="What the person does.")
    name: str = Field(default="", description="The person's name.")
    title: str = Field(default="", description="The person's title.")
    unit: str = Field(default="", description="The department or team.")


class EngagementShape(Shape):
    """An example engagement: an organisation, its people and the notes of their interviews."""

    kind: Literal["engagement"] = Field(description="Says that this file describes an example engagement.")
    organisation: Words = Field(description="The organisation.")
    mode: Id = Field(default="full", description="The id of the script's plan.")
    core_process: str = Field(default="", description="The process that brings the assessor here.")
    people: Annotated[list[PersonShape], Field(min_length=1)] = Field(description="The people.")
    notes: list[Id] = Field(default=[], description="Names of the notes files beside this one, in order.")
