"""Which questions a person is shown, by the rules of the script and what was answered so far, and why."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coachtui import rules
from coachtui.answer_types import AnswerType, answer_type_of
from coachtui.model.answers import Absence, Answer, Value
from coachtui.model.question_parts import Option
from coachtui.model.script import Question, Script


@dataclass(frozen=True, slots=True)
class Visibility:
    """Whether a question is shown, and the reason."""

    shown: bool
    because: str


def visible_questions(script: Script, role: str, mode: str, answers: Mapping[str, Answer]) -> Mapping[str, Visibility]:
    """Every question of the script, in script order: whether it is shown to this role now, and why.

    ``answers`` are one session's, by question id; ``mode`` is the plan's id. A question is shown when its role is
    asked and its rule, if it has one, is true; not known counts as not true. Answers to questions that a rule hides
    are invisible to all rules, so that hiding one can hide others: the rules are evaluated in script order again and
    again until nothing changes. Where rules depend on each other in a circle, that ends after as many rounds as there
    are rules, and the last round counts. A question that the role is not asked is shown once it has an answer.

    Raises RuleError for a rule that cannot be read or evaluated; `coachtui lint` finds those beforehand.
    """
    ruled, known, names = _settled(script, role, mode, answers)
    because = {question.id: rules.explain(rule, names, known.functions()) for question, rule in ruled}
    return {
        question.id: (
            _visibility(question, known.verdicts, because)
            if script.is_asked(question, role, mode)
            else _if_answered(question, role, answers, known.verdicts, because)
        )
        for question in known.questions.values()
    }


def in_sight(
    script: Script, role: str, mode: str, answers: Mapping[str, Answer]
) -> tuple[Mapping[str, object], Mapping[str, Callable[..., object]]]:
    """The names and functions of `coachtui.rules.VISIBILITY` over ``answers``, without those that a rule hides.

    Raises as `visible_questions` does.
    """
    _, known, names = _settled(script, role, mode, answers)
    return names, known.functions()


def _settled(
    script: Script, role: str, mode: str, answers: Mapping[str, Answer]
) -> tuple[list[tuple[Question, rules.Rule]], "_RuleFacts", Mapping[str, object]]:
    """The questions with rules, what rules may know once every rule is evaluated, and the names with their values."""
    questions = tuple(script.questions())
    ruled = [(question, rules.parse(question.when)) for question in questions if question.when is not None]
    verdicts: dict[str, bool] = {}
    known = _RuleFacts({question.id: question for question in questions}, script.frequencies, answers, verdicts)
    names = {"role": role, "mode": mode}
    for _ in range(len(ruled) + 1):
        before = dict(verdicts)
        for question, rule in ruled:
            verdicts[question.id] = rules.holds(rule, names, known.functions())
        if verdicts == before:
            break
    return ruled, known, names


def _visibility(question: Question, verdicts: Mapping[str, bool], because: Mapping[str, str]) -> Visibility:
    if question.id in verdicts:
        return Visibility(verdicts[question.id], f"{question.when}: {because[question.id]}")
    return Visibility(shown=True, because="always asked")


def _if_answered(
    question: Question,
    role: str,
    answers: Mapping[str, Answer],
    verdicts: Mapping[str, bool],
    because: Mapping[str, str],
) -> Visibility:
    """Whether a question is shown that this role is not asked: once it has an answer, unless its rule hides it."""
    whom = f"the role {role}" if role else "people without a role"
    if question.id not in answers:
        return Visibility(shown=False, because=f"not asked of {whom}")
    if question.id in verdicts:
        return _visibility(question, verdicts, because)
    return Visibility(shown=True, because=f"answered, though not asked of {whom}")


@dataclass(frozen=True, slots=True)
class _RuleFacts:
    """What rules may know of the answers: nothing of a question that ``verdicts`` hides."""

    questions: Mapping[str, Question]
    frequencies: tuple[Option, ...]
    answers: Mapping[str, Answer]
    verdicts: Mapping[str, bool]

    def functions(self) -> Mapping[str, Callable[..., object]]:
        return {
            "answer": self._value,
            "chose": self._chose,
            "answered": self._answered,
            "dont_know": self._dont_know,
            "count": self._count,
            "level": self._level,
        }

    def _in_sight(self, question_id: str) -> Answer | None:
        return self.answers.get(question_id) if self.verdicts.get(question_id, True) else None

    def _answer_type(self, question_id: str) -> AnswerType | None:
        question = self.questions.get(question_id)
        return None if question is None else answer_type_of(question, self.frequencies)

    def _value(self, question_id: str) -> Value | None:
        answer, answer_type = self._in_sight(question_id), self._answer_type(question_id)
        if answer is None or answer.absence is not None:
            return None
        return answer.value if answer_type is None else answer_type.stored(answer)

    def _answered(self, question_id: str) -> bool:
        return self._value(question_id) is not None

    def _dont_know(self, question_id: str) -> bool:
        answer = self._in_sight(question_id)
        return answer is not None and answer.absence is Absence.DONT_KNOW

    def _count(self, question_id: str) -> int | None:
        value = self._value(question_id)
        return len(value) if isinstance(value, tuple) else None

    def _chose(self, question_id: str, option: str) -> bool | None:
        answer_type = self._answer_type(question_id)
        return None if answer_type is None else answer_type.chose(self._value(question_id), option)

    def _level(self, question_id: str) -> int | None:
        answer_type = self._answer_type(question_id)
        return None if answer_type is None else answer_type.level(self._value(question_id))
