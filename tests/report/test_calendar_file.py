"""The calendar file of a promise: read by the rules of RFC 5545, whatever was typed."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.model.problems import CoachError
from coachtui.model.promises import Promise
from coachtui.report.calendar_file import calendar_text

STAMP = datetime(2026, 11, 26, 17, 30, tzinfo=UTC)


def fields_of(text: str) -> dict[str, str]:
    """Names with their parameters, and values as they were before they were escaped."""
    assert text.endswith("\r\n")
    assert not re.search(r"(?<!\r)\n|\r(?!\n)", text)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    pairs = (line.split(":", 1) for line in lines)
    plain = {"\\n": "\n", "\\N": "\n"}
    return {name: re.sub(r"\\.", lambda found: plain.get(found[0], found[0][1]), value) for name, value in pairs}


def test_it_takes_the_whole_day_and_names_nobody_but_who_was_typed() -> None:
    promise = Promise("p-1", "s", "ME", "E8b", "What else; and who, says \\ so?", "2026-12-31", "Ann, my deputy")
    fields = fields_of(calendar_text(promise, STAMP))
    assert (fields["DTSTART;VALUE=DATE"], fields["DTEND;VALUE=DATE"]) == ("20261231", "20270101")
    assert fields["DTSTAMP"] == "20261126T173000Z"
    assert fields["SUMMARY"] == "Say: What else; and who, says \\ so?"
    assert fields["DESCRIPTION"] == "Listens: Ann, my deputy"
    assert fields["UID"] == "p-1"
    assert "DESCRIPTION" not in calendar_text(Promise("p", "s", "ME", "E8b", "x", "2026-12-31"), STAMP)
    assert "DTEND" not in fields_of(calendar_text(Promise("p", "s", "ME", "E8b", "x", "9999-12-31"), STAMP))
    with pytest.raises(CoachError):
        calendar_text(Promise("p", "s", "ME", "E8b", "x", "soon"), STAMP)


@given(st.text(max_size=120), st.text(max_size=120))
def test_no_text_breaks_out_of_its_field(line: str, watch: str) -> None:
    text = calendar_text(Promise("p", "s", "ME", "E8b", line, "2026-12-03", watch), STAMP)
    assert set(fields_of(text)) <= {
        "BEGIN", "VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY",
        "DESCRIPTION", "TRANSP", "END",
    }  # fmt: skip
