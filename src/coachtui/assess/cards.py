"""What the cards of observed meetings come to: how much of what was needed was there, and the level it suggests."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from coachtui.model.observing import CardWord, Observation
from coachtui.model.rubric import CardRule, Rubric


@dataclass(frozen=True, slots=True)
class CardCount:
    """How often a behaviour was answered with yes, partly and no, how often it was needed, and what that comes to.

    ``share`` is how much of what was needed was there, ``level`` what it suggests; None where nothing was needed.
    """

    yes: int
    partly: int
    no: int
    share: Fraction | None
    level: int | None

    @property
    def needed(self) -> int:
        """How often the behaviour was needed."""
        return self.yes + self.partly + self.no


def card_counts(rubric: Rubric, observation: Observation) -> Mapping[str, CardCount]:
    """What the cards say of each behaviour that one of them has a word for, in the rubric's order [method 12.5].

    Cards of several items and meetings are added up.
    """
    rule = rubric.card_rule
    words = Counter((card.behaviour, card.word) for card in observation.cards)
    answered = {card.behaviour for card in observation.cards}
    counts: dict[str, CardCount] = {}
    for each in rubric.rated_behaviours():
        if each in answered:
            yes, partly, no = (words[each, word] for word in (CardWord.YES, CardWord.PARTLY, CardWord.NO))
            share = None if rule is None else share_of(rule, yes, partly, no)
            level = None if rule is None or share is None else suggested_by_share(rule, share)
            counts[each] = CardCount(yes, partly, no, share, level)
    return counts


def share_of(rule: CardRule, yes: int, partly: int, no: int) -> Fraction | None:
    """How much of what was needed was there: yes counts 1, partly what ``rule`` says; None where nothing was needed."""
    needed = yes + partly + no
    return (yes + rule.partly * partly) / needed if needed else None


def suggested_by_share(rule: CardRule, share: Fraction) -> int:
    """The level that a share suggests by the limits of ``rule``, and at most the highest that it lets cards suggest."""
    above, *from_on = rule.shares
    return min((share > above) + sum(share >= each for each in from_on), rule.highest)
