"""coachtui log: what was recorded."""

from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import as_json, engagement_file
from coachtui.cli.saying import columns, say
from coachtui.model.cells import cut, padded
from coachtui.model.json_text import json_text
from coachtui.model.text import one_line
from coachtui.model.times import shown_moment
from coachtui.workflow.engagement.checking import logged
from coachtui.workflow.engagement.log_lines import log_lines

_AUTHOR = 10
"""Columns for who recorded an entry."""


@click.command(
    short_help="List what was recorded, oldest first.",
    epilog=examples(
        "coachtui log acme.coach",
        "coachtui log acme.coach --json",
    ),
)
@engagement_file
@as_json
def log(file: Path, *, as_json: bool) -> None:
    """List every entry of FILE, oldest first: when, who recorded it, and what it says; cut to a line.

    With --json each is one line of JSON, with everything that is in it.
    """
    if as_json:
        for entry in logged(file):
            say(json_text(entry))
        return
    for line in log_lines(file):
        who = padded(one_line(line.author, _AUTHOR), _AUTHOR)
        say(cut(f"{shown_moment(line.at)}  {who}  {line.says}", columns() - 1).rstrip())
