"""Commands typed as lines: what they do, and how they are distinguished from lines of words."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from coachtui.cli.plain.terminal import Terminal
from coachtui.model.script import Question


@dataclass(frozen=True, slots=True)
class Move:
    """Where a command leads: to a question, to the wrap-up (``question`` is None), or out (``leave``).

    ``finish`` ends the interview, once the closing is done.
    """

    question: str | None = None
    leave: bool = False
    finish: bool = False


WRAP_UP = Move()
LEAVE = Move(leave=True)
FINISH = Move(finish=True)


@dataclass(frozen=True, slots=True)
class SlashCommand:
    """One command. ``run`` gets the open question and the text behind the name; None from it stays at the question.

    ``records`` is False where it records nothing, so that it can be run off the record too.
    """

    run: Callable[[Question, str], Move | None]
    records: bool = True


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """A typed line taken apart: ``name`` is the command's in lower case, "" for a line without a command.

    ``text`` is what follows the name, or the words of a line without a command. ``unknown`` is the name as typed, with
    its slash, where there is no such command; then `HeldLine` asks whether the line is words.
    """

    name: str
    text: str
    unknown: str = ""


def read_command(typed: str, known: Collection[str]) -> ParsedLine:
    """Take a typed line apart; ``known`` are the names of commands. Two slashes begin words that begin with a slash."""
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
    """A line with a slash and no known command: kept in memory only, until the next line decides about it.

    It may be a command mistyped that was to keep something off the record. An empty line makes it words; a command or
    other words drop it.
    """

    def __init__(self, terminal: Terminal, commands: Collection[str]) -> None:
        self._terminal = terminal
        self._commands = commands
        self._held = ""

    def read(self, typed: str) -> ParsedLine | None:
        """The typed line taken apart; None where it is held.

        An empty line after a held one gives the held one as words.
        """
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
        """Hold ``words``, which could not be recorded, so that an empty line tries again."""
        self._held = words


def ask_words(terminal: Terminal, label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
    """Ask for a line of words where there are no commands.

    A line with a slash is held as by `HeldLine`, and ``on_change`` never gets it. Raises LeaveError.
    """

    def keep(text: str) -> None:
        if on_change is not None and may_be_kept(text, {}):
            on_change(text)

    held = HeldLine(terminal, ())
    while True:
        line = held.read(terminal.ask(label, default, None if on_change is None else keep))
        if line is not None:
            return line.text
        default = ""
