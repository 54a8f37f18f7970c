"""What an interview screen shows of one question, as one frozen value: what only the interviewer sees is kept apart."""

from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.answer_types import AnswerType, Choice, Fact
from coachtui.answer_types.choosing import numbers_of
from coachtui.asking.probing import Response, timely_probes
from coachtui.asking.progress import QuestionState
from coachtui.asking.quoting import feeds_for_quote
from coachtui.model.answers import Absence, EvidenceState, Rating, Row
from coachtui.model.frame_ids import CONSENT, NEXT, RESULTS, WHOM
from coachtui.model.script import Question
from coachtui.workflow.interview.contradicting import ContradictionLine, contradiction_lines
from coachtui.workflow.interview.framing import opening_page
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.pacing import PaceNow, pace_now
from coachtui.workflow.interview.probing import ProbeLine, probe_lines
from coachtui.workflow.interview.rating import counting_in

_HINTS = {
    CONSENT: "yes, limits or no on its own line is the answer; other words go with it.",
    RESULTS: "What you told them, and what they say to it.",
    WHOM: "A name a line, the job after a comma.",
    NEXT: "What happens, and by when, on one line.",
}
"""How questions of opening and closing are answered by typing, where that is not plain."""


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """One indicator: its levels in words, and the rating that counts so far, if any."""

    id: str
    name: str
    anchors: tuple[str, ...]
    rating: Rating | None


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One question of the agenda: its id, its ``name`` in lists, and how far it has come."""

    question: str
    name: str
    state: QuestionState


@dataclass(frozen=True, slots=True)
class SeeLine:
    """One piece of evidence to ask to see, its state (None: not asked for), and the words noted about it."""

    asks: str
    state: EvidenceState | None
    words: str


@dataclass(frozen=True, slots=True)
class OwnSide:
    """What only the interviewer sees: options, ratings, anchors, agenda, and why the question is shown.

    ``indicators`` are those that the question feeds, and the one that is rated now. ``choices`` are those of the
    question that nobody else may see; ``chosen`` says of each whether it is chosen. ``timely`` are the timely probes,
    with the reason; ``contradictions`` the open ones; ``pace`` is None where no time was booked. ``evasion_sign`` and
    ``evasion_attempt`` say how the evasion to expect sounds and what to try then. ``because`` is the reason why the
    question is shown, ``bridge`` the sentence that leads to its subject, "" for none.
    """

    indicators: tuple[IndicatorLine, ...]
    choices: tuple[Choice, ...]
    chosen: tuple[bool, ...]
    agenda: tuple[AgendaLine, ...]
    see: tuple[SeeLine, ...]
    timely: tuple[ProbeLine, ...]
    contradictions: tuple[ContradictionLine, ...]
    pace: PaceNow | None
    evasion_sign: str
    evasion_attempt: str
    because: str
    bridge: str = ""


@dataclass(frozen=True, slots=True)
class QuestionCard:
    """What of one question stays the same all session long.

    ``question`` is its id, ``section`` its section's title, ``wording`` what is said: of the request for consent the
    whole opening, a line each. ``listed`` is its name in lists. ``asked`` says whether the script asks people of this
    role. ``fed`` are the ids of the indicators it feeds. ``probes`` are the wordings of its probes, ``probe_ids`` their
    ids, in the same order. ``choices`` are those that a line of the note can take; anybody in the room may see them if
    ``are_shown``, else the interviewer alone. ``columns`` are the headings of a table by column id. ``typing_hint``
    says how it is answered by typing, "" where the choices say it. ``timely_at_first`` are the ids of the probes that
    are timely while nothing is answered, noted or rated.
    """

    question: str
    answer_type: AnswerType
    section: str
    wording: str
    listed: str
    choices: tuple[Choice, ...]
    are_shown: bool
    columns: Mapping[str, str]
    probes: tuple[str, ...]
    probe_ids: tuple[str, ...]
    fed: tuple[str, ...]
    asked: bool
    typing_hint: str
    timely_at_first: frozenset[str]


@dataclass(frozen=True, slots=True)
class ToSee:
    """One piece of evidence to ask to see at the question with the id ``question``.

    ``evidence`` is its id in the script, ``words`` describe it, ``state`` is None where it was not asked for.
    """

    question: str
    evidence: str
    words: str
    state: EvidenceState | None


@dataclass(frozen=True, slots=True)
class ShownProbe:
    """A probe of the open question: its id, its wording (``says``), whether it is timely, and whether it was asked."""

    probe: str
    says: str
    timely: bool
    asked: bool


@dataclass(frozen=True, slots=True)
class QuestionSnapshot:
    """The open question as anybody in the room may see it.

    ``place`` is its place on the agenda in words: "3 of 20". ``chosen`` says of each choice of the card whether it is
    chosen. ``spoken`` is the answer as anybody may read it, one text for each row: numbers instead of choices that are
    not shown, and nothing for levels on anchors and for tables, whose rows are in ``rows``. ``reply`` is what to say to
    the answer, "" for nothing.
    """

    card: QuestionCard
    place: str
    chosen: tuple[bool, ...]
    spoken: tuple[str, ...]
    absence: Absence | None
    rows: tuple[Row, ...]
    probes: tuple[ShownProbe, ...]
    reply: str = ""


def question_cards(interview: Interview) -> dict[str, QuestionCard]:
    """The card of every question of the script, in its order, then of those of opening and closing."""
    every = (*interview.script.questions(), *interview.asked.frame)
    return {question.id: _card(interview, question) for question in every}


def _card(interview: Interview, question: Question) -> QuestionCard:
    """The card of one question."""
    script, rubric = interview.script, interview.rubric
    answer_type = interview.asked.answer_type(question)
    probe_ids = tuple(dict.fromkeys(use.probe for use in question.probes))
    return QuestionCard(
        question=question.id,
        answer_type=answer_type,
        section=interview.asked.section(question),
        wording="\n".join(opening_page(interview)) if question.id == CONSENT else interview.asked.wording(question),
        listed=interview.asked.in_lists(question),
        choices=() if question.id == CONSENT else answer_type.open_choices,
        are_shown=answer_type.are_shown,
        columns={column.id: column.say for column in answer_type.row_columns},
        probes=tuple(script.probes[probe] for probe in probe_ids),
        probe_ids=probe_ids,
        fed=feeds_for_quote(question, rubric),
        asked=script.is_asked(question, interview.person.role),
        typing_hint=_HINTS.get(question.id, answer_type.typing_hint or _how_to_choose(answer_type)),
        timely_at_first=frozenset(each.probe for each in timely_probes(question, script, Response())),
    )


def _how_to_choose(answer_type: AnswerType) -> str:
    """How a question whose choices only the interviewer may see is answered by typing; "" for all other questions."""
    choices = answer_type.open_choices
    if not choices or answer_type.are_shown:
        return ""
    if Fact.YES_NO in answer_type.facts:
        return "yes or no on a line of its own is the answer."
    return f"A number, {numbers_of(choices)}, on a line of its own is the answer. Your side lists them."


def _see_line(interview: Interview, question_id: str, evidence: str) -> SeeLine:
    """One piece of evidence of a question with what was recorded of it."""
    note = interview.workspace.state.evidence_notes.get((interview.session_id, evidence, question_id))
    asks = interview.script.evidence[evidence]
    return SeeLine(asks, None, "") if note is None else SeeLine(asks, note.state, note.words)


def own_side_of(interview: Interview, question_id: str, rated: str | None) -> OwnSide:
    """What only the interviewer sees of one question while the indicator with the id ``rated`` is rated, if any.

    Raises CoachError when the script has no question of that id.
    """
    question = interview.question(question_id)
    script, rubric = interview.script, interview.rubric
    counting = counting_in(interview)
    evasion = script.evasions.get(question.evasion or "")
    answer_type = interview.asked.answer_type(question)
    choices = () if answer_type.are_shown else answer_type.open_choices
    value = interview.answer_to(question_id).value
    fed = feeds_for_quote(question, rubric)
    return OwnSide(
        indicators=tuple(
            IndicatorLine(indicator.id, indicator.name, indicator.anchors, counting.get(indicator.id))
            for indicator in map(rubric.indicator, fed if rated is None or rated in fed else (rated, *fed))
        ),
        choices=choices,
        chosen=tuple(value is not None and answer_type.is_chosen(value, choice) for choice in choices),
        agenda=tuple(
            AgendaLine(other, interview.asked.in_lists(interview.question(other)), interview.state_of(other))
            for other in interview.agenda()
        ),
        timely=tuple(line for line in probe_lines(interview, question_id) if line.timely),
        contradictions=tuple(line for line in contradiction_lines(interview) if line.open),
        pace=pace_now(interview, current=question_id),
        see=tuple(_see_line(interview, question_id, evidence) for evidence in question.see),
        evasion_sign=evasion.sign if evasion else "",
        evasion_attempt=evasion.attempt if evasion else "",
        because="" if (seen := interview.visibility().get(question_id)) is None else seen.because,
        bridge=interview.bridge(question_id),
    )
