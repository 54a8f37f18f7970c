"""A sheet about a meeting in plain mode: which meeting it was, the questions, the result, and the promise."""

from datetime import date
from pathlib import Path

from coachtui.cli.plain.choosing import ask_role
from coachtui.cli.plain.own_forms import PlainForms
from coachtui.cli.plain.terminal import Terminal, ask_or_leave
from coachtui.cli.saying import columns
from coachtui.model.days import EXAMPLES
from coachtui.model.meetings import Meeting
from coachtui.model.problems import CoachError
from coachtui.model.text import as_typed, is_blank
from coachtui.report.self_result_words import promise_words
from coachtui.report.sheet_result_words import sheet_result_text
from coachtui.workflow.alone.my_meeting import (
    begin_sheet,
    begin_sheet_in_new,
    line_next,
    promise_with,
    script_to_use,
    sheet_of,
)
from coachtui.workflow.alone.own_sheet import OwnSheet, sheet_form
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, open_engagement
from coachtui.workflow.engagement.materials import materials_for
from coachtui.workflow.engagement.meetings import (
    held_sheets,
    latest_sheet,
    meeting_typed,
    name_typed,
    sheet_about,
    unfinished_sheet,
)
from coachtui.workflow.engagement.pairs import MY_MEETING
from coachtui.workflow.engagement.paths import is_there


class PlainSheet(PlainForms):
    """One sheet on one terminal."""

    def __init__(self, sheet: OwnSheet, terminal: Terminal) -> None:
        super().__init__(sheet, terminal)
        self.sheet = sheet

    def end(self) -> bool:
        """Print the result, and ask for the line for next time. Returns False: there are no further forms."""
        self.sheet.finish()
        self.terminal.say(sheet_result_text(sheet_result(self.sheet.workspace, self.sheet.session_id), width=columns()))
        ask_line(self.terminal, self.sheet.workspace, self.sheet.session_id)
        self.terminal.say()
        return False


def ask_which(terminal: Terminal, path: Path, script: str, around: Surroundings) -> str:
    """Ask which sheet to fill in, and return its id: one that is not finished, or that about the meeting typed.

    The sheet is begun, and the file made, where there is none yet. ``script`` as for `script_to_use`. Raises LeaveError
    and CoachErrors.
    """
    if not is_there(path):
        used = script or MY_MEETING
        name, day, role = _ask_meeting(terminal, path, used, around, None)
        return begin_sheet_in_new(path, used, (name, day, role), around)
    with open_engagement(path, write=True, surroundings=around) as workspace:
        unfinished = unfinished_sheet(workspace.state)
        if unfinished is not None:
            about = sheet_form(workspace.script_of(unfinished.session)).about
            if _wants(terminal, f"Go on with {unfinished.meeting.spoken}?", f"another {about}"):
                return unfinished.session.id
        used = script_to_use(workspace, script)
        name, day, role = _ask_meeting(terminal, path, used, around, workspace)
        return begin_sheet(workspace, used, name, day, role).session_id


def _wants(terminal: Terminal, ask: str, otherwise: str) -> bool:
    """Whether somebody wants what is asked, which Enter and y say, rather than ``otherwise``, which n says."""
    while True:
        answer = ask_or_leave(terminal, f"{ask} (Enter, or n for {otherwise}):").strip().casefold()
        if answer in {"", "y", "yes"}:
            return True
        if answer in {"n", "no"}:
            return False
        terminal.say(f"Press Enter to go on with it, or type n for {otherwise}.")


def _ask_meeting(
    terminal: Terminal, path: Path, script: str, around: Surroundings, workspace: Workspace | None
) -> tuple[str, str, str]:
    """Ask for name, day and role until each can be read. ``workspace`` is None where there is no file yet."""
    used = materials_for(path, script).script
    form, today = sheet_form(used), around.today
    last = None if workspace is None else latest_sheet(workspace.state)
    name = _ask_name(terminal, form.which, "" if last is None else last.meeting.name)
    day, meeting = _ask_day(terminal, form.when, name, today)
    if workspace is not None and sheet_about(workspace, meeting, used.id) is not None:
        terminal.say(f"There is a sheet about {meeting.spoken}. It goes on with that one.")
        return name, day, ""
    last = None if workspace is None else latest_sheet(workspace.state, name)
    return name, day, ask_role(terminal, form.role, used.roles, "" if last is None else last.session.role)


def _ask_name(terminal: Terminal, which: str, last: str) -> str:
    """The name as typed; an empty line stands for ``last``, the name of the last one, where there is one."""
    while True:
        typed = ask_or_leave(terminal, f"{which} (Enter for {last}):" if last else which)
        if last and is_blank(typed):
            return last
        try:
            return name_typed(typed)
        except CoachError as error:
            if not is_blank(typed):
                terminal.say(str(error))


def _ask_day(terminal: Terminal, when: str, name: str, today: date) -> tuple[str, Meeting]:
    """The day as typed, and the meeting that name and day mean."""
    while True:
        day = ask_or_leave(terminal, f"{when} (Enter for today):")
        try:
            return day, meeting_typed(name, day, today)
        except CoachError as error:
            terminal.say(str(error))


def ask_line(terminal: Terminal, workspace: Workspace, session_id: str | None) -> None:
    """Ask for the line for next time, the day and who watches, and record them; an empty day records nothing.

    ``session_id`` None means the latest sheet. Raises LeaveError.
    """
    found = line_next(sheet_result(workspace, session_id))
    if found is None:
        return
    sheet = sheet_of(workspace, session_id or held_sheets(workspace.state)[-1].session.id)
    terminal.say()
    terminal.say("The line to say next time: change it until it sounds like you. Without a day it is not kept.")
    line = ask_or_leave(terminal, "I say:", found.line)
    day, watch = found.day, found.watch
    while not is_blank(line) and not is_blank(day := ask_or_leave(terminal, f"On which day? ({EXAMPLES}):", day)):
        try:
            made = promise_with(sheet, found.about, line, day, watch)
        except CoachError as error:
            terminal.say(str(error))
            continue
        made = promise_with(
            sheet, found.about, line, made.day, ask_or_leave(terminal, "Who watches? It may stay empty.", watch)
        )
        terminal.say(promise_words(made))
        terminal.say(f"For your calendar: coachtui my-meeting {as_typed(workspace.path)} -o promise.ics")
        return
