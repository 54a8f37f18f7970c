"""Typing into the cells of a table: Tab and Enter lead on, nothing gets lost, and there is always a way out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.asking.tables import Rows
from coachtui.tui.screens.interview.table import Moved, TableMode

COLUMNS = ("meeting", "purpose", "chair")


def press(table: TableMode, *keys: str) -> Moved:
    moved = Moved.WITHIN
    for key in keys:
        moved = table.press(key, key if len(key) == 1 else " " if key == "space" else "")
    return moved


def test_tab_goes_through_the_cells_and_on_to_the_next_row() -> None:
    table = TableMode(COLUMNS, ())
    assert press(table, "a", "tab", "b", "tab", "c") is Moved.WITHIN
    assert press(table, "tab") is Moved.ROW
    press(table, "d")
    assert table.filled == ({"meeting": "a", "purpose": "b", "chair": "c"}, {"meeting": "d"})
    assert (table.row, table.column) == (1, 0)


def test_enter_begins_a_row_and_in_an_empty_one_it_leaves() -> None:
    table = TableMode(COLUMNS, ())
    assert press(table, "a", "enter") is Moved.ROW
    assert press(table, "enter") is Moved.OUT
    assert table.filled == ({"meeting": "a"},)


def test_tab_leaves_from_an_empty_row_and_back_from_the_first_cell() -> None:
    assert press(TableMode(COLUMNS, ()), "tab", "tab", "tab") is Moved.OUT
    assert press(TableMode(COLUMNS, ()), "shift+tab") is Moved.OUT


def test_it_begins_below_the_last_row() -> None:
    table = TableMode(COLUMNS, ({"meeting": "a"}, {"meeting": "b"}))
    assert table.row == 2
    press(table, "up", "up", "x")
    assert table.filled == ({"meeting": "ax"}, {"meeting": "b"})


def test_a_row_left_empty_in_the_middle_closes_up() -> None:
    table = TableMode(COLUMNS, ({"meeting": "a"}, {"meeting": "b"}, {"meeting": "c"}))
    table.go(1, 0)
    press(table, "backspace", "down")
    assert table.filled == ({"meeting": "a"}, {"meeting": "c"})
    assert table.line.text == "c"


def test_a_row_is_taken_out() -> None:
    table = TableMode(COLUMNS, ({"meeting": "a"}, {"meeting": "b"}))
    table.go(0, 0)
    assert press(table, "ctrl+d") is Moved.ROW
    assert table.filled == ({"meeting": "b"},)


def test_a_pasted_sheet_goes_in_from_the_cursor_and_the_cursor_behind_it() -> None:
    table = TableMode(COLUMNS, ())
    assert table.paste("a\tb\tc\nd\te") is Moved.ROW
    assert table.row == 2
    assert table.filled == ({"meeting": "a", "purpose": "b", "chair": "c"}, {"meeting": "d", "purpose": "e"})
    assert table.paste("one word") is Moved.WITHIN
    assert table.filled[-1] == {"meeting": "one word"}


def test_other_keys_are_for_others() -> None:
    assert press(TableMode(COLUMNS, ()), "pagedown") is Moved.FOREIGN


KEYS = st.sampled_from(
    ["a", "b", "space", "tab", "shift+tab", "enter", "up", "down", "left", "right", "backspace", "delete", "ctrl+d"]
)


@given(
    st.lists(st.fixed_dictionaries({"meeting": st.just("m"), "chair": st.just("c")}), max_size=4).map(tuple),
    st.lists(KEYS, max_size=60),
)
def test_no_keys_lead_astray(rows: Rows, keys: list[str]) -> None:
    table = TableMode(COLUMNS, rows)
    for key in keys:
        press(table, key)
        assert 0 <= table.row <= len(table.filled) + 1
        assert 0 <= table.column < len(COLUMNS)
        assert all(table.filled)


@pytest.mark.parametrize("count", [50])
def test_fifty_rows_stay_in_order(count: int) -> None:
    table = TableMode(COLUMNS, ())
    for number in range(count):
        press(table, *str(number), "tab", "p", "enter")
    assert [row["meeting"] for row in table.filled] == [str(number) for number in range(count)]
