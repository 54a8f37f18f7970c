"""What a coach records of a meeting: who was there, the agenda, what was said, cards, and what was agreed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from coachtui.model.shapes import Level

COACHING = "coaching"
"""The kind of an engagement file in which a coach keeps what concerns the people who are coached."""

OPENING, CLOSE = "opening", "close"
"""The parts of a meeting outside its agenda items in which a behaviour can be missed."""


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda: what it is about, its verb such as "decide", and its minutes; None where not planned.

    ``first`` and ``last`` are the numbers of the first and the last line that belong to it.
    """

    id: str
    title: str = ""
    verb: str = ""
    minutes: int | None = None
    first: int | None = None
    last: int | None = None

    def holds(self, number: int) -> bool:
        """Whether the line with this number belongs to it."""
        return self.first is not None and self.last is not None and self.first <= number <= self.last


@dataclass(frozen=True, slots=True)
class ObservedMeeting:
    """A meeting that a coach observed. ``held`` is when, in ISO form; None where it is not known.

    ``participants`` are codes in seat order, ``chair`` is one of them, and ``unwilling`` are those who do not consent:
    of what they say no words are kept, and nothing is marked as theirs.
    """

    id: str
    name: str
    held: str | None = None
    chair: str | None = None
    participants: tuple[str, ...] = ()
    unwilling: tuple[str, ...] = ()
    items: tuple[AgendaItem, ...] = ()

    @property
    def day(self) -> str:
        """The day in ISO form, as it was written; "" where it is not known."""
        return (self.held or "")[:10]

    def item_of(self, number: int) -> str:
        """The id of the agenda item that the line with this number belongs to; "" for none."""
        return next((item.id for item in self.items if item.holds(number)), "")


@dataclass(frozen=True, slots=True)
class Mark:
    """That a line helped or hurt; ``behaviour`` is the id of the behaviour it shows, "" until that is settled."""

    behaviour: str
    helped: bool


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One line of a meeting, in order of its ``number``: what ``person``, a code, said; None for a note of the coach.

    ``said`` is when, in ISO form. ``length`` is the number of words where the words themselves are not kept.
    """

    id: str
    meeting: str
    person: str | None
    number: int
    text: str = ""
    said: str | None = None
    marks: tuple[Mark, ...] = ()
    starred: bool = False
    length: int | None = None


@dataclass(frozen=True, slots=True)
class Missed:
    """That an agenda item, by its id, or the opening or close of a meeting needed a behaviour and nobody showed it."""

    meeting: str
    behaviour: str
    item: str = ""


class CardWord(StrEnum):
    """What a line of a card is answered with."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True)
class CardAnswer:
    """One line of the card of an agenda item, by its id, or of the card of the whole meeting, "": about a behaviour."""

    meeting: str
    item: str
    behaviour: str
    word: CardWord


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided in a meeting, in words. Who decides is ``person``, a code, or somebody else, ``who``.

    ``due`` is by when, as it was said.
    """

    id: str
    meeting: str
    what: str
    person: str | None = None
    who: str = ""
    due: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class ActionItem:
    """What somebody is to do after a meeting: ``person``, a code, or somebody else, ``who``.

    ``due`` is by when, as it was said.
    """

    id: str
    meeting: str
    what: str
    person: str | None = None
    who: str = ""
    due: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class DiscussedFigure:
    """A figure that a meeting talked about, by its id, with its latest points, the newest last, as decimal numbers."""

    id: str
    meeting: str
    points: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmedLevel:
    """The level that the coach gives a behaviour in a meeting, by its anchors, and the reason."""

    meeting: str
    behaviour: str
    level: Level
    reason: str


@dataclass(frozen=True, slots=True)
class Observation:
    """What was recorded of one or several meetings, in order. Of a meeting each record names its id."""

    meetings: tuple[ObservedMeeting, ...] = ()
    lines: tuple[MeetingLine, ...] = ()
    missed: tuple[Missed, ...] = ()
    cards: tuple[CardAnswer, ...] = ()
    decisions: tuple[Decision, ...] = ()
    actions: tuple[ActionItem, ...] = ()
    figures: tuple[DiscussedFigure, ...] = ()
    confirmed: tuple[ConfirmedLevel, ...] = ()

    def item_of(self, line: MeetingLine) -> str:
        """The id of the agenda item that a line belongs to; "" for none."""
        return next((each.item_of(line.number) for each in self.meetings if each.id == line.meeting), "")

    def chairs(self) -> Mapping[str, str | None]:
        """The chair of each meeting, by its id."""
        return {each.id: each.chair for each in self.meetings}


def kept_of(line: MeetingLine, meeting: ObservedMeeting) -> MeetingLine:
    """What may be kept of a line: of somebody who does not consent who, when and how long, and no words and marks."""
    if line.person is None or line.person not in meeting.unwilling:
        return line
    length = len(line.text.split()) if line.length is None else line.length
    return replace(line, text="", marks=(), starred=False, length=length)
