"""What somebody alone is shown: choices in their own order, fewer columns, follow-ups, and an agenda of its own."""

from dataclasses import replace

import pytest

from coachtui.answer_types import Choice, answer_type_of
from coachtui.asking.agenda import plan_agenda, planned_minutes
from coachtui.asking.alone import FollowUp, alone_choices, alone_columns, closest_events, follow_ups, minutes_typed
from coachtui.asking.visibility import visible_questions
from coachtui.asking.wording import fill, script_names
from coachtui.model.engagement import Engagement
from coachtui.model.question_parts import Option
from coachtui.model.script import Alone, FollowUpUse, Question, QuestionType, Script, SelfAssessment
from coachtui.model.script_parts import Plan

from .bank import FREQUENCIES, RUBRIC, question, script_of

MIXED = tuple(Option(level, f"Event {level}") for level in "20413")


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [("20", 20), (" 15 min. ", 15), ("5 Minutes", 5), ("0", None), ("", None), ("half an hour", None), ("x", None)],
)
def test_minutes_are_read_with_and_without_their_unit(typed: str, minutes: int | None) -> None:
    assert minutes_typed(typed) == minutes


def alone(kind: QuestionType, **own: object) -> Question:
    """A question that is put to somebody alone in this way."""
    asked = question("C1.1", kind, roles="XM", columns=("goal", "source", "date"))
    return replace(asked, alone=replace(Alone("What about {unit}?", 1), **own))  # type: ignore[arg-type]


def self_assessed(*questions: Question, frequencies: tuple[Option, ...] = ()) -> Script:
    script = script_of(*questions)
    own = SelfAssessment("self", 20, ("Hello.",), ("Bye.",), "Which?", frequencies, {"p1": "When was it, then?"})
    plan = Plan("Assess yourself", tuple(section.id for section in script.sections), {})
    probes = {"p1": "When was that?", "p2": "Who was it?"}
    names = {**script.names, "unit": "the part you run"}
    return replace(script, alone=own, plans={**script.plans, "self": plan}, probes=probes, names=names)


def test_a_scale_is_shown_as_events_in_their_order_and_stores_the_level() -> None:
    asked = alone(QuestionType.SCALE, options=MIXED)
    shown = alone_choices(asked, self_assessed(asked), RUBRIC)
    assert [(choice.number, choice.value, choice.say) for choice in shown] == [
        (1, 2, "Event 2"),
        (2, 0, "Event 0"),
        (3, 4, "Event 4"),
        (4, 1, "Event 1"),
        (5, 3, "Event 3"),
    ]


def test_an_ordered_question_stores_the_option_whatever_its_place() -> None:
    ids = ("talk", "habit", "goals", "gaps", "facts")
    mixed = tuple(Option(each, each.upper()) for each in ("goals", "facts", "talk", "gaps", "habit"))
    asked = replace(alone(QuestionType.ORDERED, options=mixed), options=question("C1.1", options=ids).options)
    shown = alone_choices(asked, self_assessed(asked), RUBRIC)
    assert shown[1] == Choice(2, "facts", "facts", "FACTS")
    assert {choice.value for choice in shown} == set(ids)


def test_frequencies_are_counted_out_of_five_where_the_script_says_so() -> None:
    asked = alone(QuestionType.FREQUENCY)
    counted = tuple(Option(each.id, f"{each.id}, counted") for each in FREQUENCIES)
    own, plain = self_assessed(asked, frequencies=counted), self_assessed(asked)
    assert [choice.value for choice in alone_choices(asked, own, RUBRIC)] == [0, 1, 2, 3, 4]
    assert alone_choices(asked, own, RUBRIC)[4].say == "always, counted"
    assert alone_choices(asked, plain, RUBRIC) == answer_type_of(asked, plain.frequencies).choices


def test_a_story_is_followed_by_events_that_stand_for_levels() -> None:
    told = alone(QuestionType.LONG, closest=MIXED)
    assert [event.value for event in closest_events(told)] == [2, 0, 4, 1, 3]
    assert closest_events(alone(QuestionType.SCALE, options=MIXED)) == ()
    assert closest_events(question("C1.2", QuestionType.LONG)) == ()


def test_a_table_is_cut_to_a_few_columns() -> None:
    asked = alone(QuestionType.TABLE, columns=("date", "goal"))
    assert [column.id for column in alone_columns(asked)] == ["goal", "date"]
    of_a_sheet = question("C1.2", QuestionType.TABLE, columns=("goal", "source"))
    assert alone_columns(of_a_sheet) == of_a_sheet.columns


def test_a_probe_is_put_to_oneself_in_words_of_its_own_where_there_are_any() -> None:
    asked = alone(QuestionType.LONG, follow_up=(FollowUpUse("p2"), FollowUpUse("p1", "vague")))
    assert follow_ups(asked, self_assessed(asked)) == (
        FollowUp("p2", "Who was it?"),
        FollowUp("p1", "When was it, then?", "vague"),
    )


def test_the_agenda_holds_what_is_put_to_somebody_alone_at_its_own_length() -> None:
    told = replace(alone(QuestionType.LONG), minutes=9)
    for_others = replace(alone(QuestionType.LONG, roles=("analyst",)), id="C1.3")
    script = self_assessed(told, question("C1.2", QuestionType.LONG), for_others)
    assert plan_agenda(script, RUBRIC, "middle", "self", 20) == ("C1.1",)
    assert planned_minutes(script, "self")["C1.1"] == 1
    assert plan_agenda(script, RUBRIC, "analyst", "self", 20) == ("C1.3",)
    assert plan_agenda(script, RUBRIC, "frontline", "self", 20) == ()
    assert plan_agenda(script, RUBRIC, "middle", "full", 20) == ("C1.1", "C1.2", "C1.3")


def test_who_is_asked_in_interviews_may_differ_from_who_is_asked_alone() -> None:
    asked = alone(QuestionType.LONG, roles=("analyst",))
    script = self_assessed(asked)
    assert visible_questions(script, "analyst", "self", {})["C1.1"].shown
    assert not visible_questions(script, "middle", "self", {})["C1.1"].shown
    assert visible_questions(script, "middle", "full", {})["C1.1"].shown
    assert not visible_questions(script, "analyst", "full", {})["C1.1"].shown


def test_the_unit_is_called_what_the_person_calls_it() -> None:
    asked = alone(QuestionType.LONG)
    script = self_assessed(asked)
    words = asked.alone.ask if asked.alone else ""
    assert (
        fill(words, script_names(script, Engagement("Northfield"), " the  night shift "))
        == "What about the night shift?"
    )
    assert fill(words, script_names(script, None)) == "What about the part you run?"
    assert fill("{unit} did it.", {"unit": "our {line}"}) == "Our {line} did it."
