"""What home and scores show, as frozen values: who is heard, the picture so far, and what is behind each figure.

A glance needs the folded log alone; a picture also needs the rubric, which takes a moment to read.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from coachtui.assess.rounding import half_up
from coachtui.assess.sharing import SharedIndicator, Showing, share
from coachtui.model.answers import Quote, SessionKind
from coachtui.model.engagement import State
from coachtui.model.people import Person
from coachtui.model.rubric import Indicator, Rubric
from coachtui.model.scorecard import Claim, IndicatorScore
from coachtui.report.rows import NOTHING, ElementRow
from coachtui.report.standing import still_need
from coachtui.workflow.assessing import Assessment, assess
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.reporting import rows_of, standing

NAMED = 3
"""How many indicators without a level are named before the rest is only counted."""


class Heard(StrEnum):
    """How far an interview with a person has come."""

    INTERVIEWED = "interviewed"
    BEGUN = "begun"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of the engagement, and how far their interview has come."""

    person: Person
    heard: Heard


@dataclass(frozen=True, slots=True)
class Glance:
    """Who takes part and who is heard. ``next`` is the code of whom to interview next; None when nobody is left."""

    organisation: str
    core_process: str
    mode: str
    people: tuple[PersonLine, ...]
    next: str | None

    def count(self, heard: Heard) -> int:
        """How many people have come this far."""
        return sum(line.heard is heard for line in self.people)


@dataclass(frozen=True, slots=True)
class Picture:
    """The eight rows as the assessor sees them, and what is missing, a sentence each."""

    rows: tuple[ElementRow, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """What one person said of an indicator. ``said`` is "3", or why there is no level; ``shown`` is "" then."""

    who: str
    said: str
    shown: str
    evidence: str
    question: str


@dataclass(frozen=True, slots=True)
class QuoteLine:
    """Words noted verbatim; ``who`` is "" in what everybody may see. ``leave`` says whether they may be used."""

    text: str
    who: str
    leave: str


@dataclass(frozen=True, slots=True)
class Detail:
    """What is behind one indicator. ``claims`` is empty in what everybody may see."""

    claims: tuple[ClaimLine, ...]
    quotes: tuple[QuoteLine, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores as computed just now: for the assessor, or (``assessor`` False) as everybody may see them."""

    rubric: Rubric
    assessment: Assessment
    assessor: bool
    rows: tuple[ElementRow, ...]


def glance(workspace: Workspace) -> Glance:
    """Who takes part and who is heard. Raises CoachError for a file that names no organisation."""
    engagement, state = workspace.engagement, workspace.state
    heard = _heard(state)
    people = tuple(PersonLine(person, heard.get(person.code, Heard.TO_COME)) for person in state.people.values())
    waiting = [line.person.code for wanted in (Heard.BEGUN, Heard.TO_COME) for line in people if line.heard is wanted]
    return Glance(
        engagement.organisation,
        engagement.core_process,
        engagement.mode,
        people,
        waiting[0] if waiting else None,
    )


def picture(workspace: Workspace) -> Picture:
    """The picture so far. Raises CoachError when script or rubric cannot be used."""
    assessment = assess(workspace)
    stands = standing(workspace, assessment)
    missing = []
    if stands.ungraded:
        missing.append(f"{stands.ungraded} {still_need(stands.ungraded)} evidence.")
    if stands.unassessed and assessment.state.sessions:
        missing.append(_not_assessed(workspace.rubric, stands.unassessed))
    if assessment.state.passed_over:
        missing.append(f"{assessment.state.passed_over} entries come from a newer version and are left out.")
    return Picture(rows_of(workspace, assessment, assessor=True), tuple(missing))


def scores(workspace: Workspace, *, assessor: bool) -> Scores:
    """The scores as they stand. Raises CoachError when script or rubric cannot be used."""
    assessment = assess(workspace)
    return Scores(workspace.rubric, assessment, assessor, rows_of(workspace, assessment, assessor=assessor))


def indicator_rows(seen: Scores, element_id: str) -> tuple[ElementRow, ...]:
    """The indicators of an element, told like the elements: because is what the level looks like on a visit."""
    element = next(element for element in seen.rubric.elements if element.id == element_id)
    card = seen.assessment.scorecard
    if seen.assessor:
        return tuple(_assessor_row(indicator, card.indicators[indicator.id]) for indicator in element.indicators)
    shared = share(seen.rubric, card).indicators
    return tuple(_shared_row(indicator, shared[indicator.id]) for indicator in element.indicators)


def detail(seen: Scores, indicator_id: str) -> Detail:
    """Who said what of an indicator, and the quotes about it. For everybody: only quotes that may be used."""
    state = seen.assessment.state
    own = seen.assessment.scorecard.indicators[indicator_id]
    quotes = [quote for quote in state.quotes.values() if indicator_id in quote.indicators]
    if not seen.assessor:
        enough = len(own.claims) >= seen.rubric.arithmetic.anonymity
        usable = [quote for quote in quotes if quote.usable is True and enough]
        return Detail((), tuple(QuoteLine(quote.text, "", "") for quote in usable))
    return Detail(
        tuple(_claims(state, own)),
        tuple(QuoteLine(quote.text, _spoken(state, quote.person), _leave(quote)) for quote in quotes),
    )


def _heard(state: State) -> dict[str, Heard]:
    """How far each person has come, as `standing_of` says it, without asking what answers pass on."""
    spoke = {rating.person for rating in state.ratings.values()} | {answer.person for answer in state.answers.values()}
    heard: dict[str, Heard] = {}
    for session in state.sessions.values():
        if session.kind is SessionKind.OBSERVATION:
            continue
        undated = session.started is None and session.person in spoke
        if session.ended or undated:
            heard[session.person] = Heard.INTERVIEWED
        else:
            heard.setdefault(session.person, Heard.BEGUN)
    return heard


def _not_assessed(rubric: Rubric, unassessed: tuple[str, ...]) -> str:
    named = ", ".join(f"{rubric.indicator(each).name} ({each})" for each in unassessed[:NAMED])
    rest = len(unassessed) - NAMED
    return f"Not assessed: {named}{f', and {rest} more' if rest > 0 else ''}."


def _assessor_row(indicator: Indicator, own: IndicatorScore) -> ElementRow:
    marks = [] if own.level is not None else ["not assessed"]
    if own.disagree or own.level_gap:
        marks.append("views differ")
    if own.dont_know_flag:
        marks.append("many do not know")
    if own.provisional:
        marks.append("provisional")
    return ElementRow(
        id=indicator.id,
        name=indicator.name,
        said=NOTHING if own.claimed is None else str(half_up(own.claimed, 1)),
        shown=NOTHING if own.supported is None else str(half_up(own.supported, 1)),
        fact=_text(own.computed),
        level=_text(own.level),
        action=NOTHING,
        because="" if own.level is None else indicator.anchors[own.level],
        mark="; ".join(marks),
    )


def _shared_row(indicator: Indicator, own: SharedIndicator) -> ElementRow:
    marks = [own.showing.value] if own.showing is not Showing.BREAKDOWN else []
    marks += [own.views] if own.views else []
    marks += ["many do not know"] if own.dont_know_flag else []
    marks += ["provisional"] if own.provisional else []
    return ElementRow(
        id=indicator.id,
        name=indicator.name,
        said=_text(own.claimed),
        shown=_text(own.supported),
        fact=_text(own.computed),
        level=_text(own.level),
        action=NOTHING,
        because="" if own.level is None else indicator.anchors[own.level],
        mark="; ".join(marks),
    )


def _claims(state: State, own: IndicatorScore) -> Iterator[ClaimLine]:
    for claim in own.claims:
        yield ClaimLine(
            _spoken(state, claim.person), str(claim.level), str(claim.supported), _evidence(claim), claim.question or ""
        )
    for code, absence in own.absences.items():
        yield ClaimLine(_spoken(state, code), absence.value, "", "", "")


def _evidence(claim: Claim) -> str:
    word = claim.counted_grade.word if claim.grade is not None else "needs evidence"
    return ": ".join(part for part in (word, claim.evidence) if part)


def _leave(quote: Quote) -> str:
    words = {True: "may be used, unnamed", False: "not to be used", None: "not asked yet"}
    return words[quote.usable]


def _spoken(state: State, code: str) -> str:
    person = state.people.get(code)
    return person.spoken if person else code


def _text(figure: object) -> str:
    return NOTHING if figure is None else str(figure)

