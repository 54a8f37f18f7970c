"""How far the interview with each person has come, from the folded log alone."""

from enum import StrEnum

from coachtui.model.answers import Absence, Answer, Session, SessionKind
from coachtui.model.engagement import State
from coachtui.model.frame_ids import FRAME_IDS
from coachtui.model.people import Person

_NO_INTERVIEWS = frozenset({SessionKind.OBSERVATION, SessionKind.SHEET})
"""The kinds of sessions in which nobody was asked about the management system."""


class InterviewStage(StrEnum):
    """How far an interview with a person has come. A self-assessment handed in is no interview yet."""

    INTERVIEWED = "interviewed"
    BEGUN = "begun"
    TO_COME = "to come"
    OWN_VIEW = "own view"
    DECLINED = "declined"


def interview_stages(state: State) -> dict[str, InterviewStage]:
    """The stage of each person of the engagement, by code.

    A session without a beginning was handed in by another program, so it was held. Who gave no consent to an interview,
    and had no other one, declined. Sheets and observed meetings are no interviews.
    """
    stages, declined = dict.fromkeys(state.people, InterviewStage.TO_COME), state.declined
    for session in state.sessions.values():
        known = stages.get(session.person, InterviewStage.TO_COME)
        if session.kind in _NO_INTERVIEWS or known is InterviewStage.INTERVIEWED:
            continue
        if session.id in declined:
            stages[session.person] = InterviewStage.DECLINED if known is InterviewStage.TO_COME else known
        elif session.kind is SessionKind.SELF_ASSESSMENT:
            silent = known in {InterviewStage.TO_COME, InterviewStage.DECLINED}
            stages[session.person] = InterviewStage.OWN_VIEW if silent else known
        else:
            stages[session.person] = InterviewStage.BEGUN if is_begun(session) else InterviewStage.INTERVIEWED
    return stages


def people_interviewed(state: State) -> tuple[Person, ...]:
    """The people who said something in an interview or self-assessment, in the order in which they were recorded."""
    heard = sessions_with_words(state)
    codes = {
        session.person
        for session in state.sessions.values()
        if session.id in heard and session.kind not in _NO_INTERVIEWS
    }
    return tuple(person for person in state.people.values() if person.code in codes)


def sessions_with_words(state: State) -> set[str]:
    """The ids of the sessions in which something was said or rated.

    A skipped or parked question says nothing, nor does what was noted at opening and closing alone.
    """
    answered = {
        answer.session
        for answer in state.answers.values()
        if answer.question not in FRAME_IDS and (_has_value(answer) or answer.note.strip())
    }
    noted = (state.ratings.values(), state.quotes.values(), state.captures.values())
    others = (each for records in noted for each in records)
    return answered | {each.session for each in others if each.question not in FRAME_IDS}


def _has_value(answer: Answer) -> bool:
    """Whether an answer says something beside its note."""
    if answer.absence is not None:
        return answer.absence not in {Absence.SKIPPED, Absence.PARKED}
    return answer.value is not None


def is_begun(session: Session) -> bool:
    """Whether this is an interview that was begun and not finished."""
    return session.kind is SessionKind.INTERVIEW and not session.ended and session.started is not None
