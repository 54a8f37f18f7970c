"""The ratings of one interview: recorded with it or passed on by its answers, settled, and which of them count."""

from dataclasses import replace

from coachtui.assess.claims import counting_rating
from coachtui.assess.derived import derived_ratings
from coachtui.model.answers import Absence, Grade, Rating
from coachtui.model.problems import CoachError
from coachtui.model.rubric import indicators_in_words
from coachtui.model.text import clean
from coachtui.store.records import Change
from coachtui.workflow.interview.interviewing import Interview


def rate(
    interview: Interview,
    indicator: str,
    *,
    level: int | None = None,
    absence: Absence | None = None,
    grade: Grade | None = None,
    question: str | None = None,
    evidence: str = "",
) -> Change:
    """Record a level or an absence for an indicator, as said at ``question``. A second call there revises it.

    Raises CoachError for an unknown indicator.
    """
    rating = Rating(
        id=f"{interview.session_id}/{indicator}/{question or 'wrap-up'}",
        session=interview.session_id,
        person=interview.person.code,
        indicator=known_indicator(interview, indicator),
        level=level,
        absence=absence,
        grade=grade,
        question=question,
        evidence=clean(evidence),
    )
    return interview.workspace.record(rating)


def settle_rating(interview: Interview, rating: Rating, grade: Grade, evidence: str = "") -> Change:
    """Record the evidence grade of a rating: in the rating itself, or in the answer that it was derived from."""
    workspace = interview.workspace
    if rating.derived:
        answer = workspace.state.answers[interview.session_id, rating.question or ""]
        return workspace.record(replace(answer, grade=grade), even_if_same=True)
    return workspace.record(replace(rating, grade=grade, evidence=clean(evidence) or rating.evidence))


def ratings_in(interview: Interview) -> tuple[Rating, ...]:
    """The session's ratings: those given by the interviewer, then those derived from answers to questions shown."""
    shown = {question for question, each in interview.visibility().items() if each.shown}
    answers = [answer for question, answer in interview.answers().items() if question in shown]
    derived = derived_ratings(interview.script, interview.rubric, interview.session, answers)
    return interview.records.ratings + tuple(derived)


def counting_in(interview: Interview) -> dict[str, Rating]:
    """For each indicator rated in the session, the one rating that counts [method 2.4]."""
    by_indicator: dict[str, list[Rating]] = {}
    for rating in ratings_in(interview):
        by_indicator.setdefault(rating.indicator, []).append(rating)
    return {indicator: counting_rating(ratings) for indicator, ratings in by_indicator.items()}


def known_indicator(interview: Interview, indicator: str) -> str:
    """The id of an indicator of the rubric. Raises CoachError when it has none of that id."""
    try:
        return interview.rubric.indicator(indicator).id
    except KeyError:
        raise CoachError(
            "No such indicator",
            f"This rubric has no {clean(indicator)}.",
            indicators_in_words(interview.rubric),
            bad_input=True,
        ) from None
