"""The ratings that answers pass on by themselves. The caller leaves out the answers to questions that are hidden."""

from collections.abc import Iterable, Mapping

from coachtui.answer_types import AnswerType, answer_type_of
from coachtui.model.answers import Answer, Rating, Session, Value
from coachtui.model.rubric import Rubric
from coachtui.model.script import Script
from coachtui.rules import rule_that_counts


def derived_ratings(script: Script, rubric: Rubric, session: Session, answers: Iterable[Answer]) -> tuple[Rating, ...]:
    """The ratings that the answers of this session pass on [method 2.3].

    A scale passes its level on to what its question feeds first; a choice passes on what the script says its options
    stand for; of the rules for levels that a question has, the first that is true of its answer gives the level;
    nothing else does. All pass their absence on as well; declined and still parked count as skipped. What is fed and
    has no levels, such as a pattern, gets nothing, and nothing comes of a note without a level, of a value the question
    does not offer, and of an answer of another session or to a question the script does not have.
    Ids are made of session, question and what is rated, so that deriving again gives the same ratings.
    Answers to hidden questions must have been left out. Raises RuleError for rules that cannot be read.
    """
    questions = {question.id: question for question in script.questions()}
    rated = rubric.anchors_by_id()
    ratings: list[Rating] = []
    for answer in answers:
        question = questions.get(answer.question)
        if question is None or answer.session != session.id:
            continue
        answer_type = answer_type_of(question, script.frequencies)
        if answer.absence is not None:
            found: Mapping[str, int | None] = dict.fromkeys(answer_type.passes_to)
        else:
            found = {**answer_type.passed_on(answer.value), **_levels_by_rule(answer_type, answer.value)}
        ratings += [_rating(answer, each, level) for each, level in found.items() if each in rated]
    return tuple(ratings)


def _levels_by_rule(answer_type: AnswerType, value: Value | None) -> Mapping[str, int]:
    """The levels (0-4) that the rules of the question give to the answer ``value``, by what is rated.

    What no rule is true for is not in it, nor is anything where the value is none that can be.
    """
    level_rules = answer_type.question.level_rules
    if not level_rules or answer_type.check(value) is not None:
        return {}
    counting = {rated: rule_that_counts(rules, answer_type, value) for rated, rules in level_rules.items()}
    return {rated: rule.level for rated, rule in counting.items() if rule is not None}


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
