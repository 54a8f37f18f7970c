"""The one way out to a terminal: everything that commands print goes through here, and comes out harmless.

Files, names and messages may hold what somebody else wrote. Escape sequences, control characters and marks of writing
direction are taken out of them here, so that no command has to think of it.
"""

import os
import shutil
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TextIO

import click

from coachtui.model.cells import wrapped
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line, printable


def say(text: object = "", *, nl: bool = True) -> None:
    """Print ``text``, with a line break behind it unless ``nl`` is False.

    Raises CoachError when standard output takes no more, BrokenPipeError when its reader went away.
    """
    try:
        click.echo(printable(str(text)), nl=nl)
    except BrokenPipeError:
        raise
    except OSError as error:
        give_up(sys.stdout)
        raise not_printed(error) from None


def give_up(stream: TextIO) -> None:
    """Discard what ``stream`` holds and can no longer write, so that no later flush fails."""
    with suppress(OSError, ValueError):  # a stream without a file behind it has nothing to let go of
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


_NARROWEST, _USUAL, _WIDEST = 30, 80, 100
"""Columns: lines are as wide as the terminal, but never wider than can be read with ease."""


def columns() -> int:
    """How many columns what is printed may take: those of the terminal, 80 where there is none."""
    found = shutil.get_terminal_size((_USUAL, 24)).columns
    return min(max(found, _NARROWEST), _WIDEST)


def say_wrapped(text: str, margin: str = "", hanging: str | None = None) -> None:
    """Print each line of ``text`` wrapped to the terminal, with ``margin`` and ``hanging`` as `wrapped` has them."""
    for line in printable(text).split("\n"):
        say("\n".join(wrapped(line, columns(), margin, hanging)))


def say_page(lines: Iterable[str]) -> None:
    """Print lines to be read, such as what is handed over; on a terminal wrapped, their further lines further in."""
    for line in lines:
        if sys.stdout.isatty():
            say_wrapped(line, hanging=" " * (len(line) - len(line.lstrip(" ")) + 2))
        else:
            say(line)


def say_saved(path: Path) -> None:
    """Tell somebody who answers alone, and stops, where it is kept and how to go on."""
    say_wrapped(f"Everything is saved in {one_line(str(path))}. The same command goes on from here, on any day.")


def not_printed(error: OSError) -> CoachError:
    """The error that says that standard output takes no more."""
    return CoachError("Not printed", f"Standard output takes no more: {error.strerror or error}.", "Make room there.")


def say_error(text: object) -> None:
    """Print ``text`` on standard error, on a terminal wrapped between words.

    Where that takes no more, there is nobody left to tell.
    """
    shown = printable(str(text))
    with suppress(OSError):
        if sys.stderr.isatty():
            shown = "\n".join(part for line in shown.split("\n") for part in wrapped(line, columns()) or [""])
        click.echo(shown, err=True)
