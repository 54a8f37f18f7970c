"""Trying a rule out on every kind of answer there is, to find rules that never or always come true.

Cheap cases only: a rule with too many combinations, or with arithmetic, is left alone.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise, product

from coachtui.model.roles import Role
from coachtui.model.script import Question, QuestionType
from coachtui.rules.evaluation import evaluate, truth
from coachtui.rules.expression import Rule
from coachtui.rules.scope import Scope
from coachtui.rules.vocabulary import VISIBILITY, Vocabulary

_MOST_COMBINATIONS = 1000
_LEVELS = range(5)


@dataclass(frozen=True, slots=True)
class _State:
    """One way a question can have been answered; ``known`` is False for don't know and for no answer at all."""

    value: object = None
    count: float | None = None
    level: int | None = None
    answered: bool = False
    dont_know: bool = False
    choice: str | None = None

    def chose(self, option: str) -> bool | None:
        if self.value is None:
            return None
        return option in self.value if isinstance(self.value, tuple) else option in {self.value, self.choice}


_UNANSWERED = (_State(), _State(dont_know=True))


def verdict(rule: Rule, vocabulary: Vocabulary, scope: Scope) -> tuple[str, str] | None:
    """A message and a hint when the rule, sound by `check`, never or always comes true; None when it can do both."""
    if not any(True for _ in rule.terms()):
        outcome = truth(evaluate(rule, {}, {}))
        return ("The rule is always true.", _ALWAYS_HINT) if outcome else ("The rule can never be true.", _NEVER_HINT)
    if any(isinstance(node, ast.BinOp) for node in ast.walk(rule.tree)):
        return None
    worlds = _visibility_worlds(rule, scope) if vocabulary is VISIBILITY else _probe_worlds(rule, scope)
    outcomes = set()
    for tried, (names, functions) in enumerate(worlds):
        if tried >= _MOST_COMBINATIONS:
            return None
        outcomes.add(truth(evaluate(rule, names, functions)))
        if True in outcomes and len(outcomes) > 1:
            return None
    if True not in outcomes:
        return "The rule can never be true.", _NEVER_HINT
    return "The rule is always true.", _ALWAYS_HINT


_NEVER_HINT = "No answer fits all of it: look for conditions that exclude each other or lie out of range."
_ALWAYS_HINT = "Whatever is answered makes it true: leave the condition out, or make it narrower."

_World = tuple[Mapping[str, object], Mapping[str, Callable[..., object]]]


def questions_read(rule: Rule) -> tuple[str, ...]:
    """The ids of the questions that a visibility rule looks at, in reading order."""
    return tuple(_texts(rule, {"answer", "chose", "answered", "dont_know", "count", "level"}, 0))


def _visibility_worlds(rule: Rule, scope: Scope) -> Iterator[_World]:
    asked = questions_read(rule)
    states = [list(_states(scope.questions[question], scope, rule)) for question in asked]
    used = {term.id for term in rule.terms() if isinstance(term, ast.Name)}
    roles = [role.value for role in Role if role in scope.own.ask] if "role" in used else [""]
    modes = list(scope.modes) if "mode" in used else [""]
    for role, mode, *combination in product(roles, modes, *states):
        yield {"role": role, "mode": mode}, _functions(dict(zip(asked, combination, strict=True)))


def _functions(by_question: Mapping[str, object]) -> dict[str, Callable[..., object]]:
    def state(question: str) -> _State:
        found = by_question[question]
        return found if isinstance(found, _State) else _State()

    return {
        "answer": lambda question: state(question).value,
        "chose": lambda question, option: state(question).chose(option),
        "answered": lambda question: state(question).answered,
        "dont_know": lambda question: state(question).dont_know,
        "count": lambda question: state(question).count,
        "level": lambda question: state(question).level,
    }


def _probe_worlds(rule: Rule, scope: Scope) -> Iterator[_World]:
    used = {term.id for term in rule.terms() if isinstance(term, ast.Name)}
    flags: list[str] = [name for name in ("vague", "empty", "names") if name in used]
    words = _texts(rule, {"missing"}, 0)
    columns = _texts(rule, {"most"}, 0)
    counts: list[object] = [None, *_points(rule, 0)]
    either: list[object] = [True, False]
    free = [counts if flag == "names" else either for flag in flags]
    for state, shown in product(_states(scope.own, scope, rule), (True, False)):
        known = {**_of_state(state, shown), "dont_know": state.dont_know}
        for values in product(*free, *(either for _ in words), *(counts for _ in columns)):
            rest = iter(values)
            names = {**known, **{flag: next(rest) for flag in flags}}
            missing = {word: next(rest) for word in words}
            most = {column: next(rest) for column in columns}
            yield names, {"chose": state.chose, "missing": missing.__getitem__, "most": most.__getitem__}


def _of_state(state: _State, shown: bool) -> dict[str, object]:
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


def _states(question: Question, scope: Scope, rule: Rule) -> Iterator[_State]:
    yield from _UNANSWERED
    options = scope.options(question)
    match question.type:
        case QuestionType.SCALE | QuestionType.FREQUENCY:
            named = dict(enumerate(options))
            yield from (_State(level, level=level, answered=True, choice=named.get(level)) for level in _LEVELS)
        case QuestionType.ORDERED:
            yield from (_State(option, level=level, answered=True) for level, option in enumerate(options))
        case QuestionType.CATEGORY | QuestionType.YES_NO:
            yield from (_State(option, answered=True) for option in options)
        case QuestionType.MULTIPLE:
            yield from _selections(options, rule)
        case QuestionType.NUMBER:
            yield from (_State(number, answered=True) for number in _points(rule))
        case QuestionType.TABLE:
            yield from (_State((), count=rows, answered=True) for rows in _points(rule, 0))
        case QuestionType.SHORT:
            words = [*_constants(rule, str), "something else"]
            yield from (_State(word, answered=True) for word in words)
        case QuestionType.LONG:
            yield _State(answered=True)


def _selections(options: tuple[str, ...], rule: Rule) -> Iterator[_State]:
    """Every selection, as far as the rule can tell them apart."""
    constants = set(_constants(rule, str))
    mentioned = [option for option in options if option in constants]
    others = [option for option in options if option not in constants]
    for size in range(len(mentioned) + 1):
        for chosen in combinations(mentioned, size):
            for more in range(len(others) + 1):
                selection = (*chosen, *others[:more])
                yield _State(selection, count=len(selection), answered=True)


def _points(rule: Rule, least: int | None = None) -> list[float]:
    """Numbers on, between and beside those the rule mentions: enough to make any comparison true that can be."""
    mentioned = {0.0}
    for value in _constants(rule, (int, float)):
        if isinstance(value, int | float):
            mentioned |= {float(value), -float(value)}
    near = {point + step for point in mentioned for step in (-1, -0.5, 0, 0.5, 1)}
    ordered = sorted(near)
    near |= {(low + high) / 2 for low, high in pairwise(ordered)}
    if least is None:
        return sorted(near)
    return sorted(point for point in near if point >= least and point == int(point))


def _constants(rule: Rule, kind: type | tuple[type, ...]) -> list[object]:
    return [
        node.value
        for node in ast.walk(rule.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, kind) and not isinstance(node.value, bool)
    ]


def _texts(rule: Rule, functions: set[str], place: int) -> list[str]:
    """The distinct texts given to these functions as the argument at ``place``."""
    found: dict[str, None] = {}
    for term in rule.terms():
        if isinstance(term, ast.Call) and isinstance(term.func, ast.Name) and term.func.id in functions:
            argument = term.args[place] if len(term.args) > place else None
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                found[argument.value] = None
    return list(found)
