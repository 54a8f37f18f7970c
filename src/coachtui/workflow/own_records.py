"""The records of one session, selected from the state of the whole engagement."""

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


def own_records(state: State, session: str, person: str, before: OwnRecords | None = None) -> OwnRecords:
    """The records in ``state`` of one session with one person.

    ``before`` are the same session's records in an earlier state: what has not changed since is taken from there.
    """
    same_answers = before is not None and before.state.answers is state.answers
    return OwnRecords(
        state,
        before.answers
        if before and same_answers
        else {question: answer for (own, question), answer in state.answers.items() if own == session},
        before.earlier if before and same_answers else _earlier_answers(state, session, person),
        tuple(rating for rating in state.ratings.values() if rating.session == session),
        tuple(quote for quote in state.quotes.values() if quote.session == session),
        tuple(capture for capture in state.captures.values() if capture.session == session),
    )


def _earlier_answers(state: State, session: str, person: str) -> dict[str, Answer]:
    others = [answer for (own, _), answer in state.answers.items() if own != session and answer.person == person]
    earlier: dict[str, Answer] = {}
    for answer in others:
        known = earlier.get(answer.question)
        if known is None or (known.at or "") <= (answer.at or ""):
            earlier[answer.question] = answer
    return earlier
