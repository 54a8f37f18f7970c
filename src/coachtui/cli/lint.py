"""coachtui lint: every mistake in scripts and rubrics at once."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from coachtui.cli.options import as_json
from coachtui.files.linting import lint as find_problems


@click.command(short_help="Check scripts and rubrics.")
@click.argument("paths", type=click.Path(path_type=Path), nargs=-1, required=True, metavar="PATH...")
@as_json
def lint(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Check the scripts and rubrics in PATH, files or folders. Each mistake says where it is and how to mend it."""
    problems = find_problems(paths)
    if as_json:
        click.echo(json.dumps([asdict(problem) for problem in problems], ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(str(problem))
    if problems:
        click.echo(f"{len(problems)} problem{'' if len(problems) == 1 else 's'}.", err=True)
        sys.exit(2)
    click.echo("No problems.", err=True)
