"""Parsing the text of a rule into a syntax tree. Refuses everything but small, harmless expressions."""

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coachtui.model.problems import CoachError

LONGEST_RULE = 500
"""The most characters of a rule."""
MOST_NODES = 100
DEEPEST_NESTING = 20
LARGEST_NUMBER = 1_000_000_000
LONGEST_TEXT = 200
"""The most characters of a text inside a rule."""

_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_LINE_BREAKS = str.maketrans("\n\r\t", "   ")
_ALLOWED_OPERATORS = (
    ast.And,
    ast.Or,
    ast.Not,
    ast.USub,
    ast.UAdd,
    ast.Add,
    ast.Sub,
    ast.Mult,
    ast.Div,
    ast.Eq,
    ast.NotEq,
    ast.Lt,
    ast.LtE,
    ast.Gt,
    ast.GtE,
    ast.In,
    ast.NotIn,
)
_KNOWN_PARTS = (
    ast.BoolOp,
    ast.UnaryOp,
    ast.BinOp,
    ast.Compare,
    ast.Call,
    ast.Name,
    ast.Constant,
    ast.Tuple,
    ast.List,
)
_REFUSED: dict[type[ast.AST], str] = {
    ast.Attribute: "a dot after a name",
    ast.Subscript: "square brackets after a value",
    ast.Lambda: "a lambda",
    ast.ListComp: "a comprehension",
    ast.SetComp: "a comprehension",
    ast.DictComp: "a comprehension",
    ast.GeneratorExp: "a comprehension",
    ast.Starred: "a star",
    ast.JoinedStr: "an f-string",
    ast.NamedExpr: "':='",
    ast.IfExp: "'if ... else'",
    ast.Dict: "a dictionary",
    ast.Set: "a set",
    ast.Pow: "'**'",
    ast.FloorDiv: "'//'",
    ast.Mod: "'%'",
    ast.Is: "'is'",
    ast.IsNot: "'is not'",
}
_HINT = "Use names, functions such as answer('question'), comparisons, and, or, not, in, + - * /."


class RuleError(CoachError):
    """A rule that cannot be used. ``offset`` counts characters of the rule's text from 0."""

    def __init__(self, message: str, offset: int = 0, hint: str = _HINT) -> None:
        super().__init__("A rule cannot be used", message, hint, bad_input=True)
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Rule:
    """A parsed rule: its text and its syntax tree, which must not be changed."""

    text: str
    tree: ast.expr

    def offset(self, node: ast.expr) -> int:
        """Where ``node`` begins in the text, in characters from 0."""
        return _characters(self.text, node.col_offset)

    def source(self, node: ast.expr) -> str:
        """The text of ``node`` as written."""
        return self.text[self.offset(node) : _characters(self.text, node.end_col_offset or 0)]

    def __len__(self) -> int:
        """How many parts it has, each of which is evaluated."""
        return sum(1 for _ in ast.walk(self.tree))

    def terms(self) -> Iterator[ast.Name | ast.Call]:
        """Every name and call, in reading order; a called function's own name is no term."""
        found = [node for node in ast.walk(self.tree) if isinstance(node, ast.Name | ast.Call)]
        called = {id(node.func) for node in found if isinstance(node, ast.Call)}
        terms = [node for node in found if id(node) not in called]
        yield from sorted(terms, key=lambda node: (node.col_offset, -(node.end_col_offset or 0)))


@lru_cache(maxsize=2048)
def parse(text: str) -> Rule:
    """The rule written as ``text``. Raises RuleError for anything but a small, harmless expression."""
    if len(text) > LONGEST_RULE:
        raise RuleError(
            f"The rule has {len(text)} characters; {LONGEST_RULE} is the most.", LONGEST_RULE, "Make it shorter."
        )
    if odd := _UNREADABLE.search(text):
        raise RuleError("The rule contains an unreadable character.", odd.start(), "Delete it and type it anew.")
    flat = text.translate(_LINE_BREAKS)
    if not flat.strip():
        raise RuleError("The rule is empty.", 0, "Write a condition, or leave the key out.")
    tree = _tree(flat)
    rule = Rule(flat, tree)
    _refuse_comment(rule)
    _refuse_size(rule)
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            _refuse_part(rule, node)
    return rule


def _tree(flat: str) -> ast.expr:
    indent = len(flat) - len(flat.lstrip(" "))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(flat.lstrip(" "), mode="eval").body
    except SyntaxError as error:
        offset = min(error.offset - 1 + indent, len(flat)) if error.offset else len(flat)
        raise RuleError(_syntax_message(flat, offset), offset, _syntax_hint(flat)) from None
    except (ValueError, MemoryError, RecursionError):
        raise RuleError("The rule is nested too deeply.", 0, "Make it simpler.") from None
    for node in ast.walk(tree):
        if isinstance(node, ast.expr):
            node.col_offset += indent
            node.end_col_offset = (node.end_col_offset or 0) + indent
    return tree


def _syntax_message(flat: str, offset: int) -> str:
    rest = flat[offset : offset + 20].strip()
    return f"The rule cannot be read from '{rest}' on." if rest else "The rule breaks off before it is complete."


def _syntax_hint(flat: str) -> str:
    if flat.count("(") != flat.count(")"):
        return "Check that every '(' has its ')'."
    if flat.count("'") % 2 or flat.count('"') % 2:
        return "Check that every quotation mark has its partner."
    if re.search(r"(?<![=!<>])=(?!=)", flat):
        return "To compare, write ==."
    if re.search(r"&&|\|\||!(?!=)", flat):
        return "Write and, or, not in place of &&, ||, !."
    return _HINT


def _refuse_comment(rule: Rule) -> None:
    end = _characters(rule.text, rule.tree.end_col_offset or 0)
    sign = rule.text.find("#", end)
    if sign >= 0:
        raise RuleError("Everything after '#' would be passed over.", sign, "Take the remark out of the rule.")


def _refuse_size(rule: Rule) -> None:
    level: list[ast.AST] = [rule.tree]
    depth = nodes = 0
    while level:
        depth += 1
        nodes += sum(1 for node in level if isinstance(node, ast.expr))
        if depth > DEEPEST_NESTING or nodes > MOST_NODES:
            what = "is nested too deeply" if depth > DEEPEST_NESTING else f"has more than {MOST_NODES} parts"
            raise RuleError(f"The rule {what}.", 0, "Make it simpler, or divide it between two questions.")
        level = [child for node in level for child in ast.iter_child_nodes(node)]


def _refuse_part(rule: Rule, node: ast.expr) -> None:
    offset = rule.offset(node)
    for part in (node, *_operators(node)):
        if not isinstance(part, _KNOWN_PARTS + _ALLOWED_OPERATORS):
            what = _REFUSED.get(type(part), f"'{rule.source(node)[:20]}'")
            raise RuleError(f"A rule cannot contain {what}.", offset)
    match node:
        case ast.Constant():
            _refuse_constant(node, offset)
        case ast.Call():
            _refuse_call(rule, node)
        case ast.Tuple() | ast.List():
            if not all(_is_literal(item) for item in node.elts):
                raise RuleError("A list in a rule may only hold texts and numbers.", offset)
        case ast.BinOp():
            for side in (node.left, node.right):
                if isinstance(side, ast.Tuple | ast.List) or (
                    isinstance(side, ast.Constant) and isinstance(side.value, str)
                ):
                    raise RuleError(
                        "Only numbers can be added, subtracted, multiplied or divided.",
                        rule.offset(side),
                        "Take the text out.",
                    )


def _operators(node: ast.expr) -> tuple[ast.AST, ...]:
    match node:
        case ast.BoolOp() | ast.UnaryOp() | ast.BinOp():
            return (node.op,)
        case ast.Compare():
            return tuple(node.ops)
        case _:
            return ()


def _refuse_constant(node: ast.Constant, offset: int) -> None:
    value = node.value
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        if len(value) > LONGEST_TEXT:
            raise RuleError(f"A text in a rule may have {LONGEST_TEXT} characters.", offset, "Make it shorter.")
        if _UNREADABLE.search(value):
            raise RuleError("A text in the rule contains an unreadable character.", offset, "Delete the '\\' code.")
        return
    if isinstance(value, int | float):
        if abs(value) > LARGEST_NUMBER:
            raise RuleError("A number in the rule is too large.", offset, f"The largest is {LARGEST_NUMBER}.")
        return
    raise RuleError("A rule may hold texts, numbers, True, False and None only.", offset)


def _refuse_call(rule: Rule, node: ast.Call) -> None:
    if not isinstance(node.func, ast.Name):
        raise RuleError("Only a plain function name can be called.", rule.offset(node))
    if node.keywords:
        raise RuleError("A function takes its arguments without names.", rule.offset(node.keywords[0].value))


def _is_literal(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        node = node.operand
    return isinstance(node, ast.Constant)


def _characters(text: str, byte_offset: int) -> int:
    if text.isascii():
        return byte_offset
    return len(text.encode()[:byte_offset].decode(errors="ignore"))
