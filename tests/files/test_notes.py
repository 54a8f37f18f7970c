"""Notes files as values, and checked against a script and rubric."""

from datetime import date

import pytest

from coachtui.files.notes import answer_from, check_notes, read_notes
from coachtui.files.rubrics import read_rubric
from coachtui.files.scripts import read_script
from coachtui.model.answers import Absence, Grade
from coachtui.model.notes import WrittenQuote, WrittenRating
from coachtui.model.problems import BadFileError

from .samples import NOTES, RUBRIC, SCRIPT, changed

SMALL_SCRIPT = read_script("s.yaml", SCRIPT.encode())
SMALL_RUBRIC = read_rubric("r.yaml", RUBRIC.encode())


def test_notes_become_what_they_say() -> None:
    notes = read_notes("n.yaml", NOTES.encode()).notes

    assert (notes.person, notes.minutes, notes.date) == ("CEO", 45, date(2026, 3, 2))
    assert [answer.value for answer in notes.answers] == [
        3,
        "last year",
        ("goal set",),
        ({"source": "the board"}, {"owner": "OPS"}),
        "half",
        7,
        "yes",
        "OPS",
        None,
        None,
    ]
    assert isinstance(notes.answers[5].value, int)
    first, last = notes.answers[0], notes.answers[-1]
    assert (first.grade, first.given) == (Grade.EXAMPLE, ("level",))
    assert (last.absence, last.given) == (Absence.DONT_KNOW, ())
    assert notes.ratings[0] == WrittenRating("E1a", 3, None, Grade.SEEN, "A1", "Shown on screen")
    assert notes.quotes == (WrittenQuote("We never miss a month.", usable=True),)


def test_right_notes_have_no_problems() -> None:
    assert check_notes(read_notes("n.yaml", NOTES.encode()), SMALL_SCRIPT, SMALL_RUBRIC) == []


def test_a_frequency_chosen_by_its_words_is_stored_as_its_level() -> None:
    written = read_notes("n.yaml", NOTES.encode()).notes.answers
    answers = [answer_from(each, SMALL_SCRIPT, session="s", person="CEO") for each in written]

    assert answers[4].value == 2
    assert [answer.value for answer in answers[:2]] == [3, "last year"]
    assert (answers[0].grade, answers[0].note) == (Grade.EXAMPLE, written[0].note)


def test_every_problem_of_the_notes_is_named_with_its_line() -> None:
    text = changed(changed(NOTES, "choice: last year", "choice: lst year"), "number: 7", "choice: many")
    text = changed(text, "indicator: E1b, absent: don't know", "indicator: E1c, level: 1, absent: skipped")

    problems = check_notes(read_notes("n.yaml", text.encode()), SMALL_SCRIPT, SMALL_RUBRIC)

    assert {(problem.file, problem.column) for problem in problems} == {("n.yaml", 5)}
    assert [(problem.line, problem.message, problem.hint) for problem in problems] == [
        (11, "A2 has no 'lst year' to choose.", "Did you mean 'last year'?"),
        (15, "B3 is a number question and takes no 'choice'.", "Write 'number: ...'."),
        (22, "The rating of E1c has both a level and 'absent'.", "Give it one of the two."),
        (22, "There is no indicator 'E1c'.", "Did you mean 'E1b'?"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("choice: yes", "choice: maybe", "B4 has no 'maybe' to choose."),
        ("choices: [goal set]", "choices: [goal set, goal set]", "A choice of A5 is there twice."),
        ("choices: [goal set]", "choices: [goals]", "A5 has no 'goals' to choose."),
        ("choice: half", "choice: often", "B2 has no 'often' to choose."),
        ("note: It went well.", "text: It went well.", "B6 is a long question and takes no 'text'."),
        (
            "absent: don't know}\nratings",
            "grade: 1, absent: skipped}\nratings",
            "A3 passes no level on that a grade could go with.",
        ),
    ],
)
def test_an_answer_must_fit_its_question(old: str, new: str, message: str) -> None:
    notes = read_notes("n.yaml", changed(NOTES, old, new).encode())

    assert [each.message for each in check_notes(notes, SMALL_SCRIPT, SMALL_RUBRIC)] == [message]


def test_two_values_for_one_answer_are_refused_on_reading() -> None:
    with pytest.raises(BadFileError) as caught:
        read_notes("n.yaml", changed(NOTES, "number: 7", "number: 7, level: 2").encode())

    assert [(each.line, each.column) for each in caught.value.problems] == [(15, 20)]
