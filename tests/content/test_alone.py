"""What somebody hears who assesses himself or herself: spoken sentences, and choices that nobody is ashamed to tick.

The laws are those of the interview, and more: alone there is nobody to explain a word or to notice a fib.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest

from coachtui.answer_types import answer_type_of
from coachtui.asking.agenda import plan_agenda, planned_minutes
from coachtui.asking.alone import alone_choices, closest_events
from coachtui.model.question_parts import Option
from coachtui.model.rubric import LEVELS, Rubric
from coachtui.model.script import Alone, Question, QuestionType, Script
from tests.standard_roles import STANDARD_ROLES

from . import method_tables as tables
from .test_voice import DEGREES, JARGON, MOST_WORDS, found_in, spoken, words

FIRST_LINE = "Nobody sees this unless you send it."
MOST_OPTION_WORDS = 18
LONGEST_TO_SHORTEST = 2
"""How many times longer than the shortest the longest of five events may be, in characters."""

WEIGHTY = (*JARGON, "stakeholder", "strategic", "accountab", "responsib", "performance", "metric", "KPI", "process own")
JUDGING = (*DEGREES, "bad", "best", "badly", "well", "properly", "fail", "failed", "wrongly", "weak", "strong", "great")
"""Adjectives and adverbs of degree: what somebody would be proud or ashamed to tick."""


def alone_of(question: Question) -> Alone:
    assert question.alone is not None
    return question.alone


def put(script: Script) -> Iterator[tuple[Question, Alone]]:
    """Every question that is put to somebody alone."""
    return ((question, question.alone) for question in script.questions() if question.alone is not None)


def levelled(script: Script) -> Iterator[tuple[str, tuple[int, ...], Sequence[Option]]]:
    """Every list of events that stand for levels: the question, the level of each as shown, and the events."""
    for question, alone in put(script):
        if question.type is QuestionType.SCALE:
            yield question.id, tuple(int(option.id) for option in alone.options), alone.options
        if question.type is QuestionType.ORDERED:
            ids = [option.id for option in question.options]
            yield question.id, tuple(ids.index(option.id) for option in alone.options), alone.options
        if alone.closest:
            yield question.id, tuple(int(event.id) for event in alone.closest), alone.closest


def choices_said(script: Script) -> Iterator[tuple[str, str]]:
    for question, alone in put(script):
        for option in (*alone.options, *alone.closest):
            yield f"{question.id} {option.id}", option.say


def test_all_seventy_questions_are_put_or_left_out_with_a_reason(script: Script) -> None:
    left_out = {question.id for question in script.questions() if question.alone is None}
    assert left_out == set(tables.LEFT_OUT_ALONE)


def test_no_question_is_longer_than_one_breath(script: Script) -> None:
    asked = {question.id: words(alone.ask) for question, alone in put(script)}
    assert {key: length for key, length in asked.items() if length > MOST_WORDS} == {}


def test_no_question_is_two_questions(script: Script) -> None:
    assert {question.id: alone.ask for question, alone in put(script) if alone.ask.count("?") > 1} == {}


def test_no_word_needs_explaining(script: Script) -> None:
    said = [(question.id, alone.ask) for question, alone in put(script)]
    said += [(question.id, alone.example) for question, alone in put(script)]
    said += choices_said(script)
    own = script.alone
    assert own is not None
    said += [("opening", line) for line in own.opening] + [("closing", line) for line in own.closing]
    said += [*own.probes.items(), *((option.id, option.say) for option in own.frequencies)]
    found = {where: found_in(spoken(text), WEIGHTY) for where, text in said}
    assert {where: terms for where, terms in found.items() if terms} == {}


def test_alone_only_the_unit_is_filled_in(script: Script) -> None:
    """Nobody was asked what the process or the organisation is called."""
    own = script.alone
    assert own is not None
    said = [(question.id, alone.ask) for question, alone in put(script)] + list(choices_said(script))
    said += [*own.probes.items(), *(("opening", line) for line in (*own.opening, *own.closing))]
    assert {where: text for where, text in said if "{" in text.replace("{unit}", "")} == {}


def test_nobody_is_asked_why(script: Script) -> None:
    own = script.alone
    assert own is not None
    asked = [*own.probes.items(), *((question.id, alone.ask) for question, alone in put(script))]
    assert {where: text for where, text in asked if re.search(r"\bwhy\b", text, re.IGNORECASE)} == {}


def test_no_choice_has_a_number_beside_it_or_in_it(script: Script) -> None:
    assert {where: text for where, text in choices_said(script) if re.search(r"[\d%]", text)} == {}


def test_no_choice_says_how_good_somebody_is(script: Script) -> None:
    found = {where: found_in(text, JUDGING, r"\b") for where, text in choices_said(script)}
    assert {where: terms for where, terms in found.items() if terms} == {}


def test_no_choice_is_longer_than_one_line_or_looks_longer_than_the_others(script: Script) -> None:
    assert {where: words(text) for where, text in choices_said(script) if words(text) > MOST_OPTION_WORDS} == {}
    unlike = {
        question: lengths
        for question, _, events in levelled(script)
        if max(lengths := [len(event.say) for event in events]) > LONGEST_TO_SHORTEST * min(lengths)
    }
    assert unlike == {}


def test_no_event_leans_on_another_since_their_order_is_mixed(script: Script) -> None:
    leaning = re.compile(r"^(the same|all that|as above|all of them|every one of them)\b", re.IGNORECASE)
    events = [(question, event.say) for question, _, shown in levelled(script) for event in shown]
    assert [each for each in events if leaning.search(each[1])] == []


def test_choices_of_one_question_differ(script: Script) -> None:
    alike = [
        question.id
        for question, alone in put(script)
        for shown in (alone.options, alone.closest)
        if len({option.say.casefold() for option in shown}) < len(shown)
    ]
    assert alike == []


def test_five_events_stand_for_five_levels_in_no_order(script: Script) -> None:
    for question, levels, _ in levelled(script):
        assert sorted(levels) == list(LEVELS), question
        assert list(levels) not in (sorted(levels), sorted(levels, reverse=True)), question
        neighbours = sum(1 for here, after in pairwise(levels) if abs(here - after) == 1)
        assert neighbours < len(LEVELS) - 1, question


@pytest.mark.parametrize("level", LEVELS)
def test_where_an_event_stands_tells_nothing_of_its_level(script: Script, level: int) -> None:
    stands = Counter(levels.index(level) for _, levels, _ in levelled(script))
    lists = sum(stands.values())
    assert lists > 20
    assert stands[0] + stands[4] <= lists * 2 / 5 + 1
    assert max(stands.values()) - min(stands[place] for place in range(5)) <= 3


def test_length_is_no_hint_of_the_level(script: Script) -> None:
    """Somebody who always ticks the longest comes out within a level of the middle."""
    longest = [levels[lengths.index(max(lengths))] for _, levels, lengths in _lengths(script)]
    assert 1 <= sum(longest) / len(longest) <= 3


def test_none_of_them_stands_last(script: Script) -> None:
    places = {
        question.id: [option.id for option in alone.options]
        for question, alone in put(script)
        if question.type is QuestionType.MULTIPLE
    }
    assert {key: ids for key, ids in places.items() if "none" in ids and ids[-1] != "none"} == {}


def test_what_is_stored_is_what_an_interview_stores(script: Script, rubric: Rubric) -> None:
    for question, alone in put(script):
        shown = {choice.value for choice in alone_choices(question, script, rubric)}
        match question.type:
            case QuestionType.SCALE | QuestionType.FREQUENCY:
                assert shown == set(LEVELS), question.id
            case QuestionType.ORDERED | QuestionType.CATEGORY | QuestionType.MULTIPLE:
                assert shown == {option.id for option in question.options}, question.id
            case QuestionType.YES_NO:
                assert shown == {"yes", "no"}, question.id
            case _:
                assert shown == set(), question.id
                assert alone.options == (), question.id


def test_every_indicator_can_be_answered_for_at_every_level(script: Script, rubric: Rubric) -> None:
    reached: dict[str, set[object]] = {indicator.id: set() for indicator in rubric.indicators()}
    for question, _ in put(script):
        levels = {event.value for event in closest_events(question)}
        if question.feeds[0] in reached:
            reached[question.feeds[0]] |= levels
        answer_type = answer_type_of(question, script.frequencies, rubric)
        for choice in alone_choices(question, script, rubric):
            for indicator, level in answer_type.passed_on(choice.value).items():
                reached.setdefault(indicator, set()).add(level)
    assert {indicator: levels for indicator, levels in reached.items() if levels != set(LEVELS)} == {}


def test_tables_are_cut_to_what_one_can_name(script: Script) -> None:
    for question, alone in put(script):
        if question.type is QuestionType.TABLE:
            assert len(alone.columns) in {1, 2}, question.id
            assert alone.rows == 3, question.id
            assert "up to three" in alone.ask, question.id


def test_what_is_written_freely_has_an_example_from_another_trade(script: Script) -> None:
    free = {QuestionType.LONG, QuestionType.SHORT, QuestionType.NUMBER, QuestionType.TABLE}
    without = [question.id for question, alone in put(script) if question.type in free and not alone.example]
    assert without == []
    examples = {question.id: alone.example for question, alone in put(script) if alone.example}
    assert {key: text for key, text in examples.items() if not re.search(r"\(An? [a-z ]+\)$", text)} == {}
    assert {key: words(text) for key, text in examples.items() if words(text) > MOST_WORDS} == {}


def test_numbers_say_what_range_is_meant(script: Script) -> None:
    numbers = [alone.example for question, alone in put(script) if question.type is QuestionType.NUMBER]
    assert numbers
    assert [text for text in numbers if not text.startswith("Anything from none to ")] == []


def test_the_first_thing_said_is_that_nobody_sees_it(script: Script) -> None:
    assert script.alone is not None
    assert script.alone.opening[0] == FIRST_LINE


def test_every_probe_can_be_put_to_oneself(script: Script) -> None:
    assert script.alone is not None
    assert set(script.alone.probes) == set(script.probes)
    assert [text for text in script.alone.probes.values() if re.search(r"\b(me|we|us|together)\b", text)] == []


@pytest.mark.parametrize("role", STANDARD_ROLES)
def test_twenty_minutes_are_well_filled_for_everybody(script: Script, rubric: Rubric, role: str) -> None:
    assert script.alone is not None
    assert script.alone.minutes == 20
    agenda = plan_agenda(script, rubric, role, script.alone.plan, script.alone.minutes)
    lengths = planned_minutes(script, script.alone.plan)
    assert 17 <= sum(lengths[question] for question in agenda) <= 20
    sections = {script.section_of(question).id for question in agenda}
    assert len(sections) >= 4


def _lengths(script: Script) -> Iterator[tuple[str, tuple[int, ...], list[int]]]:
    for question, levels, events in levelled(script):
        yield question, levels, [len(event.say) for event in events]
