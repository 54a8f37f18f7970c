"""A rubric as values, in the shape of its file: targets, elements, indicators with anchored levels, the arithmetic.

What each field means stands in its annotation; the docstrings add what only the program needs to know.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from coachtui.model.roles import Role
from coachtui.model.shapes import GradeNumber, Id, Level, Limits, Means, NotNegative, Positive, Prose, Share

LEVELS = (0, 1, 2, 3, 4)
"""The five levels of every indicator."""


class Subject(StrEnum):
    """What an indicator is about [method 1.2]: the existing management system, or process content added to it."""

    BASE = "base"
    PROCESS = "process"


@dataclass(frozen=True, slots=True)
class Coaching:
    """What a coach says about an indicator."""

    nudge: Annotated[Prose, Means("Said in the meeting.")]
    debrief: Annotated[Prose, Means("Asked afterwards.")]
    practice: Annotated[Prose, Means("Tried before the next meeting.")]


@dataclass(frozen=True, slots=True)
class Habit:
    """One thing that somebody alone can begin with, to lift an indicator."""

    picture: Annotated[Prose, Means("Level 3 as somebody would tell it who works there.")]
    do: Annotated[Prose, Means("What to do, and when.")]
    say: Annotated[Prose, Means("One line to say aloud.")]
    watch: Annotated[Prose, Means('Who could listen for it, to follow "Ask".')]


@dataclass(frozen=True, slots=True)
class Indicator:
    """One thing that is rated 0-4."""

    id: Annotated[Id, Means("The indicator's id, such as E1a.")]
    name: Annotated[Prose, Means("What is rated, in a few words.")]
    about: Annotated[Subject, Means("base: the existing system; process: process content added to it.")]
    anchors: Annotated[tuple[Prose, Prose, Prose, Prose, Prose], Means("What each level looks like, from 0 to 4.")]
    coaching: Annotated[Coaching | None, Means("What a coach says about it.")] = None
    habit: Annotated[Habit | None, Means("What somebody alone can begin with.")] = None
    proof: Annotated[str, Means("What somebody could show to make a claim count for more.")] = ""


@dataclass(frozen=True, slots=True)
class Element:
    """One element of process management."""

    id: Annotated[Id, Means("The element's id, such as E1.")]
    name: Annotated[Prose, Means("The element's name.")]
    target: Annotated[Id, Means("The id of its target of change.")]
    indicators: Annotated[tuple[Indicator, ...], Limits(min_length=1), Means("Its indicators.")]


@dataclass(frozen=True, slots=True)
class Target:
    """One target of change."""

    id: Annotated[Id, Means("The target's id, such as T1.")]
    name: Annotated[Prose, Means("The target's name.")]


@dataclass(frozen=True, slots=True)
class Pattern:
    """A named diagnostic."""

    id: Annotated[Id, Means("The pattern's id, such as T1.1.")]
    name: Annotated[Prose, Means("The pattern's name.")]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A meeting behaviour."""

    id: Annotated[Id, Means("The behaviour's id, such as B1.")]
    family: Annotated[Prose, Means("The family it belongs to.")]
    name: Annotated[Prose, Means("The behaviour, in a few words.")]


@dataclass(frozen=True, slots=True)
class Band:
    """A layer of the organisation.

    The ratings of a band are averaged before the bands are.
    """

    id: Annotated[Id, Means("The band's id.")]
    roles: Annotated[tuple[Role, ...], Limits(min_length=1), Means("The roles in it.")]
    weight: Annotated[Positive, Means("Its say in the combined figure.")]


@dataclass(frozen=True, slots=True)
class ComputedRule:
    """What an inventory decides.

    The rule is that of [method 3.5].
    """

    indicators: Annotated[tuple[Id, ...], Means("Indicators whose level an inventory may set.")]
    grade: Annotated[GradeNumber, Means("The evidence grade such a level has.")]
    perception_gap: Annotated[Positive, Means("From this difference on, claim and fact part.")]


@dataclass(frozen=True, slots=True)
class DontKnowRule:
    """When ignorance is a finding.

    The rule is that of [method 3.6].
    """

    elements: Annotated[tuple[Id, ...], Means("Elements it holds for.")]
    share: Annotated[Share, Means("From this share of respondents on.")]
    respondents: Annotated[int, Limits(ge=1), Means("With at least so many respondents.")]
    cap: Annotated[Level, Means("The highest level then.")]


@dataclass(frozen=True, slots=True)
class DisagreementRule:
    """When claims disagree.

    The rule is that of [method 3.7].
    """

    claims: Annotated[int, Limits(ge=2), Means("With at least so many claims.")]
    deviation: Annotated[Positive, Means("Average deviation from the mean above which people disagree.")]
    level_gap: Annotated[Positive, Means("Difference between bands from which there is a gap.")]


@dataclass(frozen=True, slots=True)
class ConfidenceRule:
    """How sure a figure is.

    The rule is that of [method 3.8].
    """

    weights: Annotated[tuple[Share, Share, Share, Share], Means("The weight of evidence grades 0-3.")]
    admission_level: Annotated[Level, Means("Claims up to this level are admissions.")]
    admission_weight: Annotated[Share, Means("The least weight of an admission.")]
    flagged: Annotated[Share, Means("Multiplies where people disagree.")]
    high: Annotated[Share, Means("Confidence is high from here.")]
    medium: Annotated[Share, Means("Confidence is medium from here.")]


@dataclass(frozen=True, slots=True)
class ActionRule:
    """Thresholds between create, improve and add, on means of levels 0-4.

    The rule is that of [method 4.4].
    """

    create_below: Annotated[NotNegative, Means("Create below this.")]
    improve_below: Annotated[NotNegative, Means("Improve below this.")]
    add_below: Annotated[NotNegative, Means("Add below this.")]


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """The arithmetic of scores.

    These are all the numbers of [method 3, 4.4, 5.1].
    """

    caps: Annotated[tuple[Level, Level, Level, Level], Means("The highest level each evidence grade 0-3 supports.")]
    self_assessment_grade: Annotated[GradeNumber, Means("The highest grade a self-assessment counts with.")]
    bands: Annotated[tuple[Band, ...], Limits(min_length=1), Means("Bands averaged before combining.")]
    computed: Annotated[ComputedRule, Means("What an inventory decides.")]
    dont_know: Annotated[DontKnowRule, Means("When ignorance is a finding.")]
    disagreement: Annotated[DisagreementRule, Means("When claims disagree.")]
    anonymity: Annotated[int, Limits(ge=1), Means("The fewest people a shown breakdown may rest on.")]
    confidence: Annotated[ConfidenceRule, Means("How sure a figure is.")]
    actions: Annotated[ActionRule, Means("Thresholds between actions.")]


@dataclass(frozen=True, slots=True)
class Rubric:
    """A rubric for coachtui."""

    id: Annotated[Id, Means("The rubric's id; the same id in your own folder replaces the shipped rubric.")]
    title: Annotated[Prose, Means("The rubric's title.")]
    version: Annotated[int, Limits(ge=1), Means("Counts up when the rubric changes.")]
    arithmetic: Annotated[Arithmetic, Means("Every number the scores use.")]
    targets: Annotated[tuple[Target, ...], Limits(min_length=1), Means("The targets of change.")]
    elements: Annotated[tuple[Element, ...], Limits(min_length=1), Means("The elements, with indicators.")]
    patterns: Annotated[tuple[Pattern, ...], Means("Named diagnostics.")] = ()
    behaviours: Annotated[tuple[Behaviour, ...], Means("Meeting behaviours.")] = ()

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
