"""The panel that finds an agenda item or a behaviour by a few letters. It only posts messages."""

from collections.abc import Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input, Static

from coachtui.model.text import is_blank
from coachtui.tui.screens.interview.jump import FoundQuestion, FoundQuestions
from coachtui.tui.screens.interview.marked_list import MarkedList
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.widgets.prompt import Prompt

_HINT = "A number or a few letters · Enter takes what is marked · Esc leaves it"
_MOST = 6
"""How many are shown of what was found."""


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
    line, ``nothing`` is shown beside it while nothing is found for what is typed.
    """

    class Searched(_FromPanel):
        """The user typed ``text``: the parent is to `show` what it may mean, for "" all there is."""

    class Chosen(_FromPanel):
        """The user chose the thing with the id ``text``."""

    class Named(_FromPanel):
        """The user pressed Enter on ``text``, for which nothing was found."""

    def __init__(self, label: str, *, id: str, words: str, nothing: str) -> None:
        self._nothing = Static(f"   {nothing}", classes="nothing", markup=False)
        self._prompt = Prompt(label, self._nothing)
        self._lines = FoundQuestions()
        self._list = MarkedList[FoundQuestion]()
        super().__init__(self._prompt.input, _HINT, id=id)
        self.HELP = words  # type: ignore[misc] # each line explains itself

    def compose(self) -> ComposeResult:
        """Compose what was found above the line."""
        yield self._lines
        yield self._prompt

    def open(self) -> None:
        """Show an empty line, post `Searched` for everything, and focus the line."""
        self._prompt.input.clear()
        self.post_message(self.Searched(self, ""))
        super().open()

    def show(self, found: Sequence[FoundQuestion]) -> None:
        """Show the first six of ``found``, and mark the first of them."""
        self._list.take(found[:_MOST])
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

    @on(FoundQuestions.Clicked)
    def _click(self, event: FoundQuestions.Clicked) -> None:
        event.stop()
        self._list.place = event.place
        self._choose()

    def _choose(self) -> None:
        words = self._prompt.input.value.strip()
        self.post_message(self.Ended())
        if self._list.marked is not None:
            self.post_message(self.Chosen(self, self._list.marked.question))
        elif not is_blank(words):
            self.post_message(self.Named(self, words))

    def _paint(self) -> None:
        self.set_class(bool(self._list.found), "-over")
        self._nothing.display = not self._list.found and not is_blank(self._prompt.input.value)
        self._lines.show(self._list.found, self._list.place)
