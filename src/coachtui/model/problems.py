"""Mistakes in files as values with a position, and one error class for everything else that a user can cause."""

from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.model.text import one_line


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake in a file. ``line`` and ``column`` count from 1; ``hint`` says how to mend it."""

    file: str
    line: int
    column: int
    message: str
    hint: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message} ({self.hint})"


class CoachError(Exception):
    """Anything a user can cause. ``title`` names it, ``message`` says what happened, ``hint`` what can be done now.

    ``bad_input`` tells wrong usage or input (exit code 2) from a failure of the surroundings (exit code 1); ``passing``
    says that such a failure may end by itself, so that trying again later makes sense.
    """

    def __init__(
        self, title: str, message: str, hint: str = "", *, bad_input: bool = False, passing: bool = False
    ) -> None:
        super().__init__(message)
        self.title = title
        self.message = message
        self.hint = hint
        self.bad_input = bad_input
        self.passing = passing

    def __str__(self) -> str:
        return " ".join(part for part in (f"{self.title}: {self.message}", self.hint) if part)


class BadFileError(CoachError):
    """A script, rubric or notes file that cannot be used; ``problems`` lists every mistake found in it."""

    def __init__(self, file: str, problems: tuple[Problem, ...]) -> None:
        count = f"{len(problems)} problem" + ("" if len(problems) == 1 else "s")
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
            f"{_named(code, called.get(code, code))}: {count:,} {'entry' if count == 1 else 'entries'}"
            for code, count in people.items()
        )
        super().__init__(
            "That erases people",
            f"Erasures come with it. Gone for good would be {'; '.join(self.lines)}.",
            "Nothing was taken.",
            bad_input=True,
        )


def _named(code: str, name: str) -> str:
    return one_line(code) if name == code else f"{one_line(code)} ({one_line(name)})"
