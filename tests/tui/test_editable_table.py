"""The table that is typed into: what is shown, what each key does, and that nothing typed is lost."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input

from coachtui.asking.tables import Rows
from coachtui.tui.widgets.editable_table import EditableTable
from tests.tui.hosting import shown_text, type_fast

MEETINGS = {
    "meeting": "meeting",
    "purpose": "purpose",
    "chair": "who chairs it",
    "often": "how often",
    "length": "how long",
    "who": "who comes",
    "written": "decisions written down",
    "use": "is it of use",
}
LEFT, RIGHT = "\u2039", "\u203a"
"""The signs that there are more columns."""
THREE = {"meeting": "meeting", "purpose": "purpose", "chair": "chair"}


class TableApp(App[None]):
    """A note, and a table below it that says what happens."""

    CSS = "#page { height: 1fr; } #note { border: none; height: 1; } #table { padding: 0 1; }"
    AUTO_FOCUS = "#note"

    def __init__(self, columns: Mapping[str, str], rows: Rows, most: int) -> None:
        super().__init__()
        self._first = (columns, rows)
        self._most = most
        self.heard: list[Message] = []
        self.passed_on: list[str] = []

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Input(id="note")
        yield EditableTable(id="table", most=self._most)

    def on_mount(self) -> None:
        self.table.show("C5.1", *self._first)

    @property
    def table(self) -> EditableTable:
        return self.query_one(EditableTable)

    def on_key(self, event: events.Key) -> None:
        self.passed_on.append(event.key)

    def on_paste(self, event: events.Paste) -> None:
        self.passed_on.append(event.text)

    def on_editable_table_changed(self, message: EditableTable.Changed) -> None:
        self.heard.append(message)

    def on_editable_table_row_done(self, message: EditableTable.RowDone) -> None:
        self.heard.append(message)

    def on_editable_table_left(self, message: EditableTable.Left) -> None:
        self.heard.append(message)
        self.query_one("#note").focus()

    def on_editable_table_no_room(self, message: EditableTable.NoRoom) -> None:
        self.heard.append(message)

    def done(self) -> list[Rows]:
        """The rows as they were to be recorded, one after the other."""
        return [message.rows for message in self.heard if isinstance(message, EditableTable.RowDone)]


@asynccontextmanager
async def typing(
    rows: Rows = (),
    columns: Mapping[str, str] = THREE,
    *,
    size: tuple[int, int] = (80, 24),
    most: int = 500,
    inside: bool = True,
) -> AsyncIterator[tuple[Pilot[None], TableApp]]:
    app = TableApp(columns, rows, most)
    async with app.run_test(size=size) as pilot:
        if inside:
            app.table.focus()
        await pilot.pause()
        yield pilot, app


def lines(app: App[None]) -> list[str]:
    """What is shown below the note."""
    return [line for line in shown_text(app).splitlines()[1:] if line.strip()]


async def test_it_is_empty_until_somebody_goes_in() -> None:
    async with typing(inside=False) as (pilot, app):
        assert [line.split() for line in lines(app)] == [
            ["meeting", "purpose", "chair"],
            ["nothing", "yet:", "Tab", "goes", "into", "the", "table"],
        ]
        await pilot.press("tab")
        await pilot.pause()
        assert lines(app)[1].split() == ["1"]


async def test_a_table_without_columns_is_not_there() -> None:
    async with typing(columns={}, inside=False) as (_, app):
        assert app.table.has_class("-empty")
        assert app.table.filled_rows == ()


async def test_cells_are_typed_one_after_the_other_and_rows_are_told_as_they_are_done() -> None:
    async with typing() as (pilot, app):
        await pilot.press(*"one", "tab", *"two", "enter", *"three")
        await pilot.pause()
        assert app.table.filled_rows == ({"meeting": "one", "purpose": "two"}, {"meeting": "three"})
        assert [line.split() for line in lines(app)[1:]] == [["1", "one", "two"], ["2", "three"]]
        assert app.done() == [({"meeting": "one", "purpose": "two"},)]
        last = app.heard[-1]
        assert isinstance(last, EditableTable.Changed)
        assert (last.subject, last.rows) == ("C5.1", app.table.filled_rows)


async def test_keys_sent_at_once_keep_their_order() -> None:
    async with typing() as (pilot, app):
        type_fast(app, "ab")
        app.post_message(events.Key("backspace", "\x7f"))
        type_fast(app, "c")
        app.post_message(events.Key("left", None))
        app.post_message(events.Paste("x y"))
        type_fast(app, "z")
        app.post_message(events.Key("tab", "\t"))
        type_fast(app, "d\ne")
        app.post_message(events.Key("ctrl+u", "\x15"))
        type_fast(app, "f")
        await pilot.pause()
        assert app.table.filled_rows == ({"meeting": "ax yzc", "purpose": "d"}, {"meeting": "f"})


async def test_enter_in_an_empty_row_leaves_and_what_was_typed_was_told_before() -> None:
    async with typing() as (pilot, app):
        await pilot.press(*"a", "enter", "enter")
        await pilot.pause()
        assert [type(message).__name__ for message in app.heard] == ["Changed", "RowDone", "Left"]
        assert app.focused is app.query_one("#note")
        assert [line.split() for line in lines(app)[1:]] == [["1", "a"]]
        await pilot.press("tab", *"b")
        assert list(app.table.filled_rows) == [{"meeting": "a"}, {"meeting": "b"}]


async def test_what_is_typed_is_told_when_the_focus_goes_elsewhere() -> None:
    async with typing(({"meeting": "a"},)) as (pilot, app):
        await pilot.press("up", *"b")
        app.query_one("#note").focus()
        await pilot.pause()
        assert app.done() == [({"meeting": "ab"},)]
        app.table.focus()
        app.query_one("#note").focus()
        await pilot.pause()
        assert len(app.done()) == 1


async def test_typing_that_is_taken_back_is_told_too() -> None:
    async with typing() as (pilot, app):
        await pilot.press("a", "backspace")
        await pilot.pause()
        assert [message.rows for message in app.heard if isinstance(message, EditableTable.Changed)] == [
            ({"meeting": "a"},),
            (),
        ]


async def test_other_keys_are_for_the_screen() -> None:
    async with typing() as (pilot, app):
        await pilot.press("pagedown", "escape", "alt+x", "f1", "ctrl+z", "a", "tab", "enter")
        assert app.passed_on == ["pagedown", "escape", "alt+x", "f1", "ctrl+z"]
        assert app.table.filled_rows == ({"meeting": "a"},)


async def test_a_spreadsheet_fills_the_cells_and_what_finds_no_room_is_counted() -> None:
    async with typing(most=3) as (pilot, app):
        app.post_message(events.Paste("a\tb\tc\nd\te\tf\r\ng\th\ti\nj\tk\tl\nm\tn\to\n"))
        await pilot.pause()
        assert [line.split() for line in lines(app)[1:]] == [["1", "a", "b", "c"], ["2", "d", "e", "f"], list("3ghi")]
        assert [message.lines for message in app.heard if isinstance(message, EditableTable.NoRoom)] == [2]
        assert len(app.done()[-1]) == 3
        assert not app.passed_on


async def test_a_row_is_taken_out_and_the_others_move_up() -> None:
    async with typing(tuple({"meeting": each} for each in "abcd")) as (pilot, app):
        app.table.go(1, 0)
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert [line.split() for line in lines(app)[1:]] == [["1", "a"], ["2", "c"], ["3", "d"]]
        assert app.done() == [tuple({"meeting": each} for each in "acd")]


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_the_cell_that_is_typed_in_is_shown_whole_however_narrow_it_is(width: int) -> None:
    async with typing(columns=MEETINGS, size=(width, 24)) as (pilot, app):
        for place, heading in enumerate(MEETINGS.values()):
            await pilot.press(*"abcdefgh")
            await pilot.pause()
            head, row = lines(app)
            assert "abcdefgh" in row
            assert heading[:7] in head
            assert (LEFT in head, RIGHT in head) == (head.split()[0] != "meeting", "is it o" not in head)
            assert len(head) <= width, place
            if place < len(MEETINGS) - 1:
                await pilot.press("tab")


async def test_no_part_of_a_column_shows_that_does_not_fit() -> None:
    rows = tuple({column: f"{column}-{number}" for column in MEETINGS} for number in range(3))
    async with typing(rows, MEETINGS, size=(77, 24), inside=False) as (pilot, app):
        first = ["meeting-0", "purpose-0", "chair-0", "often-0", "length-0", "who-0"]
        assert lines(app)[2].split() == ["1", *first]
        assert (lines(app)[0].split(), lines(app)[1].split()[-2:]) == (["who", "chairs"], ["comes", RIGHT])
        await pilot.press("tab", "up", *["tab"] * 4)
        await pilot.pause()
        assert lines(app)[2].split() == ["1", "purpose-0", "chair-0", "often-0", "length-0", "who-0"]
        await pilot.press("tab", "tab", "tab")
        await pilot.pause()
        assert lines(app)[2].split() == ["1", "often-0", "length-0", "who-0", "written-0", "use-0"]


async def test_long_and_wide_text_is_cut_but_not_where_the_cursor_is() -> None:
    async with typing(({"meeting": "a" * 90, "purpose": "会" * 40},), columns=MEETINGS) as (pilot, app):
        assert "a…" in shown_text(app)
        await pilot.press("up", *"xyz", "tab", *"终")
        await pilot.pause()
        assert "终" in shown_text(app)
        assert app.table.filled_rows[0]["meeting"] == "a" * 90 + "xyz"


async def test_what_stands_in_a_cell_is_never_read_as_anything_else() -> None:
    async with typing(({"meeting": "[bold]x[/bold]\x1b[31m", "purpose": "\u202eabc"},), inside=False) as (_, app):
        assert "[bold]x[/bold]" in lines(app)[1]
        assert "\x1b" not in shown_text(app)
        assert "\u202e" not in shown_text(app)


async def test_the_mouse_goes_to_a_cell() -> None:
    rows = tuple({"meeting": each, "purpose": each * 2, "chair": each * 3} for each in "abc")
    async with typing(rows, inside=False) as (pilot, app):
        await pilot.click(EditableTable, offset=(40, 2))
        await pilot.press("!")
        assert app.table.filled_rows[1] == {"meeting": "b", "purpose": "bb!", "chair": "bbb"}
        await pilot.click(EditableTable, offset=(2, 3))
        await pilot.press("?")
        assert app.table.filled_rows[2] == {"meeting": "c?", "purpose": "cc", "chair": "ccc"}


async def test_the_same_rows_again_leave_the_cursor_where_it_is() -> None:
    async with typing(({"meeting": "a"},)) as (pilot, app):
        await pilot.press("up", "tab", *"b")
        app.table.show("C5.1", THREE, app.table.filled_rows)
        await pilot.press("c")
        assert list(app.table.filled_rows) == [{"meeting": "a", "purpose": "bc"}]
        app.table.show("C5.2", THREE, ({"meeting": "other"},))
        await pilot.press("d")
        assert list(app.table.filled_rows) == [{"meeting": "other"}, {"meeting": "d"}]
        last = app.heard[-1]
        assert isinstance(last, EditableTable.Changed)
        assert last.subject == "C5.2"


async def test_thousands_of_rows_are_shown_typed_into_and_sorted() -> None:
    rows = tuple({"meeting": f"m{number:04}", "purpose": "p"} for number in reversed(range(5000)))
    async with typing(rows, most=6000) as (pilot, app):
        assert [line.split()[0] for line in lines(app)[-2:]] == ["5000", "5001"]
        await pilot.press("up", *"!", "ctrl+d", *"last", "enter")
        await pilot.pause()
        assert [line.split() for line in lines(app)[-3:]] == [["4999", "m0001", "p"], ["5000", "last"], ["5001"]]
        app.table.show("C5.1", THREE, tuple(sorted(app.table.filled_rows, key=lambda row: row["meeting"])))
        await pilot.pause()
        assert [line.split() for line in lines(app)[-3:]] == [["4999", "m4998", "p"], ["5000", "m4999", "p"], ["5001"]]
        app.table.show("C5.1", THREE, rows[:2])
        await pilot.pause()
        assert [line.split() for line in lines(app)[1:]] == [["1", "m4999", "p"], ["2", "m4998", "p"], ["3"]]
