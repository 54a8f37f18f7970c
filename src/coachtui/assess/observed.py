"""The level of each behaviour in observed meetings: what marks and cards suggest, and what the coach confirmed."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from coachtui.assess.behaviours import Levels
from coachtui.assess.cards import CardCount, card_counts
from coachtui.assess.elements import mean_of
from coachtui.assess.lines import MarkCount, mark_counts
from coachtui.model.observing import ConfirmedLevel, Observation
from coachtui.model.rubric import Rubric


@dataclass(frozen=True, slots=True)
class ObservedScore:
    """What speaks for the level of one behaviour. ``card`` is None where no card has a word for it.

    ``confirmed`` is the coach's own, of the latest meeting that has one. ``differ`` is whether marks and cards are so
    far apart that it is pointed out.
    """

    marks: MarkCount
    card: CardCount | None = None
    confirmed: ConfirmedLevel | None = None
    differ: bool = False

    @property
    def suggested(self) -> int | None:
        """The level that marks suggest where there are any, else that of the cards; None: not observed."""
        if self.marks.level is not None:
            return self.marks.level
        return None if self.card is None else self.card.level

    @property
    def level(self) -> int | None:
        """The level that counts: the confirmed one, else the suggested one."""
        return self.suggested if self.confirmed is None else self.confirmed.level


Scores = Mapping[str, ObservedScore]
"""The score of every rated behaviour by its id, in the rubric's order."""


def observed_scores(rubric: Rubric, observation: Observation) -> Scores:
    """What was observed of every rated behaviour [method 12.9]."""
    marks, cards = mark_counts(rubric, observation), card_counts(rubric, observation)
    order = [meeting.id for meeting in observation.meetings]
    given = sorted(observation.confirmed, key=lambda each: order.index(each.meeting))
    confirmed = {each.behaviour: each for each in given}
    apart = None if rubric.coaching_rules is None else rubric.coaching_rules.differ
    return {
        each: ObservedScore(count, cards.get(each), confirmed.get(each), _differ(count, cards.get(each), apart))
        for each, count in marks.items()
    }


def _differ(marks: MarkCount, card: CardCount | None, apart: int | None) -> bool:
    if apart is None or card is None or card.level is None or marks.level is None:
        return False
    return abs(marks.level - card.level) >= apart


def levels_of(scores: Scores) -> Levels:
    """The level that counts of each behaviour."""
    return {each: score.level for each, score in scores.items()}


def mean_level(scores: Scores) -> Fraction | None:
    """The mean of the levels that count; None where nothing was observed."""
    return mean_of(Fraction(score.level) for score in scores.values() if score.level is not None)
