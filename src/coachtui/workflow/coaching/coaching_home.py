"""The observed meetings of a coaching file at a glance: where each stands, and what is next. Needs no rubric."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coachtui.model.engagement import State
from coachtui.model.observing import CardAnswer, MeetingLine, Observation, ObservedMeeting, kept_of
from coachtui.model.text import counted
from coachtui.workflow.engagement.engagements import Workspace


@dataclass(frozen=True, slots=True)
class ObservedLine:
    """An observed meeting and where it stands.

    ``spoken`` is how many lines there are, ``marks`` how many marks, ``to_settle`` how many of these have no behaviour
    yet, ``words`` how many lines of cards are filled in, and ``waiting`` how many cards have none. ``looked_up`` says
    that all of it is known.
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
        """Whether there is anything that a debrief can be made of."""
        return self.marks > self.to_settle or self.words > 0

    @property
    def progress(self) -> str:
        """Where it stands, in words; "" before it is known."""
        return ", ".join(self._parts()) if self.looked_up else ""

    @property
    def can_be_observed(self) -> bool:
        """Whether it is still to be observed, or being observed, as far as that is known."""
        return self.meeting.can_be_observed(has_lines=self.spoken > 0 or not self.looked_up)

    @property
    def is_prepared(self) -> bool:
        """Whether it has not begun, so that what was prepared can be changed, as far as that is known."""
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
    """What home of a coaching file shows: whose it is, its meetings, the latest first."""

    organisation: str
    meetings: tuple[ObservedLine, ...]


def coaching_outline(workspace: Workspace) -> CoachingHome:
    """The meetings by name and day, without looking at what was said. Quick on a file of any size."""
    state = workspace.log.outline()
    return CoachingHome(workspace.engagement.organisation, tuple(map(ObservedLine, reversed(state.observed()))))


def coaching_home(workspace: Workspace) -> CoachingHome:
    """The meetings and where each stands."""
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
    """Whether nothing was recorded of the meeting with this id but what its form has; also where there is no such."""
    there = state.observed_meetings.get(meeting)
    if there is None:
        return True
    seen = state.observation({meeting})
    beyond = (seen.missed, seen.cards, seen.decisions, seen.confirmed, seen.kept, seen.debriefs, seen.notes)
    agreed = any(not each.earlier for each in seen.actions)
    return there.is_prepared(has_lines=bool(seen.lines)) and not agreed and not any(beyond)


def observed_line(meeting: ObservedMeeting, observation: Observation) -> ObservedLine:
    """Where one meeting stands, of which ``observation`` has all that was recorded."""
    return _line(meeting, observation.lines, observation.cards)


def _line(meeting: ObservedMeeting, lines: Iterable[MeetingLine], cards: Iterable[CardAnswer]) -> ObservedLine:
    spoken = tuple(lines)
    marks = [mark for line in spoken for mark in kept_of(line, meeting).counted_marks]
    words = [card.item for card in cards]
    waiting = {"", *(item.id for item in meeting.items)} - {*words}
    unsettled = sum(not mark.behaviour for mark in marks)
    return ObservedLine(meeting, len(spoken), len(marks), unsettled, len(words), len(waiting), looked_up=True)
