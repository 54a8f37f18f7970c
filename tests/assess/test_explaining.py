"""Why a figure is what it is."""

import json
from dataclasses import asdict

import pytest

from coachtui.assess.claims import outweighed_ratings
from coachtui.assess.explaining import Explanation, exact, explain
from coachtui.assess.scoring import score
from coachtui.model.people import Person

from .northfield import COMPUTED, PEOPLE, RATINGS, RUBRIC, SESSIONS, rating

NAMED = {**PEOPLE, "CEO": Person("CEO", "executive", name="Dana", title="chief executive")}


def why(wanted: str, *, inventories: bool = True) -> Explanation:
    card = score(RUBRIC, PEOPLE, SESSIONS, RATINGS, COMPUTED if inventories else {})
    return explain(RUBRIC, card, wanted, NAMED)


def lines(explanation: Explanation) -> list[str]:
    return [f"{step.label}: {step.formula} = {step.value} [{step.rule}]" for step in explanation.lines]


def test_an_indicator_is_explained_from_its_claims_to_its_level() -> None:
    assert lines(why("E3b")) == [
        (
            "Dana, chief executive (executives): said 3; evidence said; lower of 3 and 1 = said 3, shown 1"
            " [method 3.3: said supports up to 1]"
        ),
        (
            "OPS (executives): said 2; evidence said; lower of 2 and 1 = said 2, shown 1"
            " [method 3.3: said supports up to 1]"
        ),
        (
            "SAL (executives): said 1; evidence said; lower of 1 and 1 = said 1, shown 1"
            " [method 3.3: said supports up to 1]"
        ),
        "ANL (others): said 0; evidence said; lower of 0 and 1 = said 0, shown 0 [method 3.3: said supports up to 1]",
        "PLN (others): said 1; evidence said; lower of 1 and 1 = said 1, shown 1 [method 3.3: said supports up to 1]",
        "said, executives: (3 + 2 + 1) / 3 = 2 [method 3.2: mean within the band]",
        "said, others: (0 + 1) / 2 = 1/2 = 0.50 [method 3.2: mean within the band]",
        "said: (1 x 2 + 1 x 1/2) / 2 = 5/4 = 1.25 [method 3.2: bands weighted, silent bands left out]",
        "shown, executives: (1 + 1 + 1) / 3 = 1 [method 3.4: mean within the band]",
        "shown, others: (0 + 1) / 2 = 1/2 = 0.50 [method 3.4: mean within the band]",
        ("shown by interviews: (1 x 1 + 1 x 1/2) / 2 = 3/4 = 0.75 [method 3.4: bands weighted, silent bands left out]"),
        "fact: from the inventory = 1 [method 3.5: a complete inventory overrides]",
        "shown: fact = 1 [method 3.1: cap, bands, fact, don't know, in that order]",
        "level: shown, rounded half up = 1 [method 3.1]",
        (
            "deviation: (|3 - 7/5| + |2 - 7/5| + |1 - 7/5| + |0 - 7/5| + |1 - 7/5|) / 5"
            " = 22/25 = 0.88: people disagree [method 3.7: above 0.8, from 3 claims]"
        ),
        (
            "level gap: executives say 2; others say 1/2 = 0.50 = 3/2 = 1.50: a level gap"
            " [method 3.7: from 1.5, from 3 claims]"
        ),
        (
            "confidence: answered 5/5 x evidence 1 x agreement 7/10 = 7/10 = 0.70, high"
            " [method 3.8: high from 0.6, medium from 0.35]"
        ),
        "breakdown: a band has fewer than 3 people = withheld from shared output [method 5.2]",
    ]


def test_what_else_a_person_said_is_told_and_does_not_count() -> None:
    ratings = [
        rating("E1a", "CEO", "3g1"),
        rating("E1a", "CEO", "2", derived=True),
        rating("E1a", "CEO", "K"),
        rating("E1a", "OPS", "1"),
        rating("E1b", "CEO", "0"),
    ]
    card = score(RUBRIC, PEOPLE, SESSIONS, ratings, {})
    others = outweighed_ratings(RUBRIC, PEOPLE, SESSIONS, ratings, "E1a", ())
    assert [each.level for each in others] == [2, None]
    (step,) = [each for each in explain(RUBRIC, card, "E1a", NAMED, others).lines if "other" in each.label]
    assert step.label == "Dana, chief executive, other ratings"
    assert step.formula == "said 2, passed on, grade still open; don't know, chosen, grade still open"
    assert step.value == "do not count"
    assert outweighed_ratings(RUBRIC, PEOPLE, SESSIONS, ratings, "E1b", ()) == ()


def test_an_element_is_explained_by_its_indicators() -> None:
    assert lines(why("E1")) == [
        ("said: (E1a 5/2 + E1b 1 + E1c 7/6 + E1d 1/6) / 4 = 29/24 ≈ 1.21 [method 4.1: plain mean of what was said]"),
        (
            "score: (E1a 2 + E1b 1/2 + E1c 7/6 + E1d 1/6) / 4 = 23/24 ≈ 0.96"
            " [method 4.1: plain mean of the assessed indicators]"
        ),
        (
            "level: lowest of E1a 2, E1b 1, E1c 1, E1d 0 = 0, limited by E1d"
            " [method 4.1: the weakest indicator, rounded half up]"
        ),
        "base: (E1a 2 + E1b 1/2 + E1c 7/6) / 3 = 11/9 ≈ 1.22 [method 4.4: means kept apart]",
        "process: (E1d 1/6) / 1 = 1/6 ≈ 0.17 [method 4.4: means kept apart]",
        (
            "actions: Create if base is below 0.75; else Improve below 2.5, and Add if process is below 3;"
            " base 11/9 ≈ 1.22; process 1/6 ≈ 0.17 = Add + Improve [method 4.4]"
        ),
    ]


def test_an_element_of_process_content_is_explained_by_its_own_line() -> None:
    assert lines(why("E4"))[-1] == (
        "actions: process only: Create below 0.75, Improve below 2.5, Add below 3;"
        " process 1/3 ≈ 0.33 = Create [method 4.4]"
    )


def test_a_target_is_explained_by_its_elements() -> None:
    assert lines(why("T1")) == [
        "level: lowest of E1 0, E2 1, E4 0 = 0, limited by E1, E4 [method 4.5: the weakest element]",
        (
            "actions: E1: Add + Improve; E2: Add + Improve; E4: Create = Add + Create + Improve"
            " [method 4.5: the union of the elements' actions]"
        ),
    ]


def step(explanation: Explanation, label: str) -> str:
    return next(f"{own.formula} = {own.value}" for own in explanation.lines if own.label == label)


def test_not_knowing_is_explained() -> None:
    assert step(why("E2c"), "SAL") == "no level = don't know"
    assert step(why("E2c"), "don't know") == "2 of 6 expected = capped at 1"
    assert step(why("E2c"), "shown") == "shown by interviews, don't-know cap applied = 1"
    assert step(why("E1a"), "don't know") == "1 of 5 expected = no finding"


def test_open_grades_and_perception_gaps_are_explained() -> None:
    ratings = [rating("E3a", "CEO", "4"), rating("E3a", "PLN", "4g0")]
    card = score(RUBRIC, PEOPLE, SESSIONS, ratings, {"E3a": 1})
    own = explain(RUBRIC, card, "E3a")
    assert (
        step(own, "CEO (executives)") == "said 4; evidence said, grade still open; lower of 4 and 1 = said 4, shown 1"
    )
    assert step(own, "perception gap") == "said 4, fact 1 = 3"
    assert own.lines[-1].label == "provisional"
    assert explain(RUBRIC, card, "E3").lines[-1].value == "partly assessed"
    without = score(RUBRIC, PEOPLE, SESSIONS, ratings, {})
    assert explain(RUBRIC, without, "E3").lines[-1].label == "provisional"


def test_what_nobody_assessed_is_explained_too() -> None:
    card = score(RUBRIC, PEOPLE, SESSIONS, [], {})
    own = explain(RUBRIC, card, "E1a")
    assert step(own, "shown") == "nobody said a level, and there is no inventory = not assessed"
    assert explain(RUBRIC, card, "E1").lines[0].value == "not assessed"
    assert explain(RUBRIC, card, "T1").lines[1].value == "none"
    with_fact = explain(RUBRIC, score(RUBRIC, PEOPLE, SESSIONS, [], {"E3a": 2}), "E3a")
    assert step(with_fact, "confidence") == "answered 1 (nobody was asked) x evidence 1 x agreement 1 = 1, high"


@pytest.mark.parametrize("wanted", [*(own.id for own in RUBRIC.indicators()), "E1", "E4", "E8", "T1", "T4"])
@pytest.mark.parametrize("inventories", [True, False])
def test_everything_can_be_explained_and_written_as_json(wanted: str, *, inventories: bool) -> None:
    explanation = why(wanted, inventories=inventories)
    assert explanation.name == f"Name of {wanted}"
    assert json.loads(json.dumps(asdict(explanation)))["id"] == wanted
    assert all(own.label and own.formula and own.value and own.rule for own in explanation.lines)


def test_what_the_rubric_does_not_have_cannot_be_explained() -> None:
    with pytest.raises(KeyError):
        why("E9z")


def test_figures_are_exact_and_rounded() -> None:
    card = score(RUBRIC, PEOPLE, SESSIONS, RATINGS, {})
    assert exact(card.indicators["E1c"].supported) == "7/6 ≈ 1.17"
    assert exact(None) == "not assessed"
