"""What a coach records of a meeting: who was there, the agenda, what was said, cards, and what was agreed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from coachtui.model.days import day_words
from coachtui.model.meetings import LONGEST_NAME, name_compared
from coachtui.model.shapes import Level
from coachtui.model.text import one_line

COACHING = "coaching"
"""The kind of an engagement file in which a coach keeps what concerns the people who are coached."""

NEW_FORM_DRAFTS = "before a new meeting"
"""The session of drafts that hold what is typed into the form of a meeting not recorded yet, by the id proposed."""

FORM_DRAFTS = "before a meeting"
"""The same for the form of a meeting that is recorded, by the id of the meeting."""

OPENING, CLOSE = "opening", "close"
"""The parts of a meeting outside its agenda items in which a behaviour can be missed."""


class SteppingIn(StrEnum):
    """How the coach may step in while a meeting goes on, as agreed with its chair."""

    NOTE = "note"
    GLANCE = "glance"
    PAUSE = "pause"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time, from ``opened`` to ``closed``, in ISO form; None while it goes on."""

    opened: str
    closed: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda: what it is about, its verb such as "decide", and its minutes; None where not planned.

    ``first`` and ``last`` are the numbers of the first and the last line that belong to it, where lines do not name
    their item. ``stretches`` are when it was open, in order: an item may be returned to.
    """

    id: str
    title: str = ""
    verb: str = ""
    minutes: int | None = None
    first: int | None = None
    last: int | None = None
    stretches: tuple[Stretch, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is being talked about."""
        return bool(self.stretches) and self.stretches[-1].closed is None

    def holds(self, number: int) -> bool:
        """Whether the line with this number belongs to it."""
        return self.first is not None and self.last is not None and self.first <= number <= self.last


@dataclass(frozen=True, slots=True)
class ObservedMeeting:
    """A meeting that a coach observed. ``held`` is when, in ISO form; None where it is not known.

    ``participants`` are codes in seat order, ``chair`` is one of them, and ``unwilling`` are those who do not consent:
    of what they say no words are kept, and nothing is marked as theirs.

    Agreed with the chair were ``produce``, what the meeting must produce; ``agreed``, the id of one behaviour;
    ``stepping_in``; and ``seen_by``, who sees what. ``consent_said`` is whether the sentence that asks for consent was
    said; None: not known. ``began``, ``ended`` and ``pauses`` are of the observation, in ISO form. ``shift`` is how
    many seconds after the meeting began the zero of its transcript lies; None without a transcript that was aligned.
    """

    id: str
    name: str
    held: str | None = None
    chair: str | None = None
    participants: tuple[str, ...] = ()
    unwilling: tuple[str, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    produce: str = ""
    agreed: str = ""
    stepping_in: SteppingIn | None = None
    seen_by: str = ""
    consent_said: bool | None = None
    began: str | None = None
    ended: str | None = None
    pauses: tuple[Stretch, ...] = ()
    shift: float | None = None

    @property
    def day(self) -> str:
        """The day in ISO form, as it was written; "" where it is not known."""
        return (self.held or "")[:10]

    @property
    def spoken(self) -> str:
        """Name and day, as far as that is known, as people read them."""
        return ", ".join(filter(None, (one_line(self.name, LONGEST_NAME), self.day and day_words(self.day))))

    def is_same_as(self, other: "ObservedMeeting") -> bool:
        """Whether both are one meeting: of one name, but for capitals and spaces, on one day where both have one."""
        same_day = not (self.day and other.day) or self.day == other.day
        return same_day and name_compared(self.name) == name_compared(other.name)

    def can_be_observed(self, *, has_lines: bool) -> bool:
        """Whether it is still to be observed, or being observed: one with lines that never began was taken in later."""
        return self.ended is None and (self.began is not None or not has_lines)

    def is_prepared(self, *, has_lines: bool) -> bool:
        """Whether it is to be observed and has not begun, so that what is known beforehand can be changed."""
        return self.began is None and self.can_be_observed(has_lines=has_lines)

    def with_consent(self, code: str, *, given: bool) -> "ObservedMeeting":
        """The meeting with the consent of the participant ``code``, given or not."""
        unwilling = (each for each in self.participants if (not given if each == code else each in self.unwilling))
        return replace(self, unwilling=tuple(unwilling))

    def refused_by(self, codes: Collection[str]) -> "ObservedMeeting":
        """The meeting in which those with these ``codes`` do not consent; they took part in it."""
        participants = tuple(dict.fromkeys((*self.participants, *self.unwilling, *codes)))
        refusing = {*self.unwilling, *codes}
        return replace(
            self, participants=participants, unwilling=tuple(each for each in participants if each in refusing)
        )

    def item_of(self, number: int) -> str:
        """The id of the agenda item that the line with this number belongs to; "" for none."""
        return next((item.id for item in self.items if item.holds(number)), "")


@dataclass(frozen=True, slots=True)
class Mark:
    """That a line helped or hurt; ``behaviour`` is the id of the behaviour it shows, "" until that is settled."""

    behaviour: str
    helped: bool


class LineKind(StrEnum):
    """What a line is: what somebody said, a note of the coach, or that the coach stepped in."""

    SAID = "said"
    NOTE = "note"
    STEP_IN = "step in"


@dataclass(frozen=True, slots=True)
class MeetingLine:
    """One line of a meeting, in order of its ``number``: what ``person``, a code, said; None where the coach wrote it.

    Without ``text`` it is a turn whose words were not noted. ``said`` is when, ``until`` when it ended, in ISO form.
    ``length`` is the number of words where the words themselves are not kept. ``raw`` is the line as it was typed.
    ``item`` is the id of the agenda item; "" where that goes by the number. ``taken_up`` is whether the meeting took
    up that the coach stepped in; None: not known. ``imported`` is true of a line of a transcript.
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
    raw: str = ""
    kind: LineKind = LineKind.SAID
    item: str = ""
    until: str | None = None
    taken_up: bool | None = None
    imported: bool = False

    @property
    def counted_marks(self) -> tuple[Mark, ...]:
        """The marks that count: none where the coach stepped in, which is no behaviour of the meeting [method 12.9]."""
        return () if self.kind is LineKind.STEP_IN else self.marks


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


class Became(StrEnum):
    """What a decision became, beside earlier ones about the same topic."""

    NEW = "new"
    STABLE = "stable"
    CHANGED = "changed"
    IN_CONFLICT = "in conflict"


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided in a meeting, in words. Who decides is ``person``, a code, or somebody else, ``who``.

    ``due`` is by when, as it was said; ``raw`` the line as it was typed, ``said`` when that was, in ISO form. ``topic``
    is what it is about. ``criteria``, ``options`` and ``data`` are whether it rested on them; None: not looked at yet.
    """

    id: str
    meeting: str
    what: str
    person: str | None = None
    who: str = ""
    due: str = ""
    item: str = ""
    raw: str = ""
    said: str | None = None
    topic: str = ""
    criteria: bool | None = None
    options: bool | None = None
    data: bool | None = None
    became: Became | None = None


@dataclass(frozen=True, slots=True)
class ActionItem:
    """What somebody is to do after a meeting: ``person``, a code, or somebody else, ``who``.

    ``due`` is by when, as it was said; ``raw`` the line as it was typed, ``said`` when that was, in ISO form.
    ``earlier`` is true of one that the meeting before this one had left. ``done``, ``on_time`` and ``moved``, whether a
    figure moved, are asked in the next meeting; None: not asked yet.
    """

    id: str
    meeting: str
    what: str
    person: str | None = None
    who: str = ""
    due: str = ""
    item: str = ""
    raw: str = ""
    said: str | None = None
    earlier: bool = False
    done: bool | None = None
    on_time: bool | None = None
    moved: bool | None = None


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
class AgreementKept:
    """Whether what was agreed after the meeting before was kept in an agenda item of this one, by its id."""

    meeting: str
    item: str
    word: CardWord


@dataclass(frozen=True, slots=True)
class SpeakerCode:
    """Whom a name in transcripts means, by his or her code."""

    name: str
    code: str


@dataclass(frozen=True, slots=True)
class DebriefWords:
    """The coach's own words in the debrief for ``whom``, a code; None for the team.

    ``next`` is what to do next time, ``watcher`` who watches, ``day`` when. ``answer`` is what was said to the question
    how he or she saw it.
    """

    meeting: str
    whom: str | None
    next: str = ""
    watcher: str = ""
    day: str = ""
    answer: str = ""

    @property
    def words(self) -> str:
        """All of them, a line each."""
        return "\n".join(filter(None, (self.next, self.watcher, self.day, self.answer)))


@dataclass(frozen=True, slots=True)
class CoachNote:
    """The written note about a meeting for ``whom``, a code, as the coach edited it; None: the page for the team."""

    meeting: str
    whom: str | None
    text: str


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
    kept: tuple[AgreementKept, ...] = ()
    debriefs: tuple[DebriefWords, ...] = ()
    notes: tuple[CoachNote, ...] = ()

    def item_of(self, line: MeetingLine) -> str:
        """The id of the agenda item that a line belongs to; "" for none."""
        return line.item or next((each.item_of(line.number) for each in self.meetings if each.id == line.meeting), "")

    def chairs(self) -> Mapping[str, str | None]:
        """The chair of each meeting, by its id."""
        return {each.id: each.chair for each in self.meetings}

    def by_meeting(self) -> Mapping[str, "Observation"]:
        """What was recorded of each meeting, by its id."""
        parts: dict[str, dict[str, list[Any]]] = {each.id: {} for each in self.meetings}
        for kind in fields(self)[1:]:
            for record in getattr(self, kind.name):
                parts[record.meeting].setdefault(kind.name, []).append(record)
        return {
            each.id: Observation((each,), **{name: tuple(records) for name, records in parts[each.id].items()})
            for each in self.meetings
        }


def kept_of(line: MeetingLine, meeting: ObservedMeeting) -> MeetingLine:
    """What may be kept of a line: of somebody who does not consent who, when and how long, and no words and marks."""
    if line.person is None or line.person not in meeting.unwilling:
        return line
    length = len(line.text.split()) if line.length is None else line.length
    return replace(line, text="", raw="", marks=(), starred=False, length=length)


def debrief_kept_of(words: DebriefWords, meeting: ObservedMeeting) -> DebriefWords:
    """What may be shown of words in a debrief: of somebody who does not consent not what he or she answered."""
    return replace(words, answer="") if words.whom in meeting.unwilling else words


def note_kept_of(note: CoachNote, meeting: ObservedMeeting) -> CoachNote:
    """What may be shown of a written note: nothing of one for somebody who does not consent, who is quoted in it."""
    return replace(note, text="") if note.whom in meeting.unwilling else note


def usual_line_id(meeting: str, number: int) -> str:
    """The id of a line that came without one: lines of a meeting with the same number are the same line."""
    return f"{meeting}/line/{number}"
