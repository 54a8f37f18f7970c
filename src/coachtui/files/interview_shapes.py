"""The shape of interview scripts as pydantic models. Whether ids fit together is for ``linting``."""

from typing import Annotated, Literal

from pydantic import Field

from coachtui.files.shape_fields import Id, Minutes, Phrase, RoleWord, Shape, Words
from coachtui.model.script import QuestionType


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
