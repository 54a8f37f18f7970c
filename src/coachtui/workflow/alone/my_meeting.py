"""Sheets about meetings: beginning and resuming one, and the promise that is made with its result."""

from dataclasses import dataclass, replace
from pathlib import Path

from coachtui.model.answers import SessionKind
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.promises import Promise
from coachtui.model.roles import role_named
from coachtui.model.script import Script
from coachtui.model.text import listed, one_line
from coachtui.model.times import moment_of
from coachtui.report.sheet_result import SheetResult
from coachtui.workflow.alone.own_sheet import OwnSheet, sheet_form
from coachtui.workflow.alone.promised_line import promise_typed, write_promised_day
from coachtui.workflow.engagement.engagements import (
    Surroundings,
    Workspace,
    create_engagement,
    documents_of,
    open_engagement,
)
from coachtui.workflow.engagement.meetings import held_sheets, meeting_typed, sheet_about
from coachtui.workflow.engagement.pairs import MY_MEETING
from coachtui.workflow.engagement.private_files import ME, refuse_others
from coachtui.workflow.engagement.sessions import new_session

NO_ROLE = "No role"
"""The title of the error about a role, by which a form knows its field."""
_NAME = "My meetings"
"""What a private file made for sheets about meetings is called."""


def create_meetings(path: Path, surroundings: Surroundings | None = None, name: str = _NAME) -> None:
    """Make a private file for sheets at ``path``, called ``name``. Raises CoachError when something is there."""
    create_engagement(path, Engagement(name), [Person(ME)], surroundings)


def begin_sheet(workspace: Workspace, script: str, name: str, day: str = "", role: str = "") -> OwnSheet:
    """Resume the sheet about the meeting of this name and day, as typed, or begin a new one.

    A blank day is today. ``script`` is the id or the file of the script of a new one; ``role`` the id, the code or the
    name of one of its roles. Raises CoachError for what cannot be read as meeting, day or role, and for a file that is
    no private one.
    """
    refuse_others(workspace)
    meeting = meeting_typed(name, day, workspace.surroundings.today)
    pair = workspace.pair(script)
    earlier = sheet_about(workspace, meeting, pair.script.id)
    if earlier is not None:
        return OwnSheet(workspace, earlier)
    form, held_as = sheet_form(pair.script), _role_in_meeting(pair.script, role)
    me = workspace.state.people.get(ME) or Person(ME)
    agenda = tuple(
        each.id for each in pair.script.questions() if not pair.script.roles or each.has_wording_for(held_as)
    )
    begun = new_session(workspace, me, SessionKind.SHEET, "", form.minutes, agenda, pair)
    session = replace(begun, meeting=meeting.id, role=held_as)
    workspace.record(me, meeting, session, documents=documents_of(workspace, pair))
    return OwnSheet(workspace, session)


def begin_sheet_in_new(path: Path, script: str, typed: tuple[str, str, str], surroundings: Surroundings) -> str:
    """Make a private file at ``path``, begin a sheet in it, and return the sheet's id.

    ``typed`` are name, day and role. Raises CoachError where there is a file already, and as `begin_sheet`; then no
    file is made.
    """
    from coachtui.workflow.engagement.materials import materials_for  # noqa: PLC0415 - reading YAML is slow to import

    name, day, role = typed
    meeting_typed(name, day, surroundings.today)
    used = materials_for(path, script).script
    sheet_form(used)
    _role_in_meeting(used, role)
    create_meetings(path, surroundings, f"My {one_line(sheet_form(used).about)}s")
    with open_engagement(path, write=True, surroundings=surroundings) as workspace:
        return begin_sheet(workspace, script, name, day, role).session_id


def script_to_use(workspace: Workspace, named: str = "") -> str:
    """The script of the next sheet: ``named``, by id or file, else that of the sheet begun last.

    In a file without sheets it is the one for meetings. Raises CoachError where the last sheet's script cannot be
    found.
    """
    held = held_sheets(workspace.state)
    if named or not held:
        return named or MY_MEETING
    from coachtui.files.shipped import find_script  # noqa: PLC0415 - not before there are sheets

    last = workspace.script_of(max(held, key=lambda each: moment_of(each.session.started)).session)
    try:
        find_script(last.id, workspace.path.parent)
    except CoachError as error:
        raise CoachError(
            error.title,
            f"The last sheet in {workspace.path.name} is of “{last.title}”, and no script with the id '{last.id}' lies "
            "beside it.",
            "Name it: --script FILE.yaml",
            bad_input=True,
        ) from error
    return last.id


def _role_in_meeting(script: Script, typed: str) -> str:
    """The id of the role that ``typed`` means; "" for a script without roles. Raises CoachError where it is no role."""
    if not script.roles:
        return ""
    found = role_named(script.roles, typed)
    if found is None:
        known = listed(each.say for each in script.roles.values())
        raise CoachError(NO_ROLE, f"Say one of these: {known}.", bad_input=True)
    return found


def sheet_of(workspace: Workspace, session_id: str) -> OwnSheet:
    """The sheet with this id. Raises CoachError when there is none."""
    session = workspace.state.sessions.get(session_id)
    if session is None or session.kind is not SessionKind.SHEET or session.meeting not in workspace.state.meetings:
        raise CoachError("No such sheet", "This file has no such sheet.", bad_input=True)
    return OwnSheet(workspace, session)


@dataclass(frozen=True, slots=True)
class LineNext:
    """What the fields of the next promise contain at first.

    ``about`` is the behaviour it is practice for; then come the line, who watches, and the day.
    """

    about: str
    line: str
    watch: str = ""
    day: str = ""


def line_next(result: SheetResult) -> LineNext | None:
    """The open promise made with this sheet, else the one put off, else the line for the behaviour to work on first.

    None where there is none of these, and where it is recorded what became of the promise.
    """
    if result.promise is not None:
        made = result.promise
        return LineNext(made.about, made.line, made.watch, made.day) if made.said is None else None
    if result.moved is not None:
        return LineNext(result.moved.about, result.moved.line, result.moved.watch)
    return None if result.next is None else LineNext(result.next.about, result.next.line)


def promise_with(sheet: OwnSheet, about: str, line: str, day: str, watch: str) -> Promise:
    """Record a promise: the line to say next time, ``day`` as typed, and who watches. It replaces one made before.

    ``about`` is the behaviour it is practice for. Raises CoachError for a blank line, and for a day that cannot be read
    or has passed.
    """
    workspace, person = sheet.workspace, sheet.questions.person.code
    fresh = promise_typed(workspace.surroundings, sheet.session_id, person, about, (line, day, watch))
    own = [each for each in workspace.state.promises.values() if each.session == sheet.session_id and each.said is None]
    return workspace.record(replace(fresh, id=own[-1].id) if own else fresh).after(Promise)


def write_sheet_calendar(workspace: Workspace, output: Path, session_id: str | None = None) -> str | None:
    """Write the day of a sheet's promise to ``output`` as a calendar file; for "-" return it as text.

    Without an id it is the promise made with the latest sheet that has one. Raises CoachError where there is none, and
    when it cannot be written.
    """
    refuse_others(workspace)
    made = [each.promise for each in held_sheets(workspace.state) if session_id in (None, each.session.id)]
    return write_promised_day(next((each for each in reversed(made) if each is not None), None), output)
