"""What somebody alone is shown of a question: choices, table columns, follow-up fields; and roles to choose from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from coachtui.answer_types import Choice, answer_type_of
from coachtui.model.question_parts import Column
from coachtui.model.roles import Roles, role_in_own_words
from coachtui.model.rubric import Rubric
from coachtui.model.script import Question, Script

_MINUTES = re.compile(r"0*([1-9][0-9]{0,3}) *(?:m|min|mins|minutes)?\.?", re.IGNORECASE)


def minutes_typed(text: str) -> int | None:
    """The minutes that somebody typed, as in "20" and "20 min"; None for anything but a whole number from 1 to 9999."""
    found = _MINUTES.fullmatch(text.strip())
    return int(found[1]) if found else None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A probe shown as a small field of its own: its id, and its wording for somebody who answers alone.

    ``when`` is the rule that an answer must fit for it to be asked; None: any does.
    """

    probe: str
    wording: str
    when: str | None = None


def alone_choices(question: Question, script: Script, rubric: Rubric) -> tuple[Choice, ...]:
    """The choices of ``question`` as somebody alone sees them: worded and ordered by the script, numbered from 1.

    Their values are those of the same choices in an interview. Where the script words any for somebody alone, those are
    all there are; else they are the interview's. Empty for questions without choices. ``rubric`` has the levels that
    are the choices of a scale.
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
    """Typical events that the script lists, in its order; the person picks the one most like what happened.

    Each value is the level (0-4) that picking it gives to the first indicator the question feeds. Empty where the
    script lists none.
    """
    if question.alone is None:
        return ()
    return tuple(
        Choice(number, int(option.id), option.id, option.say)
        for number, option in enumerate(question.alone.closest, start=1)
    )


def event_rules(question: Question) -> Mapping[int, str]:
    """By level, the rules of those events of `closest_events` that are offered with some answers only."""
    events = () if question.alone is None else question.alone.closest
    return {int(event.id): event.when for event in events if event.when is not None}


def alone_columns(question: Question) -> tuple[Column, ...]:
    """The columns of a table question that somebody alone fills in: those that its part ``alone`` names.

    Without that part, as in a sheet, these are all. Empty for other questions.
    """
    if question.alone is None:
        return question.columns
    return tuple(column for column in question.columns if column.id in question.alone.columns)


def follow_ups(question: Question, script: Script) -> tuple[FollowUp, ...]:
    """The probes shown as fields below the answer: those the script names for that, in its order, two at the most."""
    named = question.follow_up if question.alone is None else question.alone.follow_up
    own = script.alone.probes if script.alone is not None else {}
    return tuple(FollowUp(use.probe, own.get(use.probe, script.probes[use.probe]), use.when) for use in named)


def role_choices(roles: Roles) -> tuple[Choice, ...]:
    """The roles to choose from, as somebody says them of himself or herself, numbered from 1."""
    return tuple(
        Choice(number, each, each, role_in_own_words(roles, each)) for number, each in enumerate(roles, start=1)
    )
