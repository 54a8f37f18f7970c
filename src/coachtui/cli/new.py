"""coachtui new: begin an engagement."""

import sys
from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import author, new_engagement_file, surroundings
from coachtui.cli.paths import is_there
from coachtui.cli.plain.terminal import LeaveError, PromptTerminal
from coachtui.cli.process_asking import ask_for_process, trial_lines
from coachtui.cli.saying import as_typed, say, say_wrapped
from coachtui.model.engagement import Engagement
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.workflow.editing import tidy_process, trial_beside
from coachtui.workflow.engagements import create_engagement


@click.command(
    short_help="Begin an engagement with an organisation.",
    epilog=examples(
        "coachtui new acme.coach",
        'coachtui new acme.coach --name Acme --quick --process "customer orders"',
    ),
)
@new_engagement_file
@click.option("--name", default=None, help="The organisation.")
@click.option("--quick/--full", "quick", default=None, help="A quick assessment, or the full one.")
@click.option("--process", default=None, help="What people call the work you look at: one to four words.")
@author
def new(file: Path, name: str | None, process: str | None, author: str | None, *, quick: bool | None) -> None:
    """Begin an engagement in FILE. What is left out is asked for, or takes its usual value without a terminal."""
    if is_there(file):
        raise CoachError("Already there", f"{file} exists.", "Pick another name.", bad_input=True)
    if sys.stdin.isatty() and None in {name, quick, process}:
        name, quick, process = _ask(file, name, quick, process)
    elif process:
        for line in trial_lines(tidy_process(process), trial_beside(file)):
            say_wrapped(one_line(line))
    if not name:
        raise CoachError("No organisation", "An engagement needs a name.", "Say it with --name.", bad_input=True)
    engagement = Engagement(name.strip(), "quick" if quick else "full", tidy_process(process or ""))
    create_engagement(file, engagement, surroundings=surroundings(author))
    say(f"Made {file} for {engagement.organisation}.")
    if process:
        say(f"Another name or mode, any time: coachtui edit {as_typed(file)}")
    say(f"Next: coachtui people {as_typed(file)} add CODE --name NAME --role executive")


def _ask(file: Path, name: str | None, quick: bool | None, process: str | None) -> tuple[str, bool, str]:
    terminal = PromptTerminal()
    try:
        while not name:
            name = terminal.ask("Which organisation is it?").strip()
        if quick is None:
            terminal.say("A quick assessment asks what matters most; a full one also builds the inventories.")
            quick = terminal.ask("Quick or full? (q, or f; empty means full):").strip().casefold().startswith("q")
        if process is None:
            process = ask_for_process(terminal, trial_beside(file))
    except LeaveError:
        raise click.Abort from None
    return name, quick, process
