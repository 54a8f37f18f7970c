"""What the lines of a whole note amount to, whichever of them answers and however they came into it."""

import pytest

from coachtui.answer_types import NoteRead, answer_type_of, read_note
from coachtui.model.answers import Value
from coachtui.model.script import Question, QuestionType
from tests.asking.bank import BANK, RUBRIC, question

SCALE = question("C1.2", feeds=("E1b",))
FREQUENCY = question("C3.4", QuestionType.FREQUENCY)
ORDERED = question("C5.3", QuestionType.ORDERED, options=("never", "if raised", "quarterly", "monthly", "weekly"))
MULTIPLE = question("C1.6", QuestionType.MULTIPLE, options=("goal set", "budget set", "bought, sold", "none"))
NUMBER = question("C7.3", QuestionType.NUMBER)
YES_NO = question("C6.1", QuestionType.YES_NO)
SHORT = question("C2.2", QuestionType.SHORT)
LONG = question("C4.1", QuestionType.LONG)
TABLE = question("C3.1", QuestionType.TABLE, columns=("measure", "target"))


def read(own: Question, note: str, recorded: str = "", before: Value | None = None) -> NoteRead:
    return read_note(answer_type_of(own, BANK.frequencies, RUBRIC), note, recorded, before)


@pytest.mark.parametrize(
    ("own", "note", "value", "left"),
    [
        (FREQUENCY, "some words\n2", 1, "some words"),
        (FREQUENCY, "2\nsome words", 1, "some words"),
        (FREQUENCY, "he\n2\nsaid\n\nso", 1, "he\nsaid\n\nso"),
        (FREQUENCY, "2\n4\n", 3, "2\n"),
        (ORDERED, "well\nQuarterly", "quarterly", "well"),
        (MULTIPLE, "1\nand\n2", ("goal set", "budget set"), "and"),
        (MULTIPLE, "1\n4", ("none",), ""),
        (NUMBER, "about a dozen\n12 000", 12000, "about a dozen"),
        (NUMBER, "7\n8", 8, "7"),
        (YES_NO, "we talked\nno", "no", "we talked"),
        (SHORT, "the board\nin May", "the board", "in May"),
        (
            TABLE,
            "On-time; 95\nas shown\nScrap; 2",
            ({"measure": "On-time", "target": "95"}, {"measure": "Scrap", "target": "2"}),
            "as shown",
        ),
    ],
)
def test_a_line_that_answers_counts_wherever_it_is(own: Question, note: str, value: Value, left: str) -> None:
    got = read(own, note)
    assert (got.value, got.note, got.doubt) == (value, left, "")
    assert got.answering


@pytest.mark.parametrize(
    ("own", "note"),
    [
        (SCALE, "words\n3"),
        (FREQUENCY, "twice\na year"),
        (LONG, "2\n7"),
        (NUMBER, "in May\nwe did"),
        (FREQUENCY, "2" * 501),
        (FREQUENCY, ""),
    ],
)
def test_prose_stays_prose(own: Question, note: str) -> None:
    assert read(own, note, before="as it was") == NoteRead("as it was", note)


def test_what_was_decided_to_be_words_stays_words() -> None:
    assert read(FREQUENCY, "before\n2\nmore", "before\n2") == NoteRead(None, "before\n2\nmore")
    assert read(FREQUENCY, "before\n2\n2", "before\n2").value == 1
    own = answer_type_of(FREQUENCY, BANK.frequencies, RUBRIC)
    assert read_note(own, "before\n2", "before\n2", None, entered=1).value == 1


@pytest.mark.parametrize("own", [SCALE, FREQUENCY, ORDERED, MULTIPLE, NUMBER, YES_NO, SHORT, TABLE])
def test_a_dash_alone_takes_the_answer_away_where_there_is_one(own: Question) -> None:
    got = read(own, "he corrects himself\n-", before=({"measure": "Scrap"},) if own is TABLE else "something")
    assert (got.value, got.note, got.answering) == (None, "he corrects himself", (1,))
    assert own is SHORT or not read(own, "a list\n-").answering


def test_choices_typed_one_after_the_other_add_up() -> None:
    assert read(MULTIPLE, "2", before=("goal set",)).value == ("goal set", "budget set")
    assert read(MULTIPLE, "4", before=("goal set",)).value == ("none",)
    assert read(MULTIPLE, "1", before=("none",)).value == ("goal set",)


@pytest.mark.parametrize(
    ("own", "line", "begins"),
    [
        (NUMBER, "about 7", "about 7 is kept as words"),
        (NUMBER, "ca. 7", "ca. 7 is kept as words"),
        (NUMBER, "half", "half is kept as words"),
        (NUMBER, "-5", "-5 is kept as words"),
        (NUMBER, "12 00", "12 00 is kept as words"),
        (NUMBER, "7-8", "7-8 is more than one number"),
        (NUMBER, "7 to 8", "7 to 8 is more than one number"),
        (NUMBER, "1,500", "1,500 can be 1500 or 1.5"),
        (NUMBER, "1.250", "1.250 can be 1250 or 1.25"),
        (FREQUENCY, "9", "9 is none of the choices, 1 to 5"),
        (MULTIPLE, "1, 9", "1, 9 is none of the choices, 1 to 4"),
        (MULTIPLE, "1, 4", "None of them cannot go with others"),
    ],
)
def test_what_looks_like_an_answer_and_is_none_is_said(own: Question, line: str, begins: str) -> None:
    got = read(own, f"words\n{line}")
    assert got.doubt.startswith(begins)
    assert (got.value, got.note) == (None, f"words\n{line}")
    assert read(own, f"words\n{line}\nhe smiled").doubt == ""


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("12 000", 12000),
        ("12\u202f000", 12000),
        ("1'500", 1500),
        ("1’500", 1500),
        ("1,234,567", 1234567),
        ("1.234.567", 1234567),
        ("1.234,5", 1234.5),
        ("1,234.50", 1234.5),
        ("1 500,5", 1500.5),
        ("0,500", 0.5),
        ("7 %", 7),
        ("60%.", 60),
        ("１２", 12),
        ("٧", 7),
        ("1,234,56", None),
        ("1,500,5", None),
        ("1 234 56", None),
        ("7 8", None),
    ],
)
def test_numbers_are_read_as_people_write_them(line: str, number: float | None) -> None:
    assert read(NUMBER, line).value == number
