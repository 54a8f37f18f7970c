"""No threshold of the rubric stands in the code that computes with it."""

import ast
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest

import coachtui

ASSESS = Path(coachtui.__file__).parent / "assess"
THRESHOLDS = frozenset(Fraction(text) for text in ("0.8", "1.5", "0.75", "2.5", "0.35", "0.6", "0.7", "1/3"))


def numbers(tree: ast.AST) -> Iterator[tuple[int, Fraction]]:
    """Every number that the code states, with its line: literals, fractions in words or figures, and quotients."""
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=bool()):
                continue
            case ast.Constant(value=int() | float() as value):
                yield node.lineno, Fraction(str(value))
            case ast.Call(func=ast.Name(id="Fraction" | "Decimal"), args=[ast.Constant(value=str(text))]):
                yield node.lineno, Fraction(text)
            case ast.Call(
                func=ast.Name(id="Fraction"), args=[ast.Constant(value=int(top)), ast.Constant(value=int(under))]
            ):
                yield node.lineno, Fraction(top, under)
            case ast.BinOp(left=ast.Constant(value=int(top)), op=ast.Div(), right=ast.Constant(value=int(under))):
                yield node.lineno, Fraction(top, under)


def test_what_computes_states_no_threshold() -> None:
    files = sorted(ASSESS.glob("*.py"))
    assert files
    found = [
        f"{path.name}:{line}: {value}"
        for path in files
        for line, value in numbers(ast.parse(path.read_text(encoding="utf-8")))
        if value in THRESHOLDS
    ]
    assert found == []


@pytest.mark.parametrize(
    "code", ["x > 0.8", "Fraction('0.75')", "Fraction(5, 2)", "x / 3 < 1 / 3", "Decimal('1.5')", "f(limit=.35)"]
)
def test_a_threshold_is_noticed_however_it_is_written(code: str) -> None:
    assert THRESHOLDS & {value for _, value in numbers(ast.parse(code))}
