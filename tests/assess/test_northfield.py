"""The worked case: every figure of Northfield's scorecard, with and without its inventories."""

from dataclasses import replace
from fractions import Fraction

from coachtui.assess.elements import threshold_actions
from coachtui.assess.rounding import half_up
from coachtui.assess.scoring import score
from coachtui.model.answers import Grade
from coachtui.model.rubric import Subject
from coachtui.model.scorecard import ElementScore, IndicatorScore, Scorecard, TargetScore

from .northfield import COMPUTED, PEOPLE, RATINGS, RUBRIC, SESSIONS
from .northfield_expected import ELEMENTS, INDICATORS, TARGETS


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


def test_without_inventories_interviews_decide() -> None:
    card = northfield(inventories=False)
    shown = {own: card.indicators[own] for own in COMPUTED}
    assert {own: two(score.supported) for own, score in shown.items()} == {"E3a": "1.00", "E3b": "0.75", "E5b": "1.00"}
    assert all(score.computed is None and not score.perception_gap for score in shown.values())
    assert element_row(card.elements["E3"]) == "E3 T3 0.8 1 E3a,E3b,E3c,E3d 0.83 0.67 A+C"
    assert element_row(card.elements["E5"]) == "E5 T2 0.9 1 E5a,E5b,E5c,E5d 0.89 1.00 A+C"


def test_nothing_said_without_proof_is_supported_above_one() -> None:
    card = score(RUBRIC, PEOPLE, SESSIONS, [replace(each, grade=Grade.SAID) for each in RATINGS], COMPUTED)
    above = {own.id for own in card.indicators.values() if own.supported is not None and own.supported > 1}
    assert above == {"E3a", "E5b"}


def test_without_the_analyst_no_breakdown_is_shown() -> None:
    people = {code: person for code, person in PEOPLE.items() if code != "ANL"}
    card = score(RUBRIC, people, SESSIONS, RATINGS, COMPUTED)
    assert not any(own.breakdown_shown for own in card.indicators.values())


def test_sound_management_without_process_content_gets_add_and_only_models_are_improved() -> None:
    combined = {
        indicator.id: Fraction(3 if indicator.about is Subject.BASE else 1) for indicator in RUBRIC.indicators()
    }
    actions = {
        element.id: actions_of(threshold_actions(element, RUBRIC.arithmetic.actions, combined))
        for element in RUBRIC.elements
    }
    assert actions == {"E1": "A", "E2": "A", "E3": "A", "E4": "C", "E5": "A", "E6": "", "E7": "", "E8": "A"}


def test_everybody_at_nought_on_the_planning_cycle_shows_there() -> None:
    ratings = [replace(each, level=0) if each.indicator == "E1a" and each.level else each for each in RATINGS]
    own = score(RUBRIC, PEOPLE, SESSIONS, ratings, COMPUTED).indicators["E1a"]
    assert own.supported == 0
    assert (own.level, own.dont_know) == (0, 1)
