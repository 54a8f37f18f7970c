"""The scorecard of an engagement, computed afresh from its ratings each time. Nothing here is stored."""

from collections.abc import Iterable, Mapping

from coachtui.assess.claims import claims_by_indicator, proofs_in
from coachtui.assess.elements import score_element, score_target
from coachtui.assess.indicators import score_indicator
from coachtui.model.answers import Attachment, Rating, Session
from coachtui.model.people import Person
from coachtui.model.rubric import Rubric
from coachtui.model.scorecard import Scorecard


def score(
    rubric: Rubric,
    people: Mapping[str, Person],
    sessions: Mapping[str, Session],
    ratings: Iterable[Rating],
    computed: Mapping[str, int],
    attachments: Iterable[Attachment] = (),
) -> Scorecard:
    """All scores, by [method 2.4 to 4.5], exact and in rubric order.

    ``people`` and ``sessions`` are keyed by code and id; ``ratings`` holds explicit and derived ones, of a revised
    rating only the latest version. ``computed`` maps indicators to the level (0-4) that a complete inventory gives.
    ``attachments`` are the files kept as evidence: they let claims of a self-assessment count for more.
    Ratings of unknown people or indicators are ignored. What nobody assessed is None, never 0. Time grows in
    proportion to the number of ratings.
    """
    said = claims_by_indicator(rubric, people, sessions, ratings, proofs_in(attachments))
    indicators = {
        indicator.id: score_indicator(
            rubric.arithmetic, element, indicator, said[indicator.id], computed.get(indicator.id)
        )
        for element in rubric.elements
        for indicator in element.indicators
    }
    elements = {
        element.id: score_element(element, rubric.arithmetic.actions, indicators) for element in rubric.elements
    }
    targets = {
        target.id: score_target(target, [own for own in elements.values() if own.target == target.id])
        for target in rubric.targets
    }
    return Scorecard(indicators=indicators, elements=elements, targets=targets)
