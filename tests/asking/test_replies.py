"""Fields of one question: as recorded, as a draft, and back again without losing a word."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.answer_types import answer_type_of
from coachtui.asking.alone import FollowUp
from coachtui.asking.replies import (
    Reply,
    note_of,
    numbers_text,
    numbers_typed,
    reply_from,
    reply_in,
    reply_text,
    value_of,
)
from coachtui.model.answers import Answer
from coachtui.model.script import Question, QuestionType
from coachtui.model.text import clean, is_blank

from .bank import RUBRIC, question, script_of

ASKED = (FollowUp("p1", "When was that?"), FollowUp("p2", "Who was it?"))
WORDS = st.text(max_size=40).map(clean)


def recorded(asked: Question, reply: Reply) -> Reply:
    """The reply after it was recorded and read again."""
    own = answer_type_of(asked, script_of(asked).frequencies, RUBRIC)
    offered = own.choices
    value = value_of(own, offered, reply)
    answer = Answer("s", "ME", asked.id, value, note_of(own, ASKED, reply))
    return reply_in(own, ASKED, offered, answer, reply.closest)


@pytest.mark.parametrize(
    ("kind", "reply"),
    [
        (QuestionType.LONG, Reply(text="In May.\n\nThen again.", said={"p1": "in May", "p2": "Tom"}, closest=2)),
        (QuestionType.SHORT, Reply(text="the orders", said={"p2": "Tom"})),
        (QuestionType.NUMBER, Reply(text="7", remark="a guess")),
        (QuestionType.YES_NO, Reply(chosen=("yes",), remark="mostly", said={"p1": "today"})),
        (QuestionType.SCALE, Reply(chosen=("3",), said={"p1": "last week"})),
        (QuestionType.FREQUENCY, Reply(chosen=("half",))),
        (QuestionType.MULTIPLE, Reply(nothing=True)),
        (QuestionType.TABLE, Reply(rows=({"goal": "fewer returns"}, {"goal": "faster"}))),
    ],
)
def test_what_was_put_down_stands_there_again(kind: QuestionType, reply: Reply) -> None:
    assert recorded(question("C1.1", kind, columns=("goal", "source")), reply) == reply


def test_several_choices_are_stored_in_the_order_of_the_script() -> None:
    own = answer_type_of(question("C1.1", QuestionType.MULTIPLE, options=("a", "b", "c")))
    assert value_of(own, own.choices, Reply(chosen=("c", "a"))) == ("a", "c")


def test_a_follow_up_stands_on_a_line_of_its_own_with_its_words() -> None:
    own = answer_type_of(question("C1.1", QuestionType.LONG))
    note = note_of(own, ASKED, Reply(text="We did.", said={"p1": "in\nMay", "p2": " "}))
    assert note == "We did.\n\nWhen was that? in May"


@given(text=WORDS, remark=WORDS, said=WORDS, chosen=st.lists(WORDS), closest=st.none() | st.integers(0, 4))
def test_a_draft_is_the_reply(text: str, remark: str, said: str, chosen: list[str], closest: int | None) -> None:
    reply = Reply(tuple(chosen), nothing=True, text=text, remark=remark, said={"p1": said}, closest=closest)
    assert reply_from(reply_text(reply), ["goal"]) == reply


@given(WORDS)
def test_words_that_are_no_draft_are_the_story(text: str) -> None:
    assert reply_from(text, []) == Reply(text=text)


@given(WORDS)
def test_a_story_keeps_every_word(text: str) -> None:
    again = recorded(question("C1.1", QuestionType.LONG), Reply(text=text))
    named = any(each.wording in text for each in ASKED)
    assert again.text.split() == text.split() or named or is_blank(text)


def test_nothing_put_down_is_blank() -> None:
    assert Reply(said={"p1": " "}, rows=({},)).blank
    assert not any(replace(Reply(), **put).blank for put in ({"closest": 0}, {"nothing": True}, {"remark": "x"}))


@pytest.mark.parametrize(
    ("typed", "text", "shown"),
    [
        (["6", "4", "2"], "6, 4, 2", ["6", "4", "2"]),
        (["6", "", "2"], "6, , 2", ["6", "", "2"]),
        (["6", "", " "], "6", ["6", "", ""]),
        (["", "", ""], "", ["", "", ""]),
        (["6, 4, 2", "", ""], "6, 4, 2", ["6", "4", "2"]),
    ],
)
def test_several_numbers_are_one_text_and_keep_their_places(typed: list[str], text: str, shown: list[str]) -> None:
    assert numbers_text(typed) == text
    assert numbers_typed(text, 3) == shown
