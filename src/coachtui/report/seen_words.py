"""The figures of a team that a coach passed on, in words: counts and levels, without quotes and names."""

from collections.abc import Iterator

from coachtui.assess.seen import BehaviourSeen, SeenInMeetings
from coachtui.model.days import day_words
from coachtui.model.rubric import Rubric
from coachtui.model.seen import AgreementKind, SeenAgreement, SeenBehaviour, SeenMeeting
from coachtui.model.text import counted_people, one_line
from coachtui.model.times import shown_day
from coachtui.report.level_rows import level_sign
from coachtui.report.paragraphs import Handout
from coachtui.report.summary import SEEN

AGREED = "What was agreed in them"
FEW = "One meeting says little: take it as one look."
LEVELS = "Levels from 0 to 4, a digit for each meeting, the latest last; · where there was nothing to see."
_SOMEBODY = "somebody"


def meeting_line(meeting: SeenMeeting) -> str:
    """The name of the meeting, with its day."""
    day = day_words(shown_day(meeting.held))
    return f"{one_line(meeting.name)}{f', {day}' if day else ''}"


def behaviour_line(rubric: Rubric, seen: SeenBehaviour) -> str:
    """A behaviour with its level, and the counts behind it."""
    rated = rubric.rated_behaviours().get(seen.behaviour)
    name = one_line(rated.short_name if rated is not None else seen.behaviour)
    level = "no level" if seen.level is None else f"level {seen.level}"
    return f"{name}: {'; '.join([level, *_seen_counts(seen)])}."


def _seen_counts(seen: SeenBehaviour) -> Iterator[str]:
    """Parts of a sentence: how often it helped and by how many people, hurt and was missed, and what cards say."""
    marks = ((seen.helped, f"helped {seen.helped}, by {counted_people(seen.people)}"), (seen.hurt, f"hurt {seen.hurt}"))
    found = [words for count, words in (*marks, (seen.missed, f"missed {seen.missed}")) if count]
    if found:
        yield ", ".join(found)
    if seen.needed:
        yield f"cards: {seen.yes} yes, {seen.partly} partly, {seen.no} no"


def agreement_line(agreement: SeenAgreement) -> str:
    """A decision or an action with the role of whoever it is for, and by when."""
    kind = "Decision" if agreement.kind is AgreementKind.DECISION else "Action"
    what = one_line(agreement.what).rstrip(".")
    return f"{kind}: {what} ({one_line(agreement.role) or _SOMEBODY}, {day_words(agreement.due) or 'no day'})."


def seen_page(seen: SeenInMeetings) -> Handout:
    """The figures of the team, beside what is said in interviews, for the assessor. It names nobody."""
    paragraphs = [(one_line(row.behaviour.name), tuple(_beside(row))) for row in seen.rows]
    if seen.agreements:
        paragraphs.append((AGREED, tuple(map(agreement_line, seen.agreements))))
    return Handout(SEEN, (*_about(seen), LEVELS), tuple(paragraphs))


def seen_lines(seen: SeenInMeetings) -> Iterator[str]:
    """The figures of the team, a line each, for everybody: without what single people say in interviews."""
    yield from _about(seen)
    yield from (
        f"{one_line(row.behaviour.name)}: {_seen(row)}"
        for row in seen.rows
        if any(each is not None for each in row.seen.levels)
    )


def _about(seen: SeenInMeetings) -> Iterator[str]:
    yield from map(meeting_line, seen.meetings)
    if len(seen.meetings) == 1:
        yield FEW


def _seen(row: BehaviourSeen) -> str:
    return "; ".join([" ".join(map(level_sign, row.seen.levels)), *_seen_counts(row.seen.counts)])


def _beside(row: BehaviourSeen) -> Iterator[str]:
    yield f"Seen: {_seen(row)}."
    for own in row.own:
        yield f"Somebody who {one_line(own.role) or 'was there'} says {own.level}, of {day_words(own.day)}."
    for each in row.believed:
        yield f"In interviews, of all meetings ({one_line(each.name)}): {each.said}."
