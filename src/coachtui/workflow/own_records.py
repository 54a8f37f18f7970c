"""What of a whole engagement belongs to one session: sorted out once for each state, for the file holds many others."""

from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.model.answers import Answer, Quote, Rating
from coachtui.model.craft import Capture
from coachtui.model.engagement import State


@dataclass(frozen=True, slots=True)
class OwnRecords:
    """The records of one session in ``state``, in the order they first appeared; answers by question.

    ``earlier`` are the answers of the same person's other sessions, the latest of each question.
    """

    state: State
    answers: Mapping[str, Answer]
    earlier: Mapping[str, Answer]
    ratings: tuple[Rating, ...]
    quotes: tuple[Quote, ...]
    captures: tuple[Capture, ...]


def own_records(state: State, session: str, person: str) -> OwnRecords:
    """What belongs to this session of this person."""
    own: dict[str, Answer] = {}
    earlier: dict[str, Answer] = {}
    for answer in state.answers.values():
        if answer.session == session:
            own[answer.question] = answer
        elif answer.person == person:
            known = earlier.get(answer.question)
            if known is None or (known.at or "") <= (answer.at or ""):
                earlier[answer.question] = answer
    return OwnRecords(
        state,
        own,
        earlier,
        tuple(rating for rating in state.ratings.values() if rating.session == session),
        tuple(quote for quote in state.quotes.values() if quote.session == session),
        tuple(capture for capture in state.captures.values() if capture.session == session),
    )
