"""The ratings that answers pass on by themselves. The caller leaves out the answers to questions that are hidden."""

from collections.abc import Iterable

from coachtui.answer_types import AnswerType, answer_type_of
from coachtui.model.answers import Answer, Rating, Session
from coachtui.model.rubric import Rubric
from coachtui.model.script import Script


def derived_ratings(script: Script, rubric: Rubric, session: Session, answers: Iterable[Answer]) -> tuple[Rating, ...]:
    """The rating each answer of this session passes on to the first indicator its question feeds [method 2.3].

    Only scale, frequency and ordered questions pass on a level or an absence; declined and still parked count as
    skipped. A question that first feeds a behaviour or a pattern gives nothing, and so do a note without a level, a
    value the question does not offer, and an answer of another session or to a question the script does not have.
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
        if not answer_type.gives_level or not question.feeds or question.feeds[0] not in indicators:
            continue
        rating = _rating(answer_type, answer)
        if rating is not None:
            ratings.append(rating)
    return tuple(ratings)


def _rating(answer_type: AnswerType, answer: Answer) -> Rating | None:
    level = None if answer.absence is not None else answer_type.level(answer.value)
    if answer.absence is None and level is None:
        return None
    question = answer_type.question
    indicator = question.feeds[0]
    return Rating(
        id=f"{answer.session}:{question.id}:{indicator}",
        session=answer.session,
        person=answer.person,
        indicator=indicator,
        level=level,
        absence=answer.absence.for_rating if answer.absence is not None else None,
        grade=answer.grade if answer.absence is None else None,
        question=question.id,
        derived=True,
        at=answer.at,
    )
