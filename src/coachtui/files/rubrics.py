"""Rubrics: from the file to the model."""

from coachtui.files import rubric_shapes
from coachtui.files.shaping import read_shape
from coachtui.files.yaml_text import Document
from coachtui.model.rubric import (
    ActionRule,
    Arithmetic,
    Band,
    Behaviour,
    Coaching,
    ComputedRule,
    ConfidenceRule,
    DisagreementRule,
    DontKnowRule,
    Element,
    Indicator,
    Pattern,
    Rubric,
    Target,
)


def read_rubric(source: str, data: bytes) -> Rubric:
    """The rubric in ``data``, the bytes of the file named ``source``.

    Raises BadFileError with every problem of its form. Whether its ids and numbers fit together is for ``linting``.
    """
    return read_rubric_document(source, data)[0]


def read_rubric_document(source: str, data: bytes) -> tuple[Rubric, Document]:
    """As `read_rubric`, with the document, which knows where everything stands."""
    shape, document = read_shape(source, data, "rubric", rubric_shapes.RubricShape)
    return rubric_from(shape), document


def rubric_from(shape: rubric_shapes.RubricShape) -> Rubric:
    """The model of a rubric that has its shape."""
    return Rubric(
        id=shape.id,
        title=shape.title,
        version=shape.version,
        arithmetic=_arithmetic(shape.arithmetic),
        targets=tuple(Target(target.id, target.name) for target in shape.targets),
        elements=tuple(_element(element) for element in shape.elements),
        patterns=tuple(Pattern(pattern.id, pattern.name) for pattern in shape.patterns),
        behaviours=tuple(Behaviour(each.id, each.family, each.name) for each in shape.behaviours),
    )


def _element(shape: rubric_shapes.ElementShape) -> Element:
    indicators = tuple(_indicator(indicator, shape.id) for indicator in shape.indicators)
    return Element(shape.id, shape.name, shape.target, indicators)


def _indicator(shape: rubric_shapes.IndicatorShape, element: str) -> Indicator:
    none, little, some, much, full = shape.anchors
    coaching = shape.coaching
    return Indicator(
        id=shape.id,
        element=element,
        name=shape.name,
        subject=shape.about,
        anchors=(none, little, some, much, full),
        coaching=None if coaching is None else Coaching(coaching.nudge, coaching.debrief, coaching.practice),
        proof=shape.proof,
    )


def _arithmetic(shape: rubric_shapes.ArithmeticShape) -> Arithmetic:
    said, example, seen, confirmed = shape.caps
    computed, ignorance, actions = shape.computed, shape.dont_know, shape.actions
    return Arithmetic(
        caps=(said, example, seen, confirmed),
        self_assessment_grade=shape.self_assessment_grade,
        bands=tuple(Band(band.id, tuple(band.roles), band.weight) for band in shape.bands),
        computed=ComputedRule(tuple(computed.indicators), computed.grade, computed.perception_gap),
        dont_know=DontKnowRule(tuple(ignorance.elements), ignorance.share, ignorance.respondents, ignorance.cap),
        disagreement=DisagreementRule(
            shape.disagreement.claims, shape.disagreement.deviation, shape.disagreement.level_gap
        ),
        anonymity=shape.anonymity,
        confidence=_confidence(shape.confidence),
        actions=ActionRule(actions.create_below, actions.improve_below, actions.add_below),
    )


def _confidence(shape: rubric_shapes.ConfidenceShape) -> ConfidenceRule:
    said, example, seen, confirmed = shape.weights
    return ConfidenceRule(
        weights=(said, example, seen, confirmed),
        admission_level=shape.admission_level,
        admission_weight=shape.admission_weight,
        flagged=shape.flagged,
        high=shape.high,
        medium=shape.medium,
    )
