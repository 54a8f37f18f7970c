"""The panel that finds a question, an agenda item or a behaviour by a few letters. It only posts messages."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.model.text import is_blank, one_line
from coachtui.tui.screens.interview.marked_list import MarkedList
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.prompt import Prompt

_HINT = "A number or a few letters · Enter takes what is marked · Esc leaves it"
_MOST = 6


@dataclass(frozen=True, slots=True)
class Found:
    """Something found by words: the id, its text in the list, and what it waits for, "" for nothing."""

    id: str
    says: str
    waits: str = ""


class FoundLines(Widget):
    """A list of what was found, a line each, one of them selected by an arrow."""

    DEFAULT_CSS = "FoundLines { height: auto; }"

    class Clicked(Message):
        """The line at ``place``, counted from 0, was clicked."""

        def __init__(self, place: int) -> None:
            self.place = place
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Found, ...] = ()
        self._place = 0

    def show(self, found: Sequence[Found], place: int) -> None:
        """Show ``found``, and select the one at ``place``, counted from 0."""
        self._found, self._place = tuple(found), place
        self.display = bool(found)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines listed."""
        del container, viewport, width
        return len(self._found)

    def render(self) -> Content:
        """The lines, each cut to the width there is."""
        width = self.content_size.width
        return Content("\n").join(self._line(place, each, width) for place, each in enumerate(self._found))

    def on_click(self, event: events.Click) -> None:
        """Post `Clicked` for the line clicked."""
        event.stop()
        row = event.get_content_offset(self)
        if row is not None and row.y < len(self._found):
            self.post_message(self.Clicked(row.y))

    def _line(self, place: int, found: Found, width: int) -> Content:
        chosen = place == self._place
        mark = "› " if chosen else "  "
        waits = f"{found.waits} · " if found.waits else ""
        words = one_line(found.says, max(width - 10 - len(waits), 1))
        return Content.assemble(
            (mark, "$text-accent"),
            (f"{found.id:6} ", QUIET),
            (waits, "$text-accent"),
            (words, "bold" if chosen else ""),
        )


class _FromPanel(Message):
    """Something happened in ``panel``; ``text`` is what was typed, or the id of what was chosen."""

    def __init__(self, panel: "FindPanel", text: str) -> None:
        self.panel, self.text = panel, text
        super().__init__()

    @property
    def control(self) -> "FindPanel":
        """The panel, by which `on` tells several apart."""
        return self.panel


class FindPanel(Panel):
    """A line to type into, and above it the list of what was found.

    Posts `Searched` when it opens and whenever the line changes, after which the parent calls `show`. Enter or a click
    posts `Ended`, and then `Chosen`, or `Named` for words for which nothing was found. ``words`` is the help of the
    line, ``nothing`` is shown beside it while nothing is found for what is typed, and ``most`` is how many are listed.
    """

    class Searched(_FromPanel):
        """The user typed ``text``: the parent is to `show` what it may mean, for "" all there is."""

    class Chosen(_FromPanel):
        """The user chose the thing with the id ``text``."""

    class Named(_FromPanel):
        """The user pressed Enter on ``text``, for which nothing was found."""

    def __init__(self, label: str, hint: str = _HINT, *, id: str, words: str, nothing: str, most: int = _MOST) -> None:
        self._nothing = Static(f"   {nothing}", classes="nothing", markup=False)
        self._prompt = Prompt(label, self._nothing)
        self._lines = FoundLines()
        self._list = MarkedList[Found]()
        self._most = most
        super().__init__(self._prompt.input, hint, id=id, words=words)

    def compose(self) -> ComposeResult:
        """Compose what was found above the line."""
        yield self._lines
        yield self._prompt

    def open(self) -> None:
        """Show an empty line, post `Searched` for everything, and focus the line."""
        self._prompt.input.clear()
        self.show(())
        self.post_message(self.Searched(self, ""))
        super().open()

    def show(self, found: Sequence[Found]) -> None:
        """Show the first of ``found``, best first, and mark the first of all."""
        self._list.take(found[: self._most])
        self._paint()

    def on_key(self, event: events.Key) -> None:
        """Mark another of those found, choose the marked one, or post `Ended`."""
        if event.key == "enter":
            self._choose()
        elif event.key == "escape":
            self.post_message(self.Ended())
        elif self._list.move(event.key):
            self._paint()
        else:
            return
        event.stop()

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Searched(self, event.value))

    @on(FoundLines.Clicked)
    def _click(self, event: FoundLines.Clicked) -> None:
        event.stop()
        self._list.place = event.place
        self._choose()

    def _choose(self) -> None:
        words = self._prompt.input.value.strip()
        self.post_message(self.Ended())
        if self._list.marked is not None:
            self.post_message(self.Chosen(self, self._list.marked.id))
        elif not is_blank(words):
            self.post_message(self.Named(self, words))

    def _paint(self) -> None:
        found = self._list.found
        self.set_class(bool(found), "-over")
        self.set_class(len(found) == 1, "-one")
        self._nothing.display = not found and not is_blank(self._prompt.input.value)
        self._lines.show(found, self._list.place)
