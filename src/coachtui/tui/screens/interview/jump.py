"""The panel that finds a question by its id or words. It only posts messages: the screen searches and opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.model.text import one_line
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.marked_list import MarkedList
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.prompt import Prompt

_HINT = "A number or a few words · Enter goes there · Esc stays"
_MOST = 5
"""How many questions are offered."""


@dataclass(frozen=True, slots=True)
class FoundQuestion:
    """Something found by words: the id, its text in the list, and what it waits for, "" for nothing."""

    question: str
    asks: str
    waits: str = ""


class FoundQuestions(Widget):
    """A list of what was found, a line each, one of them selected by an arrow."""

    DEFAULT_CSS = "FoundQuestions { height: auto; }"

    class Clicked(Message):
        """The line at ``place``, counted from 0, was clicked."""

        def __init__(self, place: int) -> None:
            self.place = place
            super().__init__()

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[FoundQuestion, ...] = ()
        self._place = 0

    def show(self, found: Sequence[FoundQuestion], place: int) -> None:
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

    def _line(self, place: int, found: FoundQuestion, width: int) -> Content:
        chosen = place == self._place
        mark = "› " if chosen else "  "
        waits = f"{found.waits} · " if found.waits else ""
        words = one_line(found.asks, max(width - 10 - len(waits), 1))
        return Content.assemble(
            (mark, "$text-accent"),
            (f"{found.question:6} ", QUIET),
            (waits, "$text-accent"),
            (words, "bold" if chosen else ""),
        )


class JumpPanel(Panel):
    """A line to type an id or words into, and above it the questions found.

    Posts `Searched` when it opens and whenever the line changes, after which the parent calls `show`, and `Chosen` for
    the question to open.
    """

    HELP: ClassVar[str] = (
        "Type the number of a question, or a few of its words. Before you type, those are listed that still wait for an"
        " answer. Up and down choose, Enter goes there, Esc stays here."
    )
    mode: ClassVar[Mode] = Mode.JUMP

    class Searched(Message):
        """The parent is to find questions by ``words`` and call `show`; for "" those that wait for an answer."""

        def __init__(self, words: str) -> None:
            self.words = words
            super().__init__()

    class Chosen(Message):
        """The question of this id is to be opened."""

        def __init__(self, question: str) -> None:
            self.question = question
            super().__init__()

    def __init__(self) -> None:
        self._nothing = Static("   nothing has these words", id="nothing-found", markup=False)
        self._prompt = Prompt("Jump to:", self._nothing)
        self._lines = FoundQuestions()
        self._list = MarkedList[FoundQuestion]()
        super().__init__(self._prompt.input, _HINT, id="jump")

    def compose(self) -> ComposeResult:
        """Compose the list of questions above the line."""
        yield self._lines
        yield self._prompt

    def open(self) -> None:
        """Show an empty line, post `Searched` for the questions that wait, and focus the line."""
        self._prompt.input.clear()
        self.show(())
        self.post_message(self.Searched(""))
        super().open()

    def show(self, found: Sequence[FoundQuestion]) -> None:
        """Show the first five of ``found``, best first, and select the first."""
        self._list.take(found[:_MOST])
        self._paint()

    def on_key(self, event: events.Key) -> None:
        """Select another question, post `Chosen` for the selected one, or post `Ended`."""
        if event.key == "enter":
            self._go(self._list.place)
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
        self.post_message(self.Searched(event.value))

    @on(FoundQuestions.Clicked)
    def _choose(self, event: FoundQuestions.Clicked) -> None:
        event.stop()
        self._go(event.place)

    def _go(self, place: int) -> None:
        """Post `Chosen` for the question at ``place``, or `Ended` when there is none."""
        if place < len(self._list.found):
            self.post_message(self.Chosen(self._list.found[place].question))
        else:
            self.post_message(self.Ended())

    def _paint(self) -> None:
        found = self._list.found
        self.set_class(len(found) > 1, "-over")
        self._nothing.display = bool(self._prompt.input.value.strip()) and not found
        self._lines.show(found, self._list.place)
