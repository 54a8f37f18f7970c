"""What a line typed into the note amounts to, on the full screen and in plain mode alike: the answer, or words."""

import pytest

from coachtui.answer_types import ANSWER_TYPES, LineRead, answer_type_of
from coachtui.model.answers import Value
from coachtui.model.script import Question, QuestionType
from tests.asking.bank import BANK, RUBRIC, question

SCALE = question("C1.2", feeds=("E1b",))
OWN_SCALE = question("C7.1", options=("harmful", "hinders", "mixed", "helps", "would defend it"), feeds=("X5",))
FREQUENCY = question("C3.4", QuestionType.FREQUENCY)
ORDERED = question("C5.3", QuestionType.ORDERED, options=("never", "if raised", "quarterly", "monthly", "weekly"))
CATEGORY = question("C6.3", QuestionType.CATEGORY, options=("none", "remark", "4 or more"))
MULTIPLE = question("C1.6", QuestionType.MULTIPLE, options=("goal set", "budget set", "bought, sold", "none"))
NUMBER = question("C7.3", QuestionType.NUMBER)
YES_NO = question("C6.1", QuestionType.YES_NO)
SHORT = question("C2.2", QuestionType.SHORT)
LONG = question("C4.1", QuestionType.LONG)
TABLE = question("C3.1", QuestionType.TABLE, columns=("measure", "target"))


def read(own: Question, line: str, before: Value | None = None) -> LineRead:
    return answer_type_of(own, BANK.frequencies, RUBRIC).read_line(line, before)


@pytest.mark.parametrize(
    ("own", "line", "value"),
    [
        (OWN_SCALE, "2", 1),
        (OWN_SCALE, " Would  defend it.", 4),
        (FREQUENCY, "5)", 4),
        (FREQUENCY, "half", 2),
        (ORDERED, "3", "quarterly"),
        (ORDERED, "If raised", "if raised"),
        (CATEGORY, "3", "4 or more"),
        (MULTIPLE, "1, 2", ("goal set", "budget set")),
        (MULTIPLE, "2 1", ("goal set", "budget set")),
        (MULTIPLE, "budget set, goal set", ("goal set", "budget set")),
        (MULTIPLE, "goal set, bought, sold", ("goal set", "bought, sold")),
        (NUMBER, "7,5", 7.5),
        (NUMBER, "60 %", 60),
        (YES_NO, "y", "yes"),
        (YES_NO, "No.", "no"),
        (SHORT, " the board ", "the board"),
        (TABLE, "On-time; 95", ({"measure": "On-time", "target": "95"},)),
    ],
)
def test_a_line_that_is_nothing_but_an_answer_is_the_answer(own: Question, line: str, value: Value) -> None:
    assert read(own, line) == LineRead(value)


@pytest.mark.parametrize(
    ("own", "line"),
    [
        (SCALE, "3"),
        (SCALE, "a lot"),
        (OWN_SCALE, "helps nobody"),
        (OWN_SCALE, "Would"),
        (OWN_SCALE, "9"),
        (FREQUENCY, "one in"),
        (FREQUENCY, "Never, he says"),
        (ORDERED, "Quart"),
        (ORDERED, "quarterly, mostly"),
        (ORDERED, "."),
        (CATEGORY, "n"),
        (MULTIPLE, "goal set, he thinks"),
        (MULTIPLE, "goal, budget"),
        (MULTIPLE, "1, 9"),
        (MULTIPLE, ","),
        (NUMBER, "about 7"),
        (NUMBER, "1,000"),
        (YES_NO, "not really"),
        (LONG, "In May."),
        (TABLE, "They never meet."),
        (TABLE, "a;b;c"),
        *((own, "  ") for own in (SCALE, OWN_SCALE, FREQUENCY, ORDERED, MULTIPLE, NUMBER, YES_NO, SHORT, LONG, TABLE)),
    ],
)
def test_anything_else_is_words_of_the_note(own: Question, line: str) -> None:
    assert read(own, line) == LineRead()


def test_what_cannot_be_an_answer_is_said() -> None:
    assert read(MULTIPLE, "1, 4").complaint.startswith("None of them cannot go with others")
    assert read(MULTIPLE, "1, 4").value is None


def test_the_first_line_is_the_short_answer_and_rows_join_those_there_are() -> None:
    assert read(SHORT, "He laughed.", "nobody") == LineRead()
    row = {"measure": "Scrap"}
    assert read(TABLE, "On-time;", (row,)).value == (row, {"measure": "On-time"})
    assert read(NUMBER, "8", 7).value == 8


@pytest.mark.parametrize(
    ("before", "taken", "after"),
    [
        (None, 0, ("goal set",)),
        (("budget set",), 0, ("goal set", "budget set")),
        (("goal set", "budget set"), 0, ("budget set",)),
        (("goal set",), 0, None),
        (("goal set", "budget set"), 3, ("none",)),
        (("none",), 1, ("budget set",)),
    ],
)
def test_of_several_choices_one_is_put_in_or_out(before: Value | None, taken: int, after: Value | None) -> None:
    several = answer_type_of(MULTIPLE)
    assert several.toggled(before, several.choices[taken]) == after


def test_one_choice_replaces_another() -> None:
    one = answer_type_of(ORDERED)
    assert one.toggled("never", one.choices[2]) == "quarterly"
    assert [one.is_chosen("quarterly", choice) for choice in one.choices] == [False, False, True, False, False]


def test_every_type_of_question_has_its_answer_type() -> None:
    assert set(ANSWER_TYPES) == set(QuestionType)
