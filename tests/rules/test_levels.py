"""Rules that give levels: the first true one counts, and dividing by nothing makes nothing true."""

from dataclasses import replace

import pytest

from coachtui.answer_types import answer_type_of
from coachtui.model.answers import Value
from coachtui.model.question_parts import LevelRule
from coachtui.rules import Patience, rule_that_counts, unreached

from .conftest import QUESTIONS

SHARES = (
    LevelRule(4, "decided / items >= 4/5"),
    LevelRule(2, "decided / items >= 1/2"),
    LevelRule(1, "decided / items > 0"),
    LevelRule(0, "items > 0"),
)


def level(question: str, rules: tuple[LevelRule, ...], value: Value | None) -> int | None:
    counting = rule_that_counts(rules, answer_type_of(QUESTIONS[question]), value)
    return None if counting is None else counting.level


@pytest.mark.parametrize(
    ("items", "decided", "wanted"),
    [(5, 5, 4), (5, 4, 4), (10, 8, 4), (999, 799, 2), (6, 3, 2), (7, 3, 1), (5, 0, 0), (0, 0, None)],
)
def test_the_first_true_rule_gives_the_level(items: int, decided: int, wanted: int | None) -> None:
    assert level("N2", SHARES, {"items": items, "decided": decided}) == wanted


def test_a_part_left_blank_makes_nothing_true() -> None:
    assert level("N2", SHARES, {"decided": 3}) is None
    assert level("N2", SHARES, {"items": 3}) == 0
    assert level("N2", SHARES, None) is None


def test_choices_yes_and_counts_are_known_too() -> None:
    assert level("C1", (LevelRule(3, "chose('never')"),), "never") == 3
    assert level("Y1", (LevelRule(3, "no"), LevelRule(1, "yes")), "yes") == 1
    assert level("M1", (LevelRule(3, "count >= 2"), LevelRule(1, "count == 1")), ("never", "if raised")) == 3
    assert level("T1", (LevelRule(2, "rows >= 2"),), ({"owner": "Ada"}, {"owner": "Max"})) == 2


@pytest.mark.parametrize(
    ("rules", "wanted"),
    [
        (SHARES, ()),
        ((LevelRule(1, "items > 0"), LevelRule(2, "items > 5")), (1,)),
        ((LevelRule(2, "items > 5"), LevelRule(1, "items > 0")), ()),
        ((LevelRule(2, "decided > items"),), (0,)),
        ((LevelRule(2, "items > 700"), LevelRule(1, "True")), ()),
    ],
)
def test_rules_that_never_count_are_found(rules: tuple[LevelRule, ...], wanted: tuple[int, ...]) -> None:
    assert unreached(rules, answer_type_of(QUESTIONS["N2"]), Patience()) == wanted
    assert unreached(rules, answer_type_of(QUESTIONS["N2"]), Patience(0)) == ()


def test_where_there_are_too_many_answers_nothing_is_said() -> None:
    parts = tuple(
        replace(part, id=f"{part.id}{number}", most=None) for part in QUESTIONS["N2"].parts for number in "123"
    )
    many = replace(QUESTIONS["N2"], parts=parts)

    assert unreached((LevelRule(1, "items1 < 0"),), answer_type_of(many), Patience()) == ()
