"""coachtui report: the one-page summary."""

from pathlib import Path

import click

from coachtui.cli.options import engagement_file
from coachtui.cli.saying import say
from coachtui.workflow.reporting import write_report


@click.command(short_help="Write a one-page summary.")
@engagement_file
@click.option("-o", "--output", type=click.Path(path_type=Path, allow_dash=True), required=True, help="OUT.md, or -")
@click.option("--assessor", is_flag=True, help="For the assessor alone: names, all quotes, every figure.")
def report(file: Path, output: Path, *, assessor: bool) -> None:
    """Write a page about FILE: who was asked, the eight elements, quotes, and what is missing.

    What is written may be shared: no names, no figure that points at one person, only quotes that were allowed.
    """
    text = write_report(file, output, assessor=assessor)
    if text is not None:
        say(text, nl=False)
    else:
        say(f"Wrote {output}.")
