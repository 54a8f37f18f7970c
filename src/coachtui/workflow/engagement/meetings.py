"""The meetings that sheets are about: what was typed as one, the sheets so far, and finding one of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from coachtui.model.answers import Session, SessionKind
from coachtui.model.days import HELD_EXAMPLES, day_of, read_held_day, spoken_day, unclear_day
from coachtui.model.engagement import State
from coachtui.model.meetings import LONGEST_NAME, Meeting, meeting_on
from coachtui.model.people import canonical_code
from coachtui.model.problems import CoachError
from coachtui.model.promises import Promise
from coachtui.model.text import as_typed, is_blank, listed, one_line
from coachtui.model.times import moment_of
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.private_files import ME

NO_NAME, NO_DAY = "No name", "No day"
"""The titles of the errors about a name and about a day, by which a form knows its field."""


@dataclass(frozen=True, slots=True)
class HeldSheet:
    """A sheet, the meeting it is about, and the line promised with it, if there is one."""

    session: Session
    meeting: Meeting
    promise: Promise | None


def name_typed(typed: str) -> str:
    """The name of a meeting that was typed, on one line.

    Raises CoachError for a blank one, and for one of more than `LONGEST_NAME` characters.
    """
    name = one_line(typed)
    if is_blank(name):
        raise CoachError(NO_NAME, "Give it a name, as the people in it call it.", bad_input=True)
    if name != one_line(name, LONGEST_NAME):
        raise CoachError(NO_NAME, f"Give it a shorter name: {LONGEST_NAME} characters at most.", bad_input=True)
    return name


def meeting_typed(name: str, day: str, today: date) -> Meeting:
    """The meeting that ``name`` and ``day``, as typed, mean; a blank day is ``today``.

    Raises CoachError for what is no name, for a day that cannot be read, and for one that has not come yet.
    """
    name = name_typed(name)
    held = today if is_blank(day) else read_held_day(day, today)
    if held is None:
        raise CoachError(NO_DAY, unclear_day(day) or f"Say a day, such as {HELD_EXAMPLES}.", bad_input=True)
    if held > today:
        raise CoachError(NO_DAY, f"{spoken_day(held)} has not come yet.", "Come back once it has been.", bad_input=True)
    return meeting_on(name, held, ME)


def held_sheets(state: State) -> tuple[HeldSheet, ...]:
    """All sheets, those about earlier meetings first; several about one meeting in the order they were begun."""
    promises = {promise.session: promise for promise in state.promises.values()}
    held = [
        HeldSheet(session, meeting, promises.get(session.id))
        for session in state.sessions.values()
        if session.kind is SessionKind.SHEET and (meeting := state.meetings.get(session.meeting or "")) is not None
    ]
    return tuple(sorted(held, key=lambda each: (each.meeting.day, moment_of(each.session.started))))


def latest_sheet(state: State, name: str = "") -> HeldSheet | None:
    """The sheet about the latest meeting, or the latest of this ``name``, in any case; None without one."""
    held = [
        each for each in held_sheets(state) if not name or canonical_code(each.meeting.name) == canonical_code(name)
    ]
    return held[-1] if held else None


def sheet_about(workspace: Workspace, meeting: Meeting, script_id: str | None = None) -> Session | None:
    """The sheet about this meeting that was begun last, by the script with this id or any; None without one."""
    about = (each.session for each in reversed(held_sheets(workspace.state)) if each.meeting.id == meeting.id)
    return next((each for each in about if script_id in (None, workspace.script_of(each).id)), None)


def unfinished_sheet(state: State) -> HeldSheet | None:
    """Of the sheets that are not finished the one begun last; None where there is none."""
    open_ones = (each for each in held_sheets(state) if each.session.ended is None)
    return max(open_ones, key=lambda each: moment_of(each.session.started), default=None)


def no_sheet_yet(workspace: Workspace) -> CoachError:
    """The error for a file without a sheet."""
    hint = f"Begin with: coachtui my-meeting {as_typed(workspace.path)}"
    return CoachError("No sheet yet", "No meeting was looked back on in this file.", hint, bad_input=True)


def meeting_named(state: State, typed: str) -> Meeting:
    """The meeting that ``typed`` means, as `meeting_meant` finds it; of several the latest one.

    Raises CoachError where there is none, naming those there are.
    """
    meetings = sorted(state.meetings.values(), key=lambda each: each.day, reverse=True)
    found = meeting_meant(meetings, typed)
    if found is None:
        raise CoachError("No such meeting", _known(meetings), "Name one by its day or by its name.", bad_input=True)
    return found


class HasNameAndDay(Protocol):
    """What a meeting can be meant by."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def name(self) -> str:
        """What the people in it call it."""

    @property
    def day(self) -> str:
        """Its day in ISO form; "" where it is not known."""


AnyMeeting = TypeVar("AnyMeeting", bound=HasNameAndDay)


def meeting_meant(meetings: Iterable[AnyMeeting], typed: str) -> AnyMeeting | None:
    """The meeting that ``typed`` means, in any case: its id, else its day in ISO form, its name, or parts of its name.

    Of several that fit equally the first of ``meetings``; None where none fits.
    """
    known, wanted = tuple(meetings), canonical_code(typed)
    for is_meant in (_has_id, _has_day, _has_name, _has_words):
        for meeting in known:
            if wanted and is_meant(meeting, wanted):
                return meeting
    return None


def _has_id(meeting: HasNameAndDay, wanted: str) -> bool:
    return canonical_code(meeting.id) == wanted


def _has_day(meeting: HasNameAndDay, wanted: str) -> bool:
    return day_of(meeting.day) == day_of(wanted) and day_of(wanted) is not None


def _has_name(meeting: HasNameAndDay, wanted: str) -> bool:
    return canonical_code(meeting.name) == wanted


def _has_words(meeting: HasNameAndDay, wanted: str) -> bool:
    name = canonical_code(meeting.name)
    return all(word in name for word in wanted.split())


def _known(meetings: Iterable[Meeting]) -> str:
    known = listed(f"{each.day} {each.name}" for each in meetings)
    return f"Known: {known}." if known else "No sheet was begun yet."
