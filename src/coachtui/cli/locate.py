"""coachtui locate: where the files are that coachtui works with, and what may stand in the settings."""

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import as_json
from coachtui.cli.saying import say, say_error
from coachtui.files.shipped import Folder, shipped_folder
from coachtui.model.json_text import json_text
from coachtui.model.problems import CoachError
from coachtui.settings.locations import settings_file
from coachtui.settings.reading import read_settings
from coachtui.settings.writing import example, write_example

_SHIPPED: tuple[Folder, ...] = ("interviews", "rubrics", "examples")


@click.command(
    short_help="Say where scripts, rubrics, examples and settings are.",
    epilog=examples(
        "coachtui locate",
        "coachtui locate --json",
        "coachtui locate --settings",
    ),
)
@click.option("--settings", is_flag=True, help="Print a settings file with every setting explained.")
@click.option("--write", is_flag=True, help="Write that file where settings are, if there is none.")
@as_json
def locate(*, settings: bool, write: bool, as_json: bool) -> None:
    """Say where the shipped scripts, rubrics and examples are, and your settings.

    A folder named interviews or rubrics beside an engagement file comes first: a file in it with the same id
    replaces the shipped one. The settings need not exist; the last line says whether they do.
    """
    if as_json and (settings or write):
        raise CoachError("Nothing to print", "--json goes with neither --settings nor --write.", "Leave it out.",
                         bad_input=True)  # fmt: skip
    if as_json:
        say(json_text(_places(), indent=2))
    elif write:
        write_example(settings_file())
        say(f"Written: {settings_file()}. Nothing in it is in force until you remove a #.")
    elif settings:
        say(example(), nl=False)
    else:
        _say_where()


def _places() -> dict[str, object]:
    file = settings_file()
    problems = read_settings(file).problems
    return {
        **{kind: str(shipped_folder(kind)) for kind in _SHIPPED},
        "settings": str(file),
        "settings_there": bool(problems) or file.exists(),
        "problems": [str(problem) for problem in problems],
    }


def _say_where() -> None:
    for kind in _SHIPPED:
        say(f"{kind:11} {shipped_folder(kind)}")
    file = settings_file()
    problems = read_settings(file).problems
    there = problems or file.exists()  # what cannot be looked at is a problem already
    say(f"{'settings':11} {file}{'' if there else '  (none yet; --write makes one)'}")
    for problem in problems:
        say_error(problem)
