"""When a coach who observes a meeting gets a quiet cue, and in which words: a part of a rubric's coaching rules."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from coachtui.model.shapes import Id, Limits, Means, Prose


class CueOn(StrEnum):
    """What a cue goes by: an action that lacks something, marks, or a figure with a signal or with none."""

    ACTION = "action"
    MARKS = "marks"
    OUTSIDE = "outside"
    INSIDE = "inside"


CUE_FILLINGS = {CueOn.ACTION: ("missing",), CueOn.OUTSIDE: ("figure", "latest"), CueOn.INSIDE: ("figure", "latest")}
"""What is filled into the words of a cue."""


@dataclass(frozen=True, slots=True)
class CueRule:
    """One quiet cue for the coach in an agenda item, gone once a line helped its behaviour.

    The rule is that of [method 12.15].
    """

    on: Annotated[
        CueOn,
        Means(
            "action: the latest action lacks who or when; marks: lines are marked with the behaviours under 'after'; "
            "outside, inside: as marks, and the latest point of a figure is a signal, or is none."
        ),
    ]
    behaviour: Annotated[Id, Means("The id of the behaviour that it asks for.")]
    words: Annotated[
        Prose, Means("What is shown; {missing} of an action, {figure} and {latest} of a figure are filled in.")
    ]
    after: Annotated[
        tuple[Id, ...], Means("Ids of behaviours whose marks make it due; of its own only those that hurt.")
    ] = ()
    at_least: Annotated[int, Limits(ge=1), Means("How many such marks there must be.")] = 1
    decided: Annotated[bool, Means("true: a decision that was typed makes it due, too.")] = False
