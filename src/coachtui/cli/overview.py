"""coachtui FILE: the engagement at a glance."""

from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.full_screen import show_full_screen
from coachtui.cli.options import as_json, engagement_file, on_full_screen, plain


@click.command(
    short_help="Show an engagement at a glance, as a file's name alone does.",
    epilog=examples(
        "coachtui acme.coach",
        "coachtui acme --plain",
        "coachtui open acme.coach --json",
    ),
)
@engagement_file
@plain
@as_json
def overview(file: Path, *, plain: bool, as_json: bool) -> None:
    """Show who was interviewed, who is next, the picture so far and what is missing.

    On a terminal that is the full screen, from which everything else can be done.
    """
    if as_json:
        from coachtui.cli.saying_overview import say_overview_json  # noqa: PLC0415 - imports what no screen waits for

        say_overview_json(file)
    else:
        open_or_show(file, plain=plain)


def open_or_show(file: Path, *, plain: bool) -> None:
    """Open the engagement in ``file`` on the full screen, or print its overview where there is none."""
    if on_full_screen(plain=plain):
        show_full_screen(file)
    else:
        from coachtui.cli.saying_overview import say_overview  # noqa: PLC0415 - as above

        say_overview(file)
