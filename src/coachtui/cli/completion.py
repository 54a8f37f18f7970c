"""coachtui completion: the script with which a shell completes what is typed after coachtui."""

import click
from click.shell_completion import get_completion_class

from coachtui.cli.commands import COMPLETES, examples
from coachtui.cli.saying import say

_PROGRAM = "coachtui"

_HOW = {
    "bash": (
        "To keep it: coachtui completion bash > ~/.local/share/bash-completion/completions/coachtui",
        'Or add this line to ~/.bashrc: eval "$(coachtui completion bash)"',
    ),
    "zsh": (
        "To keep it: coachtui completion zsh > FOLDER/_coachtui, where FOLDER is one that echo $fpath names.",
        'Or add this line to ~/.zshrc, below compinit: eval "$(coachtui completion zsh)"',
    ),
    "fish": (
        "To keep it: coachtui completion fish > ~/.config/fish/completions/coachtui.fish",
        "Or for this session only: coachtui completion fish | source",
    ),
}
"""Two lines for each shell on how to install its script."""


@click.command(
    short_help="Print the completion script of a shell.",
    epilog=examples(
        "coachtui completion zsh",
        "coachtui completion fish",
    ),
)
@click.argument("shell", type=click.Choice(list(_HOW)))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print what makes bash, zsh or fish complete commands, options, engagement files, codes and ids.

    Its first lines say how to install it. For this session alone:

    \b
      bash  eval "$(coachtui completion bash)"
      zsh   eval "$(coachtui completion zsh)"
      fish  coachtui completion fish | source
    """  # noqa: D301 - click looks for the control character itself
    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"click knows no completion for {shell}.")
    script = found(ctx.find_root().command, {}, _PROGRAM, COMPLETES).source()
    # zsh looks for its own mark in the very first line, so the explanation goes below that.
    first, rest = script.split("\n", 1) if script.startswith("#compdef") else ("", script)
    say("\n".join(([first] if first else []) + [f"# {line}" for line in _HOW[shell]] + [rest.lstrip("\n")]))
