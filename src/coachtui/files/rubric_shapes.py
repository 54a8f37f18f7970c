"""The shape of rubrics as pydantic models. Whether ids fit together is for ``linting``."""

from typing import Annotated, Literal

from pydantic import Field

from coachtui.files.shape_fields import GradeNumber, Id, Level, NotNegative, Positive, RoleWord, Shape, Share, Words
from coachtui.model.rubric import Subject


class CoachingShape(Shape):
    """What a coach says about an indicator."""

    nudge: Words = Field(description="Said in the meeting.")
    debrief: Words = Field(description="Asked afterwards.")
    practice: Words = Field(description="Tried before the next meeting.")


class IndicatorShape(Shape):
    """One thing that is rated 0-4."""

    id: Id = Field(description="The indicator's id, such as E1a.")
    name: Words = Field(description="What is rated, in a few words.")
    about: Annotated[Subject, Field(strict=False)] = Field(
        description="base: the existing system; process: process content added to it."
    )
    anchors: Annotated[list[Words], Field(min_length=5, max_length=5)] = Field(
        description="What each level looks like, from 0 to 4."
    )
    coaching: CoachingShape | None = Field(default=None, description="What a coach says about it.")
    proof: str = Field(default="", description="What somebody could show to make a claim count for more.")


class ElementShape(Shape):
    """One element of process management."""

    id: Id = Field(description="The element's id, such as E1.")
    name: Words = Field(description="The element's name.")
    target: Id = Field(description="The id of its target of change.")
    indicators: Annotated[list[IndicatorShape], Field(min_length=1)] = Field(description="Its indicators.")


class TargetShape(Shape):
    """One target of change."""

    id: Id = Field(description="The target's id, such as T1.")
    name: Words = Field(description="The target's name.")


class PatternShape(Shape):
    """A named diagnostic."""

    id: Id = Field(description="The pattern's id, such as T1.1.")
    name: Words = Field(description="The pattern's name.")


class BehaviourShape(Shape):
    """A meeting behaviour."""

    id: Id = Field(description="The behaviour's id, such as B1.")
    family: Words = Field(description="The family it belongs to.")
    name: Words = Field(description="The behaviour, in a few words.")


class BandShape(Shape):
    """A layer of the organisation."""

    id: Id = Field(description="The band's id.")
    roles: Annotated[list[RoleWord], Field(min_length=1)] = Field(description="The roles in it.")
    weight: Positive = Field(description="Its say in the combined figure.")


class ComputedShape(Shape):
    """What an inventory decides."""

    indicators: list[Id] = Field(description="Indicators whose level an inventory may set.")
    grade: GradeNumber = Field(description="The evidence grade such a level has.")
    perception_gap: Positive = Field(description="From this difference on, claim and fact part.")


class DontKnowShape(Shape):
    """When ignorance is a finding."""

    elements: list[Id] = Field(description="Elements it holds for.")
    share: Share = Field(description="From this share of respondents on.")
    respondents: Annotated[int, Field(ge=1)] = Field(description="With at least so many respondents.")
    cap: Level = Field(description="The highest level then.")


class DisagreementShape(Shape):
    """When claims disagree."""

    claims: Annotated[int, Field(ge=2)] = Field(description="With at least so many claims.")
    deviation: Positive = Field(description="Average deviation from the mean above which people disagree.")
    level_gap: Positive = Field(description="Difference between bands from which there is a gap.")


class ConfidenceShape(Shape):
    """How sure a figure is."""

    weights: Annotated[list[Share], Field(min_length=4, max_length=4)] = Field(
        description="The weight of evidence grades 0-3."
    )
    admission_level: Level = Field(description="Claims up to this level are admissions.")
    admission_weight: Share = Field(description="The least weight of an admission.")
    flagged: Share = Field(description="Multiplies where people disagree.")
    high: Share = Field(description="Confidence is high from here.")
    medium: Share = Field(description="Confidence is medium from here.")


class ActionsShape(Shape):
    """Thresholds between create, improve and add, on means of levels 0-4."""

    create_below: NotNegative = Field(description="Create below this.")
    improve_below: NotNegative = Field(description="Improve below this.")
    add_below: NotNegative = Field(description="Add below this.")


class ArithmeticShape(Shape):
    """The arithmetic of scores."""

    caps: Annotated[list[Level], Field(min_length=4, max_length=4)] = Field(
        description="The highest level each evidence grade 0-3 supports."
    )
    self_assessment_grade: GradeNumber = Field(description="The highest grade a self-assessment counts with.")
    bands: Annotated[list[BandShape], Field(min_length=1)] = Field(description="Bands averaged before combining.")
    computed: ComputedShape = Field(description="What an inventory decides.")
    dont_know: DontKnowShape = Field(description="When ignorance is a finding.")
    disagreement: DisagreementShape = Field(description="When claims disagree.")
    anonymity: Annotated[int, Field(ge=1)] = Field(description="The fewest people a shown breakdown may rest on.")
    confidence: ConfidenceShape = Field(description="How sure a figure is.")
    actions: ActionsShape = Field(description="Thresholds between actions.")


class RubricShape(Shape):
    """A rubric for coachtui."""

    kind: Literal["rubric"] = Field(description="Says that this file is a rubric.")
    id: Id = Field(description="The rubric's id; the same id in your own folder replaces the shipped rubric.")
    title: Words = Field(description="The rubric's title.")
    version: Annotated[int, Field(ge=1)] = Field(description="Counts up when the rubric changes.")
    arithmetic: ArithmeticShape = Field(description="Every number the scores use.")
    targets: Annotated[list[TargetShape], Field(min_length=1)] = Field(description="The targets of change.")
    elements: Annotated[list[ElementShape], Field(min_length=1)] = Field(description="The elements, with indicators.")
    patterns: list[PatternShape] = Field(default=[], description="Named diagnostics.")
    behaviours: list[BehaviourShape] = Field(default=[], description="Meeting behaviours.")
