"""coachtui import: an engagement from JSON."""

import sys
from pathlib import Path

import click

from coachtui.cli.options import author, engagement_file, surroundings
from coachtui.workflow.importing import import_engagement


@click.command("import", short_help="Read an engagement from JSON.")
@engagement_file
@click.argument("source", type=click.Path(path_type=Path, allow_dash=True), metavar="SOURCE.json")
@author
def import_(file: Path, source: Path, author: str | None) -> None:
    """Read SOURCE.json, as `coachtui export` writes it, into FILE, which is made if it is not there."""
    data = sys.stdin.buffer.read() if str(source) == "-" else None
    count = import_engagement(file, source, data, surroundings(author))
    click.echo(f"Read {source} into {file}: {count} {'entry' if count == 1 else 'entries'}.")
