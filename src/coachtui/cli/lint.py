"""coachtui lint: every mistake in scripts and rubrics at once."""

import sys
from dataclasses import asdict
from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import as_json
from coachtui.cli.paths import FilePath
from coachtui.cli.saying import say, say_error
from coachtui.files.linting import lint as find_problems
from coachtui.model.json_text import json_text
from coachtui.model.problems import lines_of
from coachtui.model.text import counted


@click.command(
    short_help="Check scripts and rubrics.",
    epilog=examples(
        "coachtui lint interviews rubrics",
        "coachtui lint notes.yaml --json",
    ),
)
@click.argument("paths", type=FilePath(), nargs=-1, required=True, metavar="PATH...")
@as_json
def lint(paths: tuple[Path, ...], *, as_json: bool) -> None:
    """Check scripts, rubrics, notes and meeting files in PATH, files or folders.

    Each mistake says where it is and how to mend it.
    """
    problems = find_problems(paths)
    if as_json:
        say(json_text([asdict(problem) for problem in problems], indent=2))
    else:
        for line in lines_of(problems):
            say(line)
    if problems:
        say_error(f"{counted(len(problems), 'problem')}.")
        sys.exit(2)
    say_error("No problems.")
