"""The records of one meeting, counted and in order, updated as more is recorded."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime

from coachtui.model.engagement import State
from coachtui.model.observing import ActionItem, Decision, MeetingLine, Missed, kept_of
from coachtui.model.times import moment_of
from coachtui.store.kinds import Record
from coachtui.store.records import stored
from coachtui.workflow.observing.typed_lines import Typed, is_beside

_Place = tuple[datetime, int, str]
"""When a line was said, its number, and its id: the order of lines."""


class LiveRecords:
    """The lines, decisions, actions and marks of one meeting in ``state``.

    Adding one costs the same however many there are. ``marks`` counts marks by item, behaviour and whether they helped.
    ``number`` is the number of the next line.
    """

    def __init__(self, state: State, meeting: str) -> None:
        self.meeting = meeting
        self.state = state
        self.marks: Counter[tuple[str, str, bool]] = Counter()
        self.number = 1
        self._held: dict[str, Typed] = {}
        self._agreed: dict[str, Decision | ActionItem] = {}
        self._places: dict[str, _Place] = {}
        self._order: list[_Place] = []
        for held in (state.meeting_lines, state.decisions, state.actions):
            for each in held.values():
                self._add(each)

    def look_again(self, state: State, records: Iterable[Record]) -> None:
        """Update from ``state``, in which ``records`` were recorded or withdrawn.

        Only what has the keys of ``records`` is looked up, so that the cost does not grow with the number of lines.
        """
        self.state = state
        own = [each for each in records if isinstance(each, MeetingLine | Decision | ActionItem)]
        for each in own:
            self._drop(each.id)
        for each in own:
            now = stored(state, each)
            if now is not None:
                self._add(now)

    def get(self, line: str) -> Typed | None:
        """The line with this id; None where there is none."""
        return self._held.get(line)

    def last(self, most: int) -> tuple[Typed, ...]:
        """The last ``most`` lines, the newest last."""
        return tuple(self._held[place[-1]] for place in self._order[-most:]) if most else ()

    def before(self, line: str | None) -> Typed | None:
        """The line before the one with this id; None means the last line.

        None for the first line, and for an unknown id.
        """
        if line is None:
            place = len(self._order)
        else:
            place = bisect_left(self._order, self._places[line]) if line in self._places else 0
        return self._held[self._order[place - 1][-1]] if place else None

    def lines(self) -> Iterator[MeetingLine]:
        """All lines that are neither decisions nor actions, in order."""
        found = (self._held[place[-1]] for place in self._order)
        return (each for each in found if isinstance(each, MeetingLine))

    def agreed_in(self, item: str) -> Iterator[Decision | ActionItem]:
        """The decisions and actions of an agenda item, in the order in which they were recorded."""
        return (each for each in self._agreed.values() if each.item == item)

    def actions(self) -> Iterator[ActionItem]:
        """The actions of this meeting; those that the meeting before left come first."""
        own = [each for each in self.state.actions.values() if each.meeting == self.meeting]
        return iter(sorted(own, key=lambda each: not each.earlier))

    def missed(self) -> Iterator[Missed]:
        """The records of what was missed in this meeting."""
        return (each for each in self.state.missed.values() if each.meeting == self.meeting)

    def _add(self, typed: Typed) -> None:
        if typed.meeting != self.meeting or (isinstance(typed, ActionItem) and typed.earlier):
            return
        number = 0
        if isinstance(typed, MeetingLine):
            typed = kept_of(typed, self.state.observed_meetings[self.meeting])
            number = typed.number
            self.number = max(self.number, number + 1)
            self.marks.update(_counted(typed))
        else:
            self._agreed[typed.id] = typed
        self._held[typed.id] = typed
        if not (isinstance(typed, MeetingLine) and is_beside(typed)):
            self._places[typed.id] = place = (moment_of(typed.said), number, typed.id)
            insort(self._order, place)

    def _drop(self, line: str) -> None:
        typed = self._held.pop(line, None)
        self._agreed.pop(line, None)
        if isinstance(typed, MeetingLine):
            self.marks.subtract(_counted(typed))
        place = self._places.pop(line, None)
        if place is not None:
            del self._order[bisect_left(self._order, place)]


def _counted(line: MeetingLine) -> Iterator[tuple[str, str, bool]]:
    """The marks of a line that count, each with the agenda item."""
    return ((line.item, mark.behaviour, mark.helped) for mark in line.counted_marks)
