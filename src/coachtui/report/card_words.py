"""The answers on cards of observed meetings as sentences with counts, which people get in place of levels."""

from collections.abc import Iterator

from coachtui.assess.cards import CardCount
from coachtui.assess.observed import Scores
from coachtui.model.observing import CardWord
from coachtui.model.rubric import Behaviour, CardLine, CardRule, Rubric
from coachtui.model.text import counted, one_line, within_a_sentence


def card_sentences(rubric: Rubric, scores: Scores) -> Iterator[str]:
    """A sentence for each behaviour that a card has a word for: those of the items' cards, then the meeting's."""
    rule = rubric.card_rule
    if rule is None:
        return
    behaviours = rubric.rated_behaviours()
    for each in (*rule.item, *rule.meeting):
        count = scores[each].card if each in scores else None
        if count is not None:
            yield card_sentence(rule, behaviours[each], count)


def card_sentence(rule: CardRule, behaviour: Behaviour, count: CardCount) -> str:
    """How often the behaviour was there of the times it was needed; for a single meeting whether it was there."""
    card = behaviour.card or CardLine(behaviour.short_name, behaviour.definition)
    line = one_line(card.line)
    if not count.needed:
        return f"{line[:1].upper()}{line[1:]}: not needed."
    of_items = behaviour.id in rule.item
    if count.needed == 1 and not of_items:
        words = ((count.yes, CardWord.YES), (count.partly, CardWord.PARTLY), (count.no, CardWord.NO))
        (word,) = (word.value for times, word in words if times)
        return f"{word.capitalize()}: {within_a_sentence(one_line(card.yes))}"
    needed = counted(count.needed, "item" if of_items else "meeting")
    partly = f" In {count.partly} more, partly." if count.partly else ""
    if not card.counted:
        return f"{line[:1].upper()}{line[1:]}: yes in {count.yes} of {needed} that needed it.{partly}"
    return one_line(card.counted).replace("{yes}", str(count.yes)).replace("{needed}", needed) + partly
