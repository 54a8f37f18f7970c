"""Several numbers in one answer: how they are typed, what cannot be, and what is said of them."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.answer_types import AnswerType, answer_type_of, read_note
from coachtui.answer_types.possible import Mentioned
from coachtui.model.answers import Value
from coachtui.model.question_parts import Part
from coachtui.model.script import QuestionType
from coachtui.store.strict import reader_of
from tests.asking.bank import question

PARTS = (Part("items", "Items"), Part("decided", "Decided", "items"), Part("named", "With a name", "decided"))
NUMBERS = replace(question("N1", QuestionType.NUMBERS), parts=PARTS)
OF_FIVE = replace(question("N8", QuestionType.NUMBER), most=5)


def how() -> AnswerType:
    return answer_type_of(NUMBERS)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("6, 4, 2", {"items": 6, "decided": 4, "named": 2}),
        ("6,4,2", {"items": 6, "decided": 4, "named": 2}),
        ("6 4 2", {"items": 6, "decided": 4, "named": 2}),
        (" 6; 4 ;2 ", {"items": 6, "decided": 4, "named": 2}),
        ("6, , 2", {"items": 6, "named": 2}),
        ("6", {"items": 6}),
        ("0, 0, 0", {"items": 0, "decided": 0, "named": 0}),
        ("6, 4, 2, 1", None),
        ("6, four", None),
        ("6.5, 4", None),
        ("-1, 0", None),
        (", ,", None),
        ("", None),
    ],
)
def test_numbers_are_typed_in_the_order_of_their_parts(typed: str, value: Value | None) -> None:
    assert how().parse(typed) == value


@pytest.mark.parametrize(
    ("value", "complaint"),
    [
        ({"items": 6, "decided": 4, "named": 2}, None),
        ({"named": 2}, None),
        ({"items": 6, "named": 7}, None),
        ({"items": 3, "decided": 4}, "4 of 3 cannot be. Look again at “Decided”."),
        ({"items": 3, "decided": 2, "named": 3}, "3 of 2 cannot be. Look again at “With a name”."),
        ({"items": -1}, "Only whole numbers of 0 or more can be counted here: Items; Decided; With a name."),
        ({"others": 1}, "Whole numbers only, such as 7, 3, 1."),
        ({}, "Whole numbers only, such as 7, 3, 1."),
        (None, "Whole numbers only, such as 7, 3, 1."),
        ("6, 4", "Whole numbers only, such as 7, 3, 1."),
    ],
)
def test_numbers_that_cannot_be_are_refused_in_a_sentence(value: Value | None, complaint: str | None) -> None:
    assert how().check(value) == complaint


@pytest.mark.parametrize(
    ("note", "value", "left", "doubt"),
    [
        ("6, 4, 2", {"items": 6, "decided": 4, "named": 2}, "", ""),
        ("A long one.\n6 4", {"items": 6, "decided": 4}, "A long one.", ""),
        ("about 6 of 10 were decided", None, "about 6 of 10 were decided", ""),
        ("3, 4", None, "3, 4", "4 of 3 cannot be. Look again at “Decided”."),
        ("1, 1, 1, 1", None, "1, 1, 1, 1", "1, 1, 1, 1 is kept as words. Numbers with commas between them: Items"),
    ],
)
def test_a_line_of_numbers_alone_answers(note: str, value: Value | None, left: str, doubt: str) -> None:
    read = read_note(how(), note, "", None)

    assert (read.value, read.note) == (value, left)
    assert read.doubt.startswith(doubt) if doubt else read.doubt == ""


def test_a_part_left_blank_is_not_said_and_stays_blank_when_typed_again() -> None:
    value = {"items": 6, "named": 2}

    assert how().spoken(value) == "Items: 6; With a name: 2"
    assert how().as_typed(value) == "6, , 2"
    assert how().in_words(value) == "Items: 6; With a name: 2"


COUNTS = st.dictionaries(st.sampled_from([part.id for part in PARTS]), st.integers(0, 999_999), min_size=1)


@given(COUNTS)
def test_what_is_typed_again_is_the_same(value: dict[str, int]) -> None:
    assert how().parse(how().as_typed(value)) == value
    assert reader_of(Value | None)(value) == value


def test_a_number_above_the_most_that_can_be_is_refused() -> None:
    of_five = answer_type_of(OF_FIVE)

    assert of_five.check(5) is None
    assert of_five.check(6) == "It can be 5 at most, not 6."
    assert read_note(of_five, "7", "", None).doubt == "It can be 5 at most, not 7."


@pytest.mark.parametrize(
    ("mosts", "mistake"),
    [
        (("", "a", "b", "a"), None),
        (("b", "c", ""), None),
        (("b", "a"), "Parts are counted out of each other: a, b."),
        (("", "c", "b"), "Parts are counted out of each other: b, c."),
        (("",), "N1 has 1 part; a numbers question needs two."),
        (("",) * 9, "N1 has 9 parts; 8 is the most."),
    ],
)
def test_parts_that_can_be_answered(mosts: tuple[str, ...], mistake: str | None) -> None:
    parts = tuple(Part(each, each.upper(), most or None) for each, most in zip("abcdefghi", mosts, strict=False))
    found = answer_type_of(replace(NUMBERS, parts=parts)).parts_mistake()
    assert (found and found[0]) == mistake


@pytest.mark.parametrize("turned", [False, True])
def test_parts_counted_out_of_each_other_in_a_row_are_tried_at_once(turned: bool) -> None:
    row = [Part(each, each.upper(), most) for each, most in zip("abcdefgh", [None, *"abcdefg"], strict=True)]
    own = replace(NUMBERS, parts=tuple(reversed(row) if turned else row))
    tried = [each.value for each in islice(answer_type_of(own).possible(Mentioned((), ())), 3000)]
    assert len(tried) == 3000
    assert all(each["a"] >= each["b"] >= each["h"] for each in tried if isinstance(each, Mapping))
