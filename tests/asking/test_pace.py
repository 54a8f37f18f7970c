"""Pace: minutes that count, words for them, and which open questions still decide something."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.asking.agenda import plan_agenda, planned_minutes, replan_agenda
from coachtui.asking.pace import decisive, minutes_used, pace_words
from coachtui.model.script import QuestionType
from coachtui.model.script_parts import Booking
from tests.standard_roles import role_of

from .bank import BANK, RUBRIC, question, script_of

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
BOOKING = Booking(5, 10, 2)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("noted", "pauses", "now", "used"),
    [
        ([], [], 0, 0),
        ([], [], 12, 12),
        ([], [], -30, 0),
        ([5, 10], [], 12, 12),
        ([5, 10], [], 10 + 24 * 60, 30),  # a night: the stretch counts 20 minutes at most
        ([5, 10], [], 25, 25),
        ([5], [(6, 16)], 20, 10),
        ([5, 20], [(6, None)], 25, 11),  # whatever is noted ends a pause
        ([5], [(6, None)], 25, 6),
        ([5], [(6, 16), (8, 12)], 20, 10),
        ([5], [(6, 16), (8, 18)], 20, 8),
        ([5], [(16, 6)], 20, 20),
        ([-10, 5, 999], [(-20, -5)], 20, 20),
        ([3], [(4, 104)], 106, 6),
    ],
)
def test_pauses_and_long_silence_do_not_count(
    noted: list[float], pauses: list[tuple[float, float | None]], now: float, used: float
) -> None:
    stretches = [(at(begin), None if end is None else at(end)) for begin, end in pauses]
    assert minutes_used(START, map(at, noted), stretches, at(now), 20) == pytest.approx(used)


minutes = st.floats(-50, 500, allow_nan=False)


@given(st.lists(minutes, max_size=6), st.lists(st.tuples(minutes, st.none() | minutes), max_size=4), minutes)
def test_no_more_counts_than_passed(noted: list[float], pauses: list[tuple[float, float | None]], now: float) -> None:
    stretches = [(at(begin), None if end is None else at(end)) for begin, end in pauses]
    used = minutes_used(START, map(at, noted), stretches, at(now), 20)
    assert -1e-6 <= used <= max(now, 0) + 1e-6


@pytest.mark.parametrize(
    ("used", "open_minutes", "under_way", "words"),
    [
        (0, [45], 0, "about on time"),
        (5, [45], 0, "about on time"),  # the opening
        (11, [45], 0, "6 minutes behind"),
        (11, [40, 5], 4, "about on time"),
        (11, [30, 5], 0, "4 minutes in hand"),
        (8, [45], 0, "3 minutes behind"),
        (50, [], 0, "about on time"),
        (80, [], 0, "30 minutes behind"),
        (5, [], 3, "45 minutes in hand"),
    ],
)
def test_pace_in_words(used: float, open_minutes: list[int], under_way: float, words: str) -> None:
    assert pace_words(BOOKING, 45, used, open_minutes, under_way) == words


def test_one_minute_is_one_minute() -> None:
    assert pace_words(Booking(0, 0, 2, about=0), 10, 0, [11]) == "1 minute behind"
    assert pace_words(Booking(0, 0, 2, about=0), 10, 0, [10]) == "about on time"


def test_only_the_last_source_of_something_uncovered_is_decisive() -> None:
    script = script_of(
        question("C1.1", feeds=("E1a", "E1b")),
        question("C1.2", feeds=("E1b",)),
        question("C2.1", feeds=("E5a",)),
        question("C5.5", feeds=("B8",)),
    )
    every = tuple(each.id for each in script.questions())
    assert decisive(script, RUBRIC, every, set()) == ("C1.1", "C2.1")
    assert decisive(script, RUBRIC, every, {"E1a"}) == ("C2.1",)
    assert decisive(script, RUBRIC, ("C1.2", "C5.5"), set()) == ("C1.2",)
    assert decisive(script, RUBRIC, (), set()) == ()


@pytest.mark.parametrize("code", "XMFON")
@pytest.mark.parametrize("plan", ["quick", "full"])
def test_planning_anew_with_nothing_settled_is_planning(code: str, plan: str) -> None:
    for given_minutes in (0, 10, 20, 45, 90):
        wanted = plan_agenda(BANK, RUBRIC, role_of(code), plan, given_minutes)
        assert replan_agenda(BANK, RUBRIC, role_of(code), plan, given_minutes, settled=()) == wanted


@given(st.sampled_from("XMFON"), st.integers(0, 60), st.sets(st.sampled_from([each.id for each in BANK.questions()])))
def test_planning_anew_never_asks_what_is_settled_and_fits_the_time(
    code: str, given_minutes: int, settled: set[str]
) -> None:
    agenda = replan_agenda(BANK, RUBRIC, role_of(code), "full", given_minutes, settled=settled)
    lengths = planned_minutes(BANK, "full")
    assert not settled & set(agenda)
    assert sum(lengths[each] for each in agenda) <= given_minutes


def test_tables_that_stand_for_each_other_are_not_asked_twice() -> None:
    for settled, never in (("C3.1", "S3.2"), ("S3.2", "C3.1")):
        agenda = replan_agenda(BANK, RUBRIC, "middle", "full", 500, settled={settled})
        assert never not in agenda
        under_way = replan_agenda(BANK, RUBRIC, "middle", "full", 500, settled=(), under_way=settled)
        assert settled in under_way
        assert never not in under_way


def test_the_question_under_way_stays_and_hidden_ones_do_not_come() -> None:
    agenda = replan_agenda(BANK, RUBRIC, "middle", "quick", 3, settled=(), under_way="C3.1")
    assert agenda == ("C3.1",)
    every = plan_agenda(BANK, RUBRIC, "middle", "quick", 45)
    assert "C1.5" not in replan_agenda(BANK, RUBRIC, "middle", "quick", 45, settled=(), hidden={"C1.5"})
    assert "C1.5" in every


def test_supplied_tables_take_as_long_as_walking_through_them() -> None:
    script = script_of(question("C3.1", QuestionType.TABLE, minutes=8))
    assert planned_minutes(script, "quick")["C3.1"] == 8
    assert planned_minutes(script, "quick", ["C3.1"])["C3.1"] == 2
    assert planned_minutes(script, "no such plan")["C3.1"] == 8
