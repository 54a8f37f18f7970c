"""What counts as an example when nobody else was there: a date, a name or a number."""

import pytest

from coachtui.asking.concrete import is_concrete


@pytest.mark.parametrize(
    "words",
    [
        "on the 3rd",
        "we had two of those",
        "it was last march",
        "on mondays",
        "I asked Priya first.",
        "We did. Then Tom left",
        "the plant in Leeds",
        "yesterday, at noon",
    ],
)
def test_a_date_a_name_or_a_number_is_an_example(words: str) -> None:
    assert is_concrete(words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "We always do that.",
        "Yes. We look. Then we decide!",
        "I think I do",
        "we may march on",
        '"Nobody asks." So be it',
        "one of them did",
        "first line\nSecond line",
    ],
)
def test_general_words_are_none(words: str) -> None:
    assert not is_concrete(words)
