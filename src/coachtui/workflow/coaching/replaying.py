"""Going through a meeting again, line by line: marks, stars, and where agenda items begin."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from coachtui.asking.line_grammar import LineReader
from coachtui.model.observing import AgendaItem, LineKind, Mark, MeetingLine, ObservedMeeting
from coachtui.model.people import names_of
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.model.times import read_time
from coachtui.store.records import Change
from coachtui.workflow.coaching.coaching_result import observing_rubric
from coachtui.workflow.engagement.engagements import Workspace

_STAR = "!"
_LAST = "9"
"""Behind all times, as `_comparable` writes them."""


@dataclass(frozen=True, slots=True)
class ReplayLine:
    """A line as it is shown; ``seconds`` is when, from the beginning of the meeting, None where that is not known.

    ``item`` is the id of the agenda item that begins with it, "" for none. ``typed`` says that the coach typed it
    beside a transcript, ``is_kept`` that its words may be kept.
    """

    line: MeetingLine
    seconds: float | None
    item: str = ""
    typed: bool = False
    is_kept: bool = True

    @property
    def who(self) -> str:
        """The code of whoever said it; "" for a note."""
        return self.line.person or ""


@dataclass(frozen=True, slots=True)
class Replay:
    """All lines of a meeting in the order in which they were said, those typed live among those of a transcript.

    ``shorts`` are the short names of behaviours, ``names`` those of participants, both by id.
    """

    lines: tuple[ReplayLine, ...]
    items: tuple[AgendaItem, ...]
    shorts: Mapping[str, str]
    names: Mapping[str, str]

    def place_of(self, line_id: str) -> int:
        """The place of the line with this id, counted from 0; 0 where there is none."""
        return next((place for place, each in enumerate(self.lines) if each.line.id == line_id), 0)

    def with_line(self, line: MeetingLine) -> "Replay":
        """The same with the marks and star of ``line`` in place of those it had."""
        place = self.place_of(line.id)
        shown = replace(self.lines[place], line=line)
        return replace(self, lines=(*self.lines[:place], shown, *self.lines[place + 1 :]))

    def next_marked(self, place: int) -> int | None:
        """The place of the next line behind ``place`` that was marked, starred or typed live; None where none is."""
        behind = range(place + 1, len(self.lines))
        return next((each for each in behind if self._stands_out(self.lines[each])), None)

    def _stands_out(self, shown: ReplayLine) -> bool:
        return shown.typed or bool(shown.line.marks) or shown.line.starred

    def following_item(self, place: int) -> AgendaItem | None:
        """The agenda item after the last one that began before ``place``; None where there is none."""
        begun = [each.item for each in self.lines[: place + 1] if each.item]
        ids = [item.id for item in self.items]
        at = ids.index(begun[-1]) + 1 if begun and begun[-1] in ids else 0
        return self.items[at] if at < len(self.items) else None


def replay_of(workspace: Workspace, meeting_id: str) -> Replay:
    """The lines of the meeting with this id, which must be there, to go through. Raises as `observing_rubric`."""
    state = workspace.state
    observation = state.observation({meeting_id})
    (meeting,) = observation.meetings
    imported = any(line.imported for line in observation.lines)
    behaviours = observing_rubric(workspace).rated_behaviours()
    return Replay(
        tuple(_shown(meeting, in_order_said(observation.lines), typed=imported)),
        meeting.items,
        {key: one_line(each.short_name) for key, each in behaviours.items()},
        {code: one_line(name) for code, name in names_of(meeting.participants, state.people).items()},
    )


def in_order_said(lines: Sequence[MeetingLine]) -> Iterator[MeetingLine]:
    """The lines of a meeting with those typed live put before the first line of the transcript that was said later.

    Lines typed live without a time come last; without a transcript the order stays.
    """
    imported = [line for line in lines if line.imported]
    typed = [line for line in lines if not line.imported]
    if not imported:
        yield from typed
        return
    latest = ""
    moments: list[str] = []
    for line in imported:
        latest = max(latest, _comparable(line.said))
        moments.append(latest)
    waiting: dict[int, list[MeetingLine]] = {}
    for line in sorted(typed, key=lambda each: _comparable(each.said) or _LAST):
        place = bisect_right(moments, _comparable(line.said)) if line.said else len(imported)
        waiting.setdefault(place, []).append(line)
    for place, line in enumerate(imported):
        yield from waiting.get(place, ())
        yield line
    yield from waiting.get(len(imported), ())


def _comparable(text: str | None) -> str:
    """A time as a text that sorts as times do; "" for none."""
    moment = read_time(text)
    return "" if moment is None else f"{moment.timestamp():020.6f}"


def _shown(meeting: ObservedMeeting, lines: Iterable[MeetingLine], *, typed: bool) -> Iterator[ReplayLine]:
    began = read_time(meeting.began)
    current = ""
    for line in lines:
        said = read_time(line.said)
        item = line.item or meeting.item_of(line.number)
        begins = item if item and item != current and (line.imported or not typed) else ""
        current = begins or current
        yield ReplayLine(
            line,
            None if said is None or began is None else (said - began).total_seconds(),
            begins,
            typed and not line.imported,
            line.length is None,
        )


def typed_marks(workspace: Workspace, typed: str) -> tuple[tuple[Mark, ...], bool]:
    """The marks that ``typed`` means, as at the end of a line typed live, and whether it begins with a star.

    Raises CoachError for what is no mark, and for more marks than a line may have.
    """
    star = typed.lstrip().startswith(_STAR)
    rest = typed.replace(_STAR, " ").strip()
    behaviours = tuple(observing_rubric(workspace).rated_behaviours())
    reader = LineReader((), behaviours, workspace.surroundings.today, {})
    meaning = reader.read(f"x {rest}")
    if meaning.words != "x":
        raise CoachError(
            "No mark",
            f"{one_line(rest, 30)} is no mark.",
            f"+ helped, - hurt, with a behaviour from 1 to {len(behaviours)}; two at most.",
            bad_input=True,
        )
    return meaning.marks, star


def mark_line(workspace: Workspace, line_id: str, typed: str) -> Change:
    """Record the marks that were ``typed`` for a line, in place of those it has; a ! alone switches its star.

    Raises CoachError for what is no mark, and for a line of which no words are kept.
    """
    line = _markable(workspace, line_id)
    marks, star = typed_marks(workspace, typed)
    starred = (bool(marks) or not line.starred) if star else line.starred
    return workspace.record(replace(line, marks=marks or (line.marks if star else ()), starred=starred))


def clear_line(workspace: Workspace, line_id: str) -> Change:
    """Record that the line has no marks and no star."""
    return workspace.record(replace(_markable(workspace, line_id), marks=(), starred=False))


def _markable(workspace: Workspace, line_id: str) -> MeetingLine:
    line = workspace.state.meeting_lines[line_id]
    meeting = workspace.state.observed_meetings[line.meeting]
    if line.length is not None or (line.person is not None and line.person in meeting.unwilling):
        raise CoachError("No words", "Of this line no words are kept, so nothing is marked in it.", bad_input=True)
    if line.kind is LineKind.STEP_IN:
        raise CoachError("Yours", "That is you stepping in: it is not marked.", bad_input=True)
    return line


def begin_item(workspace: Workspace, meeting_id: str, item_id: str, line_id: str) -> Change:
    """Record that an agenda item begins with a line, and lasts until the next one begins.

    An ``item_id`` that is not on the agenda is added at its end. Lines that belong to another item than those around
    them, as where an item was taken up again, stay as they are.
    """
    state = workspace.state
    meeting = state.observed_meetings[meeting_id]
    own = [line for line in state.meeting_lines.values() if line.meeting == meeting_id]
    lines = [line for line in own if line.imported] or own
    line = state.meeting_lines[line_id]
    number = line.number if line in lines else _number_behind(lines, line)
    items = meeting.items
    if item_id not in {item.id for item in items}:
        items = (*items, AgendaItem(item_id))
    begins = {item.id: item.first for item in items if item.first is not None} | {item_id: number}
    last = max(each.number for each in lines)
    ends = {
        first: min((other - 1 for other in begins.values() if other > first), default=last) for first in begins.values()
    }
    taken = [each for each, first in begins.items() if first == number and each != item_id]

    def placed(item: AgendaItem) -> AgendaItem:
        if item.id in taken:
            return replace(item, first=None, last=None)
        first = begins.get(item.id)
        return item if first is None else replace(item, first=first, last=ends[first])

    return workspace.record(replace(meeting, items=tuple(map(placed, items))))


def _number_behind(lines: Iterable[MeetingLine], typed: MeetingLine) -> int:
    """The number of the first of ``lines`` said when ``typed`` was, or later."""
    wanted = _comparable(typed.said)
    later = [line.number for line in lines if _comparable(line.said) >= wanted]
    return min(later) if later else max(line.number for line in lines)
