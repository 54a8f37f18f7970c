"""What a screen shows of a meeting while it is observed: frozen, so that it can be shown on another thread."""

from dataclasses import dataclass

from coachtui.asking.line_grammar import Meant
from coachtui.model.observing import ActionItem, AgendaItem, Mark


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line that was typed: its id, and its number; None for decisions and actions, which have none.

    ``seconds`` is when, from the beginning of the meeting, pauses left out. ``person`` is who said it, decides or does
    it, ``raw`` the line as it was typed. ``length`` is the number of words where these are not kept and there were
    any. ``missing`` is which of what, who and when a decision or an action lacks.
    """

    id: str
    number: int | None
    seconds: float
    kind: Meant
    person: str | None
    text: str
    marks: tuple[Mark, ...] = ()
    starred: bool = False
    missing: tuple[str, ...] = ()
    length: int | None = None
    raw: str = ""
    who: str = ""
    due: str = ""


@dataclass(frozen=True, slots=True)
class ObservedNow:
    """A meeting now. ``item`` is the agenda item that is open; None before the first, between two, and at the end.

    ``place`` is the place of the item on the agenda, counted from 1, ``of`` how many items there are; ``part`` is the
    item's id, or the opening or close. ``minutes`` are those of the item so far, ``planned`` those that were planned,
    ``overall`` those of the meeting, pauses left out. ``agreed`` is the id of the behaviour that was agreed with the
    chair, with how often it helped, hurt and was missed. ``lines`` are the last ones, the newest last.
    ``open_actions`` are not known to be done: those of last time first. ``cards_waiting`` are the items whose cards are
    not whole; "" stands for the meeting's.
    """

    item: AgendaItem | None
    place: int
    of: int
    part: str
    minutes: float
    planned: int | None
    overall: float
    paused: bool
    agreed: str
    agreed_helped: int
    agreed_hurt: int
    agreed_missed: int
    lines: tuple[LineShown, ...]
    open_actions: tuple[ActionItem, ...]
    cue: str
    cards_waiting: tuple[str, ...]
    began: str | None
    ended: bool

    @property
    def agreed_counts(self) -> tuple[str, ...]:
        """How often the behaviour that was agreed helped, hurt and was missed, without what is none yet."""
        counts = ((self.agreed_helped, "+"), (self.agreed_hurt, "-"), (self.agreed_missed, "missed "))
        return tuple(f"{sign}{count}" for count, sign in counts if count)


@dataclass(frozen=True, slots=True)
class Undone:
    """What was undone or redone, in ``words``. ``text`` is the line that it had recorded; "" for none."""

    text: str
    words: str
