"""Where an engagement stands: who was interviewed, who is next, what is missing. Counts and codes, no words yet."""

from dataclasses import dataclass

from coachtui.model.answers import Rating, SessionKind
from coachtui.model.engagement import State
from coachtui.model.people import Person
from coachtui.model.rubric import Rubric
from coachtui.model.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Standing:
    """``interviewed`` were heard to the end, ``begun`` not yet, ``waiting`` not at all.

    ``unassessed`` are indicators nobody rated; ``ungraded`` counts ratings that still need evidence.
    """

    interviewed: tuple[Person, ...]
    begun: tuple[Person, ...]
    waiting: tuple[Person, ...]
    unassessed: tuple[str, ...]
    ungraded: int


def standing_of(rubric: Rubric, state: State, card: Scorecard, ratings: tuple[Rating, ...]) -> Standing:
    """Where the engagement stands. A person handed in with ratings but without a dated session counts as heard."""
    heard: set[str] = set()
    begun: set[str] = set()
    rated = {rating.person for rating in ratings}
    for session in state.sessions.values():
        if session.kind is SessionKind.OBSERVATION:
            continue
        undated = session.started is None and session.person in rated
        (heard if session.ended or undated else begun).add(session.person)
    people = state.people.values()
    return Standing(
        interviewed=tuple(person for person in people if person.code in heard),
        begun=tuple(person for person in people if person.code in begun - heard),
        waiting=tuple(person for person in people if person.code not in heard | begun),
        unassessed=tuple(
            indicator.id for indicator in rubric.indicators() if card.indicators[indicator.id].level is None
        ),
        ungraded=sum(
            1
            for indicator in card.indicators.values()
            if indicator.computed is None
            for claim in indicator.claims
            if claim.grade is None
        ),
    )


def still_need(count: int) -> str:
    """The words between the number of ratings whose grade is open and "evidence"."""
    return "rating still needs" if count == 1 else "ratings still need"
