"""What became of what earlier meetings left, in words: agreement, actions, decisions by topic, rows of levels."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coachtui.assess.following_up import FollowedUp, Topic
from coachtui.model.days import day_words
from coachtui.model.observing import ActionItem, Became, CardWord, Decision, ObservedMeeting
from coachtui.model.text import counted, one_line
from coachtui.model.times import shown_day
from coachtui.report.coaching_words import LONGEST, CoachingWords
from coachtui.report.debrief_words import agreement_words
from coachtui.report.level_rows import LEGEND, SeriesRow, row_line, signal_lines
from coachtui.report.paragraphs import Paragraphs

KEPT, LAST, TOPICS = "What was agreed last time", "What became of last time's actions", "Decisions by topic"
AGREED = "What was agreed before the meeting"
_BECAME = {
    Became.NEW: "new",
    Became.STABLE: "as before",
    Became.CHANGED: "changed",
    Became.IN_CONFLICT: "in conflict with an earlier one",
    None: "not compared yet",
}
_ORDER = (CardWord.YES, CardWord.PARTLY, CardWord.NO)


@dataclass(frozen=True, slots=True)
class FollowedWords:
    """What became of what was left, None for several meetings together; topics of decisions; and rows of levels.

    ``meetings`` are those of the rows and topics, the earliest first.
    """

    followed: FollowedUp | None
    topics: tuple[Topic, ...]
    rows: tuple[SeriesRow, ...]
    meetings: tuple[ObservedMeeting, ...]


def followed_paragraphs(words: CoachingWords, after: FollowedWords, *, named: bool = True) -> Paragraphs:
    """What became of what was left, under headings. Without ``named`` actions and topics are only counted."""
    followed = after.followed
    if followed is not None and (agreed := tuple(_agreed(words, followed, named=named))):
        yield KEPT if len(followed.meetings) > 1 else AGREED, agreed
    if followed is not None and followed.actions:
        rows = (_action(words, each) for each in followed.actions) if named else ()
        yield LAST, (_actions_counted(followed.actions), *rows)
    if after.topics and named:
        yield TOPICS, tuple(_topic(each, after.meetings) for each in after.topics)


def row_paragraphs(after: FollowedWords) -> Paragraphs:
    """The levels of each behaviour, meeting by meeting; nothing for a single one."""
    if len(after.meetings) > 1 and after.rows:
        yield f"{len(after.meetings)} meetings   {LEGEND}", (*map(row_line, after.rows), *signal_lines(after.rows))


def _agreed(words: CoachingWords, followed: FollowedUp, *, named: bool) -> Iterator[str]:
    behaviour = words.short(followed.agreed) if followed.agreed in words.rubric.rated_behaviours() else ""
    sentence = one_line(followed.promised.next, LONGEST) if followed.promised is not None and named else ""
    said = ": ".join(filter(None, [f"{behaviour[:1].upper()}{behaviour[1:]}", sentence]))
    if said:
        yield said if sentence.endswith(".") else f"{said}."
    if followed.kept:
        yield _kept(followed)
        yield from (f"Item {words.item(each.item, named=named)}: {each.word.value}." for each in followed.kept)
    elif said and len(followed.meetings) > 1:
        yield "Whether it was kept is not noted yet."


def _kept(followed: FollowedUp) -> str:
    counts = followed.kept_counts
    needed = sum(counts[word] for word in _ORDER)
    partly = f", partly in {counts[CardWord.PARTLY]}" if counts[CardWord.PARTLY] else ""
    return f"Kept in {counts[CardWord.YES]} of {counted(needed, 'item')}{partly}." if needed else "It was not needed."


def _actions_counted(actions: Iterable[ActionItem]) -> str:
    """How many were done, on time, and how many moved a figure; how many nobody asked after."""
    every = tuple(actions)
    done, open_ones = sum(each.done is True for each in every), sum(each.done is None for each in every)
    on_time, moved = sum(each.on_time is True for each in every), sum(each.moved is True for each in every)
    if open_ones == len(every):
        return f"{counted(len(every), 'action')}, not asked after yet."
    asked = f" {open_ones} not asked after yet." if open_ones else ""
    return f"{done} of {counted(len(every), 'action')} done, {on_time} on time; a figure moved after {moved}.{asked}"


def _action(words: CoachingWords, action: ActionItem) -> str:
    said = agreement_words(words, action).removesuffix(".")
    if action.done is None:
        return f"{said}: not asked after yet."
    if not action.done:
        return f"{said}: not done."
    time = {True: ", on time", False: ", late", None: ""}[action.on_time]
    moved = {True: "; a figure moved", False: "; no figure moved", None: ""}[action.moved]
    return f"{said}: done{time}{moved}."


def _topic(topic: Topic, meetings: Iterable[ObservedMeeting]) -> str:
    days = {each.id: day_words(shown_day(each.held)) for each in meetings}
    decided = "; ".join(_decided(each, days.get(each.meeting, "")) for each in topic.decisions)
    return f"{one_line(topic.name, LONGEST)}: {decided}."


def _decided(decision: Decision, day: str) -> str:
    what = one_line(decision.what, LONGEST).rstrip(".")
    return f"{what} ({', '.join(filter(None, [day, _BECAME[decision.became]]))})"
