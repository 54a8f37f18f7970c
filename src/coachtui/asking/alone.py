"""What a self-assessment shows of a question: its choices in their own words and order, and the follow-up fields."""

from dataclasses import dataclass, replace

from coachtui.answer_types import Choice, answer_type_of
from coachtui.model.rubric import Rubric
from coachtui.model.script import Column, Question, Script


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A probe shown as a small field of its own: its id, and its wording for somebody alone."""

    probe: str
    ask: str


def alone_choices(question: Question, script: Script, rubric: Rubric) -> tuple[Choice, ...]:
    """The choices in the order shown to somebody alone, numbered from 1; the values stored are those of interviews.

    Where the script has no wording of its own for them, they are the choices of an interview.
    """
    answer_type = answer_type_of(question, script.frequencies, rubric)
    own = question.alone.options if question.alone is not None else ()
    shown = own or answer_type.alone_options(script.alone)
    if not shown:
        return answer_type.choices
    return tuple(
        replace(choice, number=number, say=option.say)
        for number, option in enumerate(shown, start=1)
        if (choice := answer_type.alone_choice(option.id)) is not None
    )


def closest_events(question: Question) -> tuple[Choice, ...]:
    """The events among which the closest one is chosen, in the order shown.

    Each value is a level of the first-fed indicator. Empty for questions without events, such as those whose own
    answer gives a level.
    """
    if question.alone is None:
        return ()
    return tuple(
        Choice(number, int(option.id), option.id, option.say)
        for number, option in enumerate(question.alone.closest, start=1)
    )


def alone_columns(question: Question) -> tuple[Column, ...]:
    """The columns of a table that somebody alone fills in."""
    if question.alone is None:
        return ()
    return tuple(column for column in question.columns if column.id in question.alone.columns)


def follow_ups(question: Question, script: Script) -> tuple[FollowUp, ...]:
    """The fields below the answer, at most two, in the order of the script."""
    if question.alone is None:
        return ()
    own = script.alone.probes if script.alone is not None else {}
    return tuple(FollowUp(probe, own.get(probe, script.probes[probe])) for probe in question.alone.follow_up)
