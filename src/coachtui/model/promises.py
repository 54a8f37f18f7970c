"""A line that somebody promised to say on a day, and whether it was said."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from coachtui.model.days import day_of


class PromiseOutcome(StrEnum):
    """What became of a promised line: said, not said, or put off to another day."""

    YES = "yes"
    NO = "no"
    MOVED = "moved"


OUTCOME_WORDS: Mapping[PromiseOutcome, str] = {
    PromiseOutcome.YES: "I said it",
    PromiseOutcome.NO: "I did not say it",
    PromiseOutcome.MOVED: "I put it off to another day",
}
"""The outcomes of a promise in words to choose from."""

BECAME: Mapping[PromiseOutcome | None, str] = {
    PromiseOutcome.YES: "said",
    PromiseOutcome.NO: "not said",
    PromiseOutcome.MOVED: "put off",
    None: "open",
}
"""The outcomes of a promise in lists; None while it is open."""


@dataclass(frozen=True, slots=True)
class Promise:
    """A ``line`` that the person promised to say on ``day``, a date in ISO form.

    ``about`` is the id of what in the rubric it is practice for: an indicator or a behaviour. ``watch`` names who
    listens for it, in the person's own words. ``said`` is None until the person says what became of it.
    """

    id: str
    session: str
    person: str
    about: str
    line: str
    day: str
    watch: str = ""
    said: PromiseOutcome | None = None
    at: str | None = None

    def is_due(self, today: date) -> bool:
        """Whether its day has come and nobody has said yet what became of it."""
        day = day_of(self.day)
        return self.said is None and day is not None and day <= today

    def answered(self, said: PromiseOutcome) -> "Promise":
        """The promise with what became of it."""
        return replace(self, said=said, at=None)
