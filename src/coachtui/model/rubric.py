"""A rubric as values: targets, elements, indicators with anchored levels, and every number the arithmetic uses."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from coachtui.model.roles import Role

LEVELS = (0, 1, 2, 3, 4)
"""The five levels of every indicator."""


class Subject(StrEnum):
    """What an indicator is about [method 1.2]: the existing management system, or process content added to it."""

    BASE = "base"
    PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Coaching:
    """What a coach says about one indicator: in the meeting, afterwards, and before the next one."""

    nudge: str
    debrief: str
    practice: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is rated 0-4, with what each level looks like on a visit.

    ``proof`` is what somebody could show to make a claim count for more: a sentence about something to put a hand on,
    or "".
    """

    id: str
    element: str
    name: str
    subject: Subject
    anchors: tuple[str, str, str, str, str]
    coaching: Coaching | None = None
    proof: str = ""


@dataclass(frozen=True, slots=True)
class Element:
    """One of the eight elements of process management, and the target of change it belongs to."""

    id: str
    name: str
    target: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """One of the four targets of change."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named diagnostic."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A meeting behaviour that can be observed."""

    id: str
    family: str
    name: str


@dataclass(frozen=True, slots=True)
class Band:
    """A layer of the organisation whose ratings are averaged first; ``weight`` is its say in the combined figure."""

    id: str
    roles: tuple[Role, ...]
    weight: Fraction


@dataclass(frozen=True, slots=True)
class DontKnowRule:
    """When ignorance itself is a finding [method 3.6]: on ``elements``, from ``share`` of ``respondents`` or more."""

    elements: tuple[str, ...]
    share: Fraction
    respondents: int
    cap: int


@dataclass(frozen=True, slots=True)
class DisagreementRule:
    """When claims disagree [method 3.7]: from ``claims`` claims on, a deviation above, or a level gap from."""

    claims: int
    deviation: Fraction
    level_gap: Fraction


@dataclass(frozen=True, slots=True)
class ConfidenceRule:
    """How sure a figure is [method 3.8].

    ``weights`` go with grades 0-3; claims up to ``admission_level`` count at least ``admission_weight``; ``flagged``
    multiplies where people disagree.
    """

    weights: tuple[Fraction, Fraction, Fraction, Fraction]
    admission_level: int
    admission_weight: Fraction
    flagged: Fraction
    high: Fraction
    medium: Fraction


@dataclass(frozen=True, slots=True)
class ActionRule:
    """Thresholds between create, improve and add [method 4.4], on means of indicator scores (0-4)."""

    create_below: Fraction
    improve_below: Fraction
    add_below: Fraction


@dataclass(frozen=True, slots=True)
class ComputedRule:
    """Which indicators an inventory may decide, and from what difference claim and fact part [method 3.5]."""

    indicators: tuple[str, ...]
    grade: int
    perception_gap: Fraction


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """Every number of the arithmetic [method 3, 4.4, 5.1].

    ``caps`` is the highest level that each evidence grade 0-3 supports.
    """

    caps: tuple[int, int, int, int]
    self_assessment_grade: int
    bands: tuple[Band, ...]
    computed: ComputedRule
    dont_know: DontKnowRule
    disagreement: DisagreementRule
    anonymity: int
    confidence: ConfidenceRule
    actions: ActionRule


@dataclass(frozen=True, slots=True)
class Rubric:
    """A whole rubric file."""

    id: str
    title: str
    version: int
    arithmetic: Arithmetic
    targets: tuple[Target, ...]
    elements: tuple[Element, ...]
    patterns: tuple[Pattern, ...]
    behaviours: tuple[Behaviour, ...]

    def indicators(self) -> Iterator[Indicator]:
        """Every indicator, element by element."""
        for element in self.elements:
            yield from element.indicators

    def indicator(self, indicator_id: str) -> Indicator:
        """The indicator with this id. Raises KeyError when the rubric has none."""
        for indicator in self.indicators():
            if indicator.id == indicator_id:
                return indicator
        raise KeyError(indicator_id)

    def target_of(self) -> Mapping[str, str]:
        """For each indicator id, the id of the target its element belongs to."""
        return {indicator.id: element.target for element in self.elements for indicator in element.indicators}
