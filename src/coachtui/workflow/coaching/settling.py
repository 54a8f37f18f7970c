"""Settling: recording which behaviour each mark of a meeting shows, mark by mark, with the lines around it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coachtui.model.observing import Mark, MeetingLine, Observation
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.rubric import Rubric
from coachtui.model.text import counted, one_line
from coachtui.store.records import Change
from coachtui.workflow.coaching.coaching_result import observing_rubric
from coachtui.workflow.coaching.replaying import in_order_said
from coachtui.workflow.engagement.engagements import Workspace

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class SaidLine:
    """A line in words: ``who`` said it, "" for a note of the coach, and its ``text``."""

    who: str
    text: str


@dataclass(frozen=True, slots=True)
class MarkLine:
    """One mark, the one at ``place`` among those of its line, counted from 0; ``item`` is the agenda item in words.

    ``before`` and ``after`` are the lines around its own; None at the beginning and at the end.
    """

    line: MeetingLine
    place: int
    item: str
    words: SaidLine
    before: SaidLine | None
    after: SaidLine | None

    @property
    def mark(self) -> Mark:
        """The mark."""
        return self.line.marks[self.place]

    @property
    def is_settled(self) -> bool:
        """Whether it has a behaviour."""
        return bool(self.mark.behaviour)

    @property
    def key(self) -> str:
        """A text that identifies it among all marks of the meeting."""
        return f"{self.line.id} {self.place}"


@dataclass(frozen=True, slots=True)
class NumberedBehaviour:
    """A behaviour with its number on the rubric's list, counted from 1."""

    number: int
    id: str
    short: str
    definition: str


@dataclass(frozen=True, slots=True)
class Settling:
    """All marks of a meeting in the order of its lines, and the behaviours to choose from, by family."""

    marks: tuple[MarkLine, ...]
    families: tuple[tuple[str, tuple[NumberedBehaviour, ...]], ...]

    @property
    def left(self) -> int:
        """How many marks are not settled yet."""
        return sum(not each.is_settled for each in self.marks)

    @property
    def behaviours(self) -> tuple[NumberedBehaviour, ...]:
        """The behaviours by number."""
        return tuple(sorted((each for _, some in self.families for each in some), key=lambda each: each.number))


def settling_of(workspace: Workspace, meeting: str) -> Settling:
    """The marks of the meeting with this id that can count, and the behaviours to choose from.

    Marks where the coach stepped in, and on lines of somebody who does not consent, never count [method 12.9]. Raises
    as `observing_rubric`.
    """
    observation = workspace.state.observation({meeting})
    return Settling(tuple(_marks(observation, workspace.state.people)), families_in(observing_rubric(workspace)))


def _marks(observation: Observation, people: Mapping[str, Person]) -> list[MarkLine]:
    titles = {item.id: item.title or item.id for meeting in observation.meetings for item in meeting.items}
    lines = tuple(in_order_said(observation.lines))
    said = [_said(each, people) for each in lines]
    return [
        MarkLine(
            line,
            place,
            one_line(titles.get(observation.item_of(line), "")),
            said[number],
            said[number - 1] if number else None,
            said[number + 1] if number + 1 < len(said) else None,
        )
        for number, line in enumerate(lines)
        for place in range(len(line.counted_marks))
    ]


def _said(line: MeetingLine, people: Mapping[str, Person]) -> SaidLine:
    if line.person is None and line.imported:
        return SaidLine("Somebody", one_line(line.text, _LONGEST))
    if line.person is None:
        return SaidLine("", one_line(line.text, _LONGEST))
    person = people.get(line.person)
    who = one_line((person.name if person is not None else "") or line.person)
    return SaidLine(who, one_line(line.text, _LONGEST))


def families_in(rubric: Rubric) -> tuple[tuple[str, tuple[NumberedBehaviour, ...]], ...]:
    """The rated behaviours with their numbers, by the name of their family, in the order of the rubric."""
    names = {family.id: family.name for family in rubric.families}
    found: dict[str, list[NumberedBehaviour]] = {}
    for number, (own_id, each) in enumerate(rubric.rated_behaviours().items(), start=1):
        numbered = NumberedBehaviour(number, own_id, one_line(each.short_name), one_line(each.definition))
        found.setdefault(names.get(each.family, each.family), []).append(numbered)
    return tuple((name, tuple(some)) for name, some in found.items())


def settle_mark(workspace: Workspace, mark: MarkLine, behaviour: str) -> Change:
    """Record that ``mark`` shows ``behaviour``. Raises CoachError where another mark of the line shows it already."""
    line = _as_recorded(workspace, mark)
    if any(each.behaviour == behaviour for place, each in enumerate(line.marks) if place != mark.place):
        raise CoachError("Twice", "This line shows that already.", "Choose another behaviour.", bad_input=True)
    return _with_mark(workspace, line, mark.place, replace(line.marks[mark.place], behaviour=behaviour))


def turn_mark(workspace: Workspace, mark: MarkLine, *, helped: bool) -> Change:
    """Record that the line of ``mark`` helped, or hurt. Raises CoachError where the mark is no longer there."""
    line = _as_recorded(workspace, mark)
    return _with_mark(workspace, line, mark.place, replace(line.marks[mark.place], helped=helped))


def add_mark(workspace: Workspace, mark: MarkLine) -> Change:
    """Record a further mark at the line of ``mark``, of the same sign and without a behaviour.

    Raises CoachError where the line has as many as the rubric allows.
    """
    line = _as_recorded(workspace, mark)
    rules = observing_rubric(workspace).coaching_rules
    most = None if rules is None or rules.marks is None else rules.marks.per_line
    if most is not None and len(line.marks) >= most:
        raise CoachError("Enough", f"A line shows {counted(most, 'behaviour')} at most.", bad_input=True)
    return workspace.record(replace(line, marks=(*line.marks, Mark("", helped=mark.mark.helped))))


def drop_mark(workspace: Workspace, mark: MarkLine) -> Change:
    """Record that the line does not have ``mark`` any more. Raises as `turn_mark`."""
    line = _as_recorded(workspace, mark)
    return workspace.record(replace(line, marks=line.marks[: mark.place] + line.marks[mark.place + 1 :]))


def star_line(workspace: Workspace, mark: MarkLine) -> Change:
    """Record that the line of ``mark`` is starred, or not any more. Raises as `turn_mark`."""
    line = _as_recorded(workspace, mark)
    return workspace.record(replace(line, starred=not line.starred))


def _as_recorded(workspace: Workspace, mark: MarkLine) -> MeetingLine:
    """The line as it is recorded now. Raises CoachError where the mark is no longer there."""
    line = workspace.state.meeting_lines.get(mark.line.id)
    if line is None or mark.place >= len(line.marks):
        raise CoachError("Gone", "This mark is no longer there.", bad_input=True)
    return line


def _with_mark(workspace: Workspace, line: MeetingLine, place: int, mark: Mark) -> Change:
    return workspace.record(replace(line, marks=(*line.marks[:place], mark, *line.marks[place + 1 :])))
