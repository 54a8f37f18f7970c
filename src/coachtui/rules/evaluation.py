"""Evaluating a rule in three-valued logic: what is not known (None) makes nothing true and nothing false.

simpleeval walks the tree; its own logic is replaced, because Python's `and`, `or`, `not` and comparisons know no None.
"""

import ast
import operator
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeGuard

from simpleeval import InvalidExpression, SimpleEval

from coachtui.rules.expression import Rule, RuleError

Names = Mapping[str, object]
Functions = Mapping[str, Callable[..., object]]

_TOO_LARGE = 10**15


def evaluate(rule: Rule, names: Names, functions: Functions) -> object:
    """What the rule comes to: True, False, None where that is not known, or the value of a bare name or call.

    Comparing or counting with None gives None, and so does comparing what cannot be compared, such as a text with a
    number by `<`, and dividing by nothing. Raises RuleError for a name, function or number of arguments that does not
    exist here.
    """
    return _Evaluator(rule, names, functions).value(rule.tree)


def holds(rule: Rule, names: Names, functions: Functions) -> bool:
    """Whether the rule counts as true; not known counts as not true. Raises as `evaluate` does."""
    return truth(evaluate(rule, names, functions)) is True


def truth(value: object) -> bool | None:
    """``value`` as a condition: None stays None, empty things and zero are false."""
    return None if value is None else bool(value)


class _Evaluator(SimpleEval):  # type: ignore[misc] # simpleeval has no types
    """simpleeval with Kleene's logic, plain lists, and nothing beyond what `expression.parse` lets through."""

    def __init__(self, rule: Rule, names: Names, functions: Functions) -> None:
        super().__init__(operators=_OPERATORS, functions=dict(functions), names=dict(names))
        self._rule = rule
        self.nodes = {
            ast.BoolOp: self._both_or_either,
            ast.Compare: self._comparison,
            ast.UnaryOp: self._eval_unaryop,
            ast.BinOp: self._eval_binop,
            ast.Call: self._call,
            ast.Name: self._name,
            ast.Constant: self._eval_constant,
            ast.Tuple: self._list,
            ast.List: self._list,
        }

    def value(self, tree: ast.expr) -> object:
        try:
            return self._eval(tree)
        except InvalidExpression as error:
            raise RuleError(self._message(error)) from None

    def _message(self, error: InvalidExpression) -> str:
        unknown = getattr(error, "func_name", None)
        return f"'{unknown}' is not known here." if unknown else f"The rule cannot be evaluated: {error}"

    def _both_or_either(self, node: ast.BoolOp) -> bool | None:
        decisive = isinstance(node.op, ast.Or)
        known = True
        for part in node.values:
            value = truth(self._eval(part))
            if value is decisive:
                return decisive
            known = known and value is not None
        return (not decisive) if known else None

    def _comparison(self, node: ast.Compare) -> bool | None:
        left = self._eval(node.left)
        known = True
        for sign, part in zip(node.ops, node.comparators, strict=True):
            right = self._eval(part)
            result = self.operators[type(sign)](left, right)
            if result is False:
                return False
            known = known and result is not None
            left = right
        return True if known else None

    def _name(self, node: ast.Name) -> object:
        if node.id not in self.names:
            raise RuleError(f"'{node.id}' is not known here.", self._rule.offset(node))
        return _settled(self.names[node.id])

    def _call(self, node: ast.Call) -> object:
        try:
            return _settled(self._eval_call(node))
        except TypeError as error:
            message = f"{self._rule.source(node)} cannot be worked out: {error}"
            raise RuleError(message, self._rule.offset(node), "Check its arguments.") from error

    def _list(self, node: ast.Tuple | ast.List) -> tuple[object, ...]:
        return tuple(self._eval(item) for item in node.elts)


def _settled(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_moderate(value: object) -> TypeGuard[float]:
    return _is_number(value) and abs(value) < _TOO_LARGE


def _arithmetic(sign: Callable[[float, float], float | None]) -> Callable[[object, object], float | None]:
    def result(left: object, right: object) -> float | None:
        if not (_is_moderate(left) and _is_moderate(right)):
            return None
        value = sign(left, right)
        return value if _is_moderate(value) else None

    return result


def _divided(left: float, right: float) -> float | None:
    """``left`` divided by ``right``; None, not known, where ``right`` is 0.

    Equal shares give equal floats, and a share is never put on the wrong side of a number: division rounds correctly.
    """
    return left / right if right else None


def _order(sign: Callable[[Any, Any], bool]) -> Callable[[object, object], bool | None]:
    def result(left: object, right: object) -> bool | None:
        comparable = (_is_number(left) and _is_number(right)) or (isinstance(left, str) and isinstance(right, str))
        return sign(left, right) if comparable else None

    return result


def _equal(left: object, right: object) -> bool | None:
    if left is None or right is None:
        return None
    return _settled(left) == _settled(right)


def _contains(item: object, container: object) -> bool | None:
    if item is None or container is None:
        return None
    if isinstance(container, str):
        return item in container if isinstance(item, str) else None
    if not isinstance(container, Sequence):
        return None
    matches = [_equal(item, each) for each in container]
    if True in matches:
        return True
    return None if None in matches else False


def _not(value: object) -> bool | None:
    known = truth(value)
    return None if known is None else not known


def _negative(value: object) -> object:
    return -value if _is_number(value) else None


_OPERATORS: dict[type[ast.AST], Callable[..., object]] = {
    ast.Add: _arithmetic(operator.add),
    ast.Sub: _arithmetic(operator.sub),
    ast.Mult: _arithmetic(operator.mul),
    ast.Div: _arithmetic(_divided),
    ast.Lt: _order(operator.lt),
    ast.LtE: _order(operator.le),
    ast.Gt: _order(operator.gt),
    ast.GtE: _order(operator.ge),
    ast.Eq: _equal,
    ast.NotEq: lambda left, right: _not(_equal(left, right)),
    ast.In: _contains,
    ast.NotIn: lambda left, right: _not(_contains(left, right)),
    ast.Not: _not,
    ast.USub: _negative,
    ast.UAdd: lambda value: value if _is_number(value) else None,
}
