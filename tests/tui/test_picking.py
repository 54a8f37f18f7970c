"""What letters typed into a list of choices mean."""

from dataclasses import replace

import pytest

from coachtui.answer_types import NONE_OF_THEM, Choice
from coachtui.asking.replies import Reply
from coachtui.tui.screens.alone.picking import PickedLetter, Picking, choices_meant, ticked
from tests.tui.test_question_lines import TABLE

OFFERED = tuple(
    Choice(place, each, each, each) for place, each in enumerate(("cost", "delay", "errors", NONE_OF_THEM), start=1)
)
COST, DELAY, ERRORS, NONE = OFFERED
ONE = replace(TABLE, choices=OFFERED)


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


@pytest.mark.parametrize(
    ("beside", "now", "chosen"), [("", "y", "a"), ("in May", "in Mayy", "a"), ("", "2", "b"), ("", "y Tom", "b")]
)
def test_a_choice_is_taken_back_only_where_the_next_letter_makes_a_word_of_it(
    beside: str, now: str, chosen: str
) -> None:
    picking = Picking(ONE, Reply(chosen=("cost",), closest=2))
    before = picking.chosen, picking.closest
    picking.choose(1)
    assert picking.chosen == (DELAY,)
    picking.picked("b", before, beside)
    assert (picking.word_begun(now) is None) is (chosen == "b")
    assert picking.chosen == ((COST,) if chosen == "a" else (DELAY,))
    assert picking.word_begun("y") is None, "a letter is settled once"


YES, NO = Choice(1, "yes", "Yes", "Yes"), Choice(2, "no", "No", "No")


@pytest.mark.parametrize(
    ("typed", "meant", "is_all"),
    [
        ("no", (NO,), True),
        ("Yes.", (YES,), False),
        ("n", (NO,), True),
        ("no, not really", (NO,), False),
        ("yes: in May", (YES,), False),
        ("nobody", (), False),
        ("no idea", (), False),
        ("", (), False),
    ],
)
def test_yes_and_no_typed_as_words_choose(typed: str, meant: tuple[Choice, ...], *, is_all: bool) -> None:
    picking = Picking(replace(TABLE, choices=(YES, NO)), Reply())
    assert (picking.meant_by(typed), picking.is_all_meant(typed)) == (meant, is_all)
    picking.choose(0)
    assert picking.meant_by("no") == (), "what was chosen in the list stands"


def test_letters_that_began_words_take_their_ticks_back_and_those_below_the_list_are_ticks_until_then() -> None:
    picking = Picking(replace(ONE, several=True), Reply())
    picking.choose(1)
    picking.choose(0)
    assert picking.chosen_with(()) == (COST, DELAY)
    picking.take_back_letters(2)
    assert picking.chosen_with(()) == ()
    assert picking.letters_in("ca") == ()
    picking.is_typing_on = True
    assert picking.chosen_with(picking.letters_in("ca")) == (COST, ERRORS)
    assert picking.chosen_with(picking.letters_in("can")) == ()
