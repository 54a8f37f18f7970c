"""Rows typed in place: every cell lands where it was put, and pasted sheets keep their cells."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.asking.tables import (
    MOST_ROWS,
    cell,
    is_sheet,
    pasted,
    with_cell,
    without_blanks,
    without_row,
)
from coachtui.model.text import is_blank, one_line

COLUMNS = ("meeting", "purpose", "chair")


def test_a_cell_beyond_the_last_row_adds_rows() -> None:
    rows = with_cell((), 2, "purpose", "agree on priorities")
    assert rows == ({}, {}, {"purpose": "agree on priorities"})
    assert without_blanks(rows) == ({"purpose": "agree on priorities"},)


def test_blank_text_empties_a_cell() -> None:
    rows = with_cell(({"meeting": "Stand-up", "chair": "Ines"},), 0, "chair", "  ")
    assert rows == ({"meeting": "Stand-up"},)
    assert cell(rows, 0, "chair") == ""
    assert cell(rows, 7, "chair") == ""


def test_a_row_is_taken_out_by_its_place() -> None:
    rows = ({"meeting": "a"}, {"meeting": "b"}, {"meeting": "c"})
    assert without_row(rows, 1) == ({"meeting": "a"}, {"meeting": "c"})
    assert without_row(rows, 9) == rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Stand-up\tpriorities\tInes\n", ({"meeting": "Stand-up", "purpose": "priorities", "chair": "Ines"},)),
        ("A\tB\n\n\t\nC\n", ({"meeting": "A", "purpose": "B"}, {"meeting": "C"})),
        ('"two\nlines"\tB', ({"meeting": "two lines", "purpose": "B"},)),
        ("A; B; C; D; E", ({"meeting": "A", "purpose": "B", "chair": "C D E"},)),
        ("A\tB\tC\tD", ({"meeting": "A", "purpose": "B", "chair": "C D"},)),
        ("one\ntwo", ({"meeting": "one"}, {"meeting": "two"})),
    ],
)
def test_a_pasted_sheet_fills_cells(text: str, expected: tuple[dict[str, str], ...]) -> None:
    assert pasted((), 0, COLUMNS, 0, text) == (expected, 0)


def test_a_sheet_pasted_in_the_middle_leaves_the_rest() -> None:
    rows = ({"meeting": "a", "chair": "x"}, {"meeting": "b"})
    found, left_out = pasted(rows, 0, COLUMNS, 1, "p\tq\nr\ts")
    assert found == (
        {"meeting": "a", "purpose": "p", "chair": "q"},
        {"meeting": "b", "purpose": "r", "chair": "s"},
    )
    assert left_out == 0


def test_lines_beyond_the_most_rows_are_counted() -> None:
    rows, left_out = pasted((), 0, COLUMNS, 0, "\n".join(f"m{number}" for number in range(MOST_ROWS + 3)))
    assert len(rows) == MOST_ROWS
    assert left_out == 3


def test_words_are_no_sheet() -> None:
    assert not is_sheet("the weekly review\n")
    assert is_sheet("a\tb")
    assert is_sheet("a\nb")


WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_a_spreadsheet_writes_comes_back(lines: list[list[str]]) -> None:
    written = StringIO()
    csv.writer(written, delimiter="\t", lineterminator="\n").writerows(lines)
    rows, _ = pasted((), 0, COLUMNS, 0, written.getvalue())
    expected = [
        {column: said for column, said in zip(COLUMNS, map(one_line, line), strict=True) if not is_blank(said)}
        for line in lines
    ]
    assert without_blanks(rows) == without_blanks(expected)


@given(st.text(max_size=200), st.integers(0, 4), st.integers(0, 2))
def test_any_text_can_be_pasted(text: str, row: int, first: int) -> None:
    rows, _ = pasted(({"meeting": "kept"},), row, COLUMNS, first, text)
    assert all(set(each) <= set(COLUMNS) and all(each.values()) for each in rows)
