"""What the rules of one question may refer to."""

from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.answer_types import AnswerType, answer_type_of
from coachtui.model.question_parts import Option
from coachtui.model.script import Question, Script


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may refer to: the questions of a script, and ``own``, the question that carries the rule."""

    questions: Mapping[str, Question]
    frequencies: tuple[Option, ...]
    modes: tuple[str, ...]
    roles: tuple[str, ...]
    own: Question

    @classmethod
    def of(cls, script: Script, own: Question) -> "Scope":
        """The scope of the rules of ``own``, a question of ``script``."""
        questions = {question.id: question for question in script.questions()}
        return cls(questions, script.frequencies, tuple(script.plans), tuple(script.roles), own)

    def options(self, question: Question) -> tuple[str, ...]:
        """The ids of the options of ``question``; none where it has nothing to choose."""
        return tuple(option.id for option in self.answer_type(question).options)

    def answer_type(self, question: Question) -> AnswerType:
        """How ``question`` is answered."""
        return answer_type_of(question, self.frequencies)
