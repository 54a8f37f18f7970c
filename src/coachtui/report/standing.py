"""Where an engagement stands: who was interviewed, who is next, what is missing. Counts and codes, no words yet."""

from dataclasses import dataclass

from coachtui.model.engagement import State
from coachtui.model.heard import Heard, heard_in
from coachtui.model.people import Person
from coachtui.model.rubric import Rubric
from coachtui.model.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Standing:
    """``interviewed`` were heard to the end, ``begun`` not yet, ``waiting`` not at all.

    Of those with an ``own_view`` there is a self-assessment that they handed in, and no interview yet. ``unassessed``
    are indicators nobody rated; ``ungraded`` counts ratings that still need evidence.
    """

    interviewed: tuple[Person, ...]
    begun: tuple[Person, ...]
    waiting: tuple[Person, ...]
    own_view: tuple[Person, ...]
    unassessed: tuple[str, ...]
    ungraded: int


def standing_of(rubric: Rubric, state: State, card: Scorecard) -> Standing:
    """Where the engagement stands."""
    heard = heard_in(state)

    def those(how_far: Heard) -> tuple[Person, ...]:
        return tuple(person for person in state.people.values() if heard[person.code] is how_far)

    return Standing(
        interviewed=those(Heard.INTERVIEWED),
        begun=those(Heard.BEGUN),
        waiting=those(Heard.TO_COME),
        own_view=those(Heard.OWN_VIEW),
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
