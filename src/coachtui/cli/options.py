"""Arguments and options that several commands share."""

import getpass
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from itertools import takewhile

import click

from coachtui.cli.paths import EngagementPath, TextStream, completing
from coachtui.workflow.engagement.engagements import Surroundings

engagement_file = click.argument("file", type=EngagementPath(), metavar="FILE")
new_engagement_file = click.argument("file", type=EngagementPath(new=True), metavar="FILE")
as_json = click.option("--json", "as_json", is_flag=True, help="Print JSON.")
plain = click.option("--plain", is_flag=True, help="Line by line, without the full screen.")
shared = click.option("--shared", is_flag=True, help="Show only what everybody may see.")
person_code = partial(click.option, "--person", metavar="CODE", shell_complete=completing("person_codes"))
question_id = partial(click.option, "--question", metavar="ID", shell_complete=completing("question_ids"))
table_id = partial(click.option, "--supplied", multiple=True, metavar="ID", shell_complete=completing("question_ids"))
evidence_id = partial(click.option, "--evidence", metavar="ID", shell_complete=completing("evidence_ids"))
indicator_id = partial(click.option, "--indicator", metavar="ID", shell_complete=completing("figure_ids"))
meeting_id = partial(click.option, "--meeting", shell_complete=completing("meetings"))
author = click.option(
    "--author", default=None, help="Who records this. Left out: as in your settings, else your login."
)


def wanted_output(words: str, *, required: bool = True) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option -o of a command that writes text: a file, or ``-``. ``words`` are its help."""
    return click.option("-o", "--output", type=TextStream(), required=required, help=words)


def options_first(words: Sequence[str]) -> list[str]:
    """``words`` with options that stand right behind the first argument before it, where a group looks for them."""
    place = next((place for place, word in enumerate(words) if not word.startswith("-") or word == "-"), len(words))
    behind = list(takewhile(lambda word: word.startswith("-") and word not in {"-", "--"}, words[place + 1 :]))
    if "--" in words[:place]:
        return list(words)
    return [*words[:place], *behind, *words[place : place + 1], *words[place + 1 + len(behind) :]]


def on_full_screen(*, plain: bool = False) -> bool:
    """Whether to show the full screen: all streams are a terminal, and neither ``plain`` nor TERM=dumb was given.

    Standard error counts too, because Textual draws on it.
    """
    ends = (sys.stdin, sys.stdout, sys.stderr)
    return not plain and os.environ.get("TERM") != "dumb" and all(end.isatty() for end in ends)


def surroundings(name: str | None = None) -> Surroundings:
    """The surroundings of the workflow (clock, ids, author): as author ``name``, else that of settings or login."""
    from coachtui.settings.reading import read_settings  # noqa: PLC0415 - only who records needs it

    name = read_settings().author or None if name is None else name
    if name is not None:
        return Surroundings(author=name)
    try:
        return Surroundings(author=getpass.getuser())
    except (OSError, KeyError):  # no login name is known, as in some containers
        return Surroundings()
