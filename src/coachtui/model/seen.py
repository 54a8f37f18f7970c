"""What a coach passes on of observed meetings: figures of the team, and what was agreed. No words, nobody's name."""

from dataclasses import dataclass
from enum import StrEnum

from coachtui.model.shapes import Level


@dataclass(frozen=True, slots=True)
class SeenMeeting:
    """A meeting that a coach observed: its ``name``, and ``held``, when, in ISO form; None where it is not known."""

    id: str
    name: str
    held: str | None = None

    @property
    def day(self) -> str:
        """The day in ISO form, as it was written; "" where it is not known."""
        return (self.held or "")[:10]


@dataclass(frozen=True, slots=True)
class SeenBehaviour:
    """How often a behaviour ``helped``, ``hurt`` or was ``missed`` in a meeting, and how many ``people`` helped.

    ``yes``, ``partly`` and ``no`` count cards. ``level`` is what the coach confirmed, else what all that suggests.
    """

    meeting: str
    behaviour: str
    helped: int = 0
    hurt: int = 0
    missed: int = 0
    people: int = 0
    yes: int = 0
    partly: int = 0
    no: int = 0
    level: Level | None = None

    @property
    def needed(self) -> int:
        """How many cards say that it was needed."""
        return self.yes + self.partly + self.no


class AgreementKind(StrEnum):
    """Whether it was decided, or is to be done."""

    DECISION = "decision"
    ACTION = "action"


@dataclass(frozen=True, slots=True)
class SeenAgreement:
    """A decision or an action of a meeting, as its chair confirmed it.

    ``role`` is what whoever decides it or does it is there: a title, never a name; "" where it is not known. ``due`` is
    by when, as it was said.
    """

    id: str
    meeting: str
    kind: AgreementKind
    what: str
    role: str = ""
    due: str = ""
