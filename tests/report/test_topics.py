"""What is told of questions that no indicator scores: everything for the assessor, little for everybody."""

from dataclasses import replace

import pytest

from coachtui.answer_types import ANSWER_TYPES
from coachtui.model.answers import Answer, Quote, Value
from coachtui.model.engagement import State
from coachtui.model.naming import KnownNames
from coachtui.model.people import Person
from coachtui.model.question_parts import Option
from coachtui.model.script import Question, QuestionType
from coachtui.report.topics import Reply, TopicRow, topic_rows
from tests.assess.northfield import RUBRIC

BOSSES = tuple(Person(f"X{place}", "executive", f"Boss {place}") for place in range(3))
OTHERS = tuple(Person(f"M{place}", "middle", f"Other {place}") for place in range(3))
FIVE = tuple(Option(each, each.upper()) for each in ("harm", "hinder", "mixed", "help", "defend"))


def told(
    kind: QuestionType, given: dict[Person, Value | None], *, assessor: bool = False, quotes: tuple[Quote, ...] = ()
) -> TopicRow:
    options = FIVE if kind in {QuestionType.SCALE, QuestionType.CATEGORY, QuestionType.MULTIPLE} else ()
    question = Question("C7.1", kind, 2, ("X5",), {"executive": "How?"}, 3, options)
    replies = [
        Reply(
            person, Answer(f"s-{person.code}", person.code, "C7.1", value, note="a note"), ANSWER_TYPES[kind](question)
        )
        for person, value in given.items()
    ]
    state = replace(State(), quotes={quote.id: quote for quote in quotes})
    known = KnownNames([*BOSSES, *OTHERS])
    (row,) = topic_rows(RUBRIC, state, [("Title", replies)], known, assessor=assessor)
    return row


def test_the_assessor_reads_who_said_what_and_what_it_comes_to() -> None:
    row = told(QuestionType.CATEGORY, {BOSSES[0]: "help", OTHERS[0]: "help", OTHERS[1]: "harm"}, assessor=True)
    assert row.summary == ("3 people", "HELP: 2", "HARM: 1")
    assert row.told[0] == "Boss 0: HELP; a note"


@pytest.mark.parametrize("kind", [QuestionType.CATEGORY, QuestionType.LONG, QuestionType.NUMBER, QuestionType.SCALE])
def test_two_people_tell_everybody_nothing(kind: QuestionType) -> None:
    values: dict[QuestionType, Value] = {QuestionType.CATEGORY: "help", QuestionType.NUMBER: 3, QuestionType.SCALE: 1}
    value = values.get(kind)
    assert told(kind, {BOSSES[0]: value, OTHERS[0]: value}).summary == ("Too few people to show.",)


def test_everybody_reads_what_three_people_chose_and_not_what_one_did() -> None:
    row = told(QuestionType.CATEGORY, dict(zip([*OTHERS, BOSSES[0]], ["help", "help", "help", "harm"], strict=True)))
    assert row == TopicRow("Title", ("HELP: 3 or more",))


def test_means_are_told_by_band_only_where_each_has_three_people() -> None:
    levels = dict(zip([*BOSSES, *OTHERS], [3, 3, 2, 1, 1, 0], strict=True))
    assert told(QuestionType.SCALE, dict(levels)).summary == ("executives: HELP", "others: HINDER")
    del levels[BOSSES[0]]
    assert told(QuestionType.SCALE, dict(levels)).summary == ("on the whole: HINDER",)


def test_numbers_are_told_as_their_mean() -> None:
    hours = dict(zip(OTHERS, [7, 5, 11], strict=True))
    assert told(QuestionType.NUMBER, dict(hours)).summary == ("on average 7.7",)


def test_words_are_told_only_where_they_may_be_shared() -> None:
    quotes = tuple(
        Quote(f"q{place}", f"s-{person.code}", person.code, text, "C7.1", usable=usable)
        for place, (person, text, usable) in enumerate(
            [
                (OTHERS[0], "We wait a lot.", True),
                (OTHERS[0], "We wait.", True),
                (OTHERS[1], "Ask Other 2.", True),
                (OTHERS[2], "Never say this.", False),
            ]
        )
    )
    given: dict[Person, Value | None] = dict.fromkeys(OTHERS)
    assert told(QuestionType.LONG, given, quotes=quotes) == TopicRow("Title", (), quotes=("We wait.",))
    assert told(QuestionType.LONG, given).summary == ("Told to the assessor alone.",)
