"""Scores as values, exact until somebody displays them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from coachtui.model.answers import Absence, Grade


class Action(StrEnum):
    """What to do about an element [method 4.3]."""

    ADD = "A"
    CREATE = "B"
    IMPROVE = "C"

    @property
    def word(self) -> str:
        """What people read instead of A, B and C."""
        return self.name.capitalize()


@dataclass(frozen=True, slots=True)
class Claim:
    """The one rating of a person that counts for an indicator [method 2.4], and the level its evidence supports.

    ``grade`` is None while open; ``counted_grade`` is what the arithmetic used.
    """

    person: str
    band: str
    level: int
    supported: int
    grade: Grade | None
    counted_grade: Grade
    session: str
    question: str | None
    derived: bool
    evidence: str


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """Everything known about one indicator [method 3]. Figures are None where nothing was assessed.

    ``claimed_bands`` and ``bands`` hold the means of what each band that answered says and shows.
    ``interview_supported`` is what the interviews alone support; ``supported`` is what counts, after any inventory
    (``computed``) and the don't-know cap.
    ``deviation`` is the average absolute deviation of claims from their mean. ``provisional`` means that a grade is
    still open [method 2.5].
    """

    id: str
    claims: tuple[Claim, ...]
    absences: Mapping[str, Absence]
    expected: int
    dont_know: int
    dont_know_flag: bool
    claimed: Fraction | None
    claimed_bands: Mapping[str, Fraction]
    bands: Mapping[str, Fraction]
    interview_supported: Fraction | None
    computed: int | None
    supported: Fraction | None
    level: int | None
    deviation: Fraction | None
    disagree: bool
    level_gap: bool
    perception_gap: bool
    breakdown_shown: bool
    confidence: Fraction | None
    confidence_band: str | None
    provisional: bool


@dataclass(frozen=True, slots=True)
class ElementScore:
    """An element's score (mean), level (weakest indicator) and actions [method 4.1, 4.4]."""

    id: str
    target: str
    score: Fraction | None
    level: int | None
    limited_by: tuple[str, ...]
    base: Fraction | None
    process: Fraction | None
    actions: tuple[Action, ...]
    assessed: int
    of: int
    provisional: bool


@dataclass(frozen=True, slots=True)
class TargetScore:
    """A target's level (its weakest element) and the union of its elements' actions."""

    id: str
    level: int | None
    threshold_actions: Mapping[str, tuple[Action, ...]]
    actions_union: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Scorecard:
    """All scores of an engagement, keyed by id in rubric order."""

    indicators: Mapping[str, IndicatorScore]
    elements: Mapping[str, ElementScore]
    targets: Mapping[str, TargetScore]
