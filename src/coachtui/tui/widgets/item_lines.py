"""The list in a panel: items of a line or a few, which the panel lets users choose by letter or arrow. Only paints."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from coachtui.model.cells import wrapped
from coachtui.model.text import one_line


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its words, the letter before it ("" for none), and ``state``, its state. ``bright``: highlighted."""

    words: str
    letter: str = ""
    state: str = ""
    bright: bool = False


class ItemLines(Widget, can_focus=True):
    """Items one below the other, one of them perhaps selected by an arrow. Posts `Clicked`."""

    class Clicked(Message):
        """The item at ``place``, counted from 0, was clicked."""

        def __init__(self, place: int) -> None:
            self.place = place
            super().__init__()

    DEFAULT_CSS = "ItemLines { height: auto; }"

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._place: int | None = None

    def show(self, items: Sequence[Item], place: int | None = None) -> None:
        """Show ``items``, with an arrow at the one at ``place``, counted from 0; None for no arrow."""
        self._items, self._place = tuple(items), place
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines that the items need."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """The items."""
        return Content("\n").join(line for _, line in self._lines(self.content_size.width))

    def on_click(self, event: events.Click) -> None:
        """Post `Clicked` for the item clicked."""
        event.stop()
        row = event.get_content_offset(self)
        lines = self._lines(self.content_size.width)
        if row is not None and row.y < len(lines):
            self.post_message(self.Clicked(lines[row.y][0]))

    def _lines(self, width: int) -> list[tuple[int, Content]]:
        """Each line, after the place of its item."""
        return [
            (place, line)
            for place, item in enumerate(self._items)
            for line in _item(item, chosen=place == self._place, width=max(width, 12))
        ]


def _item(item: Item, *, chosen: bool, width: int) -> list[Content]:
    lead = f"{item.letter}  " if item.letter else "› " if chosen else "  "
    state = f"{item.state}  " if item.state else ""
    room = width - cell_len(lead) - cell_len(state)
    first, *more = wrapped(one_line(item.words), max(room, 8) + 1) or [""]
    style = "bold" if chosen or item.bright else "$foreground 75%"
    head = Content.assemble((lead, "bold $text-accent"), (state, "$text-accent"), (first, style))
    return [head, *(Content.styled(" " * cell_len(lead) + each, style) for each in more)]
