"""Records of how an interview was conducted: consent, probes, captures, contradictions, what follows."""

from dataclasses import dataclass
from enum import StrEnum


class ConsentGiven(StrEnum):
    """What somebody answered when asked for consent to the interview."""

    YES = "yes"
    LIMITS = "limits"
    NO = "no"

    @property
    def spoken(self) -> str:
        """The answer as people read it."""
        return "with limits" if self is ConsentGiven.LIMITS else self.value


@dataclass(frozen=True, slots=True)
class Consent:
    """The consent to one session: what was ``given``, None while that is open, and the ``words`` noted about it.

    Of a session without consent nothing that was said is kept, so that no words go with "no". ``withdrew`` counts the
    records of what had been said by then: they were withdrawn with it, and stay in the log until they are erased.
    """

    session: str
    person: str
    given: ConsentGiven | None = None
    words: str = ""
    at: str | None = None
    withdrew: int | None = None


@dataclass(frozen=True, slots=True)
class ProbeAsked:
    """A probe that was asked at a question, and what it ``brought``, as far as that was noted."""

    session: str
    person: str
    question: str
    probe: str
    brought: str = ""
    at: str | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """What identifies this record: session, question, probe."""
        return (self.session, self.question, self.probe)


class FiledTo(StrEnum):
    """What kind of thing a capture was filed to."""

    QUESTION = "question"
    INDICATOR = "indicator"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Filed:
    """Where a capture was filed: the question, indicator or person with this ``id``."""

    kind: FiledTo
    id: str


@dataclass(frozen=True, slots=True)
class Capture:
    """A line noted out of turn in a session. ``filed`` is None until somebody says where it belongs."""

    id: str
    session: str
    person: str
    text: str
    filed: Filed | None = None
    at: str | None = None

    @property
    def question(self) -> str | None:
        """The id of the question it was filed to; None where it was filed to something else, or not yet."""
        return self.filed.id if self.filed is not None and self.filed.kind is FiledTo.QUESTION else None

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicator it was filed to; none where it was filed to something else, or not yet."""
        return (self.filed.id,) if self.filed is not None and self.filed.kind is FiledTo.INDICATOR else ()


class ContradictionState(StrEnum):
    """What became of a contradiction. Open is one that nobody has dealt with."""

    OPEN = "open"
    RAISED = "raised"
    LET_BE = "let be"


@dataclass(frozen=True, slots=True)
class ContradictionNote:
    """What became of one contradiction of the script in a session; ``words`` are what they said when it was raised."""

    session: str
    person: str
    contradiction: str
    state: ContradictionState
    words: str = ""
    at: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What identifies this record: session, contradiction."""
        return (self.session, self.contradiction)


class InterludeKind(StrEnum):
    """Why nothing was noted for a while."""

    PAUSE = "pause"
    OFF_RECORD = "off the record"


@dataclass(frozen=True, slots=True)
class Interlude:
    """A stretch of a session that does not count, and of which no words are kept.

    ``started`` and ``ended`` are UTC times in ISO form; ``ended`` is None while it lasts.
    """

    id: str
    session: str
    person: str
    kind: InterludeKind
    started: str
    ended: str | None = None


class ProposalState(StrEnum):
    """What became of a proposed person: still open, added to the people of the engagement, or dropped."""

    OPEN = "proposed"
    ADDED = "added"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class ProposedPerson:
    """Somebody whom the ``person`` of a session proposed to talk to, by ``name`` and, as far as said, ``title``."""

    id: str
    session: str
    person: str
    name: str
    title: str = ""
    state: ProposalState = ProposalState.OPEN
    at: str | None = None

    @property
    def spoken(self) -> str:
        """Name and title, as far as known."""
        return ", ".join(part for part in (self.name, self.title) if part)


@dataclass(frozen=True, slots=True)
class StepDone:
    """That a step which the ``person`` of a session was told of is done. ``words`` are those in which it was told."""

    id: str
    session: str
    person: str
    words: str
    at: str | None = None
