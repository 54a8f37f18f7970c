"""What a session records: answers, ratings, quotes and evidence, and why an answer may be absent."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from coachtui.model.shapes import Level

Row = Mapping[str, str]
"""One row of a table answer: column id to what was noted; a column that is not there was left blank."""

Value = int | float | str | tuple[str, ...] | tuple[Row, ...] | Mapping[str, int]
"""What a question can be answered with: a level (0-4) for scale and frequency; an option id for ordered and category;
option ids for multiple; a number; several numbers by the ids of their parts; "yes" or "no"; a short text; rows for a
table. A long answer is its note."""


class Absence(StrEnum):
    """Why there is no answer [method 2.2]. Parked means: come back to it before the session ends."""

    DONT_KNOW = "don't know"
    DECLINED = "declined"
    NOT_APPLICABLE = "not applicable"
    SKIPPED = "skipped"
    PARKED = "parked"

    @property
    def for_rating(self) -> "Absence":
        """The absence a rating takes from an answer's: declined and parked count as skipped [method 2.2]."""
        return Absence.SKIPPED if self in {Absence.DECLINED, Absence.PARKED} else self


class Grade(IntEnum):
    """How well a claim is supported [method 2.1: g0-g3]."""

    SAID = 0
    EXAMPLE = 1
    SEEN = 2
    CONFIRMED = 3

    @property
    def word(self) -> str:
        """What people read instead of g0-g3."""
        return self.name.lower()

    @classmethod
    def named(cls, text: str) -> "Grade | None":
        """The grade that ``text`` names by its word, its number, or g and its number; None where it names none."""
        plain = text.strip().casefold().removeprefix("g")
        return next((grade for grade in cls if plain in {str(grade.value), grade.word}), None)


class SessionKind(StrEnum):
    """What kind of sitting a session is."""

    INTERVIEW = "interview"
    SELF_ASSESSMENT = "self-assessment"
    OBSERVATION = "observation"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Session:
    """One sitting with one person and one author.

    ``script`` and ``rubric`` are the SHA-256 of the documents it was held with; None where nobody knows, as for
    sessions handed in by another program. ``agenda`` is the plan of question ids, ``supplied`` the tables whose rows
    came beforehand; ``minutes`` are minutes of questions. ``started`` and
    ``ended`` are UTC times in ISO form; ``ended`` stays None until wrap-up is done. ``follows`` is the id of the
    session some of whose questions are asked again in this one, None for all other sessions: what was rated in this one
    replaces what was rated of the same indicator in that one. ``meeting`` is the id of what a sheet is about, ``role``
    that of the part somebody had in it; other sessions have neither.
    """

    id: str
    person: str
    kind: SessionKind
    author: str = ""
    script: str | None = None
    rubric: str | None = None
    plan: str = ""
    minutes: int | None = None
    agenda: tuple[str, ...] = ()
    started: str | None = None
    ended: str | None = None
    supplied: tuple[str, ...] = ()
    follows: str | None = None
    meeting: str | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The latest revision of the response to one question in one session.

    ``grade`` is the evidence for the level this answer passes on, None while nobody has graded it [method 2.5].
    """

    session: str
    person: str
    question: str
    value: Value | None = None
    note: str = ""
    absence: Absence | None = None
    grade: Grade | None = None
    at: str | None = None

    def with_note(self, note: str) -> "Answer":
        """The answer with this note instead. New words take up a question that was parked."""
        taken_up = self.absence is Absence.PARKED and note != self.note
        return replace(self, note=note, absence=None if taken_up else self.absence)


@dataclass(frozen=True, slots=True)
class Rating:
    """A level (0-4) claimed for one indicator in one session, or an absence; never both.

    ``id`` tells apart the ratings one session may hold of the same indicator; revising a rating keeps its id.
    ``question`` is the question open at the time, None at wrap-up. ``derived`` marks a level that an answer passed
    on rather than one the interviewer chose. ``evidence`` says in words what the grade rests on.
    """

    id: str
    session: str
    person: str
    indicator: str
    level: Level | None = None
    absence: Absence | None = None
    grade: Grade | None = None
    question: str | None = None
    derived: bool = False
    evidence: str = ""
    at: str | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for a rating that is both a level and an absence."""
        if self.level is not None and self.absence is not None:
            raise ValueError("a rating is a level or an absence, never both")

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicator, as records name theirs that may be about several."""
        return (self.indicator,)


@dataclass(frozen=True, slots=True)
class Quote:
    """Words noted verbatim.

    ``usable`` is whether the speaker allowed their use, unnamed; None means not asked yet. ``may_name`` are names,
    titles and codes in the words that everybody may read all the same.
    """

    id: str
    session: str
    person: str
    text: str
    question: str | None = None
    indicators: tuple[str, ...] = ()
    usable: bool | None = None
    at: str | None = None
    may_name: tuple[str, ...] = ()


class EvidenceState(StrEnum):
    """How far a piece of evidence has come: asked for, looked at, a document promised, or in hand."""

    ASKED = "asked"
    SEEN = "seen"
    PROMISED = "promised"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class EvidenceNote:
    """How far one thing that a script says to ask to see, such as "ev3", has come in one session.

    ``question`` is the question it was asked at, None when it belongs to none. ``words`` are a few of the
    interviewer's own: "the scorecard, by Friday".
    """

    session: str
    person: str
    evidence: str
    state: EvidenceState
    question: str | None = None
    words: str = ""
    at: str | None = None

    @property
    def key(self) -> tuple[str, str, str | None]:
        """What identifies this record: session, evidence, question."""
        return (self.session, self.evidence, self.question)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with the engagement as evidence. ``size`` is in bytes; ``sha256`` names its content.

    ``session`` is None for what came before any interview. ``question``, ``evidence`` (such as "ev3") and
    ``indicators`` say what it is about, as far as anybody said.
    """

    id: str
    session: str | None
    person: str
    name: str
    size: int
    sha256: str
    question: str | None = None
    evidence: str | None = None
    indicators: tuple[str, ...] = ()
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Computed:
    """The level (0-4) of an indicator that an inventory decides."""

    indicator: str
    level: Level
