"""Scores as values: exact for the assessor, and as everybody may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
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
        """What people read instead of A, B and C, with a capital: *Create*."""
        return self.name.capitalize()


@dataclass(frozen=True, slots=True)
class Claim:
    """The one rating of a person that counts for an indicator [method 2.4], and the level its evidence supports.

    ``level`` is what ``person``, of the ``band``, claims, and ``supported`` what counts of it. ``grade`` is None while
    open; ``counted_grade`` is what the arithmetic used. ``session`` and ``question`` are where it was rated, with None
    for the wrap-up. ``derived`` is true of a level that an answer passed on rather than one somebody chose;
    ``evidence`` says in words what the grade rests on.
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

    ``absences`` say, by person, why there is no level. ``expected`` is how many people could have given one: those with
    a claim or an absence, without those for whom it is not applicable; ``dont_know`` is how many of them do not know,
    and ``dont_know_flag`` whether that is itself a finding [method 3.6].
    ``claimed`` is the mean of the claims, weighted by band; ``claimed_bands`` and ``bands`` hold the means of what each
    band that answered says and shows.
    ``interview_supported`` is what the interviews alone support; ``supported`` is what counts, after any inventory
    (``computed``) and the don't-know cap; ``level`` is that as a whole number.
    ``deviation`` is the average absolute deviation of claims from their mean; ``disagree`` says that it is large,
    ``level_gap`` that the bands' mean claims lie far apart [method 3.7], and ``perception_gap`` that the claims and the
    inventory do [method 3.5]. ``breakdown_shown`` says that each band has enough people for figures by band.
    ``confidence`` is how sure the figure is, 0 to 1, and ``confidence_band`` the same as high, medium or low
    [method 3.8]. ``provisional`` means that a grade is still open [method 2.5].
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
    """An element's score (mean), level (weakest indicator) and actions [method 4.1, 4.4].

    ``target`` is the id of the target it belongs to, ``limited_by`` the ids of the indicators at its level. ``base``
    and ``process`` are the means of its indicators of either subject, from which the ``actions`` follow. ``assessed``
    is how many ``of`` its indicators have a figure; ``provisional`` means that a grade is still open in one of them.
    """

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
    """A target's level (its weakest element) and its elements' actions.

    ``threshold_actions`` are those of each element that needs any, by its id, and ``actions_union`` all of them, each
    once.
    """

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


Figure = Decimal | int
"""A figure as it is displayed: a Decimal already rounded, or a whole level. An exact fraction would tell how many
people answered."""


class Showing(StrEnum):
    """How much of something may be shown, in words fit for a reader."""

    BREAKDOWN = "breakdown shown"
    WHOLE_LEVELS = "whole levels only"
    FACT_ONLY = "from the inventory only"
    TOO_FEW = "too few people to show"
    NOT_ASSESSED = "not assessed"


@dataclass(frozen=True, slots=True)
class SharedIndicator:
    """An indicator as everybody may see it.

    ``claimed_bands`` (what each band says), ``bands`` (what it shows), ``disagree``, ``level_gap`` and
    ``perception_gap`` are there only where the breakdown is. ``views`` says in words whether people agree, "" where
    that is withheld. Deviation and confidence are for the assessor alone.
    """

    id: str
    showing: Showing
    claimed: Figure | None = None
    supported: Figure | None = None
    computed: int | None = None
    level: int | None = None
    claimed_bands: Mapping[str, Figure] | None = None
    bands: Mapping[str, Figure] | None = None
    disagree: bool | None = None
    level_gap: bool | None = None
    perception_gap: bool | None = None
    views: str = ""
    dont_know_flag: bool = False
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class SharedElement:
    """An element as everybody may see it, over the indicators shown, of which ``assessed`` is the number."""

    id: str
    target: str
    showing: Showing
    score: Figure | None = None
    level: int | None = None
    limited_by: tuple[str, ...] = ()
    base: Figure | None = None
    process: Figure | None = None
    actions: tuple[Action, ...] = ()
    assessed: int = 0
    of: int = 0
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class SharedScorecard:
    """All scores as everybody may see them, keyed by id in rubric order; those of targets over the elements shown."""

    indicators: Mapping[str, SharedIndicator]
    elements: Mapping[str, SharedElement]
    targets: Mapping[str, TargetScore]
