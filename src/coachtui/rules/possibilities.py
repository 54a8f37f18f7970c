"""Evaluating a rule with every possible answer, to find rules that are never or always true.

Rules with too many combinations of answers, and rules with arithmetic, are not judged.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product

from coachtui.answer_types import AnswerType, Mentioned, Possible, counts
from coachtui.model.script import Question
from coachtui.rules.evaluation import evaluate, truth
from coachtui.rules.expression import Rule
from coachtui.rules.scope import Scope
from coachtui.rules.vocabulary import VISIBILITY, Vocabulary

_MOST_COMBINATIONS = 1000
_TOO_MANY = _MOST_COMBINATIONS + 1


@dataclass(frozen=True, slots=True)
class _TriedAnswer:
    """One possible answer to a question. ``possible`` is None for no answer, and for "don't know"."""

    answer_type: AnswerType
    possible: Possible | None = None
    dont_know: bool = False

    @property
    def value(self) -> object:
        return None if self.possible is None else self.possible.value

    @property
    def count(self) -> float | None:
        return None if self.possible is None else self.possible.count

    @property
    def level(self) -> int | None:
        return None if self.possible is None else self.answer_type.level(self.possible.value)

    def chose(self, option: str) -> bool | None:
        return None if self.possible is None else self.answer_type.chose(self.possible.value, option)


class Patience:
    """How much work may still be put into finding out which rules of a file are never or always true.

    ``left`` counts parts of rules that are evaluated; a file of coachtui's size needs a hundredth of it.
    """

    def __init__(self, left: int = 1_000_000) -> None:
        self.left = left

    def spend(self, parts: int) -> bool:
        """Take ``parts`` from what is left; False when there is not so much."""
        self.left -= parts
        return self.left >= 0


def verdict(rule: Rule, vocabulary: Vocabulary, scope: Scope, patience: Patience) -> tuple[str, str] | None:
    """A message and a hint if a rule without faults is never or always true; None if it can be both.

    None too where that would take too many tries, or more work than ``patience`` has left.
    """
    if not any(True for _ in rule.terms()):
        outcome = truth(evaluate(rule, {}, {}))
        return ("The rule is always true.", _ALWAYS_HINT) if outcome else ("The rule can never be true.", _NEVER_HINT)
    nodes = list(ast.walk(rule.tree))
    if any(isinstance(node, ast.BinOp) for node in nodes):
        return None
    worlds = _visibility_worlds(rule, scope) if vocabulary is VISIBILITY else _probe_worlds(rule, scope)
    outcomes = set()
    for tried, (names, functions) in enumerate(worlds):
        if tried >= _MOST_COMBINATIONS or not patience.spend(len(nodes)):
            return None
        outcomes.add(truth(evaluate(rule, names, functions)))
        if True in outcomes and len(outcomes) > 1:
            return None
    if True in outcomes:
        return "The rule is always true.", _ALWAYS_HINT
    return ("The rule can never be true.", _NEVER_HINT) if outcomes else None


_NEVER_HINT = "No answer fits all of it: look for conditions that exclude each other or lie out of range."
_ALWAYS_HINT = "Whatever is answered makes it true: leave the condition out, or make it narrower."

_World = tuple[Mapping[str, object], Mapping[str, Callable[..., object]]]


def questions_read(rule: Rule) -> tuple[str, ...]:
    """The ids of the questions that a visibility rule looks at, in reading order."""
    return tuple(_texts(rule, {"answer", "chose", "answered", "dont_know", "count", "level"}, 0))


def _visibility_worlds(rule: Rule, scope: Scope) -> Iterator[_World]:
    """Every combination of answers to the questions that the rule reads; none at all where there are too many."""
    asked = questions_read(rule)
    used = {term.id for term in rule.terms() if isinstance(term, ast.Name)}
    roles = [role for role in scope.roles if scope.own.has_wording_for(role)] if "role" in used else [""]
    modes = list(islice(scope.modes, _TOO_MANY)) if "mode" in used else [""]
    states: list[list[_TriedAnswer]] = []
    combinations = len(roles) * len(modes)
    for question in asked:
        states.append(list(islice(_states(scope.questions[question], scope, rule), _TOO_MANY)))
        combinations *= len(states[-1])
        if combinations > _MOST_COMBINATIONS:
            return
    for role, mode in product(roles, modes):
        for combination in product(*states):
            yield {"role": role, "mode": mode}, _functions(dict(zip(asked, combination, strict=True)))


def _functions(by_question: Mapping[str, _TriedAnswer]) -> dict[str, Callable[..., object]]:
    return {
        "answer": lambda question: by_question[question].value,
        "chose": lambda question, option: by_question[question].chose(option),
        "answered": lambda question: by_question[question].possible is not None,
        "dont_know": lambda question: by_question[question].dont_know,
        "count": lambda question: by_question[question].count,
        "level": lambda question: by_question[question].level,
    }


def _probe_worlds(rule: Rule, scope: Scope) -> Iterator[_World]:
    used = {term.id for term in rule.terms() if isinstance(term, ast.Name)}
    flags: list[str] = [name for name in ("vague", "empty", "names") if name in used]
    words = _texts(rule, {"missing"}, 0)
    columns = _texts(rule, {"most"}, 0)
    how_many: list[object] = [None, *counts(mentioned(rule).numbers)]
    either: list[object] = [True, False]
    free = [how_many if flag == "names" else either for flag in flags]
    if 2 ** (len(free) + len(words)) * len(how_many) ** len(columns) > _MOST_COMBINATIONS:
        return
    for state, shown in product(_states(scope.own, scope, rule), (True, False)):
        known = {**_of_state(state, shown), "dont_know": state.dont_know}
        for values in product(*free, *(either for _ in words), *(how_many for _ in columns)):
            rest = iter(values)
            names = {**known, **{flag: next(rest) for flag in flags}}
            missing = {word: next(rest) for word in words}
            most = {column: next(rest) for column in columns}
            yield names, {"chose": state.chose, "missing": missing.__getitem__, "most": most.__getitem__}


def _of_state(state: _TriedAnswer, shown: bool) -> dict[str, object]:
    level, value = state.level, state.value
    return {
        "low": None if level is None else level <= 1,
        "high": None if level is None else level >= 3 and not shown,  # noqa: PLR2004 - method 6.4
        "yes": None if value is None else value == "yes",
        "no": None if value is None else value == "no",
        "number": value,
        "count": state.count,
        "rows": state.count,
    }


def _states(question: Question, scope: Scope, rule: Rule) -> Iterator[_TriedAnswer]:
    answer_type = scope.answer_type(question)
    yield _TriedAnswer(answer_type)
    yield _TriedAnswer(answer_type, dont_know=True)
    yield from (_TriedAnswer(answer_type, possible) for possible in answer_type.possible(mentioned(rule)))


def mentioned(*rules: Rule) -> Mentioned:
    """The numbers and words in some rules."""
    found = [node.value for rule in rules for node in ast.walk(rule.tree) if isinstance(node, ast.Constant)]
    return Mentioned(
        numbers=tuple(each for each in found if isinstance(each, int | float) and not isinstance(each, bool)),
        words=tuple(each for each in found if isinstance(each, str)),
    )


def _texts(rule: Rule, functions: set[str], place: int) -> list[str]:
    """The distinct texts given to these functions as the argument at ``place``."""
    found: dict[str, None] = {}
    for term in rule.terms():
        if isinstance(term, ast.Call) and isinstance(term.func, ast.Name) and term.func.id in functions:
            argument = term.args[place] if len(term.args) > place else None
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                found[argument.value] = None
    return list(found)
