"""From records to scores: collects the ratings that count, scores them, and explains the scores."""

from collections.abc import Iterator
from dataclasses import dataclass

from coachtui.asking.visibility import visible_questions
from coachtui.assess.claims import outweighed_ratings, proofs_in
from coachtui.assess.derived import derived_ratings
from coachtui.assess.explaining import Explanation, explain
from coachtui.assess.scoring import score
from coachtui.model.answers import Answer, Quote, Rating, Session, SessionKind
from coachtui.model.craft import Capture, FiledTo
from coachtui.model.engagement import State
from coachtui.model.joined_people import alike_as_one
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.rubric import Rubric
from coachtui.model.scorecard import Scorecard
from coachtui.model.script import Script
from coachtui.model.text import clean, listed
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.scores.why_behaviours import behaviours_with_levels, why_behaviour


@dataclass(frozen=True, slots=True)
class Assessment:
    """An engagement's state, without what sheets hold, and the scores computed from it."""

    state: State
    ratings: tuple[Rating, ...]
    scorecard: Scorecard


def assess(workspace: Workspace, *, for_everybody: bool = False) -> Assessment:
    """Score everything recorded so far. The scores are not stored.

    ``for_everybody`` is for what may be shared: people whose codes are written alike count as one even if nobody has
    joined them yet, so that they are not taken for two to hide among.
    """
    recorded = workspace.state.without_sheets()
    state = alike_as_one(recorded) if for_everybody else recorded
    ratings = (*state.ratings.values(), *_derived(workspace, state))
    card = score(workspace.rubric, state.people, state.sessions, ratings, state.computed, state.attachments.values())
    return Assessment(state, ratings, card)


def _whatever_has_a_figure(rubric: Rubric) -> str:
    """Of what a figure can be asked, each with an example."""
    firsts = (
        ("an indicator", next((each.id for each in rubric.indicators()), "")),
        ("an element", next((each.id for each in rubric.elements), "")),
        ("a target", next((each.id for each in rubric.targets), "")),
    )
    named = [f"{kind} such as {first}" for kind, first in firsts if first]
    return f"Name {', '.join(named[:-1])}{', or ' if named[1:] else ''}{named[-1]}." if named else "It scores nothing."


def why(workspace: Workspace, wanted: str, meeting: str = "") -> tuple[Explanation, tuple[Quote, ...]]:
    """How the figure of an indicator, element or target was computed, and the quotes behind it.

    For a behaviour it is its level in the sheet about ``meeting``, else in the latest sheet. Raises CoachError when no
    rubric has anything with the id ``wanted``, or there is no such meeting.
    """
    rubric = workspace.rubric
    ids = {
        known.casefold(): known
        for known in (
            *(indicator.id for indicator in rubric.indicators()),
            *(element.id for element in rubric.elements),
            *(target.id for target in rubric.targets),
        )
    }
    found = None if meeting else ids.get(wanted.strip().casefold())
    if found is None:
        of_behaviour = why_behaviour(workspace, wanted, meeting)
        if of_behaviour is not None:
            return of_behaviour, ()
        behaviours = behaviours_with_levels(workspace)
        only_sheets = behaviours and all(each.kind is SessionKind.SHEET for each in workspace.state.sessions.values())
        raise CoachError(
            "Nothing of that name",
            f"This rubric has no {clean(wanted)}.",
            f"Behaviours: {listed(behaviours)}." if only_sheets else _whatever_has_a_figure(rubric),
            bad_input=True,
        )
    assessment = assess(workspace)
    quotes = tuple(
        quote
        for quote in assessment.state.quotes.values()
        if any(_belongs(workspace, indicator, found) for indicator in quote.indicators)
    )
    state = assessment.state
    proofs = proofs_in(state.attachments.values())
    others = outweighed_ratings(rubric, state.people, state.sessions, assessment.ratings, found, proofs)
    return explain(rubric, assessment.scorecard, found, state.people, others), quotes


def filed_words(workspace: Workspace, wanted: str) -> tuple[Capture, ...]:
    """The captures filed to the indicator ``wanted``, or to those of the element or target ``wanted``."""
    return tuple(
        capture
        for capture in workspace.state.captures.values()
        if capture.filed is not None
        and capture.filed.kind is FiledTo.INDICATOR
        and _belongs(workspace, capture.filed.id, wanted)
    )


def _belongs(workspace: Workspace, indicator_id: str, wanted: str) -> bool:
    for element in workspace.rubric.elements:
        if any(indicator.id == indicator_id for indicator in element.indicators):
            return wanted in {indicator_id, element.id, element.target}
    return False


@dataclass(frozen=True, slots=True)
class CountedAnswers:
    """The answers of one interview or self-assessment that no rule of its script hides."""

    session: Session
    script: Script
    person: Person
    answers: tuple[Answer, ...]


def counted_answers(workspace: Workspace, state: State) -> Iterator[CountedAnswers]:
    """The answers that count, session by session, of people who are known. Raises CoachError for unreadable scripts."""
    by_session: dict[str, list[Answer]] = {}
    for (session_id, _), answer in state.answers.items():
        by_session.setdefault(session_id, []).append(answer)
    for session_id, answers in by_session.items():
        session = state.sessions.get(session_id)
        person = state.people.get(session.person) if session else None
        if session is None or person is None or session.kind is SessionKind.OBSERVATION:
            continue
        script = workspace.script_of(session)
        mode = session.plan or script.plan_of(state.engagement.mode if state.engagement else "")
        shown = visible_questions(script, person.role, mode, {answer.question: answer for answer in answers})
        counted = tuple(answer for answer in answers if answer.question in shown and shown[answer.question].shown)
        yield CountedAnswers(session, script, person, counted)


def _derived(workspace: Workspace, state: State) -> Iterator[Rating]:
    """The ratings that answers pass on, session by session."""
    for counted in counted_answers(workspace, state):
        yield from derived_ratings(counted.script, workspace.rubric, counted.session, counted.answers)
