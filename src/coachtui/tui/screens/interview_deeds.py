"""What the interview screen asks of the engagement's thread: taking back, doing again, and rating."""

from collections.abc import Callable
from dataclasses import dataclass

from coachtui.model.answers import Absence, Answer, Grade
from coachtui.tui.screens.interview_saving import Deed
from coachtui.workflow.undoing import History, Rated, Step, Words

TurnBack = Callable[[Answer], Deed]
"""`taking_back` or `doing_again`."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was taken back or done again; None when there was nothing. ``answers`` are those it touched."""

    step: Step | None
    answers: tuple[Answer, ...]


def recording(answer: Answer, *, remember: bool = True) -> Deed:
    """Record this answer."""

    def deed(history: History) -> None:
        history.answer(
            answer.question,
            value=answer.value,
            note=answer.note,
            absence=answer.absence,
            grade=answer.grade,
            remember=remember,
        )

    return deed


def taking_back(present: Answer) -> Deed:
    """Take back the last step. What is typed at ``present``, the open question, is recorded first.

    When the step is an earlier note of that question, the typing is a step of its own, so that it can be had again.
    """

    def deed(history: History) -> PutBack:
        last = history.last
        own_words = isinstance(last, Words) and last.question == present.question
        recording(present, remember=own_words)(history)
        return _put(history, history.undo(), present.question)

    return deed


def doing_again(present: Answer) -> Deed:
    """Do again what was taken back last. What is typed at ``present``, the open question, is recorded first."""

    def deed(history: History) -> PutBack:
        following = history.following
        own_words = isinstance(following, Words) and following.question == present.question
        recording(present, remember=own_words)(history)
        return _put(history, history.redo(), present.question)

    return deed


def rating(indicator: str, question: str, *, level: int | None = None, absence: Absence | None = None) -> Deed:
    """Record a level or an absence for an indicator."""
    return lambda history: history.rate(indicator, level=level, absence=absence, question=question)


def grading(indicator: str, question: str, level: int | None, grade: Grade) -> Deed:
    """Record the evidence for the level just given, or without one for the rating that counts so far."""

    def deed(history: History) -> None:
        if level is not None:
            history.rate(indicator, level=level, grade=grade, question=question)
            return
        counts = history.interview.counting().get(indicator)
        if counts is not None and counts.level is not None:
            history.settle(counts, grade)

    return deed


def _put(history: History, step: Step | None, present: str) -> PutBack:
    answers = history.interview.answers()
    touched = {present} if step is None or isinstance(step, Rated) else {present, step.question}
    return PutBack(step, tuple(answers[question] for question in touched if question in answers))
