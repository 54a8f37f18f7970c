"""A scorecard as JSON values, as `coachtui score --json` prints it. Figures are rounded here, for display only."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from coachtui.assess.rounding import half_up
from coachtui.model.scorecard import (
    Action,
    ElementScore,
    Figure,
    IndicatorScore,
    Scorecard,
    SharedElement,
    SharedIndicator,
    SharedScorecard,
    TargetScore,
)
from coachtui.report.topics import TopicRow


def scores_json(card: Scorecard) -> dict[str, Any]:
    """Everything the assessor may see: `indicators`, `elements` and `targets`, by id.

    Figures are rounded to two decimals, the ``score`` of an element to one. None means not assessed. An element's
    ``action`` is None where nothing is to be done, and where too little was assessed to say; ``state``, ``base`` and
    ``p`` (the process mean) say what was. An indicator has ``interview_supported``, ``computed`` and ``perception_gap``
    only where an inventory gave a level.
    """
    return {
        "indicators": {own.id: _indicator(own) for own in card.indicators.values()},
        "elements": {own.id: _element(own) for own in card.elements.values()},
        "targets": {own.id: _target(own) for own in card.targets.values()},
    }


def shared_scores_json(card: SharedScorecard) -> dict[str, Any]:
    """What everybody may see: `indicators`, `elements` and `targets`, by id. Withheld figures are None.

    The keys are those of `scores_json`, with these differences. Indicators and elements also have ``showing``: how much
    is shown. Indicators also have ``views``: whether people agree, in words. They always have ``computed`` and
    ``perception_gap``, and never ``interview_supported``, ``confidence`` and ``dk``. Their ``ad`` and ``conf_band`` are
    always None: deviation and confidence are for the assessor alone.
    """
    return {
        "indicators": {own.id: _shared_indicator(own) for own in card.indicators.values()},
        "elements": {own.id: _element(own) for own in card.elements.values()},
        "targets": {own.id: _target(own) for own in card.targets.values()},
    }


def topics_json(topics: Iterable[TopicRow]) -> list[dict[str, Any]]:
    """The topics, which no indicator scores, as an object for each of ``topics``, in their order.

    Each has its ``title``, and lists of texts: ``summary``, ``told`` (a line per person, for the assessor only) and
    ``quotes``.
    """
    return [
        {"title": row.title, "summary": list(row.summary), "told": list(row.by_person), "quotes": list(row.quotes)}
        for row in topics
    ]


def _action_text(actions: tuple[Action, ...]) -> str | None:
    """The letters of actions joined by a plus, such as ``A+C``; None where there is none."""
    return "+".join(actions) or None


def _indicator(own: IndicatorScore) -> dict[str, Any]:
    result: dict[str, Any] = {"claimed": _number(own.claimed)}
    if own.computed is not None:
        result["interview_supported"] = _number(own.interview_supported)
        result["computed"] = own.computed
    result |= {
        "supported": _number(own.supported),
        "level": own.level,
        "dk": f"{own.dont_know}/{own.expected}",
        "dk_flag": own.dont_know_flag,
        "ad": _number(own.deviation),
        "disagree": own.disagree,
        "level_gap": own.level_gap,
        "breakdown_shown": own.breakdown_shown,
        "confidence": _number(own.confidence),
        "conf_band": own.confidence_band,
        "claimed_bands": _bands(own.claimed_bands),
        "bands": _bands(own.bands),
        "provisional": own.provisional,
    }
    if own.computed is not None:
        result["perception_gap"] = own.perception_gap
    return result


def _element(own: ElementScore | SharedElement) -> dict[str, Any]:
    showing = {"showing": own.showing.value} if isinstance(own, SharedElement) else {}
    return {
        "target": own.target,
        **showing,
        "score": _number(own.score, 1),
        "level": own.level,
        "limited_by": list(own.limited_by),
        "base": _number(own.base),
        "p": _number(own.process),
        "action": _action_text(own.actions),
        "state": _assessed_state(own.assessed, own.of),
        "provisional": own.provisional,
    }


def _assessed_state(assessed: int, of: int) -> str:
    """How much of an element was assessed, where ``assessed`` of its ``of`` indicators have a level.

    One of ``not assessed``, ``partly assessed`` and ``assessed``.
    """
    if not assessed:
        return "not assessed"
    return "assessed" if assessed == of else "partly assessed"


def _target(own: TargetScore) -> dict[str, Any]:
    return {
        "level": own.level,
        "threshold_actions": _actions_by_element(own.threshold_actions),
        "actions_union": _action_text(own.actions_union),
    }


def _shared_indicator(own: SharedIndicator) -> dict[str, Any]:
    return {
        "showing": own.showing.value,
        "claimed": _number(own.claimed),
        "computed": own.computed,
        "supported": _number(own.supported),
        "level": own.level,
        "dk_flag": own.dont_know_flag,
        "ad": None,
        "views": own.views or None,
        "disagree": own.disagree,
        "level_gap": own.level_gap,
        "perception_gap": own.perception_gap,
        "breakdown_shown": own.bands is not None,
        "claimed_bands": None if own.claimed_bands is None else _bands(own.claimed_bands),
        "bands": None if own.bands is None else _bands(own.bands),
        "conf_band": None,
        "provisional": own.provisional,
    }


def _bands(figures: Mapping[str, Fraction] | Mapping[str, Figure]) -> dict[str, float | int | None]:
    """The figure of each band, a layer of the organisation in the rubric, as a JSON number."""
    return {band: _number(figure) for band, figure in figures.items()}


def _actions_by_element(actions: Mapping[str, tuple[Action, ...]]) -> dict[str, str | None]:
    return {element: _action_text(own) for element, own in actions.items()}


def _number(figure: Fraction | Figure | None, places: int = 2) -> float | int | None:
    """The figure as a JSON number: a Fraction rounded half up to ``places`` decimals, any other not rounded again."""
    if isinstance(figure, Fraction):
        return float(half_up(figure, places))
    return float(figure) if isinstance(figure, Decimal) else figure
