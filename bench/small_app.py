"""A small Textual app to compare with: header, footer, list, input, text area and a table of 200 rows."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import (
    DataTable,
    Footer,
    Header,
    Input,
    Label,
    ListItem,
    ListView,
    TabbedContent,
    TabPane,
    TextArea,
)


class SmallApp(App[None]):
    """Nothing but widgets. F5 switches the tab."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f5", "switch", "Switch")]

    def compose(self) -> ComposeResult:
        """Two tabs, so that switching a tab can be timed too."""
        yield Header()
        with TabbedContent():
            with TabPane("One", id="one"):
                yield Input(placeholder="input")
                with Horizontal():
                    yield ListView(*(ListItem(Label(f"item {number}")) for number in range(20)))
                    yield DataTable[str]()
            with TabPane("Two", id="two"):
                yield Label("second tab")
                yield TextArea()
        yield Footer()

    def action_switch(self) -> None:
        """Show the other tab."""
        tabs = self.query_one(TabbedContent)
        tabs.active = "two" if tabs.active == "one" else "one"

    def on_mount(self) -> None:
        """Fill the table."""
        table = self.query_one(DataTable)
        table.add_columns("name", "value")
        for number in range(200):
            table.add_row(f"row {number}", str(number))


if __name__ == "__main__":
    SmallApp().run()
