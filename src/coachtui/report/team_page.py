"""The page for the team, a day later: counts by agenda item and by behaviour, without names and quotes."""

from collections import Counter
from collections.abc import Iterator

from coachtui.model.observing import AgendaItem, CardWord, ObservedMeeting
from coachtui.model.text import counted, one_line
from coachtui.report.behaviour_words import behaviour_paragraphs, card_paragraphs
from coachtui.report.coaching_words import CoachingWords, about_meetings
from coachtui.report.debrief_words import figure_paragraphs
from coachtui.report.paragraphs import Handout, Paragraphs

BY_ITEM, AGREED = "Item by item", "What was agreed"
_ORDER = (CardWord.YES, CardWord.PARTLY, CardWord.NO)


def team_page(words: CoachingWords) -> Handout:
    """The page about one meeting or several."""
    title, about = about_meetings(words)
    return Handout(title, about, tuple(_paragraphs(words)))


def _paragraphs(words: CoachingWords) -> Paragraphs:
    rows = tuple(_item_row(words, meeting, item) for meeting in words.observation.meetings for item in meeting.items)
    if rows:
        yield BY_ITEM, rows
    yield from behaviour_paragraphs(words, named=False)
    yield from card_paragraphs(words)
    yield AGREED, tuple(_agreed(words))
    yield from figure_paragraphs(words, named=False)


def _item_row(words: CoachingWords, meeting: ObservedMeeting, item: AgendaItem) -> str:
    """What lines and cards say of one item; its title is left out where it names somebody who was there."""
    observation = words.observation
    title = "" if words.others_named_in(item.title) else one_line(item.title)
    lines = [each for each in observation.lines if each.meeting == meeting.id and observation.item_of(each) == item.id]
    helped = sum(mark.helped for line in lines for mark in line.counted_marks)
    hurt = sum(not mark.helped for line in lines for mark in line.counted_marks)
    missed = sum((each.meeting, each.item) == (meeting.id, item.id) for each in observation.missed)
    cards = Counter(each.word for each in observation.cards if (each.meeting, each.item) == (meeting.id, item.id))
    found = [f"{count} {word}" for count, word in ((helped, "helped"), (hurt, "hurt"), (missed, "missed")) if count]
    said = ", ".join(found) or "nothing was marked"
    on_card = ", ".join(f"{cards[word]} {word.value}" for word in _ORDER if cards[word])
    return f"{one_line(item.id)}{f' {title}' if title else ''}: {said}{f'; card: {on_card}' if on_card else ''}."


def _agreed(words: CoachingWords) -> Iterator[str]:
    decisions = words.observation.decisions
    actions = [each for each in words.observation.actions if not each.earlier]
    decided = sum(each.person is not None or bool(each.who) for each in decisions)
    whole = sum((each.person is not None or bool(each.who)) and bool(each.due) for each in actions)
    yield _noted(len(decisions), "decision", f"of {decided} it was said who decides")
    yield _noted(len(actions), "action", f"of {whole} it was said who does it, and by when")


def _noted(count: int, thing: str, said: str) -> str:
    return f"{counted(count, thing)}; {said}." if count else f"No {thing} was noted."
