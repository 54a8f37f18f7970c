"""Puts the YAML parser's error messages into plain words, with the line and column to look at."""

import re
from collections.abc import Iterator

import yaml

from coachtui.model.problems import Problem
from coachtui.model.text import one_line

_LINE_UP = "Check the indentation of this line and the ones above it."
_QUOTE_IT = "If the text itself contains ': ' or begins with a sign, put it in quotation marks."
_STILL_OPEN = "Or a quotation mark above is not closed."
_PLAIN_WORDS: tuple[tuple[str, str, str], ...] = (
    (r"cannot start any token", "A text cannot begin with '{found}'.", _QUOTE_IT),
    (r"mapping values are not allowed", "There is a ':' where no key can be.", f"{_QUOTE_IT} {_LINE_UP}"),
    (r"sequence entries are not allowed", "A list item cannot begin here.", "Begin the list on a new line."),
    (r"expected ',' or '\]'", "The list opened with '[' {opened} is not closed here.", "Add ',' or ']'."),
    (r"expected ',' or '\}'", "The group opened with '{{' {opened} is not closed here.", "Add ',' or '}'."),
    (r"expected '-' indicator", "This line does not belong to the list that begins {opened}.", _LINE_UP),
    (r"expected (<block end>|key)", "This line does not fit the lines above it.", f"{_LINE_UP} {_STILL_OPEN}"),
    (r"unexpected end of stream", "The quotation mark opened here is never closed.", "Close it."),
    (r"expected ':'", "A key needs ':' behind it.", "Add ': ' after the key, or check the indentation."),
    (
        r"unknown escape",
        "'\\' and this character have no meaning in double quotation marks.",
        "Write '\\\\' for one '\\'.",
    ),
    (r"character escape code|hexdecimal", "This '\\' code stands for no character.", "Type the character itself."),
    (r"node content", "Something is missing here, or '{found}' is one too many.", "Take it out, or add the value."),
    (r"<document start>", "Something follows after the end of the content.", "Take it out."),
    (r"alphabetic or numeric", "'*' and '&' have a meaning of their own in YAML.", _QUOTE_IT),
    (r"directive|version|incompatible YAML", "Lines that begin with '%' are not used here.", "Take the line out."),
    (r"indentation indicator|comment or line break", "After '|' or '>' nothing else may stand in the line.", _LINE_UP),
    (r"document separator|document indicator", "'---' or '...' stands inside a text.", "Indent the line."),
)
_KEY_WITHOUT_SPACE = re.compile(r"\s*(?:- )?([A-Za-z_][\w-]*):(?=[^\s/])")
"""A line such as ``minutes:3``, which YAML takes for a text that goes on in the line below."""


def syntax_problem(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """The parser's ``error`` on ``text`` as a problem in ``file``."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(file, 1, 1, f"This is no YAML: {one_line(str(error), 120)}.", "Save it as plain UTF-8 text.")
    said = error.problem or ""
    mark = error.problem_mark or error.context_mark
    if "unexpected end of stream" in said and error.context_mark:
        mark = error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    found = _found(text, line, column)
    if found == "\t" or (column > 1 and _found(text, line, column - 1) == "\t"):
        message = "A tab is used where YAML wants spaces."
        return Problem(file, line, column, message, "Indent with spaces; editors can convert tabs.")
    context = error.context_mark
    if re.search("expected ':'|mapping values", said) and (key := _KEY_WITHOUT_SPACE.match(_line(text, line - 1))):
        hint = f"Write '{one_line(key[1], 40)}: ' with a space."
        return Problem(file, line - 1, key.end() + 1, "A ':' behind a key needs a space behind it.", hint)
    opened = f"in line {context.line + 1}" if context and context.line + 1 != line else "in this line"
    known = next(_plain(said), None)
    if known is None:
        return Problem(file, line, column, f"This is not valid YAML: {one_line(said, 120)}.", _LINE_UP)
    message, hint = known
    return Problem(file, line, column, message.format(found=found.strip(), opened=opened), hint)


def _plain(said: str) -> Iterator[tuple[str, str]]:
    for pattern, message, hint in _PLAIN_WORDS:
        if re.search(pattern, said):
            yield message, hint


def _found(text: str, line: int, column: int) -> str:
    return _line(text, line)[column - 1 : column]


def _line(text: str, line: int) -> str:
    lines = text.split("\n")
    return lines[line - 1] if 1 <= line <= len(lines) else ""
