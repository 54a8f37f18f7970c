"""Sessions before there is anything in them: new ones, those held with a person, and how long they may take."""

from typing import TYPE_CHECKING

from coachtui.asking.agenda import question_minutes
from coachtui.model.answers import Session, SessionKind
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.engagements import Workspace

if TYPE_CHECKING:
    from coachtui.workflow.engagement.materials import Materials

STANDARD_MINUTES = 45
"""Minutes of questions in a booked hour [method 7.1]."""


def new_session(
    workspace: Workspace,
    person: Person,
    kind: SessionKind,
    plan: str,
    minutes: int,
    agenda: tuple[str, ...],
    pair: "Materials | None" = None,
) -> Session:
    """A session that begins now, with the script and rubric of ``pair``, by default those in force for interviews.

    It is not recorded yet.
    """
    used = pair or workspace.materials
    return Session(
        id=str(workspace.surroundings.new_id()),
        person=person.code,
        kind=kind,
        author=workspace.surroundings.author,
        script=used.script_source.sha256,
        rubric=used.rubric_source.sha256,
        plan=plan,
        minutes=minutes,
        agenda=agenda,
        started=workspace.surroundings.now().isoformat(),
    )


def interviews_with(workspace: Workspace, code: str) -> tuple[Session, ...]:
    """The interviews with this person, those that are not finished first, newest first."""
    held = [
        session
        for session in workspace.state.sessions.values()
        if session.person == code and session.kind is SessionKind.INTERVIEW
    ]
    newest_first = held[::-1]
    return tuple(sorted(newest_first, key=lambda session: session.ended is not None))


def question_minutes_of(workspace: Workspace, booking: int) -> int:
    """The minutes of questions in a meeting of ``booking`` minutes [method 7.1]. Raises CoachError if none are left."""
    minutes = question_minutes(workspace.script.booking, booking)
    if minutes < 1:
        raise CoachError(
            "Too short",
            f"Opening and wrap-up take {booking - minutes} minutes, so {booking} leave no time for questions.",
            "Book longer, or give --minutes.",
            bad_input=True,
        )
    return minutes
