"""The shipped script holds every question, probe, option and plan the method lists, and no other."""

from collections.abc import Callable, Mapping

import pytest

from coachtui.asking.agenda import plan_agenda
from coachtui.model.rubric import Rubric
from coachtui.model.script import Question, QuestionType, Script

from . import method_tables as tables
from .method_tables import ListedQuestion

# What a trigger counts depends on how the question is answered.
COUNTED = {QuestionType.NUMBER: "number", QuestionType.MULTIPLE: "count", QuestionType.TABLE: "rows"}
WORDS = {"L": "low", "H": "high", "V": "vague", "K": "dont_know", "Z": "empty", "Y": "yes", "N": "no"}
SPELT_OUT = {
    ">1 name": "names > 1",
    ">3 collectors": "most('collector') > 3",
    ">1 A": "most('accountable') > 1",
    "~A": "missing('accountable')",
    "told": "not vague",
}


def rule_of(trigger: str, kind: QuestionType) -> str:
    """The rule that says what the method's trigger code says [method 6.4]."""
    if trigger in SPELT_OUT:
        return SPELT_OUT[trigger]
    if all(word in WORDS for word in trigger.split("/")):
        return " or ".join(WORDS[word] for word in trigger.split("/"))
    sign, rest = trigger[0], trigger[1:]
    match sign:
        case "=":
            return f"chose('{rest}')"
        case "~":
            return f"missing('{rest}')"
        case _:
            return f"{COUNTED[kind]} {sign} {rest}"


FIELDS: Mapping[str, tuple[Callable[[Question], object], Callable[[ListedQuestion], object]]] = {
    "roles": (lambda found: sorted(found.ask), lambda listed: sorted(listed.roles)),
    "type": (lambda found: found.type, lambda listed: listed.type),
    "minutes": (lambda found: found.minutes, lambda listed: listed.minutes),
    "salience": (lambda found: found.salience, lambda listed: listed.salience),
    "feeds": (lambda found: found.feeds, lambda listed: listed.feeds),
    "evidence": (lambda found: found.see, lambda listed: listed.see),
    "evasion": (lambda found: found.evasion, lambda listed: listed.evasion),
    "probes": (
        lambda found: [(use.probe, use.when) for use in found.probes],
        lambda listed: [(probe, rule_of(trigger, listed.type)) for trigger, probe in listed.probes],
    ),
    "visibility rule": (lambda found: found.when, lambda _: None),
}


def test_every_question_is_there_once_in_the_order_of_the_method(script: Script) -> None:
    assert [question.id for question in script.questions()] == list(tables.QUESTIONS)


def test_each_section_holds_its_own_questions(script: Script) -> None:
    assert tuple(section.id for section in script.sections) == tables.SECTIONS
    strays = [
        question.id
        for section in script.sections
        for question in section.questions
        if not question.id.startswith(f"{section.id}.")
    ]
    assert strays == []


@pytest.mark.parametrize("field", FIELDS)
def test_every_question_is_as_the_method_lists_it(script: Script, field: str) -> None:
    found_value, listed_value = FIELDS[field]
    different = [
        f"{question.id}: {field} {found_value(question)!r}, listed {listed_value(tables.QUESTIONS[question.id])!r}"
        for question in script.questions()
        if found_value(question) != listed_value(tables.QUESTIONS[question.id])
    ]
    assert different == []


def test_options_are_stored_under_the_words_of_the_method_in_its_order(script: Script) -> None:
    found = {question.id: tuple(option.id for option in question.options) for question in script.questions()}
    different = [
        f"{question}: {options}, listed {tables.OPTIONS.get(question, ())}"
        for question, options in found.items()
        if options != tables.OPTIONS.get(question, ())
    ]
    assert different == []


def test_every_table_asks_what_the_method_wants_to_know_of_each_row(script: Script) -> None:
    columns = {question.id: {column.id for column in question.columns} for question in script.questions()}
    missing = {question: set(wanted) - columns[question] for question, wanted in tables.COLUMNS.items()}
    assert {question: lacking for question, lacking in missing.items() if lacking} == {}


def test_only_tables_have_columns(script: Script) -> None:
    with_columns = {question.id for question in script.questions() if question.columns}
    assert with_columns == {key for key, listed in tables.QUESTIONS.items() if listed.type is QuestionType.TABLE}


def test_a_level_comes_from_one_of_five_choices(script: Script) -> None:
    wrong = {
        question.id: len(question.options)
        for question in script.questions()
        if question.type is QuestionType.ORDERED and len(question.options) != 5
    }
    assert wrong == {}
    assert tuple(option.id for option in script.frequencies) == tables.FREQUENCIES


def test_every_probe_evidence_and_evasion_is_there_and_no_other(script: Script) -> None:
    assert tuple(script.probes) == tables.PROBES
    assert tuple(script.evidence) == tables.EVIDENCE
    assert tuple(script.evasions) == tables.EVASIONS


def test_the_quick_plan_draws_on_the_clusters_and_the_others_on_the_steps_too(script: Script) -> None:
    assert {key: (plan.sections, dict(plan.replaces)) for key, plan in script.plans.items()} == {
        "quick": (tables.QUICK_SECTIONS, {}),
        "full": (tables.FULL_SECTIONS, tables.REPLACED),
        "alone": (tables.SECTIONS, {}),
    }


def test_every_role_has_its_spine(script: Script) -> None:
    assert {role: " ".join(spine) for role, spine in script.spines.items()} == tables.SPINES


@pytest.mark.parametrize("role", ["executive", "middle", "frontline", "process owner"])
@pytest.mark.parametrize("plan", ["quick", "full"])
@pytest.mark.parametrize("minutes", [30, 60, 90])
def test_an_interview_begins_with_a_story_and_has_at_least_three(
    script: Script, rubric: Rubric, role: str, plan: str, minutes: int
) -> None:
    asked = plan_agenda(script, rubric, role, plan, minutes)
    types = [script.question(question).type for question in asked]
    assert types[0] is QuestionType.LONG
    assert types.count(QuestionType.LONG) >= 3


def test_a_booking_is_divided_as_ruled(script: Script) -> None:
    assert script.booking == tables.BOOKING
