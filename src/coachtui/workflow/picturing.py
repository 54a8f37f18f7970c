"""The scores so far and the claims and quotes behind each figure, as frozen values for a screen.

All of it reads the script and the rubric, which takes a moment; `glancing` needs neither.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from coachtui.assess.sharing import may_share_quote, share
from coachtui.model.answers import EvidenceNote, Quote
from coachtui.model.engagement import State
from coachtui.model.rubric import Rubric
from coachtui.model.scorecard import IndicatorScore
from coachtui.report.coverage import still_need
from coachtui.report.rows import ScoreRow
from coachtui.report.rows import indicator_rows as rows_of_indicators
from coachtui.workflow.assessing import Assessment, assess
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.evidence import promise_words, promised
from coachtui.workflow.reporting import coverage, rows_of

NAMED = 3
"""How many indicators without a level are named before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The eight rows as the assessor sees them, and one sentence for each thing that is ``missing``."""

    rows: tuple[ScoreRow, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """What one person claims of an indicator.

    ``said`` is the level as text, or the reason why there is none; in that case the other texts are "". ``shown`` is
    the level that the evidence supports, ``grade`` the word for the evidence, ``evidence`` a description of it.
    ``question`` is the id of the question it was said at.
    """

    who: str
    said: str
    shown: str
    grade: str
    evidence: str
    question: str


@dataclass(frozen=True, slots=True)
class QuoteBehind:
    """A quote about an indicator. ``who`` and ``permission`` are "" in what everybody may see."""

    text: str
    who: str
    permission: str


@dataclass(frozen=True, slots=True)
class Detail:
    """The claims and quotes behind one indicator. ``claims`` is empty in what everybody may see."""

    claims: tuple[ClaimLine, ...]
    quotes: tuple[QuoteBehind, ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores computed once: for the assessor, or (``assessor`` False) as everybody may see them."""

    rubric: Rubric
    assessment: Assessment
    assessor: bool
    rows: tuple[ScoreRow, ...]


def picture(workspace: Workspace) -> Picture:
    """The picture so far. Raises CoachError when script or rubric cannot be used."""
    assessment = assess(workspace)
    covered = coverage(workspace, assessment)
    missing = []
    if covered.ungraded:
        missing.append(f"{covered.ungraded} {still_need(covered.ungraded)} evidence.")
    if covered.unassessed and assessment.state.sessions:
        missing.append(_not_assessed(workspace.rubric, covered.unassessed))
    missing += [_to_come(workspace, note) for note in promised(assessment.state)]
    if assessment.state.passed_over:
        missing.append(f"{assessment.state.passed_over} entries come from a newer version and are left out.")
    return Picture(rows_of(workspace, assessment, assessor=True), tuple(missing))


def _to_come(workspace: Workspace, note: EvidenceNote) -> str:
    person = workspace.state.people.get(note.person)
    who = note.person if person is None or not person.name else person.name
    return f"Promised by {who}, not here yet: {promise_words(note, workspace.script)}."


def scores(workspace: Workspace, *, assessor: bool) -> Scores:
    """The scores computed from everything recorded so far. Raises CoachError when script or rubric cannot be used."""
    assessment = assess(workspace, for_everybody=not assessor)
    return Scores(workspace.rubric, assessment, assessor, rows_of(workspace, assessment, assessor=assessor))


def indicator_rows(seen: Scores, element_id: str) -> tuple[ScoreRow, ...]:
    """The rows of an element's indicators, for the same readers as ``seen``."""
    element = next(element for element in seen.rubric.elements if element.id == element_id)
    card = seen.assessment.scorecard
    return rows_of_indicators(element, card if seen.assessor else share(seen.rubric, card))


def detail(seen: Scores, indicator_id: str) -> Detail:
    """The claims and quotes behind an indicator. For everybody: no claims, and only quotes that may be shared."""
    state = seen.assessment.state
    own = seen.assessment.scorecard.indicators[indicator_id]
    quotes = [quote for quote in state.quotes.values() if indicator_id in quote.indicators]
    if not seen.assessor:
        card = seen.assessment.scorecard
        usable = [quote for quote in quotes if may_share_quote(seen.rubric, card, quote, {indicator_id})]
        return Detail((), tuple(QuoteBehind(quote.text, "", "") for quote in usable))
    return Detail(
        tuple(_claims(state, own)),
        tuple(QuoteBehind(quote.text, _spoken(state, quote.person), _permission(quote)) for quote in quotes),
    )


def _not_assessed(rubric: Rubric, unassessed: tuple[str, ...]) -> str:
    named = ", ".join(f"{rubric.indicator(each).name} ({each})" for each in unassessed[:NAMED])
    rest = len(unassessed) - NAMED
    return f"Not assessed: {named}{f', and {rest} more' if rest > 0 else ''}."


def _claims(state: State, own: IndicatorScore) -> Iterator[ClaimLine]:
    for claim in own.claims:
        yield ClaimLine(
            _spoken(state, claim.person),
            str(claim.level),
            str(claim.supported),
            claim.counted_grade.word if claim.grade is not None else "open",
            claim.evidence,
            claim.question or "",
        )
    for code, absence in own.absences.items():
        yield ClaimLine(_spoken(state, code), absence.value, "", "", "", "")


def _permission(quote: Quote) -> str:
    words = {True: "may be used, unnamed", False: "not to be used", None: "ask before using it"}
    return words[quote.usable]


def _spoken(state: State, code: str) -> str:
    person = state.people.get(code)
    return person.spoken if person else code
