"""What a person hears: the role's words with the engagement's own filled in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.asking.wording import script_names, wording
from coachtui.model.engagement import Engagement

from .bank import BANK, question

NAMES = {"core_process": "order to cash", "organisation": "Northfield"}


def said(text: str, names: dict[str, str] | None = None) -> str:
    return wording(question(ask=text), "middle", NAMES if names is None else names)


@pytest.mark.parametrize(
    ("ask", "heard"),
    [
        ("Who answers for {core_process}?", "Who answers for order to cash?"),
        ("{core_process}: who answers?", "Order to cash: who answers?"),
        ("At {organisation}, who runs {core_process}?", "At Northfield, who runs order to cash?"),
        ("Who runs {the_moon}?", "Who runs {the_moon}?"),
        ("{the_moon}?", "{the_moon}?"),
        ("A { brace } or {} or }{", "A { brace } or {} or }{"),
        ("plain", "plain"),
    ],
)
def test_placeholders_are_filled_and_everything_else_stays(ask: str, heard: str) -> None:
    assert said(ask) == heard


def test_a_filled_in_word_with_braces_is_not_filled_again() -> None:
    names = {"core_process": "{organisation} and {core_process} {0}", "organisation": "no"}
    assert said("Who runs {core_process}?", names) == "Who runs {organisation} and {core_process} {0}?"


def test_a_role_that_is_not_asked_hears_the_first_wording() -> None:
    asked = question(roles="XM", ask="About {core_process}?")
    assert wording(asked, "analyst", NAMES) == wording(asked, "executive", NAMES)


def test_names_are_one_line_and_turn_no_words_around_them() -> None:
    names = script_names(BANK, Engagement("Acme\u202e", core_process=" customer\n\u2066orders\x1b "))
    assert (names["organisation"], names["core_process"]) == ("Acme", "customer orders")


def test_blank_words_of_the_engagement_fall_back_to_the_script() -> None:
    names = script_names(BANK, Engagement("  ", core_process=" order\nto   cash "))
    assert names == {"core_process": "order to cash", "organisation": "the company"}
    assert script_names(BANK, None) == BANK.names


@given(ask=st.text(), core_process=st.text())
def test_no_text_whatever_makes_wording_fail(ask: str, core_process: str) -> None:
    heard = said(ask, {"core_process": core_process})
    assert heard or not ask or not core_process
