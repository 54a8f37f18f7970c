"""The shape of interview, rubric, notes and example files as pydantic models, from which the JSON Schemas come too.

The only module that imports pydantic. Shapes say what keys there are and what their values look like; whether ids fit
together is for ``linting``.
"""

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, WithJsonSchema
from pydantic.functional_validators import AfterValidator
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import PydanticCustomError

from coachtui.model.answers import Absence
from coachtui.model.roles import Role
from coachtui.model.rubric import Subject
from coachtui.model.script import QuestionType

_FRACTION = r"\d{1,9} ?/ ?[1-9]\d{0,8}"


def _fraction(value: object) -> Fraction:
    if isinstance(value, str) and re.fullmatch(_FRACTION, value, re.ASCII):
        above, below = value.split("/")
        return Fraction(int(above), int(below))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Fraction(str(value))
    raise PydanticCustomError("no_fraction", "no number")


def _iso_date(value: str) -> str:
    try:
        parsed = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("no_date", "no date") from None
    if parsed.isoformat() != value:
        raise PydanticCustomError("no_date", "no date")
    return value


_FRACTION_SCHEMA = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{_FRACTION}$"}],
}
Id = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^\S([^\n]*\S)?$")]
Words = Annotated[str, Field(min_length=1, pattern=r"\S")]
Phrase = Annotated[str, Field(max_length=80, pattern=r"^\S([^\n]*\S)?$")]
Number = Annotated[Fraction, BeforeValidator(_fraction), WithJsonSchema(_FRACTION_SCHEMA)]
Share = Annotated[Number, Field(ge=0, le=1)]
Positive = Annotated[Number, Field(gt=0)]
NotNegative = Annotated[Number, Field(ge=0)]
Minutes = Annotated[int, Field(ge=1, le=600)]
Level = Annotated[int, Field(ge=0, le=4)]
GradeNumber = Annotated[int, Field(ge=0, le=3)]
Date = Annotated[str, AfterValidator(_iso_date), WithJsonSchema({"type": "string", "format": "date"})]
RoleWord = Annotated[Role, Field(strict=False)]
AbsenceWord = Annotated[Absence, Field(strict=False)]


class Shape(BaseModel):
    """What every group of keys has in common: no other keys, and no value taken for another kind."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=False)


S = TypeVar("S", bound=Shape)


class OptionShape(Shape):
    """One choice of a question."""

    id: Id = Field(description="The word that is stored.")
    say: Words = Field(description="What is read out.")


class ColumnShape(Shape):
    """One column of a table question."""

    id: Id = Field(description="The word that is stored, in lower case.")
    say: Words = Field(description="The heading of the column.")


class ProbeUseShape(Shape):
    """A probe and the moment for it."""

    probe: Id = Field(description="The id of one of the script's probes.")
    when: Words = Field(description="A rule: low, high, vague, chose('option'), missing('word'), number > 4 ...")


class AloneShape(Shape):
    """The question for somebody who assesses himself or herself."""

    ask: Words = Field(description="One wording for everybody who assesses himself or herself.")
    minutes: Minutes = Field(description="How long it takes alone, in whole minutes.")
    example: str = Field(default="", description="What an answer may look like, from a made-up firm of another trade.")
    roles: list[RoleWord] = Field(default=[], description="Who is asked; left out: every role with a wording in 'ask'.")
    options: list[OptionShape] = Field(
        default=[],
        description='The choices in the order shown. Ids: those of the options; of a scale the levels "0" to "4".',
    )
    closest: list[OptionShape] = Field(
        default=[],
        description="Events to choose from once a question without levels is answered; ids are the levels "
        '"0" to "4" of the indicator it feeds first.',
    )
    columns: list[Id] = Field(default=[], description="Ids of the columns of a table that are filled in alone.")
    rows: Annotated[int, Field(ge=1, le=9)] = Field(default=3, description="The most rows of a table filled in alone.")
    follow_up: list[Id] = Field(default=[], description="Ids of up to two probes, each with a small field of its own.")


class QuestionShape(Shape):
    """One question."""

    id: Id = Field(description="The question's id, such as C1.2.")
    type: Annotated[QuestionType, Field(strict=False)] = Field(description="How it is answered.")
    minutes: Minutes = Field(description="Planned length in whole minutes.")
    salience: Annotated[int, Field(ge=1, le=3)] = Field(description="1 can wait, 3 is asked first.")
    feeds: list[Id] = Field(description="Indicators, behaviours or patterns it informs; a level goes to the first.")
    ask: Annotated[dict[RoleWord, Words], Field(min_length=1)] = Field(
        description="The wording for each role that is asked; other roles are not asked."
    )
    options: list[OptionShape] = Field(default=[], description="The choices, from level 0 to 4 where they are ordered.")
    columns: list[ColumnShape] = Field(default=[], description="The columns of a table question.")
    probes: list[ProbeUseShape] = Field(default=[], description="Probes to offer, and when.")
    see: list[Id] = Field(default=[], description="Ids of the evidence to ask to see.")
    evasion: Id | None = Field(default=None, description="The id of the evasion to expect.")
    when: Words | None = Field(default=None, description="A rule: the question is shown only when it is true.")
    short: str = Field(default="", max_length=40, description="Two to four words for it in agendas.")
    alone: AloneShape | None = Field(default=None, description="The question for self-assessment; without, not there.")


class SectionShape(Shape):
    """Questions asked together."""

    id: Id = Field(description="The section's id, such as C1.")
    title: Words = Field(description="What the section is about.")
    questions: list[QuestionShape] = Field(description="Its questions, in the order they are asked.")


class OpeningShape(Shape):
    """What is said first."""

    purpose: Words = Field(description="Why the interview is held.")
    notes: Words = Field(description="That notes are taken, and what becomes of them.")
    confidentiality: Words = Field(description="Who will see what was said.")
    consent: Words = Field(description="The request for consent.")


class ClosingShape(Shape):
    """What is said last."""

    restate: Words = Field(description="How the main points are restated.")
    missed: Words = Field(description="The question about what was not asked.")
    thanks: Words = Field(description="The thanks.")


class BookingShape(Shape):
    """How a booked hour is divided, in whole minutes."""

    opening: Annotated[int, Field(ge=0, le=60)] = Field(description="Minutes for the opening and consent.")
    closing: Annotated[int, Field(ge=0, le=60)] = Field(description="Minutes for the wrap-up.")
    supplied_table: Annotated[int, Field(ge=0, le=60)] = Field(
        description="Minutes to walk through a table that was sent ahead."
    )
    silence: Minutes = Field(default=20, description="The longest stretch without anything noted that is no pause yet.")
    about: Annotated[int, Field(ge=0, le=60)] = Field(
        default=2, description="Minutes off the plan that still count as about on time."
    )


class PlanShape(Shape):
    """A selection of sections."""

    title: Words = Field(description="The plan's name.")
    sections: Annotated[list[Id], Field(min_length=1)] = Field(description="Ids of the sections it draws on.")
    replaces: dict[Id, Id] = Field(default={}, description="Table questions that replace others: new id to old id.")


class SelfAssessmentShape(Shape):
    """What is said to somebody who assesses himself or herself."""

    plan: Id = Field(description="The id of the plan it draws on.")
    minutes: Minutes = Field(description="Its usual length in whole minutes.")
    opening: Annotated[list[Words], Field(min_length=1)] = Field(description="What is said first, a line each.")
    closing: Annotated[list[Words], Field(min_length=1)] = Field(description="What is said last, a line each.")
    closest: Words = Field(description="What is asked above the events of 'closest'.")
    frequencies: list[OptionShape] = Field(
        default=[], description="What frequency questions offer alone, in the order shown; ids as in 'frequencies'."
    )
    probes: dict[Id, Words] = Field(default={}, description="Probes as one puts them to oneself, by id.")


class ConceptShape(Shape):
    """Something that may or may not be spoken about."""

    say: Words = Field(description="How it is called in a sentence: 'Nothing said yet about ...'.")
    words: Annotated[list[Phrase], Field(min_length=1)] = Field(description="Words and phrases that speak of it.")
    figures: bool = Field(default=False, description="Whether any figure speaks of it too.")


class WordListsShape(Shape):
    """The words that probes listen for, as plain text."""

    vague: list[Phrase] = Field(default=[], description="Words and phrases that dodge, such as usually.")
    details: list[Phrase] = Field(default=[], description="Words as good as a name, date or number, such as Monday.")
    nothing: list[Phrase] = Field(default=[], description="Whole answers that name nothing, such as nobody.")
    joining: list[Phrase] = Field(default=[], description="Words between several names, such as and.")
    enough: Annotated[int, Field(ge=0, le=100)] = Field(
        default=0, description="From so many words on, something without a detail is vague; 0: never by length."
    )
    concepts: dict[Id, ConceptShape] = Field(default={}, description="What missing('...') looks for, by id.")


class ContradictionShape(Shape):
    """Two answers of one person that cannot both be so."""

    id: Id = Field(description="The contradiction's id, in a word or two.")
    when: Words = Field(description="A rule over the answers of both questions.")
    between: Annotated[list[Id], Field(min_length=2, max_length=2)] = Field(description="Ids of the two questions.")
    say: Words = Field(description="One sentence that sets the two answers side by side; it may be read out.")


class EvasionShape(Shape):
    """A way of not answering."""

    sign: Words = Field(description="How it sounds.")
    attempt: Words = Field(alias="try", description="What to try then.")


class InterviewShape(Shape):
    """An interview script for coachtui."""

    kind: Literal["interview"] = Field(description="Says that this file is an interview script.")
    id: Id = Field(description="The script's id; the same id in your own folder replaces the shipped script.")
    title: Words = Field(description="The script's title.")
    version: Annotated[int, Field(ge=1)] = Field(description="Counts up when the script changes.")
    names: dict[Id, Words] = Field(
        default={}, description="Placeholders that wordings may use, with what is said when nothing else is known."
    )
    opening: OpeningShape = Field(description="What the interviewer says first.")
    closing: ClosingShape = Field(description="What the interviewer says last.")
    booking: BookingShape = Field(description="How a booked hour is divided.")
    plans: Annotated[dict[Id, PlanShape], Field(min_length=1)] = Field(
        description="Plans by id, such as quick and full."
    )
    probes: dict[Id, Words] = Field(default={}, description="Follow-up questions by id.")
    evidence: dict[Id, Words] = Field(default={}, description="Things to ask to see, by id, as noun phrases.")
    evasions: dict[Id, EvasionShape] = Field(default={}, description="Ways of not answering, by id.")
    frequencies: Annotated[list[OptionShape], Field(min_length=5, max_length=5)] = Field(
        description="The five choices of every frequency question, from never to always."
    )
    alone: SelfAssessmentShape | None = Field(default=None, description="Self-assessment; left out: interviews only.")
    words: WordListsShape | None = Field(default=None, description="The words that probes listen for.")
    sections: Annotated[list[SectionShape], Field(min_length=1)] = Field(description="The sections, in order.")
    contradictions: list[ContradictionShape] = Field(default=[], description="Answers that cannot both be so.")


class CoachingShape(Shape):
    """What a coach says about an indicator."""

    nudge: Words = Field(description="Said in the meeting.")
    debrief: Words = Field(description="Asked afterwards.")
    practice: Words = Field(description="Tried before the next meeting.")


class IndicatorShape(Shape):
    """One thing that is rated 0-4."""

    id: Id = Field(description="The indicator's id, such as E1a.")
    name: Words = Field(description="What is rated, in a few words.")
    about: Annotated[Subject, Field(strict=False)] = Field(
        description="base: the existing system; process: process content added to it."
    )
    anchors: Annotated[list[Words], Field(min_length=5, max_length=5)] = Field(
        description="What each level looks like, from 0 to 4."
    )
    coaching: CoachingShape | None = Field(default=None, description="What a coach says about it.")
    proof: str = Field(default="", description="What somebody could show to make a claim count for more.")


class ElementShape(Shape):
    """One element of process management."""

    id: Id = Field(description="The element's id, such as E1.")
    name: Words = Field(description="The element's name.")
    target: Id = Field(description="The id of its target of change.")
    indicators: Annotated[list[IndicatorShape], Field(min_length=1)] = Field(description="Its indicators.")


class TargetShape(Shape):
    """One target of change."""

    id: Id = Field(description="The target's id, such as T1.")
    name: Words = Field(description="The target's name.")


class PatternShape(Shape):
    """A named diagnostic."""

    id: Id = Field(description="The pattern's id, such as T1.1.")
    name: Words = Field(description="The pattern's name.")


class BehaviourShape(Shape):
    """A meeting behaviour."""

    id: Id = Field(description="The behaviour's id, such as B1.")
    family: Words = Field(description="The family it belongs to.")
    name: Words = Field(description="The behaviour, in a few words.")


class BandShape(Shape):
    """A layer of the organisation."""

    id: Id = Field(description="The band's id.")
    roles: Annotated[list[RoleWord], Field(min_length=1)] = Field(description="The roles in it.")
    weight: Positive = Field(description="Its say in the combined figure.")


class ComputedShape(Shape):
    """What an inventory decides."""

    indicators: list[Id] = Field(description="Indicators whose level an inventory may set.")
    grade: GradeNumber = Field(description="The evidence grade such a level has.")
    perception_gap: Positive = Field(description="From this difference on, claim and fact part.")


class DontKnowShape(Shape):
    """When ignorance is a finding."""

    elements: list[Id] = Field(description="Elements it holds for.")
    share: Share = Field(description="From this share of respondents on.")
    respondents: Annotated[int, Field(ge=1)] = Field(description="With at least so many respondents.")
    cap: Level = Field(description="The highest level then.")


class DisagreementShape(Shape):
    """When claims disagree."""

    claims: Annotated[int, Field(ge=2)] = Field(description="With at least so many claims.")
    deviation: Positive = Field(description="Average deviation from the mean above which people disagree.")
    level_gap: Positive = Field(description="Difference between bands from which there is a gap.")


class ConfidenceShape(Shape):
    """How sure a figure is."""

    weights: Annotated[list[Share], Field(min_length=4, max_length=4)] = Field(
        description="The weight of evidence grades 0-3."
    )
    admission_level: Level = Field(description="Claims up to this level are admissions.")
    admission_weight: Share = Field(description="The least weight of an admission.")
    flagged: Share = Field(description="Multiplies where people disagree.")
    high: Share = Field(description="Confidence is high from here.")
    medium: Share = Field(description="Confidence is medium from here.")


class ActionsShape(Shape):
    """Thresholds between create, improve and add, on means of levels 0-4."""

    create_below: NotNegative = Field(description="Create below this.")
    improve_below: NotNegative = Field(description="Improve below this.")
    add_below: NotNegative = Field(description="Add below this.")


class ArithmeticShape(Shape):
    """The arithmetic of scores."""

    caps: Annotated[list[Level], Field(min_length=4, max_length=4)] = Field(
        description="The highest level each evidence grade 0-3 supports."
    )
    self_assessment_grade: GradeNumber = Field(description="The highest grade a self-assessment counts with.")
    bands: Annotated[list[BandShape], Field(min_length=1)] = Field(description="Bands averaged before combining.")
    computed: ComputedShape = Field(description="What an inventory decides.")
    dont_know: DontKnowShape = Field(description="When ignorance is a finding.")
    disagreement: DisagreementShape = Field(description="When claims disagree.")
    anonymity: Annotated[int, Field(ge=1)] = Field(description="The fewest people a shown breakdown may rest on.")
    confidence: ConfidenceShape = Field(description="How sure a figure is.")
    actions: ActionsShape = Field(description="Thresholds between actions.")


class RubricShape(Shape):
    """A rubric for coachtui."""

    kind: Literal["rubric"] = Field(description="Says that this file is a rubric.")
    id: Id = Field(description="The rubric's id; the same id in your own folder replaces the shipped rubric.")
    title: Words = Field(description="The rubric's title.")
    version: Annotated[int, Field(ge=1)] = Field(description="Counts up when the rubric changes.")
    arithmetic: ArithmeticShape = Field(description="Every number the scores use.")
    targets: Annotated[list[TargetShape], Field(min_length=1)] = Field(description="The targets of change.")
    elements: Annotated[list[ElementShape], Field(min_length=1)] = Field(description="The elements, with indicators.")
    patterns: list[PatternShape] = Field(default=[], description="Named diagnostics.")
    behaviours: list[BehaviourShape] = Field(default=[], description="Meeting behaviours.")


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


SHAPES: Mapping[str, type[Shape]] = {
    "interview": InterviewShape,
    "rubric": RubricShape,
    "notes": NotesShape,
    "engagement": EngagementShape,
}
"""The shape of each kind of file."""


def shaped(shape: type[S], value: object) -> S | list[Any]:
    """``value`` in this shape, or pydantic's list of everything that keeps it from having it."""
    try:
        return shape.model_validate(value)
    except ValidationError as error:
        return error.errors(include_url=False)


def json_schema(shape: type[Shape]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a shape."""
    schema = shape.model_json_schema(by_alias=True)
    for definition in schema.get("$defs", {}).values():
        if "enum" in definition:
            definition.pop("description", None)  # it is written for readers of the code
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}
