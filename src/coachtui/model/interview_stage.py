"""How far the interview with each person has come, from the folded log alone."""

from enum import StrEnum

from coachtui.model.answers import Session, SessionKind
from coachtui.model.engagement import State


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


def is_begun(session: Session) -> bool:
    """Whether this is an interview that was begun and not finished."""
    return session.kind is SessionKind.INTERVIEW and not session.ended and session.started is not None
