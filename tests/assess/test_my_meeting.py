"""Whole sheets of my meeting, made by hand: from answers to levels, to what to work on first and what to keep."""

from collections.abc import Mapping

import pytest

from coachtui.assess.behaviours import behaviour_levels, priorities, strength
from coachtui.assess.derived import derived_ratings
from coachtui.assess.explaining_behaviours import explain_behaviour
from coachtui.files.rubrics import read_rubric
from coachtui.files.scripts import read_script
from coachtui.model.answers import Absence, Answer, Rating, Session, SessionKind, Value
from tests.own_files import ROOT

_SCRIPT, _RUBRIC = "interviews/my-meeting.yaml", "rubrics/meeting-behaviour.yaml"
SCRIPT = read_script(_SCRIPT, (ROOT / _SCRIPT).read_bytes())
RUBRIC = read_rubric(_RUBRIC, (ROOT / _RUBRIC).read_bytes())
SESSION = Session("S1", "ME", SessionKind.SHEET)

BUDGET: Mapping[str, Value] = {
    "N1": {"items": 7, "decided": 4, "deciders": 2},
    "N2": "cure",
    "N3": "first",
    "N4": "source asked",
    "N5": "latest",
    "N6": "favourite",
    "N7": "yes or no",
    "N8": 1,
    "N9": "reason",
    "N10": "two",
    "N11": {"agreed": 5, "asked": 3, "moved": 1},
    "N12": {"new": 4, "complete": 3},
}
"""A review that began with a cure: every question is answered."""

SHIFT: Mapping[str, Value] = {
    "N1": {"items": 5, "decided": 5, "deciders": 5},
    "N2": "boundary",
    "N3": "none",
    "N4": "none",
    "N5": "followed",
    "N6": "none",
    "N7": "none",
    "N8": 5,
    "N9": "none",
    "N10": "each",
    "N11": {"agreed": 0, "asked": 0, "moved": 0},
    "N12": {"new": 2, "complete": 2},
}
"""A shift meeting that went well, and in which much did not come up."""


def ratings_of(sheet: Mapping[str, Value]) -> tuple[Rating, ...]:
    answers = [Answer("S1", "ME", question, value) for question, value in sheet.items()]
    return derived_ratings(SCRIPT, RUBRIC, SESSION, answers)


def levels_of(sheet: Mapping[str, Value]) -> dict[str, int]:
    """The levels of a sheet; behaviours without one are left out."""
    return {each: level for each, level in behaviour_levels(RUBRIC, ratings_of(sheet)).items() if level is not None}


def test_every_answer_of_a_sheet_gives_the_level_of_its_behaviour() -> None:
    assert levels_of(BUDGET) == {
        "B1": 0, "B2": 0, "B3": 2, "B4": 0, "B5": 2, "B6": 2, "B7": 1, "B8": 1, "B9": 3, "B13": 1, "B14": 2, "B15": 3,
    }  # fmt: skip


def test_what_did_not_come_up_has_no_level() -> None:
    assert levels_of(SHIFT) == {"B1": 4, "B4": 4, "B6": 4, "B8": 3, "B13": 4, "B14": 3}
    assert levels_of({}) == {}


@pytest.mark.parametrize(
    ("sheet", "first", "worded", "kept"),
    [
        (BUDGET, ("B1", "B4", "B7"), {"B1", "B2", "B3", "B9"}, "B3"),
        (BUDGET, ("B1", "B4", "B7"), {"B1", "B13"}, "B3"),
        (BUDGET, ("B1", "B4", "B7"), {"B1", "B2"}, "B3"),
        (SHIFT, ("B8", "B14"), {"B13", "B1"}, "B1"),
        (SHIFT, ("B8", "B14"), {"B13", "B3"}, "B13"),
        ({}, (), {"B1"}, None),
    ],
)
def test_what_to_work_on_first_and_what_to_keep(
    sheet: Mapping[str, Value], first: tuple[str, ...], worded: set[str], kept: str | None
) -> None:
    levels = behaviour_levels(RUBRIC, ratings_of(sheet))

    assert priorities(RUBRIC, levels) == first
    assert strength(RUBRIC, levels, worded) == kept


def test_the_event_that_comes_closest_corrects_the_level_and_with_it_the_order() -> None:
    chosen = Rating("c", "S1", "ME", "B1", level=3, at="2026-03-02T10:00:00+00:00")
    levels = behaviour_levels(RUBRIC, (chosen, *ratings_of(BUDGET)))

    assert levels["B1"] == 3
    assert priorities(RUBRIC, levels) == ("B2", "B4", "B7")


def test_not_knowing_gives_no_level_and_is_said() -> None:
    absent = Answer("S1", "ME", "N1", absence=Absence.DONT_KNOW)
    ratings = derived_ratings(SCRIPT, RUBRIC, SESSION, [absent])

    lines = explain_behaviour(SCRIPT, RUBRIC, "B6", {"N1": absent}, ratings, behaviour_levels(RUBRIC, ratings)).lines

    assert [(each.label, each.formula, each.value) for each in lines] == [
        ("N1", "don't know", "don't know"),
        ("level", "nothing was said that stands for a level", "not assessed"),
    ]


def test_why_names_the_rule_that_was_the_first_true_one() -> None:
    answer = Answer("S1", "ME", "N11", BUDGET["N11"])
    ratings = derived_ratings(SCRIPT, RUBRIC, SESSION, [answer])

    (step, *_) = explain_behaviour(
        SCRIPT, RUBRIC, "B15", {"N11": answer}, ratings, behaviour_levels(RUBRIC, ratings)
    ).lines

    assert step.value == "level 3"
    assert step.rule == (
        "method 12.1: asked / agreed >= 1/2 and moved > 0: asked is 3; agreed is 5; moved is 1; so the rule is true"
    )
