"""coachtui locate: where the files are that coachtui works with."""

import click

from coachtui.files.shipped import shipped_folder


@click.command(short_help="Say where scripts, rubrics and examples are.")
def locate() -> None:
    """Say where the shipped scripts, rubrics and examples are.

    A folder named interviews or rubrics beside an engagement file comes first: a file in it with the same id
    replaces the shipped one.
    """
    for kind in ("interviews", "rubrics", "examples"):
        click.echo(f"{kind:11} {shipped_folder(kind)}")
