"""An interview script as values: sections, questions, probes and the plans that choose among them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from coachtui.model.alone import Alone, SelfAssessment
from coachtui.model.roles import Role
from coachtui.model.word_lists import WordLists


class QuestionType(StrEnum):
    """How a question is answered [method 6.3]; `coachtui.answer_types` says what each type means."""

    SCALE = "scale"
    FREQUENCY = "frequency"
    ORDERED = "ordered"
    CATEGORY = "category"
    MULTIPLE = "multiple"
    NUMBER = "number"
    YES_NO = "yes-no"
    SHORT = "short"
    LONG = "long"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a question. ``id`` is what is stored, ``say`` what is read out; position is the level."""

    id: str
    say: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table question."""

    id: str
    say: str


@dataclass(frozen=True, slots=True)
class ProbeUse:
    """A probe offered with a question, and the rule (see ``coachtui.rules``) that makes it timely."""

    probe: str
    when: str


@dataclass(frozen=True, slots=True)
class Evasion:
    """A way people have of not answering: how it sounds, and what to try then."""

    sign: str
    attempt: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a script, in every role's own words.

    ``ask`` holds a wording for each role that is asked; a role without one is not asked. ``minutes`` is the planned
    length (whole minutes, at least 1), ``salience`` 1 (can wait) to 3 (asked first). ``feeds`` names indicators,
    behaviours or patterns; the first is the one a level goes to. ``when`` is a rule; None means always shown. ``alone``
    is the wording for self-assessment; without one it is not asked there. ``short`` is a few words for agendas, or "".
    """

    id: str
    type: QuestionType
    minutes: int
    salience: int
    ask: Mapping[Role, str]
    feeds: tuple[str, ...]
    options: tuple[Option, ...] = ()
    columns: tuple[Column, ...] = ()
    probes: tuple[ProbeUse, ...] = ()
    see: tuple[str, ...] = ()
    evasion: str | None = None
    when: str | None = None
    alone: Alone | None = None
    short: str = ""

    @property
    def alone_roles(self) -> tuple[Role, ...]:
        """Who is asked this in a self-assessment; nobody when it has no wording for that."""
        if self.alone is None:
            return ()
        return self.alone.roles or tuple(self.ask)


@dataclass(frozen=True, slots=True)
class Section:
    """A run of questions on one subject, asked together."""

    id: str
    title: str
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """What the interviewer says first: purpose, use of notes, confidentiality, and the request for consent."""

    purpose: str
    notes: str
    confidentiality: str
    consent: str


@dataclass(frozen=True, slots=True)
class Closing:
    """What the interviewer says last: restate, ask what was missed, thank."""

    restate: str
    missed: str
    thanks: str


@dataclass(frozen=True, slots=True)
class Booking:
    """How a booked hour is divided [method 7.1], and how its pace is told. All figures are whole minutes.

    ``silence`` is the longest stretch without anything noted that still counts as interview; what is beyond was a
    pause. Up to ``about`` minutes off the plan are about on time.
    """

    opening: int
    closing: int
    supplied_table: int
    silence: int = 20
    about: int = 2


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two answers of one person that cannot both be so: ``when`` is a rule over them.

    ``between`` are the two questions. ``say`` is one quiet sentence that sets the answers side by side; it may be
    read out to the person.
    """

    id: str
    when: str
    between: tuple[str, str]
    say: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A selection over one script: which sections it draws on, and which table questions replace which others."""

    id: str
    title: str
    sections: tuple[str, ...]
    replaces: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Script:
    """A whole interview script.

    ``names`` maps each placeholder that wordings may use, such as ``core_process``, to what is said when the
    engagement has no word of its own for it. ``frequencies`` are the five options every frequency question offers.
    ``alone`` is None when the script is for interviews only. ``words`` are what probes listen for.
    """

    id: str
    title: str
    version: int
    names: Mapping[str, str]
    opening: Opening
    closing: Closing
    booking: Booking
    plans: Mapping[str, Plan]
    probes: Mapping[str, str]
    evidence: Mapping[str, str]
    evasions: Mapping[str, Evasion]
    frequencies: tuple[Option, ...]
    sections: tuple[Section, ...]
    alone: SelfAssessment | None = None
    words: WordLists = field(default_factory=WordLists)
    contradictions: tuple[Contradiction, ...] = ()

    def questions(self) -> Iterator[Question]:
        """Every question, in script order."""
        for section in self.sections:
            yield from section.questions

    def is_alone(self, plan_id: str) -> bool:
        """Whether this is the plan for somebody who assesses himself or herself."""
        return self.alone is not None and self.alone.plan == plan_id

    def roles_asked(self, question: Question, plan_id: str) -> tuple[Role, ...]:
        """Who is asked this question under this plan."""
        return question.alone_roles if self.is_alone(plan_id) else tuple(question.ask)

    def question(self, question_id: str) -> Question:
        """The question with this id. Raises KeyError when the script has none."""
        for question in self.questions():
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def section_of(self, question_id: str) -> Section:
        """The section that holds this question. Raises KeyError when none does."""
        for section in self.sections:
            if any(question.id == question_id for question in section.questions):
                return section
        raise KeyError(question_id)
