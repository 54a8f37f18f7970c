"""Wordings as they are heard: with the client's own words in them, one after the other, a probe for each gap."""

import re
import textwrap
from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest

from coachtui.answer_types import Mentioned, answer_type_of
from coachtui.asking.contradictions import contradictions_in, sentence
from coachtui.asking.wording import fill
from coachtui.model.answers import Answer
from coachtui.model.rubric import Rubric
from coachtui.model.script import QuestionType, Script
from coachtui.model.script_parts import Contradiction
from coachtui.model.text import within_a_sentence
from tests.standard_roles import STANDARD_ROLES

from .test_voice import wordings

PROCESSES = ("customer orders", "getting castings out", "the work from order to shipment")
"""Plural, gerund and phrase: what engagements call their process."""

ORGANISATION = "Northfield Components"
COLUMNS = 80
MOST_LINES = 2
MOST_PROBE_WORDS = 10

SAME_BEGINNING = 5
"""So many of one person's questions may begin with the same two words, of about forty."""

AGREEING = re.compile(
    r"\{core_process\}(?:'s)?\s+(?:is|are|was|were|has|have|does|do|goes|go|gets|get|runs|works|looks)\b|\{core_process\}'s"
)
"""A verb or an ending that fits "the work" and not "customer orders"."""

ASKED_FOR = {
    "accountable": "p31",
    "cause": "p16",
    "cost": "p12",
    "criteria": "p17",
    "customer": "p14",
    "data": "p21",
    "due": "p36",
    "effect": "p20",
    "hours": "p27",
    "issue": "p22",
    "measure": "p32",
    "number": "p13",
    "outcome": "p20",
    "output": "p20",
    "owner": "p31",
    "parent": "p33",
    "plan": "p26",
    "purpose": "p30",
    "reader": "p35",
    "sent": "p75",
    "strategy": "p34",
    "system": "p23",
    "verb": "p29",
}
"""What can be missing, and the probe that asks for it."""

ASKED_FOR_HERE = {
    ("C1.1", "process"): "p24",
    ("C6.2", "process"): "p25",
    ("C3.1", "decision"): "p19",
    ("S3.2", "decision"): "p19",
    ("C5.1", "decision"): "p18",
    ("S4.2", "decision"): "p18",
    ("C3.7", "customer"): "p15",
    ("S1.6", "time"): "p28",
    ("S2.5", "time"): "p27",
}
"""Where the same gap is asked for in words of the question's own."""


@pytest.mark.parametrize("process", PROCESSES)
def test_a_question_takes_two_lines_at_most_whatever_the_process_is_called(script: Script, process: str) -> None:
    names = {"core_process": process, "organisation": ORGANISATION}
    lines = {where: textwrap.wrap(fill(text, names), COLUMNS) for where, text in wordings(script)}
    assert {where: shown for where, shown in lines.items() if len(shown) > MOST_LINES} == {}


def test_the_name_of_the_process_stands_where_a_plural_fits_too(script: Script) -> None:
    said = [*wordings(script), *((each.id, each.say) for each in script.contradictions)]
    assert {where: text for where, text in said if AGREEING.search(text)} == {}


@pytest.mark.parametrize("role", STANDARD_ROLES)
def test_nobody_hears_the_same_beginning_again_and_again(script: Script, role: str) -> None:
    asked = [question.wording_for(role) for question in script.questions() if script.is_asked(question, role)]
    begun = Counter(" ".join(text.casefold().split()[:2]) for text in asked)
    assert {words: times for words, times in begun.items() if times > SAME_BEGINNING} == {}


def test_every_gap_has_a_probe_that_asks_for_it(script: Script) -> None:
    other = [
        (question.id, concept, use.probe)
        for question in script.questions()
        for use in question.probes
        for concept in re.findall(r"missing\('(\w+)'\)", use.when)
        if use.probe != ASKED_FOR_HERE.get((question.id, concept), ASKED_FOR.get(concept))
    ]
    assert other == []


def test_a_probe_is_one_question_that_nobody_has_to_read(script: Script) -> None:
    assert script.alone is not None
    for probes in (script.probes, script.alone.probes):
        assert {key: text for key, text in probes.items() if not text.endswith("?") or text.count("?") > 1} == {}
        assert {key: text for key, text in probes.items() if len(text.split()) > MOST_PROBE_WORDS} == {}
        assert len(set(probes.values())) == len(probes)


def test_two_answers_are_put_to_the_person_who_gave_them(script: Script, rubric: Rubric) -> None:
    """Whatever they answered, and whether or not their words were noted: two sentences, all of it theirs."""
    anchors = [within_a_sentence(anchor) for each in rubric.indicators() for anchor in each.anchors]
    for each in script.contradictions:
        assert {"{first}", "{second}"} <= set(re.findall(r"{\w+}", each.say)), each.id
        for put in put_to_face(script, rubric, each):
            assert re.fullmatch(r"[A-Z][^.{}]+\. And (?:[^.{}]|\d\.\d)+\.", put), put
            assert re.search(r"\b(?:[Yy]ou told me|your answer was)\b", put), put
            assert len(textwrap.wrap(put, COLUMNS)) <= 2 * MOST_LINES, put
            assert not any(anchor.rstrip(".") in put for anchor in anchors), put


def put_to_face(script: Script, rubric: Rubric, each: Contradiction) -> Iterator[str]:
    """A contradiction as it is put to somebody, for every pair of answers that makes it one."""
    pairs = []
    for question_id in each.between:
        answer_type = answer_type_of(script.question(question_id), script.frequencies, rubric)
        mentioned = Mentioned((8.0,), tuple(re.findall(r"'([^']+)'", each.when)))
        values = [each.value for each in answer_type.possible(mentioned) if answer_type.check(each.value) is None]
        notes = ("", '"We do that on Mondays."') if answer_type.may_lack_words else ("",)
        pairs.append(
            [(answer_type, Answer("s", "PLN", question_id, value, note)) for value in values for note in notes]
        )
    for first, second in product(*pairs):
        answers = {answer.question: answer for _, answer in (first, second)}
        if each in contradictions_in(script, "middle", "full", answers, answers):
            yield sentence(each, script.names, first, second)


def test_only_what_a_diary_tells_is_asked_for_as_a_count(script: Script) -> None:
    counted = {question.id for question in script.questions() if question.type is QuestionType.NUMBER}
    assert counted == {"C7.3", "S4.4"}
