"""The observed meetings of a coaching file at a glance: how far each has come. Needs no rubric."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coachtui.model.engagement import State
from coachtui.model.observing import CardAnswer, MeetingLine, Observation, ObservedMeeting, kept_of
from coachtui.model.text import counted
from coachtui.workflow.engagement.engagements import Workspace


@dataclass(frozen=True, slots=True)
class ObservedLine:
    """An observed meeting and how far it has come.

    ``spoken`` counts its lines, ``marks`` its marks, ``to_settle`` the marks without a behaviour, ``words`` the card
    lines that are answered, and ``waiting`` the cards without any answer. ``looked_up`` is False while only the meeting
    is known.
    """

    meeting: ObservedMeeting
    spoken: int = 0
    marks: int = 0
    to_settle: int = 0
    words: int = 0
    waiting: int = 0
    looked_up: bool = False

    @property
    def is_ready(self) -> bool:
        """Whether anything is recorded that a debrief can be made of."""
        return self.marks > self.to_settle or self.words > 0

    @property
    def progress(self) -> str:
        """How far it has come, in words; "" before that is looked up."""
        return ", ".join(self._parts()) if self.looked_up else ""

    @property
    def can_be_observed(self) -> bool:
        """Whether it has not begun or is under way, as far as that is looked up."""
        return self.meeting.can_be_observed(has_lines=self.spoken > 0 or not self.looked_up)

    @property
    def is_prepared(self) -> bool:
        """Whether it has not begun, so that what was prepared can be changed, as far as that is looked up."""
        return self.meeting.is_prepared(has_lines=self.spoken > 0 or not self.looked_up)

    @property
    def is_under_way(self) -> bool:
        """Whether its observation was begun and not ended."""
        return self.meeting.began is not None and self.meeting.ended is None

    def _parts(self) -> Iterator[str]:
        if self.is_under_way:
            yield "under way"
            return
        if self.is_ready:
            yield "debrief ready"
        elif not self.to_settle:
            yield "nothing noted yet" if self.can_be_observed else "nothing marked yet"
        if self.to_settle:
            yield f"{self.to_settle} to settle"
        if self.waiting and self.words:
            yield counted(self.waiting, "card")


@dataclass(frozen=True, slots=True)
class CoachingHome:
    """The home of a coaching file: its organisation, and its meetings, the latest first."""

    organisation: str
    meetings: tuple[ObservedLine, ...]


def coaching_outline(workspace: Workspace) -> CoachingHome:
    """The home with meetings that are not looked up: name and day alone. Quick on a file of any size."""
    state = workspace.log.outline()
    return CoachingHome(workspace.engagement.organisation, tuple(map(ObservedLine, reversed(state.observed()))))


def coaching_home(workspace: Workspace) -> CoachingHome:
    """The home with all meetings looked up."""
    state = workspace.state
    lines: dict[str, list[MeetingLine]] = {each: [] for each in state.observed_meetings}
    cards: dict[str, list[CardAnswer]] = {each: [] for each in state.observed_meetings}
    for line in state.meeting_lines.values():
        lines.setdefault(line.meeting, []).append(line)
    for card in state.card_answers.values():
        cards.setdefault(card.meeting, []).append(card)
    meetings = (_line(each, lines[each.id], cards[each.id]) for each in reversed(state.observed()))
    return CoachingHome(workspace.engagement.organisation, tuple(meetings))


def is_untouched(state: State, meeting: str) -> bool:
    """Whether of the meeting with this id nothing is recorded beyond its form; True also where there is none."""
    there = state.observed_meetings.get(meeting)
    if there is None:
        return True
    seen = state.observation({meeting})
    beyond = (seen.missed, seen.cards, seen.decisions, seen.confirmed, seen.kept, seen.debriefs, seen.notes)
    agreed = any(not each.earlier for each in seen.actions)
    return there.is_prepared(has_lines=bool(seen.lines)) and not agreed and not any(beyond)


def observed_line(meeting: ObservedMeeting, observation: Observation) -> ObservedLine:
    """How far ``meeting`` has come; ``observation`` has all that was recorded of it."""
    return _line(meeting, observation.lines, observation.cards)


def _line(meeting: ObservedMeeting, lines: Iterable[MeetingLine], cards: Iterable[CardAnswer]) -> ObservedLine:
    spoken = tuple(lines)
    marks = [mark for line in spoken for mark in kept_of(line, meeting).counted_marks]
    words = [card.item for card in cards]
    waiting = {"", *(item.id for item in meeting.items)} - {*words}
    unsettled = sum(not mark.behaviour for mark in marks)
    return ObservedLine(meeting, len(spoken), len(marks), unsettled, len(words), len(waiting), looked_up=True)
