"""coachtui help: what a command does and how it is called."""

import click

from coachtui.cli.commands import examples
from coachtui.cli.saying import say
from coachtui.model.problems import CoachError
from coachtui.model.suggesting import did_you_mean
from coachtui.model.text import one_line


def _commands(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    del param
    return [name for name in ctx.find_root().command.list_commands(ctx) if name.startswith(incomplete)]  # type: ignore[attr-defined] # it is a group


@click.command("help", short_help="Explain a command, as --help does.",
               epilog=examples("coachtui help", "coachtui help score", "coachtui help people add"))  # fmt: skip
@click.argument("words", nargs=-1, metavar="[COMMAND]", shell_complete=_commands)
@click.pass_context
def help_(ctx: click.Context, words: tuple[str, ...]) -> None:
    """Say what COMMAND does, with its options and examples; without one, list all commands."""
    asked = ctx.find_root()
    for word in words:
        command = asked.command
        found = command.get_command(asked, word) if isinstance(command, click.Group) else None
        if found is None:
            known = command.list_commands(asked) if isinstance(command, click.Group) else []
            near = did_you_mean(word, known) or f"{asked.command_path} --help lists what there is."
            message = f"There is nothing to say about {one_line(word, 60)}."
            raise CoachError("No such command", message, near, bad_input=True)
        asked = click.Context(found, parent=asked, info_name=word, help_option_names=asked.help_option_names)
    say(asked.get_help())
