"""coachtui export: an engagement as JSON."""

from pathlib import Path

import click

from coachtui.cli.options import engagement_file
from coachtui.workflow.exporting import export_engagement


@click.command(short_help="Write an engagement as JSON.")
@engagement_file
@click.option("-o", "--output", type=click.Path(path_type=Path, allow_dash=True), required=True, help="OUT.json, or -")
@click.option("--log", "whole_log", is_flag=True, help="Every entry ever recorded, instead of how things stand.")
def export(file: Path, output: Path, *, whole_log: bool) -> None:
    """Write everything in FILE as JSON. It holds confidential words: keep it as safe as FILE."""
    text = export_engagement(file, output, whole_log=whole_log)
    if text is not None:
        click.echo(text)
    else:
        click.echo(f"Wrote {output}.")
