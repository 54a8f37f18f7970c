"""How far the interview with each person has come, from the folded log alone."""

from enum import StrEnum

from coachtui.model.answers import Absence, Session, SessionKind
from coachtui.model.engagement import State
from coachtui.model.people import Person


class InterviewStage(StrEnum):
    """How far an interview with a person has come. A self-assessment handed in is no interview yet."""

    INTERVIEWED = "interviewed"
    BEGUN = "begun"
    TO_COME = "to come"
    OWN_VIEW = "own view"


def interview_stages(state: State) -> dict[str, InterviewStage]:
    """The stage of each person of the engagement, by code.

    A session without a beginning was handed in by another program, so it was held.
    """
    stages = dict.fromkeys(state.people, InterviewStage.TO_COME)
    for session in state.sessions.values():
        known = stages.get(session.person, InterviewStage.TO_COME)
        if session.kind is SessionKind.OBSERVATION or known is InterviewStage.INTERVIEWED:
            continue
        if session.kind is SessionKind.SELF_ASSESSMENT:
            stages[session.person] = InterviewStage.OWN_VIEW if known is InterviewStage.TO_COME else known
        else:
            stages[session.person] = InterviewStage.BEGUN if is_begun(session) else InterviewStage.INTERVIEWED
    return stages


def people_heard(state: State) -> tuple[Person, ...]:
    """The people who said something in an interview or self-assessment, in the order in which they were recorded."""
    heard = sessions_with_words(state)
    codes = {
        session.person
        for session in state.sessions.values()
        if session.id in heard and session.kind is not SessionKind.OBSERVATION
    }
    return tuple(person for person in state.people.values() if person.code in codes)


def sessions_with_words(state: State) -> set[str]:
    """The ids of the sessions in which something was said or rated; a skipped or parked question says nothing."""
    nothing = {Absence.SKIPPED, Absence.PARKED}
    answered = {
        answer.session
        for answer in state.answers.values()
        if (answer.absence not in nothing if answer.absence is not None else answer.value is not None)
        or answer.note.strip()
    }
    noted = (state.ratings.values(), state.quotes.values(), state.captures.values())
    return answered.union(*({record.session for record in records} for records in noted))


def is_begun(session: Session) -> bool:
    """Whether this is an interview that was begun and not finished."""
    return session.kind is SessionKind.INTERVIEW and not session.ended and session.started is not None
