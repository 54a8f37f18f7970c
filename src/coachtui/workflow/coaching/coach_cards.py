"""The cards of a meeting, one for each agenda item and one for the whole: their lines, answers, and answering."""

from collections import Counter
from dataclasses import dataclass

from coachtui.model.observing import CardAnswer, CardWord, Observation
from coachtui.model.problems import CoachError
from coachtui.model.rubric import Rubric
from coachtui.model.text import one_line
from coachtui.store.records import Change
from coachtui.workflow.coaching.coaching_result import observing_rubric
from coachtui.workflow.engagement.engagements import Workspace


@dataclass(frozen=True, slots=True)
class CardAsk:
    """A line of a card: ``line`` is a short name of the behaviour, ``yes`` what yes means, ``word`` the answer.

    ``word`` is None while there is none. ``helped`` and ``hurt`` count the lines of the agenda item, or of the meeting,
    that are marked with the behaviour.
    """

    behaviour: str
    line: str
    yes: str
    word: CardWord | None = None
    helped: int = 0
    hurt: int = 0


@dataclass(frozen=True, slots=True)
class Card:
    """The card of the agenda item with the id ``item``; "" for the whole meeting."""

    item: str
    title: str
    asks: tuple[CardAsk, ...]

    @property
    def answered(self) -> int:
        """How many of its lines are answered."""
        return sum(ask.word is not None for ask in self.asks)

    @property
    def is_done(self) -> bool:
        """Whether all of its lines are answered."""
        return self.answered == len(self.asks)


def cards_of(workspace: Workspace, meeting: str) -> tuple[Card, ...]:
    """The cards of the meeting with this id: one for each agenda item, in their order, then one for the whole meeting.

    A meeting with this id must be there. A card has no lines where the rubric asks none for it. Raises as
    `observing_rubric`.
    """
    return _cards_in(observing_rubric(workspace), workspace.state.observation({meeting}))


def _cards_in(rubric: Rubric, observation: Observation) -> tuple[Card, ...]:
    """The cards of the only meeting in ``observation``, as `cards_of`; none where the rubric has no rule for cards."""
    rule = rubric.card_rule
    if rule is None:
        return ()
    (meeting,) = observation.meetings
    words = {(card.item, card.behaviour): card.word for card in observation.cards}
    marks = Counter(
        (item, mark.behaviour, mark.helped)
        for line in observation.lines
        for mark in line.counted_marks
        for item in {observation.item_of(line), ""}
    )

    def card(item: str, title: str, behaviours: tuple[str, ...]) -> Card:
        rated = rubric.rated_behaviours()
        asks = tuple(
            CardAsk(
                each,
                own.line,
                own.yes,
                words.get((item, each)),
                marks[item, each, True],
                marks[item, each, False],
            )
            for each in behaviours
            if each in rated and (own := rated[each].card) is not None
        )
        return Card(item, title, asks)

    of_items = (card(item.id, one_line(item.title or item.id), rule.item) for item in meeting.items)
    return (*of_items, card("", "The whole meeting", rule.meeting))


def answer_card(workspace: Workspace, meeting: str, item: str, behaviour: str, word: CardWord | None) -> Change:
    """Record ``word`` as the answer for ``behaviour`` on the card of ``item``; None withdraws the answer.

    Raises CoachError where the meeting has no such item, or its card no line about the behaviour.
    """
    cards = {card.item: card for card in cards_of(workspace, meeting)}
    if item not in cards or behaviour not in {ask.behaviour for ask in cards[item].asks}:
        raise CoachError("No such line", "That card has no line about this behaviour.", bad_input=True)
    there = workspace.state.card_answers.get((meeting, item, behaviour))
    if word is None:
        return workspace.record(withdraw=[] if there is None else [there])
    return workspace.record(CardAnswer(meeting, item, behaviour, word))
