"""How often a card line was so, in a sentence: for items and meetings, with and without a text of the rubric's own."""

from dataclasses import replace
from fractions import Fraction

import pytest

from coachtui.assess.cards import CardCount
from coachtui.model.rubric import CardLine, CardRule
from coachtui.report.card_words import card_sentence
from tests.assess.observed_samples import RUBRIC

RULE = RUBRIC.coaching_rules.cards if RUBRIC.coaching_rules is not None else None
MADE_BY_HAND = CardLine("gap", "It was said.")


@pytest.mark.parametrize(
    ("behaviour", "counts", "sentence"),
    [
        ("B5", (0, 0, 2), "In 0 of 2 items that needed criteria, somebody said them first."),
        ("B5", (1, 0, 0), "In 1 of 1 item that needed criteria, somebody said them first."),
        ("B5", (1, 2, 1), "In 1 of 4 items that needed criteria, somebody said them first. In 2 more, partly."),
        ("B5", (0, 0, 0), "Criteria: not needed."),
        ("B12", (0, 1, 0), "Partly: what was to come out of it was said, and the time was kept."),
        ("B12", (0, 0, 1), "No: what was to come out of it was said, and the time was kept."),
        ("B12", (2, 0, 1), "In 2 of 3 meetings, what was to come out of it was said, and the time was kept."),
    ],
)
def test_a_card_line_is_told_in_counts(behaviour: str, counts: tuple[int, int, int], sentence: str) -> None:
    assert isinstance(RULE, CardRule)
    count = CardCount(*counts, Fraction(0), 0)
    assert card_sentence(RULE, RUBRIC.rated_behaviours()[behaviour], count) == sentence


def test_without_a_text_of_its_own_the_line_is_told_by_its_word() -> None:
    assert isinstance(RULE, CardRule)
    bare = replace(RUBRIC.rated_behaviours()["B1"], card=MADE_BY_HAND)
    assert card_sentence(RULE, bare, CardCount(1, 1, 1, None, None)) == (
        "Gap: yes in 1 of 3 items that needed it. In 1 more, partly."
    )


def test_each_behaviour_of_the_shipped_rubric_has_its_sentence() -> None:
    cards = [each.card for each in RUBRIC.rated_behaviours().values() if each.card is not None]
    assert [card.line for card in cards if not card.counted.endswith(".")] == []
