"""The command group, and the place where every error becomes a sentence on standard error and an exit code."""

import difflib
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from itertools import takewhile
from typing import TYPE_CHECKING, TextIO

import click

from coachtui import __version__
from coachtui.cli.commands import COMMANDS, COMPLETES, GROUPS, WORDS, example_of
from coachtui.cli.saying import give_up, not_printed, say, say_error
from coachtui.model.problems import BadFileError, CoachError, lines_of
from coachtui.model.text import one_line

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

FAILED, BAD_INPUT, INTERRUPTED = 1, 2, 130
_OF_ALL = frozenset({"--json", "--plain"})
"""Options of commands that may stand before the command or the file, too."""
_LONGEST_MESSAGE = 300
_UNBROKEN = "\N{NON-BREAKING HYPHEN}"


class HelpWithWholeNames(click.HelpFormatter):
    """Help whose lines do not break at a hyphen: names of files and options stay whole."""

    def write(self, string: str) -> None:
        """Write a text with its hyphens as they were."""
        super().write(string.replace(_UNBROKEN, "-"))

    def write_text(self, text: str) -> None:
        """Write a paragraph."""
        super().write_text(text.replace("-", _UNBROKEN))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names with an explanation beside each."""
        super().write_dl([(name, words.replace("-", _UNBROKEN)) for name, words in rows], col_max, col_spacing)


click.Context.formatter_class = HelpWithWholeNames


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order people meet them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name; None when there is none."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = getattr(import_module(entry.module), entry.attribute)
        if not ctx.resilient_parsing:  # which is what completion is
            import_module("coachtui.cli.printed_warnings").say_warnings()
        if not isinstance(command, click.Command):
            raise TypeError(f"{entry.module}.{entry.attribute} is no command")
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Accept options of a command that stand before it."""
        ctx.meta[WORDS] = tuple(args)
        ahead = list(takewhile(_OF_ALL.__contains__, args))
        return super().parse_args(ctx, [*args[len(ahead) :][:1], *ahead, *args[len(ahead) + 1 :]])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take a first word that is no command for an engagement file."""
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        alone = all(word.startswith("-") for word in args[1:])
        if not ctx.resilient_parsing and not (alone and (args[0].endswith(".coach") or _is_file(args[0]))):
            raise _no_command(*args)
        return super().resolve_command(ctx, ["open", *args])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """The commands, options and engagement files that a first word can become."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - only to complete

        from coachtui.cli.completing import first_words  # noqa: PLC0415 - as above

        named = [
            CompletionItem(name, help=entry.help) for name, entry in COMMANDS.items() if name.startswith(incomplete)
        ]
        return first_words(incomplete, [*named, *click.Command.shell_complete(self, ctx, incomplete)])

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the table, without importing any of them."""
        del ctx
        widest = max(map(len, COMMANDS))
        for heading, commands in GROUPS.items():
            with formatter.section(heading):
                formatter.write_dl([(f"{name:{widest}}", entry.help) for name, entry in commands.items()])


@click.group(cls=LazyGroup, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="coachtui %(version)s")
@click.pass_context
def coachtui(ctx: click.Context) -> None:
    """Find out how an organisation manages performance, and help its managers to do it better.

    A first word that is no command is taken for an engagement file. `coachtui help COMMAND` explains a command.
    """
    if ctx.invoked_subcommand is not None:
        return
    from coachtui.cli.options import on_full_screen  # noqa: PLC0415 - only for somebody who says nothing at all

    if on_full_screen():
        from coachtui.cli.full_screen import show_full_screen  # noqa: PLC0415 - as above

        show_full_screen(None)
    else:
        say(ctx.get_help())


def _complete() -> None:
    """Answer a shell that completes a line, and end the process. Whatever goes wrong, nothing is said about it."""
    try:
        coachtui.main(prog_name="coachtui", standalone_mode=False)
    except Exception:  # noqa: BLE001 - somebody pressed Tab, and would read it in the middle of a line
        sys.exit(FAILED)


def _is_file(word: str) -> bool:
    """Whether there is something that ``word`` can mean as an engagement file, whose ending may be left out."""
    return any(map(os.path.exists, (word, f"{word}.coach")))


def _files_here() -> dict[str, str]:
    """The names of the engagement files in this folder, by themselves and by what is before their ending.

    None where the folder cannot be looked into.
    """
    try:
        names = [name for name in os.listdir() if name.endswith(".coach")]  # noqa: PTH208 - a list of names is all
    except OSError:
        return {}
    return {typed: name for name in sorted(names) for typed in (name, name.removesuffix(".coach"))}


def run() -> None:
    """Run the command line and end the process with its exit code: 0, 1 for failures, 2 for bad usage or input."""
    for stream in (sys.stdout, sys.stderr):
        _replace_unencodable(stream)
    if COMPLETES in os.environ:
        _complete()
    try:
        code = coachtui.main(prog_name="coachtui", standalone_mode=False)
    except CoachError as error:
        _report(error)
        sys.exit(BAD_INPUT if error.bad_input else FAILED)
    except click.ClickException as error:
        say_error(_in_a_line(error))
        sys.exit(BAD_INPUT)
    except (click.Abort, KeyboardInterrupt):
        say_error("Stopped. What was recorded is safe.")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        sys.exit(FAILED)  # the reader of a pipe went away, as `head` does: nothing is wrong
    except Exception as error:
        if _is_folder_gone():
            say_error("The folder you are in is not there any more. Change to another one.")
            sys.exit(FAILED)
        if os.environ.get("COACHTUI_DEBUG"):
            raise
        say_error(f"coachtui cannot go on: {type(error).__name__}: {one_line(str(error), _LONGEST_MESSAGE)}")
        say_error("What was recorded is safe. Set COACHTUI_DEBUG=1 to see where this happened.")
        sys.exit(FAILED)
    finally:
        is_printed = [_flush(stream) for stream in filter(None, (sys.stdout, sys.stderr))]  # none if it is closed
    sys.exit((code if isinstance(code, int) else 0) or (0 if all(is_printed) else FAILED))


def _is_folder_gone() -> bool:
    """Whether the current folder was deleted, so that no name in it means anything."""
    try:
        os.getcwd()  # noqa: PTH109 - nothing is done with it
    except FileNotFoundError:
        return True
    return False


def _in_a_line(error: click.ClickException) -> str:
    """What is wrong with a command line, and what a right one looks like."""
    near = getattr(error, "possibilities", None)  # of options and commands, most alike first
    message = f"{error.message.rstrip('.')}. Did you mean {near[0]}?" if near else error.format_message()
    said = one_line(message, _LONGEST_MESSAGE)
    context = error.ctx if isinstance(error, click.UsageError) else None
    full = said if said.endswith((".", "?", "!")) else f"{said}."
    if context is None:
        return f"{full} (coachtui --help says more)"
    example = example_of(context.command)
    return f"{full}{f' For example: {example}' if example else ''} ({_help_for(context)} says more)"


def _help_for(context: click.Context) -> str:
    names: list[str] = []
    while context.parent is not None:
        names.insert(0, context.info_name or "")
        context = context.parent
    return " ".join(("coachtui help", *names)) if names else "coachtui --help"


def _no_command(word: str, *others: str) -> CoachError:
    if others and _is_file(word):
        if others[0] in COMMANDS:
            hint = f"The command comes first: coachtui {others[0]} {one_line(word)}"
            return CoachError("Wrong order", f"{one_line(word)} is an engagement file.", hint, bad_input=True)
        hint = "coachtui --help lists the commands; they come before the file."
        return CoachError("No such command", f"{one_line(others[0], 60)} is no command.", hint, bad_input=True)
    files = _files_here()
    near = difflib.get_close_matches(word, [*COMMANDS, *files], n=1)
    hint = f"Did you mean {one_line(files.get(near[0], near[0]))}?" if near else "coachtui --help lists the commands."
    return CoachError(
        "No such command",
        f"{one_line(word, _LONGEST_MESSAGE)} is no command, and no engagement file.",
        hint,
        bad_input=True,
    )


def _report(error: CoachError) -> None:
    if isinstance(error, BadFileError):
        for line in lines_of(error.problems):
            say_error(line)
    say_error(str(error))


def _replace_unencodable(stream: TextIO) -> None:
    """Write a question mark for characters that the stream cannot encode, instead of raising an error."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="replace")


def _flush(stream: TextIO) -> bool:
    """Flush a stream; False where it takes no more. Python would fail when flushing it at exit."""
    try:
        stream.flush()
    except OSError as error:
        give_up(stream)
        if stream is sys.stdout and not isinstance(error, BrokenPipeError):
            _report(not_printed(error))
            return False
    return True
