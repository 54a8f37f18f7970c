"""coachtui new: begin an engagement."""

import sys
from pathlib import Path

import click

from coachtui.asking.process_name import trial_of
from coachtui.cli.commands import examples
from coachtui.cli.options import author, new_engagement_file, surroundings
from coachtui.cli.paths import completing
from coachtui.cli.plain.terminal import LeaveError, PromptTerminal
from coachtui.cli.plan_asking import ask_for_plan
from coachtui.cli.process_asking import ask_for_process, trial_lines
from coachtui.cli.saying import say, say_wrapped
from coachtui.model.engagement import Engagement
from coachtui.model.problems import CoachError
from coachtui.model.roles import role_option
from coachtui.model.script import Script
from coachtui.model.text import as_typed, one_line
from coachtui.workflow.engagement.editing import refuse_unknown_plan, script_beside, script_if_usable, tidy_process
from coachtui.workflow.engagement.engagements import create_engagement
from coachtui.workflow.engagement.paths import is_there


@click.command(
    short_help="Begin an engagement with an organisation.",
    epilog=examples(
        "coachtui new acme.coach",
        'coachtui new acme.coach --name Acme --process "customer orders"',
    ),
)
@new_engagement_file
@click.option("--name", default=None, help="The organisation.")
@click.option(
    "--plan", default=None, metavar="PLAN", shell_complete=completing("plans"),
    help="How thorough the interviews are: one of the script's plans.",
)  # fmt: skip
@click.option("--process", default=None, help="What people call the work you look at: one to four words.")
@author
def new(file: Path, name: str | None, plan: str | None, process: str | None, author: str | None) -> None:
    """Begin an engagement in FILE. In a terminal it asks for what is left out."""
    if is_there(file):
        raise CoachError("Already there", f"{file} exists.", "Pick another name.", bad_input=True)
    script = script_if_usable(file) if plan is None else script_beside(file)
    if script is not None and plan is not None:
        refuse_unknown_plan(script, plan)
    if sys.stdin.isatty() and None in {name, plan, process}:
        name, plan, process = _ask(script, name, plan, process)
    elif process:
        for line in trial_lines(tidy_process(process), trial_of(script) if script is not None else None):
            say_wrapped(one_line(line))
    if not name:
        raise CoachError("No organisation", "An engagement needs a name.", "Say it with --name.", bad_input=True)
    mode = script.plan_of(plan or "") if script is not None else ""
    engagement = Engagement(name.strip(), mode, tidy_process(process or ""))
    create_engagement(file, engagement, surroundings=surroundings(author))
    say(f"Made {file} for {engagement.organisation}.")
    if process:
        say(f"Another name or plan, any time: coachtui edit {as_typed(file)}")
    role = role_option(script.roles) if script is not None else ""
    say(f"Next: coachtui people {as_typed(file)} add CODE --name NAME{role}")


def _ask(script: Script | None, name: str | None, plan: str | None, process: str | None) -> tuple[str, str, str]:
    terminal = PromptTerminal()
    try:
        while not name:
            name = terminal.ask("Which organisation is it?").strip()
        if plan is None:
            plan = ask_for_plan(terminal, script) if script is not None else ""
        if process is None:
            process = ask_for_process(terminal, trial_of(script) if script is not None else None)
    except LeaveError:
        raise click.Abort from None
    return name, plan, process
