"""Reading what was typed as an answer, complaining in a sentence, and saying it back."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.answer_types import AnswerType, answer_type_of
from coachtui.model.answers import Value
from coachtui.model.script import Question, QuestionType
from tests.asking.bank import BANK, RUBRIC, question

SCALE = question("C1.2", feeds=("E1b",))
OWN_SCALE = question("C7.1", options=("harmful", "hinders", "mixed", "helps", "would defend it"), feeds=("X5",))
BARE_SCALE = question("C7.1", feeds=("X5",))
FREQUENCY = question("C3.4", QuestionType.FREQUENCY)
ORDERED = question(
    "C1.3", QuestionType.ORDERED, options=("negotiation", "last year's split", "process gaps", "process")
)
CATEGORY = question("C6.3", QuestionType.CATEGORY, options=("none", "remark", "minor", "5"))
MULTIPLE = question("C1.6", QuestionType.MULTIPLE, options=("goal set", "budget set", "bought, sold", "none"))
NUMBER = question("C7.3", QuestionType.NUMBER)
YES_NO = question("C6.1", QuestionType.YES_NO)
SHORT = question("C2.2", QuestionType.SHORT)
LONG = question("C4.1", QuestionType.LONG)
TABLE = question("C3.1", QuestionType.TABLE, columns=("measure", "target", "source"))


def how(own: Question) -> AnswerType:
    return answer_type_of(own, BANK.frequencies, RUBRIC)


def read(own: Question, text: str) -> Value | None:
    return how(own).parse(text)


def spoken(own: Question, value: Value) -> str:
    return how(own).spoken(value)


def complaint(own: Question, value: Value | None) -> str | None:
    return how(own).check(value)


@pytest.mark.parametrize(
    ("own", "text", "value"),
    [
        (SCALE, "0", 0),
        (SCALE, " 4 ", 4),
        (SCALE, "5", None),
        (SCALE, "-1", None),
        (SCALE, "2.5", None),
        (SCALE, "a lot", 3),
        (SCALE, "A LITTLE", 1),
        (SCALE, "a", None),
        (SCALE, "every", 4),
        (OWN_SCALE, "1", 0),
        (OWN_SCALE, "5", 4),
        (OWN_SCALE, "0", None),
        (OWN_SCALE, "Would", 4),
        (OWN_SCALE, "h", None),
        (BARE_SCALE, "2", 2),
        (FREQUENCY, "1", 0),
        (FREQUENCY, "5", 4),
        (FREQUENCY, "0", None),
        (FREQUENCY, "half", 2),
        (FREQUENCY, "Never", 0),
        (FREQUENCY, "one in", 1),
        (ORDERED, "2", "last year's split"),
        (ORDERED, "5", None),
        (ORDERED, "neg", "negotiation"),
        (ORDERED, "process", "process"),
        (ORDERED, "process g", "process gaps"),
        (ORDERED, "proc", None),
        (ORDERED, "Last year's split.", "last year's split"),
        (ORDERED, "they argue about it", None),
        (CATEGORY, "1", "none"),
        (CATEGORY, "4", "5"),
        (CATEGORY, "5", "5"),
        (CATEGORY, "n", "none"),
        (CATEGORY, "2)", "remark"),
        (MULTIPLE, "2", ("budget set",)),
        (MULTIPLE, "2, 1", ("goal set", "budget set")),
        (MULTIPLE, "1 2", ("goal set", "budget set")),
        (MULTIPLE, "Budget, goal set, 2,", ("goal set", "budget set")),
        (MULTIPLE, "goal set, bought, sold", ("goal set", "bought, sold")),
        (MULTIPLE, "bought, sold", ("bought, sold",)),
        (MULTIPLE, "1, 9", None),
        (MULTIPLE, "goal set, whatever", None),
        (MULTIPLE, ",", None),
        (NUMBER, "7", 7),
        (NUMBER, "7,5", 7.5),
        (NUMBER, "7.5", 7.5),
        (NUMBER, "7.0", 7),
        (NUMBER, "60 %", 60),
        (NUMBER, "0.125", 0.125),
        (NUMBER, "1,000", None),
        (NUMBER, "1.000", None),
        (NUMBER, "-3", None),
        (NUMBER, "1e9", None),
        (NUMBER, "nan", None),
        (NUMBER, "9" * 5000, None),
        (NUMBER, "about 7", None),
        (YES_NO, "y", "yes"),
        (YES_NO, "YES", "yes"),
        (YES_NO, "n", "no"),
        (YES_NO, "No.", "no"),
        (YES_NO, "2", "no"),
        (YES_NO, "maybe", None),
        (SHORT, "  OPS ", "OPS"),
        (LONG, " a story ", "a story"),
        (TABLE, "On-time; 95; ERP", ({"measure": "On-time", "target": "95", "source": "ERP"},)),
        (TABLE, "On-time;;\n\n ; ;ERP\n;;", ({"measure": "On-time"}, {"source": "ERP"})),
        (TABLE, "On-time", ({"measure": "On-time"},)),
        (TABLE, "a;b;c; ", ({"measure": "a", "target": "b", "source": "c"},)),
        (TABLE, "a;b;c;d", None),
        (TABLE, ";;", None),
        *((own, "  ", None) for own in (SCALE, FREQUENCY, ORDERED, MULTIPLE, NUMBER, YES_NO, SHORT, LONG, TABLE)),
    ],
)
def test_what_was_typed_is_read(own: Question, text: str, value: Value | None) -> None:
    read_value = read(own, text)
    assert read_value == value
    assert type(read_value) is type(value)


@pytest.mark.parametrize(
    ("own", "value", "sentence"),
    [
        (SCALE, None, "That is none of the choices: type 0 to 4, or how one begins."),
        (OWN_SCALE, 7, "That is none of the choices: type 1 to 5, or how one begins."),
        (FREQUENCY, "never", "That is none of the choices: type 1 to 5, or how one begins."),
        (ORDERED, "nonsense", "That is none of the choices: type 1 to 4, or how one begins."),
        (ORDERED, True, "That is none of the choices: type 1 to 4, or how one begins."),
        (ORDERED, ({"a": "b"},), "That is none of the choices: type 1 to 4, or how one begins."),
        (YES_NO, None, "That is none of the choices: type 1 to 2, or how one begins."),
        (MULTIPLE, None, "Those are not all choices: type 1 to 4, several separated by commas."),
        (MULTIPLE, ("nonsense",), "Those are not all choices: type 1 to 4, several separated by commas."),
        (MULTIPLE, "none", "Those are not all choices: type 1 to 4, several separated by commas."),
        (
            MULTIPLE,
            ("goal set", "none"),
            "None of them cannot go with others: type the others only, or none only.",
        ),
        (NUMBER, None, "That is no number: type one of 0 or more, such as 7 or 7.5."),
        (NUMBER, -1, "That is no number: type one of 0 or more, such as 7 or 7.5."),
        (NUMBER, "7", "That is no number: type one of 0 or more, such as 7 or 7.5."),
        (SHORT, " ", "There is nothing there yet: type some words."),
        (
            TABLE,
            None,
            "That is no row of this table: type at most 3 cells separated by semicolons: Measure; Target; Source.",
        ),
        (
            TABLE,
            ({"colour": "red"},),
            "That is no row of this table: type at most 3 cells separated by semicolons: Measure; Target; Source.",
        ),
    ],
)
def test_what_does_not_fit_is_said_in_a_sentence(own: Question, value: Value | None, sentence: str) -> None:
    assert complaint(own, value) == sentence


@pytest.mark.parametrize(
    ("own", "value", "said"),
    [
        (SCALE, 3, "3, a lot"),
        (OWN_SCALE, 4, "Would defend it"),
        (BARE_SCALE, 2, "2"),
        (FREQUENCY, 2, "Half"),
        (ORDERED, "process gaps", "Process gaps"),
        (ORDERED, "an older option", "an older option"),
        (MULTIPLE, ("goal set", "bought, sold"), "Goal set; Bought, sold"),
        (NUMBER, 7, "7"),
        (NUMBER, 1234567.5, "1234567.5"),
        (YES_NO, "no", "No"),
        (SHORT, "OPS", "OPS"),
        (TABLE, ({"measure": "On-time", "source": "ERP"}, {"target": "95"}), "On-time; ; ERP\n; 95; "),
    ],
)
def test_a_value_is_said_back(own: Question, value: Value, said: str) -> None:
    assert spoken(own, value) == said


@pytest.mark.parametrize("own", [SCALE, OWN_SCALE, FREQUENCY, ORDERED, CATEGORY, YES_NO])
def test_every_choice_can_be_typed_by_its_number_and_fits(own: Question) -> None:
    for choice in how(own).choices:
        value = read(own, str(choice.number))
        assert value == choice.value
        assert complaint(own, value) is None


def test_a_scale_shows_the_anchors_of_what_it_feeds_first_by_level() -> None:
    assert [(choice.number, choice.say) for choice in how(SCALE).choices][:2] == [
        (0, "none at all"),
        (1, "a little"),
    ]


CELL = st.text(alphabet="abc 1,.", min_size=1).map(str.strip).filter(bool)


@given(st.lists(st.dictionaries(st.sampled_from(["measure", "target", "source"]), CELL, min_size=1), min_size=1))
def test_rows_said_back_read_the_same(rows: Sequence[dict[str, str]]) -> None:
    value = tuple(rows)
    assert read(TABLE, spoken(TABLE, value)) == value
    assert complaint(TABLE, value) is None


@given(st.text(), st.sampled_from([SCALE, OWN_SCALE, FREQUENCY, ORDERED, MULTIPLE, NUMBER, YES_NO, SHORT, TABLE]))
def test_whatever_can_be_read_can_be_said_and_nothing_fails(text: str, own: Question) -> None:
    value = read(own, text)
    if value is not None:
        assert complaint(own, value) is None or (own is MULTIPLE and isinstance(value, tuple) and "none" in value)
        assert spoken(own, value)
