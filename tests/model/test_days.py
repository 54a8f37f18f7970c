"""Days as people type them: what is understood, what is not, and that none has passed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.model.days import (
    WEEKDAYS,
    day_as_kept,
    day_in,
    day_of,
    day_words,
    read_day,
    read_held_day,
    read_near_day,
    spoken_day,
    unclear_day,
)

THURSDAY = date(2026, 11, 26)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("today", 0), ("Tomorrow", 1), ("thursday", 7), ("on Thu.", 7), ("next Friday", 1), ("Wed", 6),
        ("in two weeks", 14), ("2 weeks", 14), ("in a week", 7), ("next week", 7), ("a week today", 7),
        ("in 10 days", 10), ("in a month", 28), ("in three weeks from now", 21),
        ("2026-12-03", 7), ("3 December", 7), ("December 3rd", 7), ("the 3rd of Dec", 7), ("Thursday, 3 December", 7),
        ("3 Dec 2026", 7), ("1 January", 36), ("26 November", 0),
        ("29 February", 460), ("3.12", 7), ("3.12.", 7), ("Thu, 3. 12.", 7), ("03.12.26", 7), ("on 3.12.2026", 7),
        ("25/12", 29), ("12/25", 29), ("12-25-2026", 29), ("1/1", 36),
    ],
)  # fmt: skip
def test_a_day_is_understood_as_it_is_typed(typed: str, days: int) -> None:
    assert read_day(typed, THURSDAY) == THURSDAY + timedelta(days=days)


@pytest.mark.parametrize(
    "typed",
    ["", "soon", "2026-11-25", "25 November 2026", "31 June", "in some weeks", "in 999 month s", "3", "Th", "2026",
     "in 0x weeks", "December", "3 4 December", "٣ December", "next", "2026-13-01",
     "3/12", "12/3/2026", "31.2.", "3.13.", "32.1.", "0.1.", "3-12", "3.12/2026", "3.12.2025", "3.12.026"],
)  # fmt: skip
def test_what_is_no_day_to_come_is_none(typed: str) -> None:
    assert read_day(typed, THURSDAY) is None


@given(st.text(max_size=20), st.dates())
def test_no_text_fails_and_no_day_has_passed(typed: str, today: date) -> None:
    day = read_day(typed, today)
    assert day is None or day >= today


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_day_reads_back_as_it_is_shown(today: date, weekday: str) -> None:
    day = read_day(weekday, today)
    assert day is not None
    assert 1 <= (day - today).days <= 7
    assert spoken_day(day) == f"{weekday} {day.isoformat()}"
    assert day_of(day.isoformat()) == day


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("today", 0), ("just now", 0), ("Yesterday", -1), ("the day before yesterday", -2), ("Thursday", 0),
        ("last Thursday", -7), ("Wed", -1), ("on Friday", -6), ("two days ago", -2), ("a week ago", -7),
        ("2026-11-20", -6), ("20 November", -6), ("December 3rd", -358), ("3 December 2026", 7), ("tomorrow", 1),
        ("29 February", -1001), ("20.11.", -6), ("3.12", -358), ("11/20", -6),
    ],
)  # fmt: skip
def test_a_day_that_was_is_understood_as_it_is_typed(typed: str, days: int) -> None:
    assert read_held_day(typed, THURSDAY) == THURSDAY + timedelta(days=days)


@pytest.mark.parametrize("typed", ["", "soon", "31 June", "some days ago", "next", "in two weeks", "2026-13-01"])
def test_what_was_no_day_is_none(typed: str) -> None:
    assert read_held_day(typed, THURSDAY) is None


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("I send her a page on Tuesday.", 5),
        ("She sends the board report by Friday", 1),
        ("Talk with Henk on 3 December, and with line 2 in two weeks.", 7),
        ("A summary (2026-12-03)", 7),
        ("Draft on Thursday, 3 December 2026", 7),
        ("I call in two weeks from now, at nine", 14),
        ("Tomorrow: the list", 1),
        ("The list by 3.12.2026", 7),
    ],
)
def test_a_sentence_names_its_first_day(sentence: str, days: int) -> None:
    assert day_in(sentence, THURSDAY) == THURSDAY + timedelta(days)


@pytest.mark.parametrize(
    "sentence",
    ["", "He sat with the list for two days", "We may march on", "10 days late", "The plan of 2024", "Sun",
     "3/25 of it", "Page 3.12 of the plan", "By 3/12/2026"],
)  # fmt: skip
def test_a_sentence_without_a_day_names_none(sentence: str) -> None:
    assert day_in(sentence, THURSDAY) is None


@pytest.mark.parametrize(
    ("typed", "days"),
    [("Thursday", 0), ("Wed", 6), ("26 November", 0), ("3.12.", 7), ("20.11.", -6), ("20 November", -6), ("x", None),
     ("3 December 2025", -358), ("yesterday", -1), ("in two weeks", 14), ("29 February", 460)],
)  # fmt: skip
def test_a_day_without_a_year_is_the_nearest(typed: str, days: int | None) -> None:
    assert read_near_day(typed, THURSDAY) == (None if days is None else THURSDAY + timedelta(days))


def test_of_two_numbers_that_may_be_either_it_is_asked_which_is_the_month() -> None:
    assert unclear_day(" Thu 3/12") == "Thu 3/12 may be 3 December or 12 March: write the month as a word."
    assert unclear_day("3/12/2026").startswith("3/12/2026 may be 3 December or 12 March:")
    assert [unclear_day(each) for each in ("3.12.", "25/12", "5/5", "3-12", "13/13", "Thursday", "")] == [""] * 7


def test_a_day_is_shown_with_its_weekday_and_other_words_stay() -> None:
    shown = [day_words(each) for each in ("2026-03-05", " 2026-03-05 ", "after the audit", "2026-13-05", "")]
    assert shown == ["Thursday 2026-03-05", "Thursday 2026-03-05", "after the audit", "2026-13-05", ""]
    kept = [day_as_kept(each) for each in (*shown, "Friday 2026-03-05", "Thursday")]
    assert kept == ["2026-03-05", "2026-03-05", "after the audit", "2026-13-05", "", "Friday 2026-03-05", "Thursday"]
