"""How far the interview with each person has come, from the folded log alone."""

from enum import StrEnum

from coachtui.model.answers import Session, SessionKind
from coachtui.model.engagement import State


class Heard(StrEnum):
    """How far an interview with a person has come. A self-assessment handed in is no interview yet."""

    INTERVIEWED = "interviewed"
    BEGUN = "begun"
    TO_COME = "to come"
    OWN_VIEW = "own view"


def heard_in(state: State) -> dict[str, Heard]:
    """How far each person of the engagement has come, by code.

    A session without a beginning was handed in by another program, so it was held.
    """
    heard = dict.fromkeys(state.people, Heard.TO_COME)
    for session in state.sessions.values():
        known = heard.get(session.person, Heard.TO_COME)
        if session.kind is SessionKind.OBSERVATION or known is Heard.INTERVIEWED:
            continue
        if session.kind is SessionKind.SELF_ASSESSMENT:
            heard[session.person] = Heard.OWN_VIEW if known is Heard.TO_COME else known
        else:
            heard[session.person] = Heard.BEGUN if is_begun(session) else Heard.INTERVIEWED
    return heard


def is_begun(session: Session) -> bool:
    """Whether this is an interview that was begun and not finished."""
    return session.kind is SessionKind.INTERVIEW and not session.ended and session.started is not None
