"""Records of how an interview was conducted: probes asked, captures, contradictions, interludes."""

from dataclasses import dataclass
from enum import StrEnum


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
