"""What the app shows first. Imports no screen, so that the command line can use it without loading one."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StartWith:
    """Home, or (``person`` given) straight to an interview.

    ``minutes`` of questions or ``booking``, minutes of the whole meeting; neither: as set. ``supplied`` names table
    questions whose answer was sent beforehand. ``again`` begins a new interview although one is unfinished.
    ``alone`` goes straight to the self-assessment of a private file, which is made if there is none yet; with ``again``
    to a second look at it. ``sheet`` goes to a sheet instead, made by ``script``, the id or the file of a script; "" is
    that of the last one.
    """

    person: str | None = None
    minutes: int | None = None
    booking: int | None = None
    supplied: frozenset[str] = frozenset()
    again: bool = False
    alone: bool = False
    sheet: bool = False
    script: str = ""
