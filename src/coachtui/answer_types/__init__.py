"""Answer types: everything that depends on how a question is answered, one object per type.

A new type is a member of ``QuestionType``, a subclass of `AnswerType` in a file of its own, and a line in the table
below; `docs/architecture.md`, "Adding things", lists what else it may need.
"""

from collections.abc import Mapping
from types import MappingProxyType

from coachtui.answer_types.answer_type import (
    AnswerType,
    LineRead,
    Mistake,
    NoteRead,
    read_note,
    rows_of,
)
from coachtui.answer_types.by_level import Frequency, Scale
from coachtui.answer_types.choosing import NONE_OF_THEM, Choice
from coachtui.answer_types.multiple import Multiple
from coachtui.answer_types.number import Number
from coachtui.answer_types.numbers import Numbers
from coachtui.answer_types.one_choice import Category, Ordered, YesNo
from coachtui.answer_types.possible import Mentioned, Possible, counts
from coachtui.answer_types.table import Table
from coachtui.answer_types.traits import Comparison, Fact, FormField
from coachtui.answer_types.words import Long, Short
from coachtui.model.question_parts import Option
from coachtui.model.rubric import Rubric
from coachtui.model.script import Question, QuestionType

__all__ = [
    "ANSWER_TYPES",
    "NONE_OF_THEM",
    "AnswerType",
    "Choice",
    "Comparison",
    "Fact",
    "FormField",
    "LineRead",
    "Mentioned",
    "Mistake",
    "NoteRead",
    "Possible",
    "answer_type_of",
    "counts",
    "read_note",
    "rows_of",
]

ANSWER_TYPES: Mapping[QuestionType, type[AnswerType]] = MappingProxyType(
    {
        QuestionType.SCALE: Scale,
        QuestionType.FREQUENCY: Frequency,
        QuestionType.ORDERED: Ordered,
        QuestionType.CATEGORY: Category,
        QuestionType.MULTIPLE: Multiple,
        QuestionType.NUMBER: Number,
        QuestionType.NUMBERS: Numbers,
        QuestionType.YES_NO: YesNo,
        QuestionType.SHORT: Short,
        QuestionType.LONG: Long,
        QuestionType.TABLE: Table,
    }
)
"""The class of every answer type."""


def answer_type_of(
    question: Question, frequencies: tuple[Option, ...] = (), rubric: Rubric | None = None
) -> AnswerType:
    """How this question is answered. ``frequencies`` are the script's; ``rubric`` has the anchors of scales."""
    return ANSWER_TYPES[question.type](question, frequencies, rubric)
