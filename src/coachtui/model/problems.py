"""Mistakes in files as values with a position, and one error class for everything else that a user can cause."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from coachtui.model.text import counted, one_line, printable


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a file. ``line`` and ``column`` count from 1; ``hint`` says how to mend it.

    Message and hint may quote the file: they are cut to a line that any terminal may show.
    """

    file: str
    line: int
    column: int
    message: str
    hint: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", one_line(self.message, _LONGEST_LINE))
        object.__setattr__(self, "hint", one_line(self.hint, _LONGEST_LINE))

    def __str__(self) -> str:
        return f"{one_line(self.file)}:{self.line}:{self.column}: {self.message} ({self.hint})"


MOST_FOUND = 300
"""How many problems of a file are found; after that many it is not looked at any further."""
_MOST_SHOWN = 100
_LONGEST_LINE = 240
_LONGEST_MESSAGE = 40_000
_ENDLESS_WORD = re.compile(r"\S{200,}")


def first_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The first of ``problems``, at most `MOST_FOUND`, each once, by place. Takes no more of them than that."""
    return tuple(sorted(set(islice(problems, MOST_FOUND))))


def lines_of(problems: Sequence[Problem]) -> tuple[str, ...]:
    """``problems`` as lines to print: a hundred, and how many more there are."""
    shown, more = problems[:_MOST_SHOWN], len(problems) - _MOST_SHOWN
    last = (f"And {more} {'more' if len(problems) < MOST_FOUND else 'or more'}.",) if more > 0 else ()
    return (*map(str, shown), *last)


class CoachError(Exception):
    """Anything a user can cause. ``title`` names it, ``message`` says what happened, ``hint`` what can be done now.

    They may quote what came from outside, so they are cleaned here, and may be shown on any terminal.

    ``bad_input`` tells wrong usage or input (exit code 2) from a failure of the surroundings (exit code 1); ``passing``
    says that such a failure may end by itself, so that trying again later makes sense.
    """

    def __init__(
        self, title: str, message: str, hint: str = "", *, bad_input: bool = False, passing: bool = False
    ) -> None:
        self.title, self.message, self.hint = (_shown(each) for each in (title, message, hint))
        super().__init__(self.message)
        self.bad_input = bad_input
        self.passing = passing

    def __str__(self) -> str:
        title = self.title if self.title.endswith("?") else f"{self.title}:"
        return " ".join(part for part in (title, self.message, self.hint) if part)


def _shown(text: str) -> str:
    line = _ENDLESS_WORD.sub(lambda found: f"{found[0][:100]}…{found[0][-60:]}", printable(text))
    return line if len(line) <= _LONGEST_MESSAGE else line[:_LONGEST_MESSAGE] + "…"


class BadFileError(CoachError):
    """A script, rubric or notes file that cannot be used; ``problems`` lists every mistake found in it."""

    def __init__(self, file: str, problems: tuple[Problem, ...]) -> None:
        more = " or more" if len(problems) >= MOST_FOUND else ""
        count = f"{len(problems)}{more} problem" + ("" if len(problems) == 1 else "s")
        super().__init__(f"{file} cannot be used", count, bad_input=True)
        self.problems = problems


class ErasesPeopleError(CoachError):
    """What comes from elsewhere brings erasures of people who may not be erased unasked. Nothing was stored.

    ``people`` says how many entries would be emptied, by the code of the person; ``names`` what some are called.
    """

    def __init__(self, people: Mapping[str, int], names: Mapping[str, str] | None = None) -> None:
        self.people = people
        called = names or {}
        self.lines = tuple(
            f"{_named(code, called.get(code, code))}: {counted(count, 'entry', 'entries')}"
            for code, count in people.items()
        )
        super().__init__(
            "That erases people",
            f"Erasures come with it. Gone for good would be {'; '.join(self.lines)}.",
            "Nothing was added.",
            bad_input=True,
        )


def _named(code: str, name: str) -> str:
    return one_line(code) if name == code else f"{one_line(code)} ({one_line(name)})"
