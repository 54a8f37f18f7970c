"""The one way out to a terminal: everything that commands print goes through here, and comes out harmless.

Files, names and messages may hold what somebody else wrote. Escape sequences, control characters and marks of writing
direction are taken out of them here, so that no command has to think of it.
"""

from contextlib import suppress

import click

from coachtui.model.problems import CoachError
from coachtui.model.text import printable


def say(text: object = "", *, nl: bool = True) -> None:
    """Print ``text``, with a line break behind it unless ``nl`` is False.

    Raises CoachError when standard output takes no more, BrokenPipeError when its reader went away.
    """
    try:
        click.echo(printable(str(text)), nl=nl)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise not_printed(error) from None


def not_printed(error: OSError) -> CoachError:
    """The error that says that standard output takes no more."""
    return CoachError("Not printed", f"Standard output takes no more: {error.strerror or error}.", "Make room there.")


def say_error(text: object, *, nl: bool = True) -> None:
    """Print ``text`` on standard error. Where that takes no more, there is nobody left to tell."""
    with suppress(OSError):
        click.echo(printable(str(text)), nl=nl, err=True)
