"""Times are read wherever they were written: with a zone or without, whole or in parts of a second."""

import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from coachtui.model.times import minutes_since, read_time, shown_day, shown_moment, time_on

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-02T09:00:00.000000Z",
        "2026-03-02T09:00:00Z",
        "2026-03-02T09:00:00+00:00",
        "2026-03-02T10:00:00+01:00",
        "2026-03-02T09:00:00",
        "2026-03-02 09:00",
    ],
)
def test_a_time_is_read_in_every_form_it_may_be_written_in(text: str) -> None:
    assert read_time(text) == NINE


@pytest.mark.parametrize("text", [None, "", "yesterday", "2026-02-30T09:00:00Z"])
def test_what_is_no_time_is_none(text: str | None) -> None:
    assert read_time(text) is None
    assert minutes_since(text, NINE) is None


def test_a_day_alone_begins_at_midnight_utc() -> None:
    assert read_time("2026-03-02") == NINE.replace(hour=0)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("2026-03-02T09:00:00Z", 0),
        ("2026-03-02T08:59:01Z", 0),
        ("2026-03-02T08:59:00", 1),
        ("2026-03-02T07:30:30Z", 89),
        ("2026-03-02T09:00:01Z", 0),
        ("2026-03-03T09:00:00Z", 0),
    ],
)
def test_minutes_are_whole_and_never_below_none(text: str, minutes: int) -> None:
    assert minutes_since(text, NINE) == minutes


@pytest.fixture
def in_tokyo(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if sys.platform == "win32":
        pytest.skip("has no tzset")
    monkeypatch.setenv("TZ", "JST-9")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("in_tokyo")
def test_people_read_times_in_one_format_by_their_own_clock() -> None:
    assert shown_moment("2026-03-01T22:05:59.999999Z") == "2026-03-02 07:05"
    assert shown_day("2026-03-01T22:05:59.999999Z") == "2026-03-02"
    assert shown_moment("2026-03-02") == shown_day("2026-03-02") == "2026-03-02"
    assert shown_moment("9999-12-31T23:59:59Z") == "9999-12-31 23:59"
    assert shown_moment("0001-01-01T00:00:00+12:00") in {"0001-01-01 00:00", "0001-01-01 09:00"}
    assert (shown_moment(None), shown_day("some day")) == ("", "some day")


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_day_there_are_have_times_too(day: date) -> None:
    assert abs(time_on(day, "00:00").date() - day).days <= 1
