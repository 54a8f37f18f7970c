"""Typing into the cells of a table: Tab and Enter lead on, nothing gets lost, and there is always a way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.asking.tables import Rows
from coachtui.tui.table_typing import TableKey, TypedTable

COLUMNS = ("meeting", "purpose", "chair")


def press(table: TypedTable, *keys: str) -> TableKey:
    done = TableKey.CELL
    for key in keys:
        done = table.press(key, key if len(key) == 1 else " " if key == "space" else "")
    return done


def test_tab_goes_through_the_cells_and_on_to_the_next_row() -> None:
    table = TypedTable(COLUMNS, ())
    assert press(table, "a", "tab", "b", "tab", "c") is TableKey.CELL
    assert press(table, "tab") is TableKey.ROW
    press(table, "d")
    assert table.filled == ({"meeting": "a", "purpose": "b", "chair": "c"}, {"meeting": "d"})
    assert (table.row, table.column) == (1, 0)


def test_enter_begins_a_row_and_in_an_empty_one_it_leaves() -> None:
    table = TypedTable(COLUMNS, ())
    assert press(table, "a", "enter") is TableKey.ROW
    assert press(table, "enter") is TableKey.LEFT
    assert table.filled == ({"meeting": "a"},)


def test_tab_leaves_from_an_empty_row_and_back_from_the_first_cell() -> None:
    assert press(TypedTable(COLUMNS, ()), "tab", "tab", "tab") is TableKey.LEFT
    assert press(TypedTable(COLUMNS, ()), "shift+tab") is TableKey.LEFT


def test_it_begins_below_the_last_row() -> None:
    table = TypedTable(COLUMNS, ({"meeting": "a"}, {"meeting": "b"}))
    assert table.row == 2
    press(table, "up", "up", "x")
    assert table.filled == ({"meeting": "ax"}, {"meeting": "b"})


def test_a_row_left_empty_in_the_middle_closes_up() -> None:
    table = TypedTable(COLUMNS, ({"meeting": "a"}, {"meeting": "b"}, {"meeting": "c"}))
    table.go(1, 0)
    press(table, "backspace", "down")
    assert table.filled == ({"meeting": "a"}, {"meeting": "c"})
    assert table.line.text == "c"


def test_a_row_is_taken_out() -> None:
    table = TypedTable(COLUMNS, ({"meeting": "a"}, {"meeting": "b"}))
    table.go(0, 0)
    assert press(table, "ctrl+d") is TableKey.ROW
    assert table.filled == ({"meeting": "b"},)


def test_a_pasted_sheet_goes_in_from_the_cursor_and_the_cursor_behind_it() -> None:
    table = TypedTable(COLUMNS, ())
    assert table.paste("a\tb\tc\nd\te") is TableKey.ROW
    assert table.row == 2
    assert table.filled == ({"meeting": "a", "purpose": "b", "chair": "c"}, {"meeting": "d", "purpose": "e"})
    assert table.paste("one word") is TableKey.CELL
    assert table.filled[-1] == {"meeting": "one word"}


def test_other_keys_are_for_others() -> None:
    assert press(TypedTable(COLUMNS, ()), "pagedown") is TableKey.UNUSED


KEYS = st.sampled_from(
    ["a", "b", "space", "tab", "shift+tab", "enter", "up", "down", "left", "right", "backspace", "delete", "ctrl+d"]
)


@given(
    st.lists(st.fixed_dictionaries({"meeting": st.just("m"), "chair": st.just("c")}), max_size=4).map(tuple),
    st.lists(KEYS, max_size=60),
)
def test_no_keys_lead_astray(rows: Rows, keys: list[str]) -> None:
    table = TypedTable(COLUMNS, rows)
    for key in keys:
        press(table, key)
        assert 0 <= table.row <= len(table.filled) + 1
        assert 0 <= table.column < len(COLUMNS)
        assert all(table.filled)


@pytest.mark.parametrize("count", [50])
def test_fifty_rows_stay_in_order(count: int) -> None:
    table = TypedTable(COLUMNS, ())
    for number in range(count):
        press(table, *str(number), "tab", "p", "enter")
    assert [row["meeting"] for row in table.filled] == [str(number) for number in range(count)]


def test_lines_beyond_the_last_row_there_may_be_are_counted_and_left_out() -> None:
    table = TypedTable(COLUMNS, ({"meeting": "a"},), most=3)
    assert table.paste("b\tx\nc\ty\nd\tz\n") is TableKey.ROW
    assert ([row["meeting"] for row in table.filled], table.no_room) == (["a", "b", "c"], 1)
    assert (table.row, table.paste("more")) == (2, TableKey.CELL)
    assert table.no_room == 0
