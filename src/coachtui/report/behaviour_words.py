"""The behaviours of observed meetings in words: levels with their reasons, cards, and what participants wrote."""

from collections.abc import Iterator, Sequence

from coachtui.assess.observed import ObservedScore
from coachtui.assess.rounding import half_up
from coachtui.assess.seen import OwnView
from coachtui.model.text import one_line
from coachtui.report.card_words import card_sentences
from coachtui.report.coaching_words import LONGEST, CoachingWords
from coachtui.report.level_rows import level_sign
from coachtui.report.paragraphs import Paragraphs

DID = "What people did, from 0 to 4"
COUNTED = "What the cards say"
NOTHING_SEEN = "Nothing was marked, and no card says anything."


def behaviour_paragraphs(words: CoachingWords, *, named: bool) -> Paragraphs:
    """A line for each behaviour: its level and the reasons for it. The coach's own reasons only where ``named``.

    Those that were not seen are on one line, the last.
    """
    mean, rows, unseen = words.coaching.mean, [], []
    for each, score in words.coaching.scores.items():
        name, reasons = one_line(words.rated(each).short_name), "; ".join(reasons_in_words(score, named=named))
        if reasons:
            rows.append(f"{level_sign(score.level)}  {name}: {reasons}")
        else:
            unseen.append(name)
    if not rows:
        rows.append(NOTHING_SEEN)
    elif unseen:
        rows.append(f"{level_sign(None)}  not seen: {'; '.join(unseen)}")
    yield f"{DID}{'' if mean is None else f' (on average {half_up(mean, 1)})'}", tuple(rows)


def card_paragraphs(words: CoachingWords) -> Paragraphs:
    """The answers on cards, counted, in sentences."""
    sentences = tuple(card_sentences(words.rubric, words.coaching.scores))
    if sentences:
        yield COUNTED, sentences


def own_paragraphs(words: CoachingWords, own: Sequence[OwnView]) -> Paragraphs:
    """What participants wrote in the sheets that they handed over, beside what was observed."""
    for person in dict.fromkeys(each.person for each in own):
        rows = (_beside(words, each) for each in own if each.person == person)
        yield f"What {words.name_of(person)} put down, and what was seen", tuple(rows)


def _beside(words: CoachingWords, own: OwnView) -> str:
    score = words.coaching.scores.get(own.behaviour)
    seen = "nothing seen" if score is None or score.level is None else f"{score.level} seen"
    name = words.short(own.behaviour) if own.behaviour in words.coaching.scores else one_line(own.behaviour)
    return f"{name}: {own.level} put down, {seen}."


def reasons_in_words(score: ObservedScore, *, named: bool) -> Iterator[str]:
    """The reasons for the level of a behaviour: marks, cards, and, only where ``named``, the coach's own reason."""
    marks, card = score.marks, score.card
    seen = marks.hurt - marks.missed
    counts = ((marks.helped, "helped"), (seen, "hurt"), (marks.missed, "missed"))
    marked = ", ".join(f"{word} {_times(count)}" for count, word in counts if count)
    if marked:
        yield marked
    if card is not None and card.needed:
        found = " and ".join(f"{count} {word}" for count, word in ((card.yes, "yes"), (card.partly, "partly")) if count)
        yield f"cards: {found or 'none'} of {card.needed}"
    elif card is not None:
        yield "cards: not needed"
    if named and score.differ and card is not None:
        yield f"lines say {marks.level}, cards say {card.level}: look again"
    if score.confirmed is not None:
        suggested = "no level" if score.suggested is None else score.suggested
        reason = one_line(score.confirmed.reason, LONGEST)
        yield f"suggested {suggested}, confirmed: {reason}" if named else "confirmed by the coach"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
