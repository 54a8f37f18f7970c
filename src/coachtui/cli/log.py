"""coachtui log: what was recorded."""

from pathlib import Path

import click

from coachtui.cli.options import as_json, engagement_file
from coachtui.cli.saying import say
from coachtui.model.json_text import json_text
from coachtui.model.text import one_line
from coachtui.workflow.checking import logged


@click.command(short_help="List what was recorded, oldest first.")
@engagement_file
@as_json
def log(file: Path, *, as_json: bool) -> None:
    """List every entry of FILE, oldest first: when, who, what about, and what it says."""
    for entry in logged(file):
        if as_json:
            say(json_text(entry))
            continue
        about = " ".join(one_line(str(entry[key] or ""), 14) for key in ("person", "item") if entry[key])
        says = one_line(json_text(entry["body"]), 60)
        say(f"{entry['at'][:19]}  {one_line(entry['author'], 10):10} {entry['kind']:10} {about:18} {says}")
