"""Rules decide what is shown; what is hidden is as if it had never been answered."""

from collections.abc import Iterable

import pytest

from coachtui.asking.visibility import visible_questions
from coachtui.model.answers import Absence, Answer
from coachtui.model.script import Question, QuestionType, Script

from .bank import answered, question, script_of


def shown(script: Script, answers: Iterable[Answer] = (), role: str = "middle", mode: str = "full") -> str:
    seen = visible_questions(script, role, mode, {answer.question: answer for answer in answers})
    return " ".join(name for name, own in seen.items() if own.shown)


ROWS = ({"goal": "a"}, {"goal": "b"})
SOURCES = (
    question("A.1", QuestionType.YES_NO),
    question("A.2", QuestionType.MULTIPLE, options=("plan", "budget", "none")),
    question("A.3", QuestionType.ORDERED, options=("low", "middling", "high")),
    question("A.4", QuestionType.FREQUENCY),
    question("A.5", QuestionType.SCALE),
    question("A.6", QuestionType.TABLE, columns=("goal",)),
    question("A.7", QuestionType.NUMBER),
    question("A.8", QuestionType.LONG),
    question("A.9", QuestionType.CATEGORY, options=("one", "two")),
)


def rule_holds(rule: str, *answers: Answer, role: str = "middle", mode: str = "full") -> bool:
    target = question("B.1", QuestionType.LONG, when=rule)
    by_id = {answer.question: answer for answer in answers}
    return visible_questions(script_of(*SOURCES, target), role, mode, by_id)[target.id].shown


@pytest.mark.parametrize(
    ("rule", "answer", "holds"),
    [
        ("answer('A.1') == 'yes'", answered("A.1", "yes"), True),
        ("answer('A.1') == 'yes'", answered("A.1", "no"), False),
        ("chose('A.2', 'plan')", answered("A.2", ("plan", "budget")), True),
        ("not chose('A.2', 'plan')", answered("A.2", ("budget",)), True),
        ("count('A.2') > 1", answered("A.2", ("plan", "budget")), True),
        ("chose('A.3', 'high')", answered("A.3", "high"), True),
        ("level('A.3') >= 2", answered("A.3", "high"), True),
        ("level('A.3') >= 2", answered("A.3", "from another script"), False),
        ("level('A.4') == 0", answered("A.4", 0), True),
        ("chose('A.4', 'one in five')", answered("A.4", 1), True),
        ("level('A.5') <= 1", answered("A.5", 1), True),
        ("level('A.5') <= 1", answered("A.5", 9), False),
        ("level('A.1') == 0", answered("A.1", "no"), False),
        ("count('A.6') == 2", answered("A.6", ROWS), True),
        ("count('A.7') == 2", answered("A.7", 2), False),
        ("answer('A.7') < 3", answered("A.7", 2.5), True),
        ("answered('A.8')", answered("A.8", note="a story"), True),
        ("answered('A.8')", answered("A.8", note=" "), False),
        ("answered('A.7')", answered("A.7", note="a story without a number"), False),
        ("chose('A.9', 'two')", answered("A.9", "two"), True),
        ("chose('A.9', 'two')", answered("A.9", "one"), False),
    ],
)
def test_rules_see_what_was_answered(rule: str, answer: Answer, holds: bool) -> None:
    assert rule_holds(rule, answer) is holds


@pytest.mark.parametrize("absence", Absence)
@pytest.mark.parametrize("negation", ["", "not "])
def test_an_absent_answer_is_not_known_either_way(absence: Absence, negation: str) -> None:
    assert not rule_holds(f"{negation}(answer('A.1') == 'yes')", answered("A.1", absence=absence))
    assert not rule_holds(f"{negation}chose('A.2', 'plan')", answered("A.2", absence=absence))
    assert not rule_holds("answered('A.1')", answered("A.1", absence=absence))
    assert rule_holds("dont_know('A.1')", answered("A.1", absence=absence)) is (absence is Absence.DONT_KNOW)


def test_rules_know_the_role_and_the_plan() -> None:
    assert rule_holds("role == 'middle' and mode == 'full'")
    assert not rule_holds("role == 'middle'", role="analyst")
    assert not rule_holds("mode == 'full'", mode="quick")


def chain(*rules: str | None) -> Script:
    own = [question(f"A.{place}", QuestionType.YES_NO, when=rule) for place, rule in enumerate(rules, start=1)]
    return script_of(*own)


def test_hiding_a_question_hides_what_rests_on_its_answer() -> None:
    script = chain(None, "answer('A.1') == 'yes'", "answer('A.2') == 'yes'", "answered('A.3')")
    answers = [answered(f"A.{number}", "yes") for number in (1, 2, 3, 4)]
    assert shown(script, answers) == "A.1 A.2 A.3 A.4"
    assert shown(script, [answered("A.1", "no"), *answers[1:]]) == "A.1"


def test_rules_may_look_forward() -> None:
    script = chain("answered('A.2')", "answered('A.3')", "answer('A.4') == 'yes'", None)
    answers = [answered(f"A.{number}", "yes") for number in (1, 2, 3)]
    assert shown(script, [*answers, answered("A.4", "yes")]) == "A.1 A.2 A.3 A.4"
    assert shown(script, [*answers, answered("A.4", "no")]) == "A.4"


def test_rules_that_chase_each_other_come_to_an_end() -> None:
    script = chain("not answered('A.2')", "answered('A.1')")
    answers = [answered("A.1", "yes"), answered("A.2", "yes")]
    assert shown(script, answers) == shown(script, answers)


def test_a_role_that_is_not_asked_is_shown_only_what_it_answered_nevertheless() -> None:
    script = script_of(question("A.1", roles="X"), question("A.2", roles="XM"))
    assert shown(script) == "A.2"
    assert shown(script, [answered("A.1", 2)]) == "A.1 A.2"


def because(when: str | None, *answers: Answer, roles: str = "XMFON") -> str:
    target: Question = question("B.1", when=when, roles=roles)
    by_id = {answer.question: answer for answer in answers}
    return visible_questions(script_of(*SOURCES, target), "middle", "full", by_id)[target.id].because


def test_it_says_why() -> None:
    assert because(None) == "always asked"
    assert because(None, roles="X") == "not asked of the role middle"
    assert because(None, answered("B.1", 1), roles="X") == "answered, though not asked of the role middle"
    rule = "answer('A.1') == 'yes'"
    assert because(rule, answered("A.1", "no")).startswith(f"{rule}: answer('A.1') is 'no'; so the rule is false")
    assert "not known" in because(rule)
