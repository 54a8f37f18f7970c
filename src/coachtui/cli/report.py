"""coachtui report: the one-page summary."""

import sys
from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import engagement_file, wanted_output
from coachtui.cli.saying import say, say_wrapped
from coachtui.workflow.overview.report_file import write_report


@click.command(
    short_help="Write a one-page summary.",
    epilog=examples(
        "coachtui report acme.coach -o summary.md",
        "coachtui report acme.coach --assessor -o -",
    ),
)
@engagement_file
@wanted_output("Write it to OUT.md, or -.")
@click.option("--assessor", is_flag=True, help="For the assessor alone: names, all quotes, every figure.")
def report(file: Path, output: Path, *, assessor: bool) -> None:
    """Write a page about FILE: who was asked, the eight elements, quotes, and what is missing.

    What is written may be shared: no names, no figure that points at one person, only quotes that were allowed.
    """
    text = write_report(file, output, assessor=assessor)
    if text is not None:
        if sys.stdout.isatty():
            say_wrapped(text.rstrip(), "", "  ")
        else:
            say(text, nl=False)
    else:
        say(f"Wrote {output}.")
