"""Elements and targets: means, the weakest link, and the thresholds between Add, Create and Improve."""

from dataclasses import replace
from fractions import Fraction

import pytest

from coachtui.assess.elements import score_element, score_target, threshold_actions, union
from coachtui.assess.scoring import score
from coachtui.model.rubric import Element, Subject
from coachtui.model.scorecard import Action

from .northfield import ARITHMETIC, PEOPLE, RATINGS, RUBRIC, SESSIONS, indicator, rating, rubric_of

MIXED = Element(
    "E9",
    "",
    "T1",
    (indicator("E9a"), indicator("E9b"), indicator("E9c", Subject.PROCESS), indicator("E9d", Subject.PROCESS)),
)
BASE_ONLY = Element("E9", "", "T1", (indicator("E9a"),))
PROCESS_ONLY = Element("E9", "", "T1", (indicator("E9c", Subject.PROCESS),))
RULE = ARITHMETIC.actions


def actions(element: Element, **supported: str) -> str:
    figures = {name: Fraction(figure) for name, figure in supported.items()}
    return "+".join(threshold_actions(element, RULE, figures))


@pytest.mark.parametrize(
    ("supported", "expected"),
    [
        ({"E9a": "0", "E9c": "0"}, "B"),
        ({"E9a": "74/100", "E9c": "4"}, "B"),
        ({"E9a": "3/4", "E9c": "3"}, "C"),
        ({"E9a": "3/4", "E9c": "299/100"}, "A+C"),
        ({"E9a": "249/100", "E9c": "0"}, "A+C"),
        ({"E9a": "5/2", "E9c": "0"}, "A"),
        ({"E9a": "5/2", "E9c": "3"}, ""),
        ({"E9a": "1/2", "E9b": "1", "E9c": "4"}, "C"),
        ({"E9a": "5/2", "E9c": "4", "E9d": "1"}, "A"),
        ({"E9a": "1"}, "C"),
        ({"E9a": "3"}, ""),
        ({"E9c": "0"}, ""),
        ({"E9c": "0", "E9d": "1"}, ""),
        ({"E9c": "3"}, ""),
        ({}, ""),
    ],
)
def test_base_and_process_are_judged_apart(supported: dict[str, str], expected: str) -> None:
    assert actions(MIXED, **supported) == expected


@pytest.mark.parametrize(("figure", "expected"), [("0", "B"), ("3/4", "C"), ("5/2", ""), ("4", "")])
def test_an_element_without_process_content_inherits_nothing(figure: str, expected: str) -> None:
    assert actions(BASE_ONLY, E9a=figure) == expected


@pytest.mark.parametrize(("figure", "expected"), [("0", "B"), ("3/4", "C"), ("249/100", "C"), ("5/2", "A"), ("3", "")])
def test_an_element_of_process_content_alone_has_its_own_thresholds(figure: str, expected: str) -> None:
    assert actions(PROCESS_ONLY, E9c=figure) == expected
    assert actions(PROCESS_ONLY) == ""


def test_every_indicator_at_the_lowest_level_limits_the_element() -> None:
    said = [rating("E9a", "CEO", "1g0"), rating("E9b", "CEO", "3g3"), rating("E9d", "CEO", "1g3")]
    card = score(rubric_of(MIXED), PEOPLE, SESSIONS, said, {})
    own = card.elements["E9"]
    assert (own.level, own.limited_by, own.assessed, own.of) == (1, ("E9a", "E9d"), 3, 4)
    assert (own.score, own.base, own.process) == (Fraction(5, 3), Fraction(2), Fraction(1))


def test_what_nobody_assessed_is_none_and_calls_for_nothing() -> None:
    card = score(RUBRIC, PEOPLE, SESSIONS, [], {})
    for own in card.elements.values():
        assert (own.score, own.level, own.base, own.process, own.limited_by) == (None, None, None, None, ())
        assert own.actions == ()
        assert own.assessed == 0
    assert all(target.level is None and target.actions_union == () for target in card.targets.values())


def test_an_open_grade_makes_its_element_provisional_unless_an_inventory_decides() -> None:
    said = [rating("E3a", "CEO", "3"), rating("E3c", "CEO", "1g0")]
    assert score(RUBRIC, PEOPLE, SESSIONS, said, {}).elements["E3"].provisional
    card = score(RUBRIC, PEOPLE, SESSIONS, said, {"E3a": 2})
    assert card.indicators["E3a"].provisional
    assert not card.elements["E3"].provisional


def test_a_target_is_as_good_as_its_weakest_element_and_joins_their_actions() -> None:
    card = score(RUBRIC, PEOPLE, SESSIONS, RATINGS, {})
    elements = [own for own in card.elements.values() if own.target == "T1"]
    blank = replace(elements[0], level=None, actions=())
    target = RUBRIC.targets[0]
    assert score_target(target, elements).level == 0
    assert score_target(target, [elements[1], blank]).level == 1
    assert score_target(target, [blank]).threshold_actions == {}
    assert union([(Action.IMPROVE,), (Action.CREATE,), (Action.ADD, Action.IMPROVE)]) == tuple(Action)


def test_an_element_can_be_scored_by_itself() -> None:
    card = score(RUBRIC, PEOPLE, SESSIONS, RATINGS, {})
    assert score_element(RUBRIC.elements[0], RULE, card.indicators) == card.elements["E1"]
