"""Levels of behaviours in one session, what to work on first, and what to keep, on sheets made by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.assess.behaviours import behaviour_levels, gains, priorities, strength
from coachtui.assess.derived import derived_ratings
from coachtui.assess.explaining_behaviours import explain_behaviour
from coachtui.files.rubrics import read_rubric
from coachtui.files.scripts import read_script
from coachtui.model.answers import Absence, Answer, Rating, Session, SessionKind, Value
from coachtui.model.rubric import Behaviour, CoachingRules, Family, PriorityRule, Rubric, StrengthRule
from tests.files.sheet_samples import SHEET, SHEET_RUBRIC

WALK, WALK_RUBRIC = read_script("s.yaml", SHEET.encode()), read_rubric("r.yaml", SHEET_RUBRIC.encode())
SESSION = Session("S1", "ME", SessionKind.SELF_ASSESSMENT)
FIVE = ("none", "some", "half", "most", "all")

FAMILIES = {"diagnose": 3, "data": 3, "decide": 3, "discuss": 2, "enterprise": 3, "run": 2, "follow": 2}
OF_FAMILY = {
    "diagnose": ("B1", "B2"),
    "data": ("B3", "B4"),
    "decide": ("B5", "B6", "B7"),
    "discuss": ("B8", "B9"),
    "enterprise": ("B10", "B11"),
    "run": ("B12", "B13"),
    "follow": ("B14", "B15"),
}
RUBRIC = Rubric(
    "r",
    "R",
    1,
    behaviours=tuple(Behaviour(each, family, each, anchors=FIVE) for family, ids in OF_FAMILY.items() for each in ids),
    families=tuple(Family(family, family, Fraction(weight)) for family, weight in FAMILIES.items()),
    coaching_rules=CoachingRules(PriorityRule(3, one_per_family=True), StrengthRule(2)),
)


def rating(indicator: str, level: int | None, at: int = 0, *, derived: bool = False, absent: bool = False) -> Rating:
    absence = Absence.DONT_KNOW if absent else None
    moment = f"2026-03-02T10:00:{at:02d}+00:00"
    return Rating(f"{indicator}/{at}", "S1", "ME", indicator, level, absence, derived=derived, at=moment)


@pytest.mark.parametrize(
    ("levels", "wanted"),
    [
        ({"B1": 0, "B4": 1, "B8": 0, "B14": 3}, ("B1", "B4", "B8")),
        ({"B1": 1, "B4": 1, "B8": 0, "B14": 3}, ("B1", "B4", "B8")),
        ({"B1": 1, "B2": 0, "B3": 2, "B5": 2}, ("B2", "B3", "B5")),
        ({"B8": 0, "B9": 0, "B13": 0, "B14": 1}, ("B8", "B13", "B14")),
        ({"B6": 2, "B13": 1}, ("B6", "B13")),
        ({"B1": 4, "B6": 4, "B9": 3}, ("B9",)),
        ({"B1": 4}, ()),
        ({"B1": None, "B2": 3}, ("B2",)),
        ({}, ()),
    ],
)
def test_priorities_are_what_lacks_most_by_weight_one_of_each_family(
    levels: dict[str, int | None], wanted: tuple[str, ...]
) -> None:
    assert priorities(RUBRIC, levels) == wanted


def test_of_two_with_as_much_to_gain_the_one_that_hurt_more_comes_first() -> None:
    levels = {"B1": 1, "B3": 1, "B5": 1, "B10": 1}

    assert priorities(RUBRIC, levels) == ("B1", "B3", "B5")
    assert priorities(RUBRIC, levels, {"B10": 4, "B5": 2}) == ("B10", "B5", "B1")
    assert priorities(RUBRIC, {"B1": 1, "B2": 1}, {"B2": 1}) == ("B2",)


def test_how_many_priorities_there_are_and_whether_one_of_each_family_is_for_the_rubric_to_say() -> None:
    rules = CoachingRules(PriorityRule(2, one_per_family=False), StrengthRule(2))

    assert priorities(replace(RUBRIC, coaching_rules=rules), {"B1": 0, "B2": 1, "B8": 0}) == ("B1", "B2")
    assert priorities(replace(RUBRIC, coaching_rules=None), {"B1": 0}) == ()


@pytest.mark.parametrize(
    ("levels", "worded", "wanted"),
    [
        ({"B1": 3, "B9": 4, "B6": 4, "B8": 0}, {"B1", "B9"}, "B1"),
        ({"B1": 2, "B9": 4, "B8": 0}, {"B1", "B9"}, "B9"),
        ({"B1": 3, "B3": 3, "B5": 3, "B8": 0}, {"B5", "B3"}, "B3"),
        ({"B1": 1, "B9": 2, "B8": 2}, {"B1", "B9"}, "B9"),
        ({"B1": 1, "B9": 1}, {"B1", "B9"}, None),
        ({"B1": 2, "B9": None}, {"B1", "B9"}, None),
        ({"B1": 1, "B9": 2, "B13": 3}, {"B1"}, "B13"),
        ({"B1": 4}, set(), "B1"),
        ({}, {"B1"}, None),
    ],
)
def test_the_strength_is_good_enough_no_priority_and_best_with_words(
    levels: dict[str, int | None], worded: set[str], wanted: str | None
) -> None:
    assert strength(RUBRIC, levels, worded) == wanted


def test_what_was_chosen_counts_before_what_an_answer_passed_on_then_the_latest() -> None:
    passed_on, chosen = rating("B1", 3, 9, derived=True), rating("B1", 1, 1)

    assert behaviour_levels(RUBRIC, [passed_on])["B1"] == 3
    assert behaviour_levels(RUBRIC, [chosen, passed_on])["B1"] == 1
    assert behaviour_levels(RUBRIC, [passed_on, chosen, rating("B1", 2, 5)])["B1"] == 2
    assert behaviour_levels(RUBRIC, [passed_on, rating("B1", None, 9, derived=True, absent=True)])["B1"] == 3
    assert behaviour_levels(RUBRIC, [passed_on, rating("B1", None, 2, absent=True)])["B1"] is None
    assert list(behaviour_levels(RUBRIC, [rating("E1a", 3)])) == [each for ids in OF_FAMILY.values() for each in ids]


def walked(**values: Value) -> tuple[dict[str, Answer], tuple[Rating, ...]]:
    answers = {question: Answer("S1", "ME", question, value) for question, value in values.items()}
    return answers, derived_ratings(WALK, WALK_RUBRIC, SESSION, answers.values())


def test_answers_of_a_sheet_pass_levels_on_to_behaviours() -> None:
    _, ratings = walked(W1={"seen": 5, "named": 4}, W2="went on", W3=2)

    assert dict(behaviour_levels(WALK_RUBRIC, ratings)) == {"B1": 4, "B2": 2, "B3": 1}
    assert all(each.derived for each in ratings)


def test_what_no_rule_and_no_option_stands_for_has_no_level() -> None:
    _, ratings = walked(W1={"seen": 0, "named": 0}, W2="nobody", W3=6)

    assert dict(behaviour_levels(WALK_RUBRIC, ratings)) == {"B1": None, "B2": None, "B3": None}
    assert ratings == ()


def test_numbers_that_cannot_be_pass_nothing_on() -> None:
    assert walked(W1={"seen": 2, "named": 3})[1] == ()


def test_not_knowing_is_passed_on_as_such() -> None:
    absent = Answer("S1", "ME", "W1", absence=Absence.DONT_KNOW)

    (found,) = derived_ratings(WALK, WALK_RUBRIC, SESSION, [absent])

    assert (found.indicator, found.absence) == ("B1", Absence.DONT_KNOW)
    assert behaviour_levels(WALK_RUBRIC, [found])["B1"] is None


def test_why_names_the_answer_the_rule_the_weight_and_the_place() -> None:
    answers, ratings = walked(W1={"seen": 5, "named": 3}, W2="stopped", W3=2)
    levels = behaviour_levels(WALK_RUBRIC, ratings)

    lines = explain_behaviour(WALK, WALK_RUBRIC, "B1", answers, ratings, levels).lines

    assert [(each.label, each.formula, each.value) for each in lines] == [
        ("W1", "Hazards seen: 5; Said aloud to somebody: 3", "level 2"),
        ("level", "passed on at W1", "2"),
        ("to gain", "(4 - 2) x weight 3", "6"),
        ("priority", "B2 8, B1 6, B3 6", "number 2"),
    ]
    assert lines[0].rule == ("method 12.1: named / seen >= 1/2: named is 3; seen is 5; so the rule is true")


def test_why_says_which_event_was_chosen_and_that_it_counts() -> None:
    answers, ratings = walked(W2="talked")
    ratings = (*ratings, replace(rating("B2", 1, 30), question="W2", evidence="Over coffee."))

    lines = explain_behaviour(WALK, WALK_RUBRIC, "B2", answers, ratings, behaviour_levels(WALK_RUBRIC, ratings)).lines

    assert [(each.formula, each.value) for each in lines[:3]] == [
        ("They told me what is awkward", "level 4"),
        ("I mentioned it at lunch; Over coffee.", "level 1"),
        ("chosen at W2, which counts before what answers pass on", "1"),
    ]
    nothing = explain_behaviour(WALK, WALK_RUBRIC, "B1", answers, ratings, {}).lines
    assert [each.value for each in nothing] == ["not assessed"]


LEVELS = st.dictionaries(st.sampled_from(sorted(RUBRIC.rated_behaviours())), st.none() | st.integers(0, 4))


@given(LEVELS, st.dictionaries(st.sampled_from(sorted(RUBRIC.rated_behaviours())), st.integers(0, 9)))
def test_priorities_are_few_of_different_families_and_nothing_else_gains_more(
    levels: dict[str, int | None], negatives: dict[str, int]
) -> None:
    chosen, gained = priorities(RUBRIC, levels, negatives), gains(RUBRIC, levels)
    families = {each.id: each.family for each in RUBRIC.behaviours}

    assert len(chosen) <= 3
    assert len({families[each] for each in chosen}) == len(chosen)
    assert [gained[each] for each in chosen] == sorted((gained[each] for each in chosen), reverse=True)
    others = [each for each in gained if families[each] not in {families[own] for own in chosen}]
    assert all(gained[other] <= min(gained[own] for own in chosen) for other in others)


@given(st.integers(0, 30), st.integers(0, 30))
def test_saying_more_of_what_was_seen_never_lowers_the_level(seen: int, named: int) -> None:
    levels = [
        behaviour_levels(WALK_RUBRIC, walked(W1={"seen": seen, "named": each})[1])["B1"]
        for each in range(min(seen, named) + 1)
    ]

    assert all(level is None for level in levels) if seen == 0 else levels == sorted(levels, key=lambda own: own or 0)
    assert all(level is None or 0 <= level <= 4 for level in levels)
