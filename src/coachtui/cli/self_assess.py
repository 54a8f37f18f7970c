"""coachtui self-assess: assess oneself, alone, or see the result again."""

import sys
from contextlib import suppress
from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.full_screen import show_full_screen
from coachtui.cli.options import author, on_full_screen, surroundings, wanted_output
from coachtui.cli.options import plain as plainly
from coachtui.cli.paths import EngagementPath
from coachtui.cli.plain.promising import ask_promise, ask_what_became
from coachtui.cli.plain.self_assessment import PlainSelfAssessment
from coachtui.cli.plain.start_questions import ask_start_questions
from coachtui.cli.plain.terminal import LeaveError, PromptTerminal
from coachtui.cli.saying import columns, say, say_saved
from coachtui.model.problems import CoachError
from coachtui.model.text import as_typed, one_line
from coachtui.tui.starting import StartWith
from coachtui.workflow.alone.promising import write_calendar
from coachtui.workflow.alone.second_look import begin_second_look, second_look_is_due
from coachtui.workflow.alone.self_assessing import begin_self_assessment, roles_alone, usual_minutes
from coachtui.workflow.alone.self_result import write_self_result
from coachtui.workflow.engagement.engagements import Workspace, open_engagement
from coachtui.workflow.engagement.output import ending_of
from coachtui.workflow.engagement.paths import is_there
from coachtui.workflow.engagement.private_files import (
    create_self_assessment,
    lacks_unit,
    own_file,
    record_unit,
    refuse_others,
)


@click.command(
    short_help="Assess how things are run where you are.",
    epilog=examples(
        "coachtui self-assess",
        "coachtui self-assess --minutes 10 --plain",
        "coachtui self-assess my-assessment.coach --result",
        "coachtui self-assess my-assessment.coach -o promise.ics",
        "coachtui self-assess my-assessment.coach --again",
    ),
)
@click.argument("file", type=EngagementPath(new=True), metavar="[FILE]", required=False)
@click.option("--minutes", type=int, default=None, help="Minutes of questions to begin with. Asked if left out.")
@click.option("--result", is_flag=True, help="Show the result so far; in a terminal also the line to promise.")
@click.option("--again", is_flag=True, help="Ask the question behind the habit once more, to compare.")
@wanted_output("Write the result to OUT.md, OUT.txt or -, or the promised day to OUT.ics.", required=False)
@plainly
@author
def self_assess(
    file: Path | None,
    minutes: int | None,
    output: Path | None,
    author: str | None,
    *,
    result: bool,
    again: bool,
    plain: bool,
) -> None:
    """Assess how things are run where you are, alone. Nobody sees it unless you send it.

    Without FILE it is kept in my-assessment.coach in this folder. It goes on where you stopped, on any day. Four weeks
    after the result it first offers to ask the question behind your habit again.
    """
    path = file or own_file(Path())
    if result or output is not None:
        _show_result(path, output or Path("-"))
        if output is None and sys.stdin.isatty() and sys.stdout.isatty():
            _promise(path, author)
        return
    if minutes is not None and minutes < 1:
        raise CoachError("No time", "A self-assessment needs at least one minute.", bad_input=True)
    if on_full_screen(plain=plain):
        show_full_screen(path, StartWith(minutes=minutes, alone=True, again=again), author)
        return
    terminal = PromptTerminal()
    try:
        finished = _converse(path, minutes, terminal, author, again=again)
    except LeaveError:
        finished = False
    if not finished and is_there(path):
        say_saved(path)
    elif finished:
        say(f"Kept in {one_line(str(path))}. To see the result again:\ncoachtui self-assess {as_typed(path)} --result")


def _converse(path: Path, minutes: int | None, terminal: PromptTerminal, author: str | None, *, again: bool) -> bool:
    """Ask what has to be known for a new file, then the questions. Returns whether all were gone through."""
    around = surroundings(author)
    if not is_there(path):
        answers = ask_start_questions(terminal, minutes, usual_minutes(path), roles_alone(path))
        create_self_assessment(path, answers.unit, answers.role, around)
        minutes = answers.minutes
    with open_engagement(path, write=True, surroundings=around) as workspace:
        if lacks_unit(workspace.log.outline()):
            answers = ask_start_questions(terminal, minutes, usual_minutes(path), roles_alone(path))
            record_unit(workspace, answers.unit, answers.role)
            minutes = answers.minutes
        ask_what_became(terminal, workspace)
        if again or _looks_again(terminal, workspace):
            return PlainSelfAssessment(begin_second_look(workspace), terminal).run()
        return PlainSelfAssessment(begin_self_assessment(workspace, minutes), terminal).run()


def _looks_again(terminal: PromptTerminal, workspace: Workspace) -> bool:
    """Whether a second look is due and wanted now."""
    if not second_look_is_due(workspace):
        return False
    answer = terminal.ask("Four weeks have passed. Answer the same question again now? (Enter, or n):")
    return not answer.strip().casefold().startswith("n")


def _promise(path: Path, author: str | None) -> None:
    """Ask for the line to promise below the result, where the file can be written."""
    with suppress(LeaveError), open_engagement(path, write=True, surroundings=surroundings(author)) as workspace:
        ask_promise(PromptTerminal(), workspace)


def _show_result(path: Path, output: Path) -> None:
    ending = ending_of(output, ".md", ".txt", ".ics", without=".md")
    with open_engagement(path) as workspace:
        refuse_others(workspace)
        if ending == ".ics":
            text = write_calendar(workspace, output)
        else:
            text = write_self_result(workspace, output, width=columns())
    say(f"Wrote {output}." if text is None else text, nl=text is None)
