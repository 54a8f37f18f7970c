"""What an engagement covers so far: who was interviewed, and what is missing. Counts and codes, no sentences."""

from dataclasses import dataclass

from coachtui.model.engagement import State
from coachtui.model.interview_stage import InterviewStage, interview_stages
from coachtui.model.people import Person
from coachtui.model.rubric import Rubric
from coachtui.model.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Coverage:
    """People by the stage of their interview: finished, ``begun``, or still to come (``waiting``).

    People in ``own_view`` handed in a self-assessment and were not interviewed yet; who ``declined`` gave no consent.
    ``unassessed`` are the ids of indicators without a level; ``ungraded`` counts the ratings that still need evidence.
    """

    interviewed: tuple[Person, ...]
    begun: tuple[Person, ...]
    waiting: tuple[Person, ...]
    own_view: tuple[Person, ...]
    declined: tuple[Person, ...]
    unassessed: tuple[str, ...]
    ungraded: int


def coverage_of(rubric: Rubric, state: State, card: Scorecard) -> Coverage:
    """The coverage of an engagement by the people interviewed and the indicators rated so far."""
    stages = interview_stages(state)

    def at(stage: InterviewStage) -> tuple[Person, ...]:
        return tuple(person for person in state.people.values() if stages[person.code] is stage)

    return Coverage(
        interviewed=at(InterviewStage.INTERVIEWED),
        begun=at(InterviewStage.BEGUN),
        waiting=at(InterviewStage.TO_COME),
        own_view=at(InterviewStage.OWN_VIEW),
        declined=at(InterviewStage.DECLINED),
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
    """The words that stand between ``count`` and "evidence" in "2 ratings still need evidence"."""
    return "rating still needs" if count == 1 else "ratings still need"
