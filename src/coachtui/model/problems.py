"""Mistakes in files as values with a position, and one error class for everything else that a user can cause."""

from dataclasses import dataclass


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
