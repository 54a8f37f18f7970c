"""coachtui my-meeting: look back on a meeting one has just had, or see what came of the last ones."""

import sys
from contextlib import suppress
from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.full_screen import show_full_screen
from coachtui.cli.options import as_json, author, on_full_screen, person_code, surroundings, wanted_output
from coachtui.cli.options import plain as plainly
from coachtui.cli.paths import EngagementPath, completing
from coachtui.cli.plain.sheet import PlainSheet, ask_line, ask_which
from coachtui.cli.plain.terminal import LeaveError, PromptTerminal
from coachtui.cli.saying import columns, say, say_saved
from coachtui.model.json_text import json_text
from coachtui.model.problems import CoachError
from coachtui.model.text import as_typed, one_line
from coachtui.report.sheet_result_words import sheet_result_json
from coachtui.tui.starting import StartWith
from coachtui.workflow.alone.my_meeting import sheet_of, write_sheet_calendar
from coachtui.workflow.alone.own_sheet import sheet_form
from coachtui.workflow.alone.sheet_result import sheet_result, write_sheet_result
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.materials import materials_for
from coachtui.workflow.engagement.output import ending_of
from coachtui.workflow.engagement.paths import is_there
from coachtui.workflow.engagement.private_files import own_meetings


@click.command(
    short_help="Look back on a meeting you have just had.",
    epilog=examples(
        "coachtui my-meeting",
        "coachtui my-meeting --plain",
        "coachtui my-meeting my-meetings.coach --result",
        "coachtui my-meeting my-meetings.coach -o promise.ics",
        "coachtui my-meeting walks.coach --script walk.yaml",
    ),
)
@click.argument("file", type=EngagementPath(new=True), metavar="[FILE]", required=False)
@click.option(
    "--script",
    default="",
    metavar="ID_OR_FILE",
    help="Another script for sheets; where there are sheets, that of the last one is used.",
    shell_complete=completing("sheet_scripts"),
)
@click.option("--result", is_flag=True, help="Show what came of the latest meeting; in a terminal also the line.")
@person_code(default="", help="The latest from somebody who handed sheets over to you, by code.")
@as_json
@wanted_output("Write the result to OUT.md, OUT.txt, OUT.json or -, or the promised day to OUT.ics.", required=False)
@plainly
@author
def my_meeting(
    file: Path | None,
    script: str,
    output: Path | None,
    person: str,
    author: str | None,
    *,
    result: bool,
    as_json: bool,
    plain: bool,
) -> None:
    """Look back on a meeting, right after it, alone: five minutes, and one line to say next time.

    Nobody sees it unless you send it. Without FILE it is kept in my-meetings.coach in this folder. The next sheet first
    asks whether you said the line.
    """
    if as_json and output is not None:
        raise CoachError("One or the other", "--json prints; -o writes.", "Leave one of the two out.", bad_input=True)
    path = file or own_meetings(Path())
    if result or as_json or person or output is not None:
        _show_result(path, output, person, as_json=as_json)
        if not (as_json or person) and output is None and sys.stdin.isatty() and sys.stdout.isatty():
            _promise(path, author)
        return
    if script:
        sheet_form(materials_for(path, script).script)  # what is wrong with it is said before anything is shown
    if on_full_screen(plain=plain):
        show_full_screen(path, StartWith(alone=True, sheet=True, script=script), author)
        return
    terminal = PromptTerminal()
    try:
        finished = _converse(path, script, terminal, author)
    except LeaveError:
        finished = False
    if not finished and is_there(path):
        say_saved(path)
    elif finished:
        say(f"Kept in {one_line(str(path))}. To see the result again:\ncoachtui my-meeting {as_typed(path)} --result")


def _converse(path: Path, script: str, terminal: PromptTerminal, author: str | None) -> bool:
    """Ask which meeting it was, then the questions. Returns whether all were gone through."""
    around = surroundings(author)
    session = ask_which(terminal, path, script, around)
    with open_engagement(path, write=True, surroundings=around) as workspace:
        return PlainSheet(sheet_of(workspace, session), terminal).run()


def _promise(path: Path, author: str | None) -> None:
    """Ask for the line for next time below the result, where the file can be written."""
    with suppress(LeaveError), open_engagement(path, write=True, surroundings=surroundings(author)) as workspace:
        ask_line(PromptTerminal(), workspace, None)


def _show_result(path: Path, output: Path | None, person: str, *, as_json: bool) -> None:
    try:
        path.stat()
    except FileNotFoundError:
        hint = f"`coachtui my-meeting {as_typed(path)}` begins one."
        raise CoachError("No such file", f"There is no {one_line(str(path))}.", hint, bad_input=True) from None
    except (OSError, ValueError):
        pass  # opening it says what is wrong
    wanted = output or Path("-")
    ending = ending_of(wanted, ".md", ".txt", ".ics", ".json", without=".md")
    with open_engagement(path) as workspace:
        if as_json:
            say(json_text(sheet_result_json(sheet_result(workspace, person=person)), indent=2))
            return
        if ending == ".ics":
            text = write_sheet_calendar(workspace, wanted)
        else:
            text = write_sheet_result(workspace, wanted, person=person, width=columns())
    say(f"Wrote {wanted}." if text is None else text, nl=text is None)
