"""coachtui edit: change what an engagement is about."""

import sys
from pathlib import Path

import click

from coachtui.asking.process_name import Trial, trial_of
from coachtui.cli.commands import examples
from coachtui.cli.options import author, engagement_file, surroundings
from coachtui.cli.paths import completing
from coachtui.cli.plain.terminal import LeaveError, PromptTerminal
from coachtui.cli.plan_asking import ask_for_plan
from coachtui.cli.process_asking import ask_for_process, trial_lines
from coachtui.cli.saying import say, say_wrapped
from coachtui.model.engagement import Engagement, plan_words
from coachtui.model.problems import CoachError
from coachtui.model.script import Script
from coachtui.model.text import one_line
from coachtui.workflow.engagement.editing import edit_engagement, tidy_process
from coachtui.workflow.engagement.engagements import open_engagement


@click.command(
    short_help="Change organisation, process name or plan of an engagement.",
    epilog=examples(
        'coachtui edit acme.coach --process "customer orders"',
        'coachtui edit acme.coach --organisation "Acme Castings"',
    ),
)
@engagement_file
@click.option("--organisation", default=None, help="Whom it is about.")
@click.option("--process", default=None, help="What people call the work you look at: one to four words.")
@click.option(
    "--plan", "--mode", "mode", default=None, metavar="PLAN", shell_complete=completing("plans"),
    help="How thorough the next interviews are: one of the script's plans.",
)  # fmt: skip
@author
def edit(file: Path, organisation: str | None, process: str | None, mode: str | None, author: str | None) -> None:
    """Change what FILE is about. Without an option it asks for each; Enter leaves a thing as it is.

    Interviews that were begun keep their questions; these have the new names from then on.
    """
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        before, trial = workspace.engagement, None if workspace.is_coaching else trial_of(workspace.script)
        if organisation is None and process is None and mode is None:
            if not sys.stdin.isatty():
                raise CoachError(
                    "Nothing to change",
                    "No new organisation, process or plan was given.",
                    "For example: --process 'customer orders'",
                    bad_input=True,
                )
            organisation, process, mode = _ask(before, trial, workspace.script)
        elif process is not None:
            for line in trial_lines(tidy_process(process), trial):
                say_wrapped(one_line(line))
        change = edit_engagement(workspace, organisation=organisation, process=process, mode=mode)
        after = workspace.engagement
    if not change:
        say("Nothing was changed.")
    named = one_line(after.core_process) or "no process named"
    say_wrapped(" · ".join(filter(None, [one_line(after.organisation), plan_words(after.mode), named])))


def _ask(before: Engagement, trial: Trial | None, script: Script) -> tuple[str, str, str]:
    """Ask for organisation, process and plan, with what they are now typed already."""
    terminal = PromptTerminal()
    try:
        organisation = terminal.ask("Organisation:", before.organisation).strip() or before.organisation
        process = ask_for_process(terminal, trial, before.core_process)
        plan = ask_for_plan(terminal, script, before.mode)
    except LeaveError:
        raise click.Abort from None
    return organisation, process, plan
