"""Arguments that several commands share."""

import getpass
from pathlib import Path

import click

from coachtui.workflow.engagements import Surroundings

engagement_file = click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
shared = click.option("--shared", is_flag=True, help="Show only what everybody may see.")
author = click.option("--author", default=None, help="Who records this. The name of your login if left out.")


def surroundings(name: str | None = None) -> Surroundings:
    """What the workflow takes from outside, with ``name`` or the login as author."""
    if name is not None:
        return Surroundings(author=name)
    try:
        return Surroundings(author=getpass.getuser())
    except (OSError, KeyError):  # no login name is known, as in some containers
        return Surroundings()
