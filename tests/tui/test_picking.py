"""What letters typed into a list of choices mean."""

import pytest

from coachtui.answer_types import NONE_OF_THEM, Choice
from coachtui.tui.screens.alone.picking import PickedLetter, choices_meant, ticked

OFFERED = tuple(
    Choice(place, each, each, each) for place, each in enumerate(("cost", "delay", "errors", NONE_OF_THEM), start=1)
)
COST, DELAY, ERRORS, NONE = OFFERED


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("", ()), ("b", (DELAY,)), ("C, a;", (ERRORS, COST)), ("bad", (DELAY, COST, NONE)), ("bend", ()), ("a 1", ())],
)
def test_letters_are_choices_until_they_are_words(typed: str, meant: tuple[Choice, ...]) -> None:
    assert choices_meant(OFFERED, typed) == meant


@pytest.mark.parametrize(
    ("chosen", "choice", "then"),
    [
        ((), DELAY, (DELAY,)),
        ((DELAY,), COST, (COST, DELAY)),
        ((COST, DELAY), COST, (DELAY,)),
        ((COST, DELAY), NONE, (NONE,)),
        ((NONE,), ERRORS, (ERRORS,)),
    ],
)
def test_ticking_keeps_the_order_and_lets_none_stand_alone(
    chosen: tuple[Choice, ...], choice: Choice, then: tuple[Choice, ...]
) -> None:
    assert ticked(OFFERED, chosen, choice) == then


@pytest.mark.parametrize(
    ("letter", "typed", "is_word"),
    [("b", "y", True), ("B", "Y", True), ("b", "Y", False), ("b", "2", False), ("b", '"', False), ("b", "yes", False)],
)
def test_a_letter_that_chose_may_have_begun_a_word(letter: str, typed: str, *, is_word: bool) -> None:
    assert PickedLetter(letter, (), None, "").goes_on_with(typed) is is_word
