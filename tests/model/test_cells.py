"""Text is measured, cut and wrapped by the cells it takes on a terminal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from coachtui.model.cells import cells, cut, padded, wrapped, wrapped_between

TEXT = st.text(alphabet="ab-\u00e9 \u6f22\u5b57\ud55c\u30ab\u0301\U0001f600\u00a0", max_size=60)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 0), ("abc", 3), ("e\u0301", 1), ("\u00e9", 1), ("\u6f22\u5b57", 4), ("\uff21", 2), ("\U0001f600", 2),
     ("a\u200db", 2), ("\u1112\u1161\u11ab", 2), ("\uff76", 1), ("\u2013", 1)],
)  # fmt: skip
def test_a_character_takes_as_many_cells_as_on_a_terminal(text: str, width: int) -> None:
    assert cells(text) == width
    if "\u200d" not in text and "\u1161" not in text:
        assert cell_len(text) == width


@given(TEXT, st.integers(0, 30))
def test_what_is_cut_fits_and_is_a_beginning(text: str, width: int) -> None:
    short = cut(text, width)
    assert cells(short) <= width
    assert short == text or (text.startswith(short.removesuffix("…")) and cells(text) > width)
    assert cells(padded(short, width)) == width


@given(TEXT, st.integers(12, 40))
def test_wrapped_lines_fit_and_lose_no_word(text: str, width: int) -> None:
    lines = wrapped(text, width, "* ", "    ")
    assert all(cells(line) < width for line in lines)
    bare = "".join(line[2 if number == 0 else 4 :] for number, line in enumerate(lines))
    assert bare.replace(" ", "") == text.replace(" ", "")


def test_lines_break_at_spaces_and_hyphens_and_words_only_where_they_must() -> None:
    assert wrapped("a front-line manager", 10) == ["a front-", "line", "manager"]
    assert wrapped("3-4 times", 5) == ["3-4", "time", "s"]
    assert wrapped("\u6f22\u5b57\u6f22\u5b57", 6) == ["\u6f22\u5b57", "\u6f22\u5b57"]
    assert wrapped("a\tb\nc", 80) == ["a b c"]
    assert wrapped("1  first one  ·  two", 80) == ["1  first one  ·  two"]
    assert wrapped("  margin stays", 12, "", " ") == ["  margin", " stays"]
    assert wrapped("a\u00a0b c", 4) == ["a\u00a0b", "c"]
    assert wrapped("  ", 80) == []


def test_a_megabyte_without_a_space_is_wrapped_in_one_pass() -> None:
    lines = wrapped("\u6f22" * 100_000, 81)
    assert len(lines) == 2500
    assert cut("\u6f22" * 100_000, 5) == "\u6f22\u6f22…"


def test_parts_stay_whole_where_they_have_room_on_a_line() -> None:
    parts = ["RA Ruth", "OL Otto Lang", "CN Carla Nunes (no words)"]
    assert wrapped_between(parts, "  -  ", 30) == ["RA Ruth  -  OL Otto Lang", "CN Carla Nunes (no words)"]
    assert wrapped_between(parts, "  -  ", 14) == ["RA Ruth", "OL Otto Lang", "CN Carla", "Nunes (no", "words)"]
    assert wrapped_between([], "  -  ", 14) == []
