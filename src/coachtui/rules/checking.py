"""Checking a rule before any interview: words, ids and options that do not exist, and comparisons that make no sense.

Reports only what is certain. Whether its questions come early enough to be known is checked with the script.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass

from coachtui.answer_types import ANSWER_TYPES, Comparison
from coachtui.model.script import Question
from coachtui.model.suggesting import suggestion
from coachtui.model.text import counted
from coachtui.rules.evaluation import evaluate
from coachtui.rules.expression import Rule
from coachtui.rules.possibilities import Patience, verdict
from coachtui.rules.scope import Scope
from coachtui.rules.vocabulary import Argument, Function, Gives, Name, Vocabulary


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One mistake in a rule. ``offset`` counts characters of its text from 0; ``hint`` says how to mend it."""

    offset: int
    message: str
    hint: str


def check(rule: Rule, vocabulary: Vocabulary, scope: Scope, patience: Patience | None = None) -> list[Fault]:
    """Every mistake in the rule, by place. An empty list means that it can be evaluated and can come out true.

    ``patience`` is shared by the rules of a file, so that trying them all out comes to an end.
    """
    checker = _Checker(rule, vocabulary, scope)
    faults = sorted(set(checker.faults()))
    if faults or not vocabulary.is_tried:
        return faults
    fault = verdict(rule, vocabulary, scope, patience or Patience())
    return [] if fault is None else [Fault(0, *fault)]


@dataclass(frozen=True, slots=True)
class _Operand:
    """The type of a part of a rule. ``words`` are all values it can have, ``whose`` is the question they belong to."""

    gives: Gives | None
    words: tuple[str, ...] = ()
    whose: str = ""
    several: bool = False
    text: bool = False


_TRUTH = _Operand(Gives.TRUTH)
_NUMBER = _Operand(Gives.NUMBER)
_TEXT = _Operand(None, text=True)
_UNKNOWN = _Operand(None)
_CONSTANTS: dict[type, _Operand] = {bool: _TRUTH, int: _NUMBER, float: _NUMBER, str: _TEXT}


class _Checker:
    def __init__(self, rule: Rule, vocabulary: Vocabulary, scope: Scope) -> None:
        self.rule = rule
        self.vocabulary = vocabulary
        self.scope = scope

    def faults(self) -> Iterator[Fault]:
        for term in self.rule.terms():
            if isinstance(term, ast.Name):
                yield from self._name(term)
            else:
                yield from self._call(term)
        yield from self._condition(self.rule.tree)

    def _fault(self, node: ast.expr, message: str, hint: str) -> Fault:
        return Fault(self.rule.offset(node), message, hint)

    def _name(self, node: ast.Name) -> Iterator[Fault]:
        name = self.vocabulary.names.get(node.id)
        if name is not None:
            yield from self._type(node, node.id, name, self.scope.own)
        elif node.id in self.vocabulary.functions:
            example = _example(node.id, self.vocabulary.functions[node.id])
            yield self._fault(node, f"'{node.id}' is a function and needs its arguments.", f"Write {example}.")
        else:
            known = [*self.vocabulary.names, *self.vocabulary.functions]
            hint = suggestion(node.id, known)
            yield self._fault(node, f"There is no '{node.id}' in a {self.vocabulary.id} rule.", hint)

    def _call(self, node: ast.Call) -> Iterator[Fault]:
        called = node.func.id if isinstance(node.func, ast.Name) else ""
        function = self.vocabulary.functions.get(called)
        if function is None:
            if called in self.vocabulary.names:
                message, hint = f"'{called}' is no function.", f"Write {called} without brackets."
            else:
                message = f"There is no function '{called}' in a {self.vocabulary.id} rule."
                hint = suggestion(called, self.vocabulary.functions)
            yield self._fault(node, message, hint)
            return
        wanted = len(function.arguments)
        if len(node.args) != wanted:
            message = f"{called} takes {counted(wanted, 'argument')}, not {len(node.args)}."
            yield self._fault(node, message, f"Write {_example(called, function)}.")
            return
        yield from self._arguments(node, called, function)

    def _arguments(self, node: ast.Call, called: str, function: Function) -> Iterator[Fault]:
        question: Question | None = self.scope.own
        for kind, argument in zip(function.arguments, node.args, strict=True):
            if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
                message = f"{called} needs {kind.value} in quotation marks here."
                yield self._fault(argument, message, f"Write {_example(called, function)}.")
                return
            if kind is Argument.QUESTION:
                question = self.scope.questions.get(argument.value)
                if question is None:
                    hint = suggestion(argument.value, self.scope.questions)
                    yield self._fault(argument, f"There is no question '{argument.value}'.", hint)
                    return
        if question is None:
            return
        wrong_type = list(self._type(node, called, function, question))
        yield from wrong_type
        if not wrong_type:
            yield from self._word(node, function, question)

    def _type(self, node: ast.expr, word: str, entry: Name | Function, question: Question) -> Iterator[Fault]:
        if question.type not in entry.types:
            what = f"'{word}' ({entry.meaning}) is never known for {question.id}, a {question.type} question."
            usable = ", ".join(sorted(kind.value for kind in entry.types))
            yield self._fault(node, what, f"It is for: {usable}.{_instead(word, question)}")

    def _word(self, node: ast.Call, function: Function, question: Question) -> Iterator[Fault]:
        kind, argument = function.arguments[-1], node.args[-1]
        word = argument.value if isinstance(argument, ast.Constant) else ""
        if not isinstance(word, str):
            return
        if kind is Argument.OPTION:
            yield from self._option(argument, word, question.id, self.scope.options(question))
        if kind is Argument.COLUMN:
            columns = [column.id for column in question.columns]
            if word not in columns:
                hint = suggestion(word, columns)
                yield self._fault(argument, f"{question.id} has no column '{word}'.", hint)

    def _option(self, node: ast.expr, word: str, whose: str, options: tuple[str, ...]) -> Iterator[Fault]:
        if word not in options:
            yield self._fault(node, f"{whose} has no '{word}' to choose.", suggestion(word, options))

    def _kind(self, node: ast.expr) -> _Operand:
        match node:
            case ast.Constant():
                return _CONSTANTS.get(type(node.value), _UNKNOWN)
            case ast.BoolOp() | ast.Compare() | ast.UnaryOp(op=ast.Not()):
                return _TRUTH
            case ast.BinOp() | ast.UnaryOp():
                return _NUMBER
            case ast.Name():
                return self._kind_of_name(node.id)
            case ast.Call(func=ast.Name(id=called)):
                return self._kind_of_call(node, called)
        return _UNKNOWN

    def _kind_of_name(self, word: str) -> _Operand:
        name = self.vocabulary.names.get(word)
        if name is None:
            return _UNKNOWN
        if name.gives is Gives.WORD:
            words = self.scope.roles if word == "role" else self.scope.modes
            return _Operand(Gives.WORD, words, f"The {word}")
        return _Operand(name.gives)

    def _kind_of_call(self, node: ast.Call, called: str) -> _Operand:
        function = self.vocabulary.functions.get(called)
        if function is None or function.gives is not Gives.ANSWER:
            return _UNKNOWN if function is None else _Operand(function.gives)
        argument = node.args[0] if node.args else None
        question_id = argument.value if isinstance(argument, ast.Constant) else None
        question = self.scope.questions.get(question_id) if isinstance(question_id, str) else None
        if question is None or question.type not in function.types:
            return _UNKNOWN
        match ANSWER_TYPES[question.type].compares_as:
            case Comparison.NUMBER:
                return _Operand(Gives.NUMBER, whose=question.id)
            case Comparison.TEXT:
                return _TEXT
            case comparison:
                several = comparison is Comparison.OPTIONS
                return _Operand(Gives.WORD, self.scope.options(question), question.id, several=several)

    def _condition(self, node: ast.expr) -> Iterator[Fault]:
        """The faults in a part of the rule that has to be true or false."""
        match node:
            case ast.BoolOp():
                for part in node.values:
                    yield from self._condition(part)
                return
            case ast.UnaryOp(op=ast.Not()):
                yield from self._condition(node.operand)
                return
            case ast.Compare():
                yield from self._comparison(node)
                return
            case ast.Constant(value=bool()):
                return
        kind = self._kind(node)
        if kind.gives is not Gives.TRUTH and kind != _UNKNOWN:
            source = self.rule.source(node)
            yield self._fault(
                node, f"{source} is neither true nor false by itself.", "Compare it, for example with ==."
            )
        elif isinstance(node, ast.Tuple | ast.List | ast.Constant):
            yield self._fault(node, "A list or None is neither true nor false.", "Compare it with something.")

    def _comparison(self, node: ast.Compare) -> Iterator[Fault]:
        left = node.left
        for sign, right in zip(node.ops, node.comparators, strict=True):
            for part in (left, right):
                yield from self._inside(part)
            if isinstance(sign, ast.In | ast.NotIn):
                yield from self._membership(left, right)
            else:
                yield from self._pair(left, right)
                yield from self._pair(right, left)
            left = right

    def _inside(self, node: ast.expr) -> Iterator[Fault]:
        match node:
            case ast.BoolOp() | ast.Compare() | ast.UnaryOp(op=ast.Not()):
                yield from self._condition(node)
            case ast.BinOp():
                for side in (node.left, node.right):
                    yield from self._inside(side)
                    if self._kind(side) not in (_UNKNOWN, _NUMBER) and self._kind(side).gives is not Gives.NUMBER:
                        source = self.rule.source(side)
                        yield self._fault(
                            side, f"{source} is no number.", "Add, subtract, multiply and divide numbers only."
                        )
                yield from self._division(node)
            case ast.Constant(value=None):
                hint = "Write answered('...') or not answered('...')."
                yield self._fault(node, "Comparing with None never comes true.", hint)

    def _division(self, node: ast.BinOp) -> Iterator[Fault]:
        """A divisor that is nothing whatever is answered."""
        divisor = Rule(self.rule.text, node.right)
        if isinstance(node.op, ast.Div) and not any(divisor.terms()) and evaluate(divisor, {}, {}) in (0, None):
            message = f"Dividing by {self.rule.source(node.right)} never comes to anything."
            yield self._fault(node.right, message, "Divide by a number other than 0, or by one that is answered.")

    def _membership(self, left: ast.expr, right: ast.expr) -> Iterator[Fault]:
        if isinstance(right, ast.Tuple | ast.List):
            for item in right.elts:
                yield from self._pair(left, item)
            return
        kind = self._kind(right)
        if kind.several and isinstance(left, ast.Constant) and isinstance(left.value, str):
            yield from self._option(left, left.value, kind.whose, kind.words)
        elif kind not in (_UNKNOWN, _TEXT) and not kind.several:
            source = self.rule.source(right)
            yield self._fault(right, f"{source} is no list to look in.", "Write a list such as ('a', 'b') after 'in'.")

    def _pair(self, term: ast.expr, other: ast.expr) -> Iterator[Fault]:
        kind = self._kind(term)
        if isinstance(term, ast.Constant) or kind == _UNKNOWN:
            return
        against = self._kind(other)
        if kind.several:
            source = self.rule.source(term)
            hint = f"Write chose('{kind.whose}', '...') or '...' in {source}."
            yield self._fault(term, f"{source} is a list of options, which cannot be compared like this.", hint)
        elif kind.gives is Gives.WORD and isinstance(other, ast.Constant) and isinstance(other.value, str):
            yield from self._option(other, other.value, kind.whose, kind.words)
        elif against != _UNKNOWN and _plain(kind) != _plain(against):
            message = f"{self.rule.source(term)} is {_plain(kind)}, {self.rule.source(other)} is {_plain(against)}."
            yield self._fault(other, message, f"Compare it with {_plain(kind)}.{_level_hint(kind)}")


def _plain(kind: _Operand) -> str:
    if kind.text or kind.gives is Gives.WORD:
        return "text"
    return "true or false" if kind.gives is Gives.TRUTH else "a number"


def _level_hint(kind: _Operand) -> str:
    return " Scale and frequency answers are kept as levels 0-4." if kind.whose else ""


def _example(called: str, function: Function) -> str:
    samples = {
        Argument.QUESTION: "'question'",
        Argument.OPTION: "'option'",
        Argument.CONCEPT: "'word'",
        Argument.COLUMN: "'column'",
    }
    return f"{called}({', '.join(samples[kind] for kind in function.arguments)})"


def _instead(word: str, question: Question) -> str:
    return ANSWER_TYPES[question.type].instead_of_comparing.format(id=question.id) if word == "answer" else ""
