"""Interview scripts: from the file to the model."""

from coachtui.files import interview_shapes
from coachtui.files.shaping import read_shape
from coachtui.files.yaml_text import Document
from coachtui.model.alone import Alone, AloneOption, SelfAssessment
from coachtui.model.script import (
    Booking,
    Closing,
    Column,
    Contradiction,
    Evasion,
    Opening,
    Option,
    Plan,
    ProbeUse,
    Question,
    Script,
    Section,
)
from coachtui.model.word_lists import Concept, WordLists


def read_script(source: str, data: bytes) -> Script:
    """The script in ``data``, the bytes of the file named ``source``.

    Raises BadFileError with every problem of its form. Whether its ids and rules fit together is for ``linting``.
    """
    return read_script_document(source, data)[0]


def read_script_document(source: str, data: bytes) -> tuple[Script, Document]:
    """As `read_script`, with the document, which knows where everything stands."""
    shape, document = read_shape(source, data, "interview", interview_shapes.InterviewShape)
    return script_from(shape), document


def script_from(shape: interview_shapes.InterviewShape) -> Script:
    """The model of a script that has its shape."""
    opening, closing, booking = shape.opening, shape.closing, shape.booking
    return Script(
        id=shape.id,
        title=shape.title,
        version=shape.version,
        names=shape.names,
        opening=Opening(opening.purpose, opening.notes, opening.confidentiality, opening.consent),
        closing=Closing(closing.restate, closing.missed, closing.thanks),
        booking=Booking(booking.opening, booking.closing, booking.supplied_table, booking.silence, booking.about),
        plans={key: Plan(key, plan.title, tuple(plan.sections), plan.replaces) for key, plan in shape.plans.items()},
        probes=shape.probes,
        evidence=shape.evidence,
        evasions={key: Evasion(evasion.sign, evasion.attempt) for key, evasion in shape.evasions.items()},
        frequencies=_options(shape.frequencies),
        sections=tuple(
            Section(section.id, section.title, tuple(_question(question) for question in section.questions))
            for section in shape.sections
        ),
        alone=None if shape.alone is None else _self_assessment(shape.alone),
        words=WordLists() if shape.words is None else _words(shape.words),
        contradictions=tuple(
            Contradiction(each.id, each.when, (each.between[0], each.between[1]), each.say)
            for each in shape.contradictions
        ),
    )


def _question(shape: interview_shapes.QuestionShape) -> Question:
    return Question(
        id=shape.id,
        type=shape.type,
        minutes=shape.minutes,
        salience=shape.salience,
        ask=shape.ask,
        feeds=tuple(shape.feeds),
        options=_options(shape.options),
        columns=tuple(Column(column.id, column.say) for column in shape.columns),
        probes=tuple(ProbeUse(use.probe, use.when) for use in shape.probes),
        see=tuple(shape.see),
        evasion=shape.evasion,
        when=shape.when,
        alone=None if shape.alone is None else _alone(shape.alone),
        short=shape.short,
    )


def _words(shape: interview_shapes.WordListsShape) -> WordLists:
    return WordLists(
        vague=tuple(shape.vague),
        details=tuple(shape.details),
        nothing=tuple(shape.nothing),
        joining=tuple(shape.joining),
        enough=shape.enough,
        concepts={
            key: Concept(key, concept.say, tuple(concept.words), concept.figures)
            for key, concept in shape.concepts.items()
        },
    )


def _options(options: list[interview_shapes.OptionShape]) -> tuple[Option, ...]:
    return tuple(Option(option.id, option.say) for option in options)


def _self_assessment(shape: interview_shapes.SelfAssessmentShape) -> SelfAssessment:
    return SelfAssessment(
        plan=shape.plan,
        minutes=shape.minutes,
        opening=tuple(shape.opening),
        closing=tuple(shape.closing),
        closest=shape.closest,
        frequencies=_alone_options(shape.frequencies),
        probes=shape.probes,
    )


def _alone(shape: interview_shapes.AloneShape) -> Alone:
    return Alone(
        ask=shape.ask,
        minutes=shape.minutes,
        example=shape.example,
        roles=tuple(shape.roles),
        options=_alone_options(shape.options),
        closest=_alone_options(shape.closest),
        columns=tuple(shape.columns),
        rows=shape.rows if shape.columns else 0,
        follow_up=tuple(shape.follow_up),
    )


def _alone_options(options: list[interview_shapes.OptionShape]) -> tuple[AloneOption, ...]:
    return tuple(AloneOption(option.id, option.say) for option in options)
