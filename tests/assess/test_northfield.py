"""The worked case: every figure of Northfield's scorecard, with and without its inventories."""

from fractions import Fraction
from typing import TypeVar

from coachtui.assess.rounding import half_up
from coachtui.assess.scoring import score
from coachtui.model.answers import Absence
from coachtui.model.scorecard import ElementScore, IndicatorScore, Scorecard, TargetScore

from .northfield import COMPUTED, PEOPLE, RATINGS, RUBRIC, SESSIONS
from .northfield_expected import ELEMENTS, INDICATORS, TARGETS

Known = TypeVar("Known")


def northfield(*, inventories: bool = True) -> Scorecard:
    return score(RUBRIC, PEOPLE, SESSIONS, RATINGS, COMPUTED if inventories else {})


def two(figure: Fraction | None, places: int = 2) -> str:
    return "-" if figure is None else str(half_up(figure, places))


def row(name: str, *cells: object) -> str:
    return " ".join([name, *(str(cell) for cell in cells)])


def indicator_row(own: IndicatorScore) -> str:
    return row(
        own.id,
        two(own.claimed),
        two(own.interview_supported if own.computed is not None else own.supported),
        "-" if own.computed is None else own.computed,
        two(own.supported),
        own.level,
        f"{own.dont_know}/{own.expected}",
        "K" if own.dont_know_flag else "-",
        two(own.deviation),
        "D" if own.disagree else "-",
        "G" if own.level_gap else "-",
        "S" if own.breakdown_shown else "-",
        two(own.confidence),
        own.confidence_band,
    )


def actions_of(actions: tuple[object, ...]) -> str:
    return "+".join(str(action) for action in actions)


def element_row(own: ElementScore) -> str:
    return row(
        own.id,
        own.target,
        two(own.score, 1),
        own.level,
        ",".join(own.limited_by),
        two(own.base),
        two(own.process),
        actions_of(own.actions),
    )


def target_row(own: TargetScore) -> str:
    by_element = ",".join(f"{element}:{actions_of(actions)}" for element, actions in own.threshold_actions.items())
    return row(own.id, own.level, by_element, actions_of(own.actions_union))


def test_every_indicator_comes_out_as_worked_by_hand() -> None:
    card = northfield()
    assert "\n".join(indicator_row(own) for own in card.indicators.values()) == INDICATORS.strip()


def test_every_element_comes_out_as_worked_by_hand() -> None:
    assert "\n".join(element_row(own) for own in northfield().elements.values()) == ELEMENTS.strip()


def test_every_target_comes_out_as_worked_by_hand() -> None:
    assert "\n".join(target_row(own) for own in northfield().targets.values()) == TARGETS.strip()
