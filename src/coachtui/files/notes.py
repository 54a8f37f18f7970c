"""Notes files: interviews held on paper, to be transcribed. Reads them, and checks them against script and rubric."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coachtui.answer_types import ANSWER_TYPES, Mistake, answer_type_of
from coachtui.files import notes_shapes
from coachtui.files.shaping import read_shape
from coachtui.files.yaml_text import Document
from coachtui.model.answers import Absence, Grade, Value
from coachtui.model.problems import BadFileError, Problem
from coachtui.model.rubric import Rubric
from coachtui.model.script import Question, Script
from coachtui.model.suggesting import suggestion


@dataclass(frozen=True, slots=True)
class NotedAnswer:
    """One answer as noted. ``given`` is the key the value came with, such as ``level``; blank where there is none.

    ``line`` and ``column`` say where it begins in the file, from 1.
    """

    question: str
    value: Value | None = None
    note: str = ""
    absence: Absence | None = None
    grade: Grade | None = None
    given: str = ""
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class NotedRating:
    """One rating as noted: a level (0-4) or an absence."""

    indicator: str
    level: int | None = None
    absence: Absence | None = None
    grade: Grade | None = None
    question: str | None = None
    evidence: str = ""
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class NotedQuote:
    """Whether the speaker lets the words ``text``, found in the notes, be used unnamed; None means not asked."""

    text: str
    usable: bool | None = None
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class NotesFile:
    """The notes of one interview. ``minutes`` is the time for questions; ``date`` the day it was held, in ISO form."""

    person: str
    minutes: int | None = None
    date: str | None = None
    answers: tuple[NotedAnswer, ...] = ()
    ratings: tuple[NotedRating, ...] = ()
    quotes: tuple[NotedQuote, ...] = ()


_VALUE_KEYS = ("level", "choice", "choices", "number", "text", "rows")


def read_notes(source: str, data: bytes) -> NotesFile:
    """The notes in ``data``, the bytes of the file named ``source``.

    Raises BadFileError with every problem of their form; `check_notes` says whether they fit a script.
    """
    shape, document = read_shape(source, data, "notes", notes_shapes.NotesShape)
    problems = [
        problem
        for index, answer in enumerate(shape.answers)
        for problem in _several_values(
            document, index, [key for key in _VALUE_KEYS if getattr(answer, key) is not None]
        )
    ]
    if problems:
        raise BadFileError(source, tuple(sorted(problems)))
    return NotesFile(
        person=shape.person,
        minutes=shape.minutes,
        date=None if shape.date is None else shape.date.isoformat(),
        answers=tuple(_answer(document, index, answer) for index, answer in enumerate(shape.answers)),
        ratings=tuple(_rating(document, index, rating) for index, rating in enumerate(shape.ratings)),
        quotes=tuple(_quote(document, index, quote) for index, quote in enumerate(shape.quotes)),
    )


def settled(notes: NotesFile, script: Script) -> NotesFile:
    """The notes with every value as it is stored: a frequency chosen by its option id becomes its level."""
    answer_types = {question.id: answer_type_of(question, script.frequencies) for question in script.questions()}
    answers = tuple(
        replace(answer, value=answer_types[answer.question].from_notes(answer.value))
        if answer.value is not None and answer.question in answer_types
        else answer
        for answer in notes.answers
    )
    return replace(notes, answers=answers)


def check_notes(notes: NotesFile, script: Script, rubric: Rubric, file: str) -> list[Problem]:
    """Everything in the notes that the script or rubric has no place for, by line. ``file`` names it in problems."""
    questions = {question.id: question for question in script.questions()}
    indicators = [indicator.id for indicator in rubric.indicators()]
    problems = []
    seen: set[str] = set()
    for answer in notes.answers:
        for message, hint in _answer_mistakes(answer, questions, script, seen):
            problems.append(Problem(file, answer.line, answer.column, message, hint))
        seen.add(answer.question)
    for rating in notes.ratings:
        for message, hint in _rating_mistakes(rating, indicators, questions):
            problems.append(Problem(file, rating.line, rating.column, message, hint))
    return sorted(problems)


def _several_values(document: Document, index: int, given: list[str]) -> Iterator[Problem]:
    if len(given) > 1:
        message = f"The answer has both '{given[0]}' and '{given[1]}'."
        yield document.problem(("answers", index, given[1]), message, "Keep one of them.", at_key=True)


def _answer(document: Document, index: int, shape: notes_shapes.NotedAnswerShape) -> NotedAnswer:
    line, column = document.places.of(("answers", index)).start
    given = next((key for key in _VALUE_KEYS if getattr(shape, key) is not None), "")
    return NotedAnswer(
        question=shape.question,
        value=_value(shape),
        note=shape.note or "",
        absence=shape.absent,
        grade=None if shape.grade is None else Grade(shape.grade),
        given=given,
        line=line,
        column=column,
    )


def _value(shape: notes_shapes.NotedAnswerShape) -> Value | None:
    if shape.choices is not None:
        return tuple(shape.choices)
    if shape.rows is not None:
        return tuple({column: text for column, text in row.items() if text} for row in shape.rows)
    if shape.number is not None:
        return int(shape.number) if shape.number.is_integer() else shape.number
    if shape.level is not None:
        return shape.level
    return shape.choice if shape.choice is not None else shape.text


def _rating(document: Document, index: int, shape: notes_shapes.NotedRatingShape) -> NotedRating:
    line, column = document.places.of(("ratings", index)).start
    return NotedRating(
        indicator=shape.indicator,
        level=shape.level,
        absence=shape.absent,
        grade=None if shape.grade is None else Grade(shape.grade),
        question=shape.question,
        evidence=shape.evidence,
        line=line,
        column=column,
    )


def _quote(document: Document, index: int, shape: notes_shapes.NotedQuoteShape) -> NotedQuote:
    line, column = document.places.of(("quotes", index)).start
    return NotedQuote(shape.text, shape.usable, line, column)


Mistakes = Iterator[Mistake]


def _answer_mistakes(answer: NotedAnswer, questions: dict[str, Question], script: Script, seen: set[str]) -> Mistakes:
    question = questions.get(answer.question)
    if question is None:
        yield f"There is no question '{answer.question}'.", suggestion(answer.question, questions)
        return
    if answer.question in seen:
        yield f"{answer.question} is answered twice.", "Put the two answers together."
    if answer.absence is not None and answer.given:
        yield f"{answer.question} has both an answer and 'absent'.", "Keep one of the two."
    if answer.absence is None and not answer.given and not answer.note.strip():
        yield f"{answer.question} has no answer.", f"Add {_wanted(question)}, or 'absent: ...'."
    answer_type = answer_type_of(question, script.frequencies)
    if answer.grade is not None and (answer.absence is not None or not answer_type.gives_level):
        hint = "Take 'grade' out; grades of other levels go with ratings."
        yield f"{answer.question} passes no level on that a grade could go with.", hint
    if answer.given and answer.given not in answer_type.notes_keys:
        message = f"{question.id} is a {question.type} question and takes no '{answer.given}'."
        yield message, f"Write {_wanted(question)}."
    elif answer.given and answer.value is not None:
        yield from answer_type.notes_mistakes(answer.value)


def _wanted(question: Question) -> str:
    keys = ANSWER_TYPES[question.type].notes_keys
    return " or ".join(f"'{key}: ...'" for key in keys) if keys else "a 'note: ...', which is the answer"


def _rating_mistakes(rating: NotedRating, indicators: list[str], questions: dict[str, Question]) -> Mistakes:
    if rating.indicator not in indicators:
        yield f"There is no indicator '{rating.indicator}'.", suggestion(rating.indicator, indicators)
    if rating.question is not None and rating.question not in questions:
        yield f"There is no question '{rating.question}'.", suggestion(rating.question, questions)
    if (rating.level is None) == (rating.absence is None):
        what = "neither a level nor 'absent'" if rating.level is None else "both a level and 'absent'"
        yield f"The rating of {rating.indicator} has {what}.", "Give it one of the two."
    if rating.level is None and rating.grade is not None:
        yield f"The rating of {rating.indicator} has a grade but no level.", "Take 'grade' out."
