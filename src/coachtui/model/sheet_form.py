"""What makes a script a sheet: what is said and asked around its questions, and of the others who took part."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from coachtui.model.question_parts import Option
from coachtui.model.shapes import Id, Limits, Means, Minutes, Prose


class PulseType(StrEnum):
    """How somebody who took part answers a question on a slip of paper."""

    SHORT = "short"
    YES_NO = "yes-no"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True)
class PulseQuestion:
    """One question to the others who took part."""

    id: Annotated[Id, Means("The question's id.")]
    ask: Annotated[Prose, Means("The question as it is printed.")]
    type: Annotated[PulseType, Means("How it is answered.")]
    options: Annotated[tuple[Option, ...], Means("The choices of a category.")] = ()
    beside: Annotated[Id | None, Means("The question of the sheet whose answer is shown beside the others'.")] = None


@dataclass(frozen=True, slots=True)
class Participants:
    """What the others who took part are asked, without their names.

    From how many on their answers are shown stands in the rubric.
    """

    ask: Annotated[tuple[PulseQuestion, ...], Limits(min_length=1, max_length=5), Means("Up to five questions.")]
    intro: Annotated[str, Means("What is printed above them.")] = ""


@dataclass(frozen=True, slots=True)
class SheetForm:
    """What makes a script a sheet: somebody fills it in alone, about one occasion, again and again.

    Every question of the script is asked, in its order.
    """

    about: Annotated[Prose, Limits(max_length=40), Means("What one sheet is about, as one word: meeting.")]
    minutes: Annotated[Minutes, Means("Its usual length in whole minutes.")]
    which: Annotated[Prose, Means("Asks for the name of the occasion.")]
    when: Annotated[Prose, Means("Asks for its day.")]
    kept: Annotated[Prose, Means("Asks whether the line promised last time was said; {line} stands for it.")]
    closest: Annotated[Prose, Means("Asks which of the five events of a behaviour comes closest.")]
    promise: Annotated[Prose, Means("Asks for the line to say next time.")]
    role: Annotated[str, Means("Asks for one's role at the occasion, where the script has roles.")] = ""
    opening: Annotated[tuple[Prose, ...], Means("What is said first, a line each.")] = ()
    closing: Annotated[tuple[Prose, ...], Means("What is said last, a line each.")] = ()
    weakest: Annotated[int, Limits(ge=0, le=5), Means("For how many behaviours the closest event is asked.")] = 2
    participants: Annotated[Participants | None, Means("What the others who took part are asked.")] = None


LINE = "line"
"""The placeholder for the line that somebody meant to say, in a sheet's first question."""
