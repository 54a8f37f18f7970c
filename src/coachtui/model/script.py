"""An interview script as values, in the shape of its file: sections, questions, probes and the plans that choose.

What each field means stands in its annotation; the docstrings add what only the program needs to know.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated

from coachtui.model.frame_ids import CONSENT, MISSED, NEXT, RESTATE, RESULTS, WARM_UP, WHOM
from coachtui.model.question_parts import Column, LevelRule, Option, Part, WordsBeside
from coachtui.model.roles import ANYBODY, Role
from coachtui.model.script_parts import Booking, Contradiction, Evasion, ObservingWords, Plan, Topics
from coachtui.model.shapes import ExactMinutes, Id, Level, Limits, Means, Minutes, Prose
from coachtui.model.sheet_form import SheetForm
from coachtui.model.word_lists import WordLists

Wordings = Mapping[Id, Prose] | Prose
"""What is said to each role, by role id, or one text that is said to everybody."""


class QuestionType(StrEnum):
    """How a question is answered [method 6.3]; `coachtui.answer_types` says what each type means."""

    SCALE = "scale"
    FREQUENCY = "frequency"
    ORDERED = "ordered"
    CATEGORY = "category"
    MULTIPLE = "multiple"
    NUMBER = "number"
    NUMBERS = "numbers"
    YES_NO = "yes-no"
    SHORT = "short"
    LONG = "long"
    TABLE = "table"


ROWS_ALONE = 3
"""How many rows somebody alone fills in at most where the script does not say it, as in a sheet."""


@dataclass(frozen=True, slots=True)
class ProbeUse:
    """A probe and the moment for it.

    ``when`` is a rule of ``coachtui.rules`` that makes the probe timely.
    """

    probe: Annotated[Id, Means("The id of one of the script's probes.")]
    when: Annotated[Prose, Means("A rule: low, high, vague, chose('option'), missing('word'), number > 4 ...")]


@dataclass(frozen=True, slots=True)
class Event(Option):
    """What may have happened, for somebody who answers alone.

    ``id`` is a level, from "0" to "4". ``when`` is a rule as in `ProbeUse`; None goes with every answer.
    """

    when: Annotated[Prose | None, Means("A rule, as with probes: it is offered only then; left out: always.")] = None


@dataclass(frozen=True, slots=True)
class FollowUpUse:
    """A probe with a small field of its own, for somebody who answers alone.

    ``when`` is a rule as in `ProbeUse`; None goes with every answer.
    """

    probe: Annotated[Id, Means("The id of one of the script's probes.")]
    when: Annotated[Prose | None, Means("A rule, as with probes: it is asked only then; left out: always.")] = None


@dataclass(frozen=True, slots=True)
class Alone:
    """The question for somebody who assesses himself or herself.

    See [method 8.1]. No ``options`` means the question's own. ``closest`` belongs to questions whose answer passes no
    level on; the event chosen is a rating of the first-fed indicator. ``rows`` means nothing without ``columns``.
    """

    ask: Annotated[Prose, Means("One wording for everybody who assesses himself or herself.")]
    minutes: Annotated[Minutes, Means("How long it takes alone, in whole minutes.")]
    example: Annotated[str, Means("What an answer may look like, from a made-up firm of another trade.")] = ""
    roles: Annotated[
        tuple[Id, ...], Means("Ids of the roles that are asked; left out: those asked in interviews.")
    ] = ()
    options: Annotated[
        tuple[Option, ...],
        Means('The choices in the order shown. Ids: those of the options; of a scale the levels "0" to "4".'),
    ] = ()
    closest: Annotated[
        tuple[Event, ...],
        Means(
            "Events to choose from once a question without levels is answered; ids are the levels "
            '"0" to "4" of the indicator it feeds first.'
        ),
    ] = ()
    columns: Annotated[tuple[Id, ...], Means("Ids of the columns of a table that are filled in alone.")] = ()
    rows: Annotated[int, Limits(ge=1, le=9), Means("The most rows of a table filled in alone.")] = ROWS_ALONE
    follow_up: Annotated[tuple[FollowUpUse, ...], Means("Up to two probes, each with a small field of its own.")] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    ``levels`` is what the options of a choice stand for [method 2.3]; the level of a scale is its answer.
    ``level_rules`` are rules of ``coachtui.rules`` over its own answer, of which the first true one counts.
    ``feeds`` names indicators, behaviours or patterns. ``when`` is a rule of ``coachtui.rules``; None means that the
    question is always shown. ``salience`` is 0 where the script does not say it: a sheet asks all its questions.
    """

    id: Annotated[Id, Means("The question's id, such as C1.2.")]
    type: Annotated[QuestionType, Means("How it is answered.")]
    minutes: Annotated[
        ExactMinutes, Means("Planned length in whole minutes; in a sheet also parts of one, such as 0.4.")
    ]
    feeds: Annotated[tuple[Id, ...], Means("Indicators, behaviours or patterns it informs; a level goes to the first.")]
    ask: Annotated[
        Wordings,
        Limits(min_length=1),
        Means("The wording for each role that is asked, by role id, or one text for everybody."),
    ]
    salience: Annotated[
        int, Limits(ge=1, le=3), Means("1 can wait, 3 is asked first; a sheet, which asks everything, needs none.")
    ] = 0
    options: Annotated[tuple[Option, ...], Means("The choices, from level 0 to 4 where they are ordered.")] = ()
    levels: Annotated[
        Mapping[Id, Mapping[Id, Level]],
        Means(
            "For an indicator or behaviour it feeds: the options that say what one of its anchors says, with the "
            "anchor's level. Other options pass no level on."
        ),
    ] = field(default_factory=dict)
    level_rules: Annotated[
        Mapping[Id, tuple[LevelRule, ...]],
        Means("For an indicator or behaviour it feeds: rules that give a level; the first that is true counts."),
    ] = field(default_factory=dict)
    parts: Annotated[tuple[Part, ...], Means("The numbers that are one answer of type numbers, in order.")] = ()
    most: Annotated[int | None, Limits(ge=1), Means("The highest number that can be, of a number question.")] = None
    words: Annotated[
        WordsBeside | None, Means("In a sheet: words that may be put down beside the answer, kept as its note.")
    ] = None
    shown: Annotated[
        bool,
        Means("true: its options may be seen by whoever is asked, as on a card; left out: by the interviewer alone."),
    ] = False
    columns: Annotated[tuple[Column, ...], Means("The columns of a table question.")] = ()
    probes: Annotated[tuple[ProbeUse, ...], Means("Probes to offer, and when.")] = ()
    see: Annotated[tuple[Id, ...], Means("Ids of the evidence to ask to see.")] = ()
    evasion: Annotated[Id | None, Means("The id of the evasion to expect.")] = None
    when: Annotated[Prose | None, Means("A rule: the question is shown only when it is true.")] = None
    short: Annotated[str, Limits(max_length=40), Means("Two to four words for it in agendas.")] = ""
    example: Annotated[str, Means("In a sheet: what an answer may look like, from a firm of another trade.")] = ""
    follow_up: Annotated[
        tuple[FollowUpUse, ...], Means("In a sheet: up to two probes, each with a small field of its own.")
    ] = ()
    alone: Annotated[Alone | None, Means("The question for self-assessment; without, not there.")] = None

    def wording_for(self, role: str) -> str:
        """The question as this role hears it. A role without a wording of its own hears the first."""
        if isinstance(self.ask, str):
            return self.ask
        return self.ask[role] if role in self.ask else next(iter(self.ask.values()))

    def has_wording_for(self, role: str) -> bool:
        """Whether this role hears a wording that is meant for it."""
        return isinstance(self.ask, str) or role in self.ask

    def wordings(self) -> Mapping[str, str]:
        """All wordings by role id; one that is said to everybody stands under `ANYBODY`."""
        return {ANYBODY: self.ask} if isinstance(self.ask, str) else self.ask


MINUTES = "minutes"
"""The placeholder for the minutes of the whole meeting in the opening's length."""

CONSENT_OPTIONS = (Option("yes", "Yes"), Option("limits", "With limits"), Option("no", "No"))


def _said_question(
    question_id: str, kind: QuestionType, ask: Wordings, short: str, options: tuple[Option, ...] = ()
) -> Question:
    """A question of opening or closing: it feeds nothing and takes none of the minutes of questions."""
    return Question(question_id, kind, minutes=1, feeds=(), ask=ask, options=options, short=short, shown=bool(options))


@dataclass(frozen=True, slots=True)
class Section:
    """Questions asked together."""

    id: Annotated[Id, Means("The section's id, such as C1.")]
    title: Annotated[Prose, Means("What the section is about.")]
    questions: Annotated[tuple[Question, ...], Means("Its questions, in the order they are asked.")]
    bridge: Annotated[str, Means("One sentence that leads from another subject to this one.")] = ""


@dataclass(frozen=True, slots=True)
class Opening:
    """What is said first [method 6.8]. ``length`` may hold ``{minutes}``, the minutes of the whole meeting."""

    purpose: Annotated[Prose, Means("Why the interview is held.")]
    notes: Annotated[Prose, Means("That notes are taken, and what becomes of them.")]
    confidentiality: Annotated[Prose, Means("Who will see what was said.")]
    consent: Annotated[Prose, Means("The request for consent.")]
    length: Annotated[str, Means("How long it takes; {minutes} stands for the minutes booked.")] = ""
    results: Annotated[str, Means("What becomes of the results.")] = ""
    recipients: Annotated[str, Means("What leads to telling who gets the results, and when they see them.")] = ""
    limits: Annotated[str, Means("What is asked when consent is given with limits.")] = ""
    declined: Annotated[str, Means("What is said when consent is refused, and nothing is kept.")] = ""
    withdrawn: Annotated[
        str, Means("What is said when consent is withdrawn later, and what was noted counts no more.")
    ] = ""
    warm_up: Annotated[
        Wordings, Means("A question to begin with that scores nothing: for each role, by role id, or for everybody.")
    ] = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Consent, then who gets the results and the warm-up, where there are any, as questions that feed nothing."""
        consent = _said_question(CONSENT, QuestionType.CATEGORY, self.consent, "consent", CONSENT_OPTIONS)
        further = ((RESULTS, self.recipients.strip(), "who gets the results"), (WARM_UP, self.warm_up, "warm-up"))
        asked = (_said_question(each, QuestionType.LONG, says, short) for each, says, short in further if says)
        return consent, *asked


@dataclass(frozen=True, slots=True)
class Closing:
    """What is said last [method 6.8]."""

    restate: Annotated[Prose, Means("How the main points are restated.")]
    missed: Annotated[Prose, Means("The question about what was not asked.")]
    thanks: Annotated[Prose, Means("The thanks.")]
    whom: Annotated[str, Means("The question whom else to see; who is named becomes a proposed person.")] = ""
    next: Annotated[str, Means("What leads to telling what happens next, and by when.")] = ""

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is asked and told at the end, in order, as questions that feed nothing; blank ones are left out."""
        asked = (
            (RESTATE, self.restate, "put right"),
            (MISSED, self.missed, "what was missed"),
            (WHOM, self.whom, "whom else to see"),
            (NEXT, self.next, "what happens next"),
        )
        return tuple(
            _said_question(each, QuestionType.LONG, says, short) for each, says, short in asked if says.strip()
        )


FIRST, SECOND = "first", "second"
"""The placeholders for a person's own two answers in a contradiction."""


@dataclass(frozen=True, slots=True)
class SelfAssessment:
    """What is said to somebody who assesses himself or herself.

    No ``frequencies`` means the script's own.
    """

    plan: Annotated[Id, Means("The id of the plan it draws on.")]
    minutes: Annotated[Minutes, Means("Its usual length in whole minutes.")]
    opening: Annotated[tuple[Prose, ...], Limits(min_length=1), Means("What is said first, a line each.")]
    closing: Annotated[tuple[Prose, ...], Limits(min_length=1), Means("What is said last, a line each.")]
    closest: Annotated[Prose, Means("What is asked above the events of 'closest'.")]
    frequencies: Annotated[
        tuple[Option, ...],
        Means("What frequency questions offer alone, in the order shown; ids as in 'frequencies'."),
    ] = ()
    probes: Annotated[Mapping[Id, Prose], Means("Probes as one puts them to oneself, by id.")] = field(
        default_factory=dict
    )


UNSAID_OPENING = Opening("", "", "", "")
UNSAID_CLOSING = Closing("", "", "")
UNBOOKED = Booking(0, 0, 0)
"""What a script without these parts has: nothing to say, and no hour to divide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """An interview script for coachtui."""

    id: Annotated[Id, Means("The script's id; the same id in your own folder replaces the shipped script.")]
    title: Annotated[Prose, Means("The script's title.")]
    version: Annotated[int, Limits(ge=1), Means("Counts up when the script changes.")]
    names: Annotated[
        Mapping[Id, Prose],
        Means("Placeholders that wordings may use, with what is said when nothing else is known."),
    ] = field(default_factory=dict)
    rubric: Annotated[str, Means("The id of the rubric it is used with; left out: the one with its own id.")] = ""
    sheet: Annotated[SheetForm | None, Means("Makes it a sheet, filled in alone after each occasion.")] = None
    opening: Annotated[Opening, Means("What the interviewer says first; interviews need it.")] = UNSAID_OPENING
    closing: Annotated[Closing, Means("What the interviewer says last; interviews need it.")] = UNSAID_CLOSING
    booking: Annotated[Booking, Means("How a booked hour is divided; interviews need it.")] = UNBOOKED
    plans: Annotated[Mapping[Id, Plan], Means("Plans by id, the usual one first; interviews need one or more.")] = (
        field(default_factory=dict)
    )
    roles: Annotated[
        Mapping[Id, Role],
        Means("The roles that questions are worded for, by id, in the order in which they are offered."),
    ] = field(default_factory=dict)
    spines: Annotated[
        Mapping[Id, tuple[Id, ...]],
        Means(
            "For each role, by its id, the questions that an interview plans before all others, the most important "
            "one first."
        ),
    ] = field(default_factory=dict)
    probes: Annotated[Mapping[Id, Prose], Means("Follow-up questions by id.")] = field(default_factory=dict)
    evidence: Annotated[Mapping[Id, Prose], Means("Things to ask to see, by id, as noun phrases.")] = field(
        default_factory=dict
    )
    evasions: Annotated[Mapping[Id, Evasion], Means("Ways of not answering, by id.")] = field(default_factory=dict)
    frequencies: Annotated[
        tuple[Option, ...],
        Limits(min_length=5, max_length=5),
        Means("The five choices of every frequency question, from never to always; interviews need them."),
    ] = ()
    alone: Annotated[SelfAssessment | None, Means("Self-assessment; left out: interviews only.")] = None
    tried_in: Annotated[str, Means("The question in which the name of the core process is tried.")] = ""
    tried_as: Annotated[str, Means("The id of the role as which that question is heard; left out: the first.")] = ""
    topics: Annotated[Topics | None, Means("How questions that score nothing are reported.")] = None
    words: Annotated[WordLists, Means("The words that probes listen for.")] = field(default_factory=WordLists)
    sections: Annotated[tuple[Section, ...], Limits(min_length=1), Means("The sections, in order.")]
    contradictions: Annotated[tuple[Contradiction, ...], Means("Answers that cannot both be so.")] = ()
    observing: Annotated[ObservingWords | None, Means("In a sheet: what is said and typed by observers.")] = None

    def questions(self) -> Iterator[Question]:
        """Every question, in script order."""
        for section in self.sections:
            yield from section.questions

    def frame_questions(self) -> tuple[Question, ...]:
        """The questions of opening and closing, which belong to no section and are on no agenda."""
        return (*self.opening.questions, *self.closing.questions)

    def questions_in_order(self, plan_id: str) -> tuple[Question, ...]:
        """Every question, those of the plan's sections first and in its order, the others behind in script order.

        Without such a plan, all are in script order.
        """
        planned = self.plans[plan_id].sections if plan_id in self.plans else ()
        places = {section: place for place, section in enumerate(planned)}
        sections = sorted(self.sections, key=lambda section: places.get(section.id, len(places)))
        return tuple(question for section in sections for question in section.questions)

    def interview_plans(self) -> tuple[str, ...]:
        """The ids of the plans for interviews, the usual one first."""
        return tuple(plan for plan in self.plans if not self.is_alone(plan))

    def plan_of(self, mode: str) -> str:
        """The id of the plan that the ``mode`` of an engagement stands for: the usual one where it is blank."""
        return mode or next(iter(self.interview_plans()), "")

    def is_alone(self, plan_id: str) -> bool:
        """Whether this is the plan for somebody who assesses himself or herself; a sheet always is."""
        return self.sheet is not None or (self.alone is not None and self.alone.plan == plan_id)

    def roles_asked(self, question: Question, plan_id: str) -> tuple[str, ...]:
        """The ids of the roles that are asked this question under this plan.

        `ANYBODY` is among them where everybody is asked: by one text for all, or by all roles of the script.
        """
        if self.sheet is not None or not self.is_alone(plan_id):
            return self._with_anybody(question.wordings())
        if question.alone is None:
            return ()
        return self._with_anybody(question.alone.roles or question.wordings())

    def _with_anybody(self, asked: Iterable[str]) -> tuple[str, ...]:
        """``asked``, and `ANYBODY` where that is every role of the script; `ANYBODY` alone stands for all of them."""
        roles = tuple(asked)
        if roles == (ANYBODY,):
            return (*self.roles, ANYBODY)
        return (*roles, ANYBODY) if self.roles and self.roles.keys() <= {*roles} else roles

    def is_asked(self, question: Question, role: str, plan_id: str = "") -> bool:
        """Whether somebody of this role is asked this question under this plan, left out: in an interview.

        Whoever has a role that the script does not know is asked what everybody is asked.
        """
        asked = self.roles_asked(question, plan_id)
        return role in asked or (ANYBODY in asked and role not in self.roles)

    def question(self, question_id: str) -> Question:
        """The question with this id, of a section, the opening or the closing. Raises KeyError when there is none."""
        for question in (*self.questions(), *self.frame_questions()):
            if question.id == question_id:
                return question
        raise KeyError(question_id)

    def section_of(self, question_id: str) -> Section:
        """The section that holds this question. Raises KeyError when none does."""
        for section in self.sections:
            if any(question.id == question_id for question in section.questions):
                return section
        raise KeyError(question_id)
