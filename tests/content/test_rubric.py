"""The shipped rubric holds every element, indicator, pattern, behaviour and number the method lists, and no other."""

import re
from dataclasses import fields
from operator import attrgetter

import pytest

from coachtui.model.rubric import LEVELS, Arithmetic, Rubric
from coachtui.model.script import Script

from . import method_tables as tables

COACHED = ("E7", "E8")
"""The elements whose indicators a coach speaks about: diagnosing and deciding are what managers do together."""


def test_targets_are_the_four_of_the_method(rubric: Rubric) -> None:
    assert {target.id: target.name.casefold() for target in rubric.targets} == tables.TARGETS


def test_elements_are_the_eight_of_the_method_each_with_its_target(rubric: Rubric) -> None:
    found = [(element.id, element.target, element.name.casefold()) for element in rubric.elements]
    assert found == [(key, listed.target, listed.name) for key, listed in tables.ELEMENTS.items()]


def test_indicators_are_those_of_the_method_each_about_base_or_process(rubric: Rubric) -> None:
    found = {
        element.id: tuple((indicator.id, indicator.about) for indicator in element.indicators)
        for element in rubric.elements
    }
    assert found == {key: listed.indicators for key, listed in tables.ELEMENTS.items()}


def test_patterns_are_the_fifty_two_of_the_method(rubric: Rubric) -> None:
    assert len(tables.PATTERNS) == 52
    assert tuple(pattern.id for pattern in rubric.patterns) == tables.PATTERNS


def test_behaviours_are_the_fifteen_of_the_method_each_in_its_family(rubric: Rubric) -> None:
    assert len(tables.BEHAVIOURS) == 15
    assert tuple((behaviour.id, behaviour.family) for behaviour in rubric.behaviours) == tables.BEHAVIOURS


@pytest.mark.parametrize("part", [field.name for field in fields(Arithmetic)])
def test_every_number_is_the_method_s(rubric: Rubric, part: str) -> None:
    assert getattr(rubric.arithmetic, part) == getattr(tables.ARITHMETIC, part)


@pytest.mark.parametrize("value", tables.JUDGEMENTS)
def test_every_judgement_is_a_number_of_the_rubric(rubric: Rubric, value: str) -> None:
    assert attrgetter(value)(rubric.arithmetic) == tables.JUDGEMENTS[value]


def test_bands_weigh_the_same_by_default(rubric: Rubric) -> None:
    assert [band.weight for band in rubric.arithmetic.bands] == [1, 1]


def test_every_indicator_has_an_anchor_for_each_level(rubric: Rubric) -> None:
    assert {indicator.id for indicator in rubric.indicators() if len(indicator.anchors) != len(LEVELS)} == set()


def test_all_that_diagnosing_and_deciding_is_judged_by_has_coaching(rubric: Rubric) -> None:
    wanted = {key for element in COACHED for key, _ in tables.ELEMENTS[element].indicators}
    assert wanted - {indicator.id for indicator in rubric.indicators() if indicator.coaching} == set()


def test_names_tell_indicators_patterns_and_behaviours_apart(rubric: Rubric) -> None:
    for named in (tuple(rubric.indicators()), rubric.patterns, rubric.behaviours):
        names = [each.name.casefold() for each in named]
        assert sorted(names) == sorted(set(names))


def test_questions_feed_only_what_the_rubric_has(script: Script, rubric: Rubric) -> None:
    known = {each.id for group in (rubric.indicators(), rubric.patterns, rubric.behaviours) for each in group}
    assert {fed for question in script.questions() for fed in question.feeds} - known == set()


def test_every_indicator_is_fed_by_a_question(script: Script, rubric: Rubric) -> None:
    fed = {fed for question in script.questions() for fed in question.feeds}
    assert {indicator.id for indicator in rubric.indicators()} - fed == set()


LACKS = re.compile(r"\b(no|not|never|nobody|nothing|without|only|lack\w*|missing|fail\w*|yet)\b", re.IGNORECASE)


def test_every_indicator_has_a_habit_that_can_be_begun_on_monday(rubric: Rubric) -> None:
    for indicator in rubric.indicators():
        habit = indicator.habit
        assert habit is not None, indicator.id
        assert not LACKS.search(habit.picture), indicator.id
        assert len(habit.do.split()) <= 25, indicator.id
        assert len(habit.say.split()) <= 12, indicator.id
        assert len(habit.watch.split()) <= 7, indicator.id
        assert not re.search(r"\d|process|metric|KPI", f"{habit.picture} {habit.do} {habit.say}"), indicator.id
