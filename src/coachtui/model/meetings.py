"""What a sheet is about: one meeting, or another occasion that a script is written for."""

import hashlib
from dataclasses import dataclass
from datetime import date

from coachtui.model.days import day_words
from coachtui.model.people import canonical_code
from coachtui.model.text import one_line

_LETTERS = 8
LONGEST_NAME = 120
"""Cells of a terminal that the name of a meeting may take; it stands in headings and lists."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """One meeting: its ``name`` as the people in it call it, and its ``day``, a date in ISO form.

    ``person`` is the code of who recorded it. Make it with `meeting_on`, so that the same name and day are the same
    meeting in every file.
    """

    id: str
    person: str
    name: str
    day: str
    at: str | None = None

    @property
    def spoken(self) -> str:
        """Name and day as people read them, such as "Operations review, Thursday 2026-12-03"."""
        return f"{one_line(self.name, LONGEST_NAME)}, {day_words(self.day)}"


def meeting_on(name: str, day: date, person: str) -> Meeting:
    """The meeting of this name on this day, as ``person`` records it; capitals and spaces make no difference.

    Its id holds the day and a hash of the name: ids stay when a person's words are erased.
    """
    digest = hashlib.sha256(name_compared(name).encode()).hexdigest()[:_LETTERS]
    words = " ".join(one_line(name).split())
    return Meeting(f"{day.isoformat()}-{digest}", person, words, day.isoformat())


def name_compared(name: str) -> str:
    """The name of a meeting as two are compared: capitals and spaces make no difference."""
    return canonical_code(" ".join(one_line(name).split()))
