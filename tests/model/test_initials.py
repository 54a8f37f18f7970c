"""Initials: what may be some, and that each proposal is free and no word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.model.initials import are_initials, proposed_initials


@pytest.mark.parametrize(
    ("names", "taken", "words", "proposed"),
    [
        (["Ruth Adeyemi", "Ravi Amin"], [], [], ["RA", "RM"]),
        (["Ruth Adeyemi"], ["ra"], [], ["RD"]),
        (["Ian Smith", "Ida Ngo"], [], ["is", "in"], ["IM", "IG"]),
        (["Otto", "Otto"], [], [], ["OT", "OO"]),
        (["Anna Maria Ek", "Ali Ek"], ["AE", "AK"], [], ["AME", "AL"]),
        (["Émile Straße", "王小明", "Ωmega"], [], [], ["ES", "王小", "ΩM"]),
        (["[bold]x[/]", "\x1b[31mRed", "", "12"], [], [], ["BO", "MR", "AA", "AB"]),
    ],
)
def test_first_and_last_name_give_two_letters_where_these_are_free(
    names: list[str], taken: list[str], words: list[str], proposed: list[str]
) -> None:
    assert list(proposed_initials(names, taken, words)) == proposed


@given(st.lists(st.one_of(st.text(max_size=12), st.sampled_from(["Ann Lee", "李 雷", "ß"])), max_size=40))
def test_whatever_the_names_all_get_initials_that_can_be_typed_and_differ(names: list[str]) -> None:
    found = proposed_initials(names, ["AL"], ["is"])
    assert len({each.casefold() for each in found}) == len(names)
    assert all(are_initials(each) and each.casefold() not in {"al", "is"} for each in found)


@pytest.mark.parametrize(("code", "may"), [("RA", True), ("ceo", True), ("R", False), ("R2", False), ("RAVI", False)])
def test_initials_are_two_or_three_letters(code: str, may: bool) -> None:
    assert are_initials(code) is may
