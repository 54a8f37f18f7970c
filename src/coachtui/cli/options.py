"""Arguments that several commands share."""

import getpass
import os
import sys
from pathlib import Path

import click

from coachtui.workflow.engagements import Surroundings

engagement_file = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
plain = click.option("--plain", is_flag=True, help="Line by line, without the full screen.")
shared = click.option("--shared", is_flag=True, help="Show only what everybody may see.")
author = click.option("--author", default=None, help="Who records this. The name of your login if left out.")


def on_full_screen(*, plain: bool = False) -> bool:
    """Whether to show the full screen: all streams are a terminal, and neither ``plain`` nor TERM=dumb was given.

    Standard error counts too, because Textual draws on it.
    """
    ends = (sys.stdin, sys.stdout, sys.stderr)
    return not plain and os.environ.get("TERM") != "dumb" and all(end.isatty() for end in ends)


def surroundings(name: str | None = None) -> Surroundings:
    """The surroundings of the workflow (clock, ids, author), with ``name`` or the login name as author."""
    if name is not None:
        return Surroundings(author=name)
    try:
        return Surroundings(author=getpass.getuser())
    except (OSError, KeyError):  # no login name is known, as in some containers
        return Surroundings()
