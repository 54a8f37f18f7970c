"""Meetings: the same name and day are the same meeting, and no word of the name is in its id."""

from datetime import date

import pytest

from coachtui.model.meetings import meeting_on

DAY = date(2026, 12, 3)


@pytest.mark.parametrize("name", ["Operations review", "operations  REVIEW ", "\u200boperations review"])
def test_one_meeting_is_one_however_its_name_is_written(name: str) -> None:
    assert meeting_on(name, DAY, "ME").id == meeting_on("Operations review", DAY, "ANY").id


def test_another_name_or_day_is_another_meeting() -> None:
    ids = {meeting_on(name, day, "ME").id for name in ("Review", "Walk") for day in (DAY, date(2026, 12, 4))}
    assert len(ids) == 4


def test_a_meeting_is_named_with_its_day_and_its_id_holds_no_word_of_it() -> None:
    meeting = meeting_on(" Operations\nreview", DAY, "ME")
    assert meeting.spoken == "Operations review, Thursday 2026-12-03"
    assert "review" not in meeting.id.casefold()


def test_a_name_without_end_fills_no_heading() -> None:
    assert len(meeting_on("n" * 100_000, DAY, "ME").spoken) < 150
