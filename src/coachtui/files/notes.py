"""Reads notes files (interviews held on paper, to be transcribed) and checks them against script and rubric."""

from collections.abc import Iterator
from dataclasses import dataclass

from coachtui.answer_types import ANSWER_TYPES, Mistake, answer_type_of
from coachtui.files.shaping import read_shape
from coachtui.files.yaml_text import Document
from coachtui.model.answers import Answer
from coachtui.model.notes import WrittenAnswer, WrittenNotes, WrittenRating
from coachtui.model.problems import BadFileError, Problem, first_problems
from coachtui.model.rubric import Rubric
from coachtui.model.script import Question, Script
from coachtui.model.suggesting import suggestion
from coachtui.model.text import is_blank


@dataclass(frozen=True, slots=True)
class NotesFile:
    """The notes of one interview, and the document they were read from, which knows where everything stands."""

    notes: WrittenNotes
    document: Document


def read_notes(source: str, data: bytes | Document) -> NotesFile:
    """The notes in ``data``, the bytes of a file or its document; ``source`` is its name in problems.

    Raises BadFileError with the problems of the first step that finds any: reading the YAML, the kind of the file, its
    keys and values, answers with two values. `check_notes` says whether the notes fit a script.
    """
    notes, document = read_shape(source, data, "notes", WrittenNotes)
    problems = [
        document.problem(
            ("answers", index, answer.given[1]),
            f"The answer has both '{answer.given[0]}' and '{answer.given[1]}'.",
            "Keep one of them.",
            at_key=True,
        )
        for index, answer in enumerate(notes.answers)
        if len(answer.given) > 1
    ]
    if problems:
        raise BadFileError(source, tuple(sorted(problems)))
    return NotesFile(notes, document)


def check_notes(file: NotesFile, script: Script, rubric: Rubric) -> list[Problem]:
    """The answers and ratings that do not fit the script or the rubric, sorted by line; an empty list where all fit.

    A problem stands at the beginning of its answer or rating. At most `MOST_FOUND` are returned. Questions of the
    opening and the closing may be answered too, and an indicator may be rated several times. The person and the quotes
    are not checked.
    """
    return list(first_problems(_note_problems(file, script, rubric)))


def _note_problems(file: NotesFile, script: Script, rubric: Rubric) -> Iterator[Problem]:
    """The problems of the answers, then those of the ratings, each in the order of the file."""
    questions = {question.id: question for question in (*script.questions(), *script.frame_questions())}
    indicators = [indicator.id for indicator in rubric.indicators()]
    seen: set[str] = set()
    for index, answer in enumerate(file.notes.answers):
        for message, hint in _answer_mistakes(answer, questions, script, seen):
            yield file.document.problem(("answers", index), message, hint)
        seen.add(answer.question)
    for index, rating in enumerate(file.notes.ratings):
        for message, hint in _rating_mistakes(rating, indicators, questions):
            yield file.document.problem(("ratings", index), message, hint)


def answer_from(written: WrittenAnswer, script: Script, *, session: str, person: str) -> Answer:
    """The answer to store for a written one that `check_notes` found nothing wrong with.

    The type of the question may change the value: a frequency given by its option id becomes its level, a text that
    lists numbers becomes the number of each part. Raises KeyError for a value of a question that the script lacks.
    """
    value = written.value
    if value is not None:
        value = answer_type_of(script.question(written.question), script.frequencies).from_notes(value)
    return Answer(session, person, written.question, value, written.note or "", written.absence, written.grade)


Mistakes = Iterator[Mistake]


def _answer_mistakes(answer: WrittenAnswer, questions: dict[str, Question], script: Script, seen: set[str]) -> Mistakes:
    """What is wrong with one answer.

    ``questions`` are those of the script by id; ``seen`` are the ids of those answered further up, which the caller
    keeps.
    """
    question = questions.get(answer.question)
    if question is None:
        yield f"There is no question '{answer.question}'.", suggestion(answer.question, questions)
        return
    if answer.question in seen:
        yield f"{answer.question} is answered twice.", "Put the two answers together."
    if answer.absence is not None and answer.given:
        yield f"{answer.question} has both an answer and 'absent'.", "Keep one of the two."
    if answer.absence is None and not answer.given and is_blank(answer.note or ""):
        yield f"{answer.question} has no answer.", f"Add {_wanted(question)}, or 'absent: ...'."
    answer_type = answer_type_of(question, script.frequencies)
    if answer.grade is not None and (answer.absence is not None or not answer_type.passes_to):
        hint = "Take 'grade' out; grades of other levels go with ratings."
        yield f"{answer.question} passes no level on that a grade could go with.", hint
    if answer.value is None:
        return
    if answer.given[0] in answer_type.notes_keys:
        yield from answer_type.notes_mistakes(answer.value)
    else:
        message = f"{question.id} is a {question.type} question and takes no '{answer.given[0]}'."
        yield message, f"Write {_wanted(question)}."


def _wanted(question: Question) -> str:
    """The keys that may hold an answer to the question, for a hint: "'level: ...' or 'choice: ...'"."""
    keys = ANSWER_TYPES[question.type].notes_keys
    return " or ".join(f"'{key}: ...'" for key in keys) if keys else "a 'note: ...', which is the answer"


def _rating_mistakes(rating: WrittenRating, indicators: list[str], questions: dict[str, Question]) -> Mistakes:
    """What is wrong with one rating. ``indicators`` are the ids in the rubric, ``questions`` those of the script."""
    if rating.indicator not in indicators:
        yield f"There is no indicator '{rating.indicator}'.", suggestion(rating.indicator, indicators)
    if rating.question is not None and rating.question not in questions:
        yield f"There is no question '{rating.question}'.", suggestion(rating.question, questions)
    if (rating.level is None) == (rating.absence is None):
        what = "neither a level nor 'absent'" if rating.level is None else "both a level and 'absent'"
        yield f"The rating of {rating.indicator} has {what}.", "Give it one of the two."
    if rating.level is None and rating.grade is not None:
        yield f"The rating of {rating.indicator} has a grade but no level.", "Take 'grade' out."
