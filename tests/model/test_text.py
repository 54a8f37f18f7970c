"""Words from outside: what is cleaned away, and that nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.model.cells import cells
from coachtui.model.text import clean, one_line, printable

ANYTHING = st.text(st.characters(), max_size=200)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("two\r\nlines\rthree", "two\nlines\nthree"),
        ("tab\tstays", "tab\tstays"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("bell\x07 del\x7f c1\x9b2J", "bell del c12J"),
        ("lone \ud83d half", "lone \ufffd half"),
        ("[b]<b>&amp; 'quoted'", "[b]<b>&amp; 'quoted'"),
        ("שלום مرحبا 🙂\u200d", "שלום مرحبا 🙂\u200d"),
    ],
)
def test_what_is_kept(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@given(ANYTHING)
def test_clean_text_can_be_stored_shown_and_cleaned_again(text: str) -> None:
    once = clean(text)
    assert once.encode().decode() == once
    assert clean(once) == once
    assert not any(ord(each) < 0x20 and each not in "\n\t" for each in once)


@given(ANYTHING, st.integers(1, 40))
def test_one_line_is_one_line_and_fits(text: str, width: int) -> None:
    line = one_line(text, width)
    assert cells(line) <= width
    assert line.splitlines() in ([], [line])


def test_direction_marks_stay_in_the_record_and_out_of_the_terminal() -> None:
    text = "a\u202eb\u2066c"
    assert clean(text) == text
    assert printable(text) == "abc"
    assert one_line(text) == "abc"
