"""The one quiet cue while a meeting is observed: when it is due, and that it is silent otherwise."""

from dataclasses import replace
from itertools import product

import pytest

from coachtui.assess.cues import CueFacts, cue_due
from coachtui.assess.discussed import verdict_on
from coachtui.model.observing import ActionItem, CardWord, DiscussedFigure
from coachtui.model.rubric import LimitsRule

from .observed_samples import RUBRIC

WHOLE = ActionItem("a", "M", "Tools", "RA", due="2026-03-05")
NOISE = ("90", "88", "92", "87", "91", "93", "89", "86", "90", "92", "91", "88")
SIGNAL = (*NOISE, "120")


def facts(
    marks: str = "", decisions: int = 0, *actions: ActionItem, card: str = "", points: tuple[str, ...] = ()
) -> CueFacts:
    """Marks such as "B5+ B2-"; of the card one line such as "B5 yes"."""
    counted: dict[tuple[str, bool], int] = {}
    for each in marks.split():
        key = each[:-1], each[-1] == "+"
        counted[key] = counted.get(key, 0) + 1
    behaviour, _, word = card.partition(" ")
    verdict = verdict_on(DiscussedFigure("K1", "M", points, "On time"), LimitsRule(12))
    cards = {behaviour: CardWord(word)} if card else {}
    return CueFacts(counted, decisions, actions, cards, () if verdict is None else (verdict,))


def cue(known: CueFacts, *told: int) -> str:
    due = cue_due(RUBRIC, known, told)
    return "" if due is None else due.words


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (facts(), ""),
        (facts("B1+ B1- B9- + -", points=SIGNAL), ""),
        (facts("", 0, WHOLE), ""),
        (facts("", 0, replace(WHOLE, due="")), "The last action does not say by when."),
        (facts("", 0, replace(WHOLE, person=None)), "The last action does not say who."),
        (facts("B14+", 0, ActionItem("a", "M", "Tools")), "The last action does not say who and by when."),
        (facts("", 0, replace(WHOLE, due=""), WHOLE), ""),
        (facts("", 0, replace(WHOLE, person=None, who="Ines")), ""),
        (facts("", 0, replace(WHOLE, due=""), card="B14 not needed"), ""),
        (facts("B7+"), "No criteria heard yet."),
        (facts("B6-"), "No criteria heard yet."),
        (facts("", 1), "No criteria heard yet."),
        (facts("B7- B5-"), "No criteria heard yet."),
        (facts("B7+ B5+", 1), ""),
        (facts("B7+", card="B5 yes"), ""),
        (facts("B7+", card="B5 partly"), "No criteria heard yet."),
        (facts("B2-"), "One cause, and no second one yet."),
        (facts("B2- B2+"), ""),
        (facts("B2+"), ""),
        (facts("B4-", points=SIGNAL), "On time: 120 is a signal, not the usual up and down."),
        (facts("B3+", points=SIGNAL), "On time: 120 is a signal, not the usual up and down."),
        (facts("B4-", points=NOISE), "On time: 88 is the usual up and down, no signal."),
        (facts("B3-", points=NOISE), ""),
        (facts("B4+ B4-", points=NOISE), ""),
        (facts("B4-", points=NOISE[:5]), ""),
        (facts("B4-"), ""),
    ],
)
def test_a_cue_is_due(known: CueFacts, words: str) -> None:
    assert cue(known) == words


def test_one_item_has_as_many_cues_as_nudges() -> None:
    both = facts("B7+ B2-")
    first = cue_due(RUBRIC, both)
    assert first is not None
    assert first.nudge.endswith("?")
    assert cue(both, first.rule) == first.words
    assert cue(facts("B7+ B5+ B2-"), first.rule) == ""
    rules = RUBRIC.coaching_rules
    assert rules is not None
    more = replace(RUBRIC, coaching_rules=replace(rules, nudges_per_item=2))
    second = cue_due(more, facts("B7+ B5+ B2-"), [first.rule])
    assert second is not None
    assert second.words == "One cause, and no second one yet."
    assert cue_due(replace(RUBRIC, coaching_rules=None), both) is None
    assert cue_due(replace(RUBRIC, coaching_rules=replace(rules, nudges_per_item=0)), both) is None


def test_a_rule_counts_its_marks() -> None:
    rules = RUBRIC.coaching_rules
    assert rules is not None
    cues = tuple(replace(each, at_least=3) for each in rules.cues)
    strict = replace(RUBRIC, coaching_rules=replace(rules, cues=cues))
    for one, other in product(range(4), range(3)):
        due = cue_due(strict, facts("B7+ " * one + "B6- " * other))
        assert (due is not None) is (one + other >= 3)
