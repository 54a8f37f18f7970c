"""Commands typed as lines: what they do, and telling them from lines of words."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from coachtui.cli.plain.terminal import Terminal
from coachtui.model.script import Question


@dataclass(frozen=True, slots=True)
class Move:
    """Where to go after a command: to a question, to the wrap-up (``question`` is None), or out (``leave``).

    ``finish`` ends the interview, for which the closing is done.
    """

    question: str | None = None
    leave: bool = False
    finish: bool = False


WRAP_UP = Move()
LEAVE = Move(leave=True)
FINISH = Move(finish=True)


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
    its slash, where there is no such command: then it is to be asked whether the line is words (see `HeldLine`).
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
    return ParsedLine("", typed, unknown=given)


def may_be_kept(typed: str, commands: Mapping[str, SlashCommand]) -> bool:
    """Whether what is typed so far may be stored as a draft.

    Not where it begins like a command that is not known yet or that records nothing: it may be ``/off``, mistyped or
    not finished.
    """
    line = read_command(typed, commands)
    return not line.unknown and (not line.name or commands[line.name].records)


class HeldLine:
    """A line with a slash and no known command: kept in memory only, until the next line says what it is.

    It may be a command mistyped that was to keep something off the record. An empty line makes it words; a command or
    other words drop it.
    """

    def __init__(self, terminal: Terminal, commands: Collection[str]) -> None:
        self._terminal = terminal
        self._commands = commands
        self._held = ""

    def read(self, typed: str) -> ParsedLine | None:
        """What a typed line says; None where it is held. An empty line behind one that is held gives that one."""
        held, self._held = self._held, ""
        if held and not typed.strip():
            return ParsedLine("", held)
        line = read_command(typed, self._commands)
        if line.unknown:
            self._held = typed
            self._terminal.say(
                f"{line.unknown} is no command here: Enter keeps the line as words, anything else drops it."
            )
            return None
        if held:
            self._terminal.say(f"Not kept: {held}")
        return line

    def hold(self, words: str) -> None:
        """Hold ``words`` again, which could not be recorded: an empty line is to try once more."""
        self._held = words


def ask_words(terminal: Terminal, label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
    """One line of words, where no commands are known: one with a slash is held, and ``on_change`` never gets it."""

    def keep(text: str) -> None:
        if on_change is not None and may_be_kept(text, {}):
            on_change(text)

    held = HeldLine(terminal, ())
    while True:
        line = held.read(terminal.ask(label, default, None if on_change is None else keep))
        if line is not None:
            return line.text
        default = ""
