"""Parts of a script beside its questions: evasions, plans, the booked hour, contradictions, and topics."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from coachtui.model.shapes import Id, Limits, Means, Minutes, Phrase, Prose


@dataclass(frozen=True, slots=True)
class Evasion:
    """A way of not answering."""

    sign: Annotated[Prose, Means("How it sounds.")]
    attempt: Annotated[Prose, Means("What to try then.", key="try")]


@dataclass(frozen=True, slots=True)
class Booking:
    """How a booked hour is divided, in whole minutes.

    The division is that of [method 7.1]. A stretch longer than ``silence`` was a pause.
    """

    opening: Annotated[int, Limits(ge=0, le=60), Means("Minutes for the opening and consent.")]
    closing: Annotated[int, Limits(ge=0, le=60), Means("Minutes for the wrap-up.")]
    supplied_table: Annotated[int, Limits(ge=0, le=60), Means("Minutes to walk through a table that was sent ahead.")]
    silence: Annotated[Minutes, Means("The longest stretch without anything noted that is no pause yet.")] = 20
    about: Annotated[int, Limits(ge=0, le=60), Means("Minutes off the plan that still count as about on time.")] = 2


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers of one person that cannot both be so."""

    id: Annotated[Id, Means("The contradiction's id, in a word or two.")]
    when: Annotated[Prose, Means("A rule over the answers of both questions.")]
    between: Annotated[tuple[Id, Id], Means("Ids of the two questions.")]
    say: Annotated[
        Prose,
        Means(
            "What is said to the person's face: the two answers side by side. {first} and {second} stand for what the "
            "person answered to the two questions."
        ),
    ]
    unquoted: Annotated[
        str, Means("Instead, where 'say' quotes words that were not noted: of a scale, a story or a table.")
    ] = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A selection of sections, in the order in which they are asked."""

    title: Annotated[Prose, Means("The plan's name.")]
    sections: Annotated[
        tuple[Id, ...], Limits(min_length=1), Means("Ids of the sections it draws on, in the order they are asked.")
    ]
    replaces: Annotated[Mapping[Id, Id], Means("Table questions that replace others: new id to old id.")] = field(
        default_factory=dict
    )
    about: Annotated[str, Means("What it asks, or when it is enough, in a few words, beside it to choose from.")] = ""


@dataclass(frozen=True, slots=True)
class Topics:
    """How questions that no indicator scores are reported, under one heading [method 5.7]."""

    title: Annotated[Prose, Means("The heading in scores and reports.")]
    questions: Annotated[Mapping[Id, Prose], Limits(min_length=1), Means("Question ids, and what each is called.")]
    cost: Annotated[
        str, Means("What lines marked as a cost are called there, whatever was asked; left out: not reported.")
    ] = ""


@dataclass(frozen=True, slots=True)
class ObservingWords:
    """What somebody who observes a meeting says and types."""

    consent: Annotated[Prose, Means("The sentence with which those in the meeting are asked for their consent.")]
    no_initials: Annotated[
        tuple[Phrase, ...], Means("Words of two or three letters with which notes begin: never proposed as initials.")
    ] = ()
