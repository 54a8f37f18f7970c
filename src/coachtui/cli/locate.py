"""coachtui locate: where the files are that coachtui works with, and what may stand in the settings."""

import click

from coachtui.cli.saying import say, say_error
from coachtui.files.shipped import shipped_folder
from coachtui.settings.locations import settings_file
from coachtui.settings.reading import read_settings
from coachtui.settings.writing import example, write_example


@click.command(short_help="Say where scripts, rubrics, examples and settings are.")
@click.option("--settings", is_flag=True, help="Print a settings file with every setting explained.")
@click.option("--write", is_flag=True, help="Write that file where settings are, if there is none.")
def locate(*, settings: bool, write: bool) -> None:
    """Say where the shipped scripts, rubrics and examples are, and your settings.

    A folder named interviews or rubrics beside an engagement file comes first: a file in it with the same id
    replaces the shipped one. The settings need not exist; the last line says whether they do.
    """
    if write:
        write_example(settings_file())
        say(f"Written: {settings_file()}. Nothing in it is in force until you remove a #.")
    elif settings:
        say(example(), nl=False)
    else:
        _say_where()


def _say_where() -> None:
    for kind in ("interviews", "rubrics", "examples"):
        say(f"{kind:11} {shipped_folder(kind)}")
    file = settings_file()
    problems = read_settings(file).problems
    there = problems or file.exists()  # what cannot be looked at is a problem already
    say(f"{'settings':11} {file}{'' if there else '  (none yet; --write makes one)'}")
    for problem in problems:
        say_error(problem)
