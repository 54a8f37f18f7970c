"""Planning an interview into the time there is."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.asking.agenda import plan_agenda, planned_minutes, question_minutes
from coachtui.model.script import Alone, QuestionType, SelfAssessment
from coachtui.model.script_parts import Booking
from tests.standard_roles import STANDARD_ROLES, role_of

from .bank import BANK, QUICK_45, RUBRIC, SPINES, question, script_of

TABLES = ("C1.4", "C2.1", "C3.1", "C3.3", "C5.1", "S1.1", "S2.1", "S3.2", "S4.1")


def minutes_of(asked: tuple[str, ...]) -> int:
    lengths = planned_minutes(BANK, "quick")
    return sum(lengths[question] for question in asked)


@pytest.mark.parametrize("code", QUICK_45)
def test_a_quick_interview_of_45_minutes_asks_what_was_worked_out_by_hand(code: str) -> None:
    minutes, asked = QUICK_45[code]
    agenda = plan_agenda(BANK, RUBRIC, role_of(code), "quick", 45)
    assert (minutes_of(agenda), agenda) == (minutes, tuple(asked.split()))


def test_an_analyst_is_asked_everything_and_the_time_is_not_filled() -> None:
    agenda = plan_agenda(BANK, RUBRIC, "analyst", "quick", 45)
    assert agenda == plan_agenda(BANK, RUBRIC, "analyst", "quick", 500)
    assert minutes_of(agenda) == 26


@pytest.mark.parametrize("code", "XMFON")
@pytest.mark.parametrize("minutes", [30, 60, 90])
@pytest.mark.parametrize("plan", ["quick", "full"])
def test_a_story_comes_first_and_there_are_at_least_three(code: str, minutes: int, plan: str) -> None:
    agenda = plan_agenda(BANK, RUBRIC, role_of(code), plan, minutes)
    types = [BANK.question(asked).type for asked in agenda]
    if code != "N":
        assert types[0] is QuestionType.LONG
        assert types.count(QuestionType.LONG) >= 3
    assert set(SPINES[role_of(code)]) <= set(agenda) | {"C5.1"}


@pytest.mark.parametrize(("minutes", "asked"), [(4, "C1.1"), (5, "C4.1"), (10, "C4.1 C1.1 C6.1"), (13, "C4.1 C5.1")])
def test_of_a_spine_each_that_fits_is_planned_before_all_others(minutes: int, asked: str) -> None:
    agenda = plan_agenda(BANK, RUBRIC, "executive", "quick", minutes)
    assert agenda == tuple(asked.split())


def test_a_spine_is_of_interviews_and_not_of_assessing_oneself() -> None:
    script = script_of(
        replace(question("C4.1", minutes=2, salience=1, feeds=("E8a",)), alone=Alone("Alone?", 2)),
        replace(question("C1.2", minutes=2, feeds=("E1b",)), alone=Alone("Alone?", 2)),
    )
    script = replace(script, alone=SelfAssessment("quick", 20, ("a",), ("b",), "c"))
    assert plan_agenda(script, RUBRIC, "middle", "quick", 2) == ("C1.2",)
    assert plan_agenda(script, RUBRIC, "middle", "full", 2) == ("C4.1",)


def test_a_booked_hour_leaves_45_minutes_for_questions() -> None:
    booking = Booking(opening=5, closing=10, supplied_table=2)
    assert [question_minutes(booking, minutes) for minutes in (60, 30, 15, 10, 0)] == [45, 15, 0, 0, 0]


@pytest.mark.parametrize(("minutes", "tables"), [(60, "C5.1 C3.1"), (75, "S4.1 C3.1"), (90, "S4.1 S2.1 C3.1")])
def test_an_executive_is_asked_the_older_table_until_there_is_time_for_the_one_that_replaces_it(
    minutes: int, tables: str
) -> None:
    asked = plan_agenda(BANK, RUBRIC, "executive", "full", minutes)
    assert [each for each in asked if BANK.question(each).type is QuestionType.TABLE] == tables.split()


def small(
    minutes: int, *, c_salience: int = 3, s_salience: int = 3, supplied: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    script = script_of(
        question("C2.1", QuestionType.TABLE, minutes=5, salience=c_salience, feeds=("E5a",)),
        question("C4.2", QuestionType.LONG, minutes=4, salience=1, feeds=("E8a",)),
        question("S2.1", QuestionType.TABLE, minutes=8, salience=s_salience, feeds=("E5b",)),
    )
    return plan_agenda(script, RUBRIC, "executive", "full", minutes, supplied)


def test_a_table_replaces_the_chosen_one_at_the_difference_in_minutes() -> None:
    assert small(7) == ("C2.1",)
    assert small(8) == ("S2.1",)
    assert small(12) == ("C4.2", "S2.1")


def test_a_table_whose_older_form_comes_later_needs_its_whole_time_and_spares_the_other() -> None:
    assert small(7, c_salience=2) == ("C2.1",)
    assert small(20, c_salience=2) == ("C4.2", "S2.1")


def test_a_table_supplied_beforehand_takes_two_minutes_and_frees_the_rest() -> None:
    assert small(5, supplied=frozenset({"C2.1"})) == ("C2.1",)
    assert small(6, supplied=frozenset({"S2.1"})) == ("C4.2", "S2.1")
    assert small(8, supplied=frozenset({"C2.1", "S2.1"})) == ("C4.2", "S2.1")
    assert small(8, s_salience=2, supplied=frozenset({"S2.1"})) == ("C4.2", "S2.1")


def test_supplying_what_is_no_table_changes_nothing() -> None:
    assert small(12, supplied=frozenset({"C4.2", "C9.9"})) == small(12)


def test_a_higher_salience_goes_first_and_lanes_take_turns() -> None:
    script = script_of(
        question("C1.1", minutes=1, salience=1, feeds=("E1a",)),
        question("C1.2", minutes=2, feeds=("E1b",)),
        question("C1.3", minutes=3, feeds=("E1c",)),
        question("C2.1", minutes=4, feeds=("E5a",)),
        question("C7.3", minutes=5, feeds=("X5",)),
        question("C5.6", minutes=6, feeds=("B8", "B9")),
    )

    def asked(minutes: int) -> tuple[str, ...]:
        return plan_agenda(script, RUBRIC, "middle", "quick", minutes)

    assert asked(2) == ("C1.2",)
    assert asked(6) == ("C1.2", "C2.1")
    assert asked(11) == ("C1.2", "C2.1", "C7.3")
    assert asked(12) == ("C5.6", "C1.2", "C2.1")
    assert asked(17) == ("C5.6", "C1.2", "C2.1", "C7.3")
    assert asked(20) == ("C5.6", "C1.2", "C1.3", "C2.1", "C7.3")
    assert asked(21) == ("C5.6", "C1.1", "C1.2", "C1.3", "C2.1", "C7.3")


def test_ties_in_minutes_go_by_the_order_of_the_plan() -> None:
    script = script_of(question("C1.1", minutes=2, feeds=("E1a",)), question("C1.2", minutes=2, feeds=("E1b",)))
    assert plan_agenda(script, RUBRIC, "middle", "quick", 3) == ("C1.1",)


def test_a_rubric_without_the_usual_targets_still_plans() -> None:
    bare = replace(RUBRIC, targets=())
    agenda = plan_agenda(BANK, bare, "middle", "full", 45)
    assert 0 < minutes_of(agenda) <= 45


def test_a_plan_asks_its_own_sections_in_its_order_and_the_others_behind() -> None:
    script = replace(BANK, plans={"quick": replace(BANK.plans["quick"], sections=("C5", "C1"))})
    sections = list(dict.fromkeys(each.id.partition(".")[0] for each in script.questions_in_order("quick")))
    assert sections[:5] == ["C5", "C1", "C2", "C3", "C4"]
    assert len(script.questions_in_order("quick")) == len(tuple(script.questions()))


@given(
    role=st.sampled_from([*STANDARD_ROLES]),
    plan=st.sampled_from(["quick", "full"]),
    minutes=st.integers(min_value=-5, max_value=200),
    supplied=st.frozensets(st.sampled_from(TABLES)),
)
def test_a_plan_keeps_its_time_asks_nothing_twice_and_only_what_the_role_is_asked(
    role: str, plan: str, minutes: int, supplied: frozenset[str]
) -> None:
    agenda = plan_agenda(BANK, RUBRIC, role, plan, minutes, supplied)
    order = [each.id for each in BANK.questions_in_order(plan)]
    lengths = {each.id: 2 if each.id in supplied else each.minutes for each in BANK.questions()}
    assert sum(lengths[asked] for asked in agenda) <= max(minutes, 0)
    assert list(agenda) == sorted(set(agenda), key=order.index)
    assert all(role in BANK.question(asked).ask for asked in agenda)
    pairs = BANK.plans[plan].replaces.items()
    assert not any({new, old} <= set(agenda) for new, old in pairs)
