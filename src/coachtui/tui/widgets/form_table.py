"""A small table in a form: a heading, rows that are typed into, and room for an error."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message
from textual.widgets import Static

from coachtui.asking.tables import Rows
from coachtui.model.text import counted, one_line
from coachtui.tui.widgets.editable_table import EditableTable
from coachtui.tui.widgets.field import CommandKeys
from coachtui.tui.widgets.optional_text import OptionalText

_MOST_SHOWN = 8
"""Lines of rows shown at most."""


class TypedRows(EditableTable):
    """The table itself. Esc and a letter are a command, as in the fields of the form."""

    HELP: ClassVar[str] = (
        "Tab goes from cell to cell, Enter begins a new row; Enter in an empty row goes on. Ctrl+D takes a row out."
        " Rows copied in a spreadsheet can be pasted."
    )

    def __init__(self, *, id: str, most: int) -> None:
        super().__init__(id=id, most=most)
        self._command_keys = CommandKeys(self)
        self.went_back = False
        """Whether the key pressed last was Shift+Tab."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The headings and the rows, eight lines at the most."""
        del container, viewport, width
        return self.header_height + min(sum(row.height for row in self.ordered_rows), _MOST_SHOWN)

    def on_resize(self) -> None:
        """Show as many rows as fit now."""
        self.call_after_refresh(self._fill)

    def on_blur(self) -> None:
        """Show as many rows as fit, now that the empty one is gone."""
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        """Scroll back to where rows fill the table."""
        most = max(self.virtual_size.height - self.size.height, 0)
        if self.scroll_y > most:
            self.scroll_to(y=most, animate=False, force=True)

    def on_key(self, event: events.Key) -> None:
        """Post `CommandInput.Command` for Esc and a letter; all other keys are the table's."""
        self.went_back = event.key == "shift+tab"
        self._command_keys.take(event)


class FormTable(Vertical):
    """Rows under a heading.

    Posts `RowsDone` when a row is complete, after which the parent may show changed rows, and `Typed` for any other
    change.
    """

    DEFAULT_CSS = """
    FormTable {
        height: auto;
        .heading { height: auto; color: $text-muted; }
        TypedRows { height: auto; }
        .wrong { color: $text-error; height: auto; }
    }
    """

    class Typed(Message):
        """The text of a cell changed."""

    class RowsDone(Message):
        """A row of ``table`` is complete."""

        def __init__(self, table: "FormTable") -> None:
            super().__init__()
            self.table = table

        @property
        def control(self) -> "FormTable":
            """The table."""
            return self.table

    def __init__(self, heading: str, columns: Mapping[str, str], *, id: str, most: int) -> None:
        super().__init__(id=id)
        self._heading, self._columns = heading, columns
        self.entry = TypedRows(id=f"{id}-rows", most=most)

    def compose(self) -> ComposeResult:
        """The heading, the rows, and room for what is wrong."""
        yield Static(self._heading, classes="heading", markup=False)
        yield self.entry
        yield OptionalText(classes="wrong")

    def on_mount(self) -> None:
        """Show no rows, unless some were shown already."""
        if not self.rows:
            self.show(())

    @property
    def rows(self) -> Rows:
        """The rows that hold anything."""
        return self.entry.filled_rows

    def show(self, rows: Rows) -> None:
        """Show ``rows`` in place of those there are."""
        self.entry.show(self.id or "", self._columns, rows)

    def wrong(self, words: str) -> None:
        """Show ``words`` below the rows as an error; "" removes it."""
        self.query_one(".wrong", OptionalText).update(one_line(words))
        if words:
            self.call_after_refresh(self._scroll_to_wrong)

    def _scroll_to_wrong(self) -> None:
        if self.entry.has_focus:  # of several tables the one with the cursor
            self.query_one(".wrong", OptionalText).scroll_visible(animate=False)

    @on(EditableTable.RowDone)
    def _done(self, event: EditableTable.RowDone) -> None:
        event.stop()
        self.post_message(self.RowsDone(self))

    @on(EditableTable.Changed)
    def _changed(self, event: EditableTable.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())

    @on(EditableTable.NoRoom)
    def _no_room(self, event: EditableTable.NoRoom) -> None:
        event.stop()
        self.wrong(f"{counted(event.lines, 'line')} found no room here.")

    @on(EditableTable.Left)
    def _left(self, event: EditableTable.Left) -> None:
        event.stop()
        (self.screen.focus_previous if self.entry.went_back else self.screen.focus_next)()
