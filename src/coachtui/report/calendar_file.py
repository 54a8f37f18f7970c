"""A promise as a calendar file (RFC 5545): one entry for the whole day, with nothing in it but what was typed."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from coachtui.model.days import day_of
from coachtui.model.problems import CoachError
from coachtui.model.promises import Promise
from coachtui.model.text import printable

_LONGEST = 75
"""Octets of a line, without its line break [RFC 5545, 3.1]."""


def calendar_text(promise: Promise, stamp: datetime) -> str:
    """The calendar file of ``promise``, made at ``stamp``. Raises CoachError for a promise without a day."""
    day = day_of(promise.day)
    if day is None:
        raise CoachError("No day", "The promise names no day.", bad_input=True)
    ends = [] if day == date.max else [f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}"]  # without one: the day
    listens = [f"DESCRIPTION:{_escaped(f'Listens: {promise.watch}')}"] if promise.watch.strip() else []
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//coachtui//promise//EN",
        "BEGIN:VEVENT",
        f"UID:{_escaped(promise.id)}",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        *ends,
        f"SUMMARY:{_escaped(f'Say: {promise.line}')}",
        *listens,
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _escaped(text: str) -> str:
    """``text`` as a value of the type TEXT [RFC 5545, 3.3.11]."""
    words = re.sub(r"([\\;,])", r"\\\1", printable(text))
    return re.sub(r"\r\n|\r|\n", r"\\n", words).replace("\t", " ")


def _folded(line: str) -> Iterator[str]:
    """``line`` in parts of at most 75 octets, no character torn apart; all but the first begin with a space."""
    part, size = "", 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + character, size + octets
    yield part
