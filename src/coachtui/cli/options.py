"""Arguments that several commands share, and what they have in common: paths, examples, completion."""

import getpass
import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coachtui.cli.commands import ENDING
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.workflow.engagements import Surroundings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class FilePath(click.Path):
    """A file or folder. ``-`` is refused: it is a stream where `TextStream` says so, and nothing anywhere else."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path. Raises CoachError for ``-``."""
        if str(value) == "-":
            raise CoachError(
                "No file", "- is standard input or output, which cannot be used here.", "Name a file.", bad_input=True
            )
        return Path(os.fsdecode(super().convert(value, param, ctx)))


class TextStream(click.Path):
    """A text file, or ``-`` for standard input or output: the -o of what writes text, and what `import` reads."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, allow_dash=True)


class EngagementPath(FilePath):
    """An engagement file; its ending may be left out. With ``new`` it may be one that is made now."""

    def __init__(self, *, new: bool = False) -> None:
        super().__init__()
        self.new = new

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path with its ending, unless a file without one is there.

        Raises CoachError for ``-``, and for a new file with another ending.
        """
        path = super().convert(value, param, ctx)
        if path.suffix.casefold() == ENDING or not path.name or os.path.isfile(path):  # noqa: PTH113 - never raises
            return path
        ended = path.with_name(path.name + ENDING)
        if os.path.exists(ended) or (self.new and not path.suffix):  # noqa: PTH110 - never raises
            return ended
        if self.new:
            raise CoachError(
                "Not a name for an engagement", f"{one_line(path.name)} does not end in {ENDING}.",
                f"Call it {one_line(ended.name)}, for example.", bad_input=True,
            )  # fmt: skip
        return path

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """The engagement files that can be meant."""
        return completing("engagement_files")(ctx, param, incomplete)


Completer = Callable[[click.Context, click.Parameter, str], "list[CompletionItem]"]


def completing(name: str) -> Completer:
    """The function of this name in `coachtui.cli.completing`, which is imported when it is called.

    Whatever goes wrong there, somebody who pressed Tab sees nothing of it.
    """

    def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        try:
            items: list[CompletionItem] = getattr(import_module("coachtui.cli.completing"), name)(
                ctx, param, incomplete
            )
        except Exception:  # noqa: BLE001 - there is nobody to tell
            return []
        return items

    return complete


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
author = click.option("--author", default=None, help="Who records this. The name of your login if left out.")


def wanted_output(words: str, *, required: bool = True) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """The option -o of a command that writes text: a file, or ``-``. ``words`` are its help."""
    return click.option("-o", "--output", type=TextStream(), required=required, default=None, help=words)


def options_first(words: Sequence[str]) -> list[str]:
    """``words`` with options in front of a lone argument, where a group of commands looks for them."""
    options = [word for word in words if word.startswith("-") and word != "-"]
    others = [word for word in words if word not in options]
    return [*options, *others] if len(others) == 1 and "--" not in options else list(words)


def on_full_screen(*, plain: bool = False) -> bool:
    """Whether to show the full screen: all streams are a terminal, and neither ``plain`` nor TERM=dumb was given.

    Standard error counts too, because Textual draws on it.
    """
    ends = (sys.stdin, sys.stdout, sys.stderr)
    return not plain and os.environ.get("TERM") != "dumb" and all(end.isatty() for end in ends)


def surroundings(name: str | None = None) -> Surroundings:
    """The surroundings of the workflow (clock, ids, author), with ``name`` or the login name as author."""
    if name is not None:
        return Surroundings(author=name)
    try:
        return Surroundings(author=getpass.getuser())
    except (OSError, KeyError):  # no login name is known, as in some containers
        return Surroundings()
