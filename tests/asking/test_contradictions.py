"""Which contradictions one person's answers come to."""

from dataclasses import replace

import pytest

from coachtui.asking.contradictions import contradictions_in
from coachtui.model.answers import Absence, Answer, Value
from coachtui.model.script import QuestionType
from coachtui.model.script_parts import Contradiction

from .bank import question, script_of

WHOLE = Contradiction("whole", "answer('A.1') == 'yes' and level('A.2') < 1", ("A.1", "A.2"), "So and not so.")
OTHER = Contradiction("other", "level('A.2') < 1 and chose('A.3', 'b')", ("A.2", "A.3"), "This and that.")
SCRIPT = replace(
    script_of(
        question("A.1", QuestionType.YES_NO),
        question("A.2", QuestionType.FREQUENCY),
        question("A.3", QuestionType.CATEGORY, options=("a", "b"), when="answer('A.1') == 'yes'"),
    ),
    contradictions=(WHOLE, OTHER),
)


def found(fresh: set[str] | None = None, **values: Value | Absence) -> list[str]:
    answers = {
        name.replace("_", "."): Answer("s", "p", name.replace("_", "."), absence=value)
        if isinstance(value, Absence)
        else Answer("s", "p", name.replace("_", "."), value)
        for name, value in values.items()
    }
    among = answers if fresh is None else fresh
    return [each.id for each in contradictions_in(SCRIPT, "middle", "quick", answers, among)]


def test_rules_are_looked_at_over_the_same_persons_answers() -> None:
    assert found(A_1="yes", A_2=0) == ["whole"]
    assert found(A_1="yes", A_2=0, A_3="b") == ["whole", "other"]
    assert found(A_1="yes", A_2="never") == ["whole"]
    assert found(A_1="yes", A_2=1) == []


@pytest.mark.parametrize("absence", [each for each in Absence if each is not Absence.PARKED])
def test_what_is_not_known_contradicts_nothing(absence: Absence) -> None:
    assert found(A_1="yes") == []
    assert found(A_1="yes", A_2=absence) == []
    assert found() == []


def test_a_hidden_answer_contradicts_nothing() -> None:
    assert found(A_1="no", A_2=0, A_3="b") == []


def test_two_earlier_answers_are_not_this_sessions_business() -> None:
    assert found(set(), A_1="yes", A_2=0) == []
    assert found({"A.2"}, A_1="yes", A_2=0) == ["whole"]
