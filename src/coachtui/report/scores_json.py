"""A scorecard as JSON values: what `coachtui score --json` prints. Figures are rounded here, for display only."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from coachtui.assess.rounding import half_up
from coachtui.assess.sharing import Figure, SharedElement, SharedIndicator, SharedScorecard
from coachtui.model.scorecard import Action, ElementScore, IndicatorScore, Scorecard, TargetScore


def scores_json(card: Scorecard) -> dict[str, Any]:
    """Everything the assessor may see: `indicators`, `elements` and `targets`, by id.

    Figures have two decimals, element scores one. ``None`` means not assessed; an element's ``action`` is None where
    nothing is to be done or nothing was assessed, which ``state`` tells apart.
    """
    return {
        "indicators": {own.id: _indicator(own) for own in card.indicators.values()},
        "elements": {own.id: _element(own) for own in card.elements.values()},
        "targets": {own.id: _target(own) for own in card.targets.values()},
    }


def shared_scores_json(card: SharedScorecard) -> dict[str, Any]:
    """What everybody may see, under the same keys; what is withheld is None, and ``showing`` says how much there is."""
    return {
        "indicators": {own.id: _shared_indicator(own) for own in card.indicators.values()},
        "elements": {own.id: _shared_element(own) for own in card.elements.values()},
        "targets": {
            own.id: {
                "level": own.level,
                "threshold_actions": _actions_by_element(own.threshold_actions),
                "actions_union": action_text(own.actions_union),
            }
            for own in card.targets.values()
        },
    }


def action_text(actions: tuple[Action, ...]) -> str | None:
    """Actions as in ``A+C``; None where there is none."""
    return "+".join(actions) or None


def _indicator(own: IndicatorScore) -> dict[str, Any]:
    result: dict[str, Any] = {"claimed": _number(own.claimed, 2)}
    if own.computed is not None:
        result["interview_supported"] = _number(own.interview_supported, 2)
        result["computed"] = own.computed
    result |= {
        "supported": _number(own.supported, 2),
        "level": own.level,
        "dk": f"{own.dont_know}/{own.expected}",
        "dk_flag": own.dont_know_flag,
        "ad": _number(own.deviation, 2),
        "disagree": own.disagree,
        "level_gap": own.level_gap,
        "breakdown_shown": own.breakdown_shown,
        "confidence": _number(own.confidence, 2),
        "conf_band": own.confidence_band,
        "bands": {band: _number(figure, 2) for band, figure in own.bands.items()},
        "provisional": own.provisional,
    }
    if own.computed is not None:
        result["perception_gap"] = own.perception_gap
    return result


def _element(own: ElementScore) -> dict[str, Any]:
    return {
        "target": own.target,
        "score": _number(own.score, 1),
        "level": own.level,
        "limited_by": list(own.limited_by),
        "base": _number(own.base, 2),
        "p": _number(own.process, 2),
        "action": action_text(own.actions),
        "state": assessed_state(own.assessed, own.of),
        "provisional": own.provisional,
    }


def assessed_state(assessed: int, of: int) -> str:
    """How much of an element was assessed, in words."""
    if not assessed:
        return "not assessed"
    return "assessed" if assessed == of else "partly assessed"


def _target(own: TargetScore) -> dict[str, Any]:
    return {
        "level": own.level,
        "threshold_actions": _actions_by_element(own.threshold_actions),
        "actions_union": action_text(own.actions_union),
    }


def _shared_indicator(own: SharedIndicator) -> dict[str, Any]:
    return {
        "showing": own.showing.value,
        "claimed": _shown(own.claimed),
        "computed": own.computed,
        "supported": _shown(own.supported),
        "level": own.level,
        "dk_flag": own.dont_know_flag,
        "ad": _shown(own.deviation),
        "views": own.views or None,
        "disagree": own.disagree,
        "level_gap": own.level_gap,
        "perception_gap": own.perception_gap,
        "breakdown_shown": own.bands is not None,
        "bands": None if own.bands is None else {band: _shown(figure) for band, figure in own.bands.items()},
        "conf_band": own.confidence_band,
        "provisional": own.provisional,
    }


def _shared_element(own: SharedElement) -> dict[str, Any]:
    return {
        "target": own.target,
        "showing": own.showing.value,
        "score": _shown(own.score),
        "level": own.level,
        "limited_by": list(own.limited_by),
        "base": _shown(own.base),
        "p": _shown(own.process),
        "action": action_text(own.actions),
        "state": assessed_state(own.assessed, own.of),
        "provisional": own.provisional,
    }


def _actions_by_element(actions: Mapping[str, tuple[Action, ...]]) -> dict[str, str | None]:
    return {element: action_text(own) for element, own in actions.items()}


def _number(figure: Fraction | None, places: int) -> float | None:
    return None if figure is None else float(half_up(figure, places))


def _shown(figure: Figure | None) -> float | int | None:
    return float(figure) if isinstance(figure, Decimal) else figure
