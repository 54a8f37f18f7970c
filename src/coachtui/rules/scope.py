"""What the rules of one question may refer to."""

from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.model.script import Option, Question, QuestionType, Script


@dataclass(frozen=True, slots=True)
class Scope:
    """What a rule may refer to: the questions of a script, and ``own``, the question that carries the rule."""

    questions: Mapping[str, Question]
    frequencies: tuple[Option, ...]
    modes: tuple[str, ...]
    own: Question

    @classmethod
    def of(cls, script: Script, own: Question) -> "Scope":
        """The scope of the rules of ``own``, a question of ``script``."""
        questions = {question.id: question for question in script.questions()}
        return cls(questions, script.frequencies, tuple(script.plans), own)

    def options(self, question: Question) -> tuple[str, ...]:
        """The words the answer to ``question`` is one of, or takes several of; none where it is free."""
        if question.type is QuestionType.YES_NO:
            return ("yes", "no")
        options = self.frequencies if question.type is QuestionType.FREQUENCY else question.options
        return tuple(option.id for option in options)
