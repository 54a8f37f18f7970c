"""What the tests of rules share: questions of every type, and a way to check a rule of one of them."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coachtui.model.question_parts import Column, Option, Part
from coachtui.model.script import Question, QuestionType
from coachtui.rules import Scope, Vocabulary, check, parse
from tests.standard_roles import STANDARD_ROLES

Check = Callable[..., list[tuple[int, str, str]]]

_WORDS = ("never", "if raised", "quarterly", "monthly", "daily")
_OPTIONS = tuple(Option(word, word) for word in _WORDS)
_PARTS = (Part("items", "Items"), Part("decided", "Decided", "items"))
_ASK = {"executive": "?", "middle": "?"}


def _question(question_id: str, kind: QuestionType, options: int = 0, columns: tuple[str, ...] = ()) -> Question:
    return Question(
        id=question_id,
        type=kind,
        minutes=1,
        salience=1,
        ask=_ASK,
        feeds=("E1a",),
        options=_OPTIONS[:options],
        columns=tuple(Column(column, column) for column in columns),
    )


QUESTIONS = {
    question.id: question
    for question in (
        _question("L1", QuestionType.LONG),
        _question("S1", QuestionType.SCALE),
        _question("S2", QuestionType.SCALE, 5),
        _question("F1", QuestionType.FREQUENCY),
        _question("O1", QuestionType.ORDERED, 5),
        _question("C1", QuestionType.CATEGORY, 3),
        _question("M1", QuestionType.MULTIPLE, 3),
        _question("N1", QuestionType.NUMBER),
        replace(
            _question("N2", QuestionType.NUMBERS), parts=(Part("items", "Items"), Part("decided", "Decided", "items"))
        ),
        _question("Y1", QuestionType.YES_NO),
        _question("H1", QuestionType.SHORT),
        _question("T1", QuestionType.TABLE, columns=("source", "owner")),
    )
}


@pytest.fixture
def faults() -> Check:
    """Checks a rule of the question ``own``: offset, message and hint of every fault."""

    def found(text: str, vocabulary: Vocabulary, own: str = "L1") -> list[tuple[int, str, str]]:
        scope = Scope(QUESTIONS, _OPTIONS, ("quick", "full"), tuple(STANDARD_ROLES), QUESTIONS[own])
        return [(fault.offset, fault.message, fault.hint) for fault in check(parse(text), vocabulary, scope)]

    return found
