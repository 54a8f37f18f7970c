"""Files and folders on the command line: what may be named where, and what a shell may complete."""

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coachtui.cli.commands import ENDING, WORDS
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.workflow.engagement.paths import is_there

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem


class FilePath(click.Path):
    """A file or folder. ``-`` is refused: it is a stream where `TextStream` says so, and nothing anywhere else."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, readable=False)

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
        super().__init__(path_type=Path, allow_dash=True, readable=False)


class EngagementPath(FilePath):
    """An engagement file; its ending may be left out. With ``new`` it may be one that is made now."""

    def __init__(self, *, new: bool = False) -> None:
        super().__init__()
        self.new = new

    def convert(self, value: str | os.PathLike[str], param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path with its ending, unless a file without one is there.

        Raises CoachError for ``-``, for a new file with another ending, and where FILE seems to stand further behind.
        """
        path = super().convert(value, param, ctx)
        found = self._with_ending(path)
        if found.suffix.casefold() == ENDING and path.suffix.casefold() == ENDING:
            return found
        there = is_there(found)
        if not there and ctx is not None and isinstance(param, click.Argument) and param.nargs == 1:
            _refuse_other_order(path, ctx)
        if self.new and not there and found.name and found.suffix.casefold() != ENDING:
            raise CoachError(
                "Not a name for an engagement", f"{one_line(path.name)} does not end in {ENDING}.",
                f"Call it {one_line(path.name + ENDING)}, for example.", bad_input=True,
            )  # fmt: skip
        return found

    def _with_ending(self, path: Path) -> Path:
        if path.suffix.casefold() == ENDING or not path.name or os.path.isfile(path):  # noqa: PTH113 - never raises
            return path
        ended = path.with_name(path.name + ENDING)
        if is_there(ended) or (not path.suffix and (self.new or not is_there(path))):
            return ended
        return path

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """The engagement files that can be meant."""
        return completing("engagement_files")(ctx, param, incomplete)


def _refuse_other_order(path: Path, ctx: click.Context) -> None:
    """Raise CoachError where an engagement file was given, but behind what stands where FILE belongs."""
    words: tuple[str, ...] = ctx.meta.get(WORDS, ())
    for word in words[2:]:
        if word.casefold().endswith(ENDING) and os.path.isfile(word):  # noqa: PTH113 - never raises
            raise CoachError(
                "Wrong order", f"{one_line(path.name)} is no engagement file, and {one_line(word)} is one.",
                f"FILE comes first: {ctx.command_path} {one_line(word)} {one_line(path.name)}", bad_input=True,
            )  # fmt: skip


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
