"""The scores so far and the claims and quotes behind each figure, as frozen values for a screen.

All of it reads the script and the rubric, which takes a moment; `glancing` needs neither.
"""

from dataclasses import dataclass, field

from coachtui.assess.sharing import may_share_quote, share
from coachtui.model.answers import EvidenceNote
from coachtui.model.consents import consent_lines, withdrawn_words
from coachtui.model.naming import KnownNames
from coachtui.model.proposed import proposed_people
from coachtui.model.roles import Roles
from coachtui.model.rubric import Rubric
from coachtui.model.text import as_typed, counted
from coachtui.report.behind import ClaimLine, claim_lines, permission_words, spoken
from coachtui.report.coverage import still_need
from coachtui.report.rows import ScoreRow
from coachtui.report.rows import indicator_rows as rows_of_indicators
from coachtui.report.topics import TopicRow
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.evidence import promise_words, promised
from coachtui.workflow.interview.steps import StepLine, step_lines
from coachtui.workflow.overview.reporting import coverage, known_names, score_rows
from coachtui.workflow.scores.assessing import Assessment, assess
from coachtui.workflow.scores.topics import recorded_topics

NAMED = 3
"""How many things of one sort are named before the rest is only counted."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A row of scores for each element as the assessor sees it, and one sentence for each thing that is ``missing``.

    ``steps`` are the next steps that are not done. ``topics`` are the answers to questions that no indicator scores,
    under the heading ``topics_title``. ``roles`` are the script's. ``observed`` counts the meetings of which a coach
    passed on figures, and ``observed_words`` says where these are; "" where there are none.
    """

    rows: tuple[ScoreRow, ...]
    missing: tuple[str, ...]
    topics_title: str
    topics: tuple[TopicRow, ...]
    steps: tuple[StepLine, ...] = ()
    roles: Roles = field(default_factory=dict)
    observed: int = 0
    observed_words: str = ""


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
    """The scores computed once: for the assessor, or (``assessor`` False) as everybody may see them.

    ``known`` are the names that quotes for everybody must not hold. ``topics`` are as in `Picture`.
    """

    rubric: Rubric
    assessment: Assessment
    assessor: bool
    rows: tuple[ScoreRow, ...]
    known: KnownNames
    topics_title: str
    topics: tuple[TopicRow, ...]


def picture(workspace: Workspace) -> Picture:
    """The scores so far, for home. Raises CoachError when script or rubric cannot be used."""
    assessment = assess(workspace)
    covered = coverage(workspace, assessment)
    missing = []
    if covered.ungraded:
        missing.append(f"{covered.ungraded} {still_need(covered.ungraded)} evidence.")
    if covered.unassessed and assessment.state.sessions:
        missing.append(_not_assessed(workspace.rubric, covered.unassessed))
    missing += withdrawn_words(consent_lines(assessment.state), as_typed(workspace.path.name))
    missing += [_to_come(workspace, note) for note in promised(assessment.state)]
    missing += _first(
        [
            f"Proposed by {', '.join(_called(workspace, code) for code in each.by)}: {each.spoken}."
            for each in proposed_people(assessment.state)
        ]
    )
    if assessment.state.passed_over:
        missing.append(f"{assessment.state.passed_over} entries come from a newer version and are left out.")
    topics = recorded_topics(workspace, assessment, known_names(workspace), assessor=True)
    seen, file = len(workspace.state.seen_meetings), as_typed(workspace.path.name)
    return Picture(
        score_rows(workspace, assessment, assessor=True),
        tuple(missing),
        *topics,
        step_lines(workspace),
        workspace.script.roles,
        seen,
        f"What a coach saw in {counted(seen, 'meeting')}: coachtui coach {file}" if seen else "",
    )


def _to_come(workspace: Workspace, note: EvidenceNote) -> str:
    return f"Promised by {_called(workspace, note.person)}, not here yet: {promise_words(note, workspace.script)}."


def _called(workspace: Workspace, code: str) -> str:
    person = workspace.state.people.get(code)
    return code if person is None or not person.name else person.name


def _first(lines: list[str]) -> list[str]:
    """The newest of ``lines``, `NAMED` at most, and how many more there are."""
    rest = len(lines) - NAMED
    return lines[-NAMED:] + ([f"And {rest} more of these."] if rest > 0 else [])


def scores(workspace: Workspace, *, assessor: bool) -> Scores:
    """The scores computed from everything recorded so far. Raises CoachError when script or rubric cannot be used."""
    assessment = assess(workspace, for_everybody=not assessor)
    rows = score_rows(workspace, assessment, assessor=assessor)
    known = known_names(workspace)
    topics = recorded_topics(workspace, assessment, known, assessor=assessor)
    return Scores(workspace.rubric, assessment, assessor, rows, known, *topics)


def indicator_rows(seen: Scores, element_id: str) -> tuple[ScoreRow, ...]:
    """The rows of an element's indicators, for the same readers as ``seen``."""
    element = next(element for element in seen.rubric.elements if element.id == element_id)
    card = seen.assessment.scorecard
    return rows_of_indicators(element, card if seen.assessor else share(seen.rubric, card))


def detail(seen: Scores, indicator_id: str) -> Detail:
    """The claims and quotes behind an indicator. For everybody: no claims, and only quotes that may be shared."""
    state = seen.assessment.state
    known = seen.known
    quotes = [quote for quote in state.quotes.values() if indicator_id in quote.indicators]
    if not seen.assessor:
        card = share(seen.rubric, seen.assessment.scorecard)
        usable = [quote for quote in quotes if may_share_quote(card, quote, {indicator_id}, known)]
        return Detail((), tuple(QuoteBehind(quote.text, "", "") for quote in usable))
    return Detail(
        tuple(claim_lines(state, seen.assessment.scorecard.indicators[indicator_id])),
        tuple(QuoteBehind(quote.text, spoken(state, quote.person), permission_words(quote, known)) for quote in quotes),
    )


def _not_assessed(rubric: Rubric, unassessed: tuple[str, ...]) -> str:
    named = ", ".join(f"{rubric.indicator(each).name} ({each})" for each in unassessed[:NAMED])
    rest = len(unassessed) - NAMED
    return f"Not assessed: {named}{f', and {rest} more' if rest > 0 else ''}."
