"""The ratings that answers pass on by themselves. The caller leaves out the answers to questions that are hidden."""

from collections.abc import Iterable, Mapping

from coachtui.answer_types import answer_type_of
from coachtui.model.answers import Answer, Rating, Session
from coachtui.model.rubric import Rubric
from coachtui.model.script import Script


def derived_ratings(script: Script, rubric: Rubric, session: Session, answers: Iterable[Answer]) -> tuple[Rating, ...]:
    """The ratings that the answers of this session pass on [method 2.3].

    A scale passes its level on to the first indicator its question feeds; a choice passes on what the script says its
    options stand for; nothing else does. Either passes its absence on as well; declined and still parked count as
    skipped. What is fed and is no indicator gets nothing, and nothing comes of a note without a level, of a value the
    question does not offer, and of an answer of another session or to a question the script does not have.
    Ids are made of session, question and indicator, so that deriving again gives the same ratings.
    Answers to hidden questions must have been left out.
    """
    questions = {question.id: question for question in script.questions()}
    indicators = {indicator.id for indicator in rubric.indicators()}
    ratings: list[Rating] = []
    for answer in answers:
        question = questions.get(answer.question)
        if question is None or answer.session != session.id:
            continue
        answer_type = answer_type_of(question, script.frequencies)
        if answer.absence is not None:
            found: Mapping[str, int | None] = dict.fromkeys(answer_type.passes_to)
        else:
            found = answer_type.passed_on(answer.value)
        ratings += [_rating(answer, indicator, level) for indicator, level in found.items() if indicator in indicators]
    return tuple(ratings)


def _rating(answer: Answer, indicator: str, level: int | None) -> Rating:
    return Rating(
        id=f"{answer.session}:{answer.question}:{indicator}",
        session=answer.session,
        person=answer.person,
        indicator=indicator,
        level=level,
        absence=answer.absence.for_rating if answer.absence is not None else None,
        grade=answer.grade if answer.absence is None else None,
        question=answer.question,
        derived=True,
        at=answer.at,
    )
