"""What is done beside the note for a moment: things to mark, or one line to type. Only paints."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from coachtui.model.text import one_line
from coachtui.tui.typed_line import TypedLine

_INDENT = 2


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to mark. ``letter`` chooses it ("" for none), ``told`` says how it stands, ``bright`` lifts it out."""

    words: str
    letter: str = ""
    told: str = ""
    bright: bool = False


class AsideLine(Widget):
    """Things a line or two each, then perhaps a line being typed. Hidden while there is neither."""

    HELP: ClassVar[str] = (
        "Something beside the note: the bottom line says what the keys do. Esc or Enter goes back to the note, and what"
        " you typed here is kept."
    )

    def __init__(self, *, choose: Callable[[int], None], id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._choose = choose
        self._items: tuple[Item, ...] = ()
        self._place: int | None = None
        self._label = ""
        self._line: TypedLine | None = None

    def show(
        self, items: Sequence[Item] = (), place: int | None = None, label: str = "", line: TypedLine | None = None
    ) -> None:
        """Show these things, the one at ``place`` as chosen, and below them ``label`` with what is typed."""
        self._items, self._place, self._label, self._line = tuple(items), place, label, line
        self.display = bool(items) or line is not None
        self.set_class(len(items) > 1, "-over")
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it takes."""
        del container, viewport
        return len(self._lines(width)[0])

    def render(self) -> Content:
        """The things, then the line."""
        return Content("\n").join(self._lines(self.content_size.width)[0])

    def on_click(self, event: events.Click) -> None:
        """Choose the thing under the mouse."""
        event.stop()
        row = event.get_content_offset(self)
        places = self._lines(self.content_size.width)[1]
        if row is not None and row.y < len(places):
            self._choose(places[row.y])

    def _lines(self, width: int) -> tuple[list[Content], list[int]]:
        """The lines, and for each line of a thing the place of the thing."""
        lines: list[Content] = []
        places: list[int] = []
        for place, item in enumerate(self._items):
            told = self._item(item, chosen=place == self._place, width=max(width, 12))
            lines += told
            places += [place] * len(told)
        if self._line is not None:
            lines.append(self._typing(self._line, max(width, 12)))
        return lines, places

    @staticmethod
    def _item(item: Item, *, chosen: bool, width: int) -> list[Content]:
        lead = f"{item.letter}  " if item.letter else "› " if chosen else "  "  # noqa: RUF001 - an arrow
        told = f"{item.told}  " if item.told else ""
        room = width - cell_len(lead) - cell_len(told)
        first, *more = wrap(one_line(item.words), max(room, 8)) or [""]
        style = "bold" if chosen or item.bright else "$foreground 75%"
        head = Content.assemble((lead, "bold $text-accent"), (told, "$text-accent"), (first, style))
        return [head, *(Content.styled(" " * cell_len(lead) + each, style) for each in more)]

    def _typing(self, line: TypedLine, width: int) -> Content:
        label = f"{self._label} "
        before = line.text[: line.place]
        while cell_len(before) > max(width - cell_len(label) - _INDENT, 4):
            before = before[1:]
        rest = line.text[line.place :]
        under, after = rest[:1] or " ", rest[1:]
        while after and cell_len(label + before + under + after) > width:
            after = after[:-1]
        return Content.assemble((label, "bold $text-accent"), before, (under, "reverse"), after)
