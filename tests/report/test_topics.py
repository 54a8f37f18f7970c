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
from coachtui.report.topics import NamedCost, TopicReply, TopicRow, cost_rows, topic_rows
from tests.assess.northfield import RUBRIC

BOSSES = tuple(Person(f"X{place}", "executive", f"Boss {place}") for place in range(3))
OTHERS = tuple(Person(f"M{place}", "middle", f"Other {place}") for place in range(3))
FIVE = tuple(Option(each, each.upper()) for each in ("harm", "hinder", "mixed", "help", "defend"))

TOO_FEW = "Too few people to show."


def told(
    kind: QuestionType, given: dict[Person, Value | None], *, assessor: bool = False, quotes: tuple[Quote, ...] = ()
) -> TopicRow:
    options = FIVE if kind in {QuestionType.SCALE, QuestionType.CATEGORY, QuestionType.MULTIPLE} else ()
    question = Question("C7.1", kind, 2, ("X5",), {"executive": "How?"}, 3, options)
    replies = [
        TopicReply(
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
    assert row.by_person[0] == "Boss 0: HELP; a note"


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
    assert told(QuestionType.LONG, given).summary == ("Only the assessor sees it.",)


def costs(*people: Person, assessor: bool = False, quotes: tuple[Quote, ...] = ()) -> tuple[TopicRow, ...]:
    named = [
        NamedCost(person, Answer(f"s-{person.code}", person.code, "C4.1"), ('"Forty hours," he says', "a day"))
        for person in people
    ]
    state = replace(State(), quotes={quote.id: quote for quote in quotes})
    known = KnownNames([*BOSSES, *OTHERS])
    return cost_rows(RUBRIC, state, "What it costs", named, known, assessor=assessor)


def test_costs_are_told_to_the_assessor_line_by_line() -> None:
    (row,) = costs(BOSSES[0], OTHERS[0], assessor=True)
    assert row.summary == ("2 people",)
    assert row.by_person[0] == 'Boss 0: "Forty hours," he says; a day (C4.1)'
    assert costs() == costs(assessor=True) == ()


def test_everybody_reads_of_costs_only_that_three_people_named_one_and_what_may_be_quoted() -> None:
    def quote(number: int, text: str, *, question: str = "C4.1", usable: bool = True) -> Quote:
        code = OTHERS[number].code
        return Quote(f"{code}/{question}/{text}", f"s-{code}", code, text, question, usable=usable)

    elsewhere = (
        quote(0, "On another line."),
        quote(1, "Forty hours,", question="C1.1"),
        quote(2, "Forty hours,", usable=False),
    )
    may_be_told = quote(0, "Forty hours,")
    assert costs(*OTHERS[:2], OTHERS[0], quotes=(may_be_told,)) == (TopicRow("What it costs", (TOO_FEW,)),)
    assert costs(*OTHERS, quotes=elsewhere) == (TopicRow("What it costs", ("named by 3 people or more",)),)
    (row,) = costs(*OTHERS, quotes=(*elsewhere, may_be_told))
    assert (row.by_person, row.quotes) == ((), ("Forty hours,",))
