"""coachtui merge: several files of one engagement brought together."""

from pathlib import Path

import click

from coachtui.cli.options import author, surroundings
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.workflow.engagements import open_engagement
from coachtui.workflow.merging import Merged, merge_into_new, merge_into_open


@click.command(short_help="Bring several files of one engagement together.")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, help="The new file they make together.")
@click.option("--into", type=click.Path(path_type=Path), default=None, help="An engagement that takes them in.")
@click.option("--unrelated", is_flag=True, help="Merge files about different organisations all the same.")
@author
def merge(
    files: tuple[Path, ...], output: Path | None, into: Path | None, author: str | None, *, unrelated: bool
) -> None:
    """Bring everything recorded in the FILEs together, in a new file (-o) or in one of them (--into).

    The FILEs themselves are left as they are, and their order does not matter. Doing it again changes nothing.
    """
    if (output is None) == (into is None):
        raise CoachError(
            "Where to?", "Say either -o and a new file, or --into and an engagement.",
            "For example: coachtui merge mine.coach hers.coach -o both.coach", bad_input=True,
        )  # fmt: skip
    if output is not None:
        for merged in merge_into_new(files, output, surroundings(author), unrelated=unrelated):
            click.echo(_line(merged))
        click.echo(f"Wrote {one_line(str(output))}.")
    if into is not None:
        with open_engagement(into, write=True, surroundings=surroundings(author)) as workspace:
            for file in files:
                click.echo(_line(merge_into_open(workspace, file, unrelated=unrelated)))


def _line(merged: Merged) -> str:
    name = one_line(str(merged.source))
    if not merged.new:
        return f"{name}: nothing new."
    return f"{name}: {merged.new:,} new {'entry' if merged.new == 1 else 'entries'}."
