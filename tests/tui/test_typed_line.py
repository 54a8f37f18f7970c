"""One line of typing: every key does what hands expect, and nothing typed is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.model.text import one_line
from coachtui.tui.typed_line import TypedLine


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        (TypedLine("abc", 2), "backspace", TypedLine("ac", 1)),
        (TypedLine("abc", 0), "backspace", TypedLine("abc", 0)),
        (TypedLine("abc", 1), "delete", TypedLine("ac", 1)),
        (TypedLine("abc", 3), "delete", TypedLine("abc", 3)),
        (TypedLine("abc", 3), "right", TypedLine("abc", 3)),
        (TypedLine("abc", 1), "left", TypedLine("abc", 0)),
        (TypedLine("abc", 1), "end", TypedLine("abc", 3)),
        (TypedLine("abc", 1), "home", TypedLine("abc", 0)),
        (TypedLine("two words", 9), "ctrl+w", TypedLine("two ", 4)),
        (TypedLine("two words", 9), "ctrl+left", TypedLine("two words", 4)),
        (TypedLine("two words", 4), "ctrl+left", TypedLine("two words", 0)),
        (TypedLine("two words", 0), "ctrl+left", TypedLine("two words", 0)),
        (TypedLine("two words", 0), "ctrl+right", TypedLine("two words", 4)),
        (TypedLine("two words", 9), "ctrl+right", TypedLine("two words", 9)),
        (TypedLine("two words", 3), "ctrl+u", TypedLine(" words", 0)),
        (TypedLine("two words", 3), "ctrl+k", TypedLine("two", 3)),
    ],
)
def test_editing_keys(before: TypedLine, key: str, after: TypedLine) -> None:
    assert before.press(key, "") == after


def test_a_key_that_types_nothing_means_nothing() -> None:
    assert TypedLine("a", 1).press("f5", "") is None


@given(st.text(), st.text())
def test_what_is_put_in_stands_at_the_cursor(first: str, second: str) -> None:
    line = TypedLine().put(first).put(second)
    assert line.place == len(line.text)
    assert "\n" not in line.text
    assert one_line(line.text) == one_line(f"{first}{second}")
