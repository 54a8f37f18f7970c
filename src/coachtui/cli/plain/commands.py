"""Commands typed as lines: what they do, and telling them from lines of words."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from coachtui.model.script import Question


@dataclass(frozen=True, slots=True)
class Move:
    """Where to go after a command: to a question, to the wrap-up (``question`` is None), or out (``leave``)."""

    question: str | None = None
    leave: bool = False


WRAP_UP = Move()
LEAVE = Move(leave=True)


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """One command. ``run`` gets the open question and what was typed behind the name; None: stay at the question.

    ``records`` is False where it records nothing, so that it works off the record too.
    """

    run: Callable[[Question, str], Move | None]
    records: bool = True


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """A typed line taken apart: ``name`` is the command's, in lower case, and "" where it is none.

    ``text`` is what follows the name, or the words of a line without a command. ``unknown`` is the name as typed, with
    its slash, where there is no such command: then the whole line is words.
    """

    name: str
    text: str
    unknown: str = ""


def read_command(typed: str, known: Collection[str]) -> ParsedLine:
    """Take a typed line apart. Two slashes begin a line of words that begins with a slash."""
    if typed.startswith("//"):
        return ParsedLine("", typed[1:])
    if not typed.startswith("/"):
        return ParsedLine("", typed)
    given, _, rest = typed.partition(" ")
    name = given[1:].casefold()
    if name in known:
        return ParsedLine(name, rest.strip())
    return ParsedLine("", typed, unknown=given if name else "")
