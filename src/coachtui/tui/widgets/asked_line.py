"""A line to type in below its question, which may take several lines."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from coachtui.tui.widgets.field import Entry


class AnswerEntry(Entry):
    """An entry that calls ``done`` on Enter: at once, so that what is typed right behind it lands where it belongs."""

    def __init__(self, *, words: str, done: Callable[[], None]) -> None:
        super().__init__("", words=words)
        self._done = done

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.screen.focused is self:
            self._done()
            event.stop()
            event.prevent_default()


class AskedLine(Vertical):
    """A question above a line to type in; hidden until it is put."""

    DEFAULT_CSS = """
    AskedLine {
        height: auto;
        .ask { height: auto; }
        AnswerEntry { width: 100%; }
    }
    """
    HELP: ClassVar[str] = "Type; Tab or Enter goes on."

    def __init__(self, *, done: Callable[[], None], id: str, words: str, classes: str | None = None) -> None:  # noqa: A002 - as every widget
        super().__init__(id=id, classes=classes)
        self.entry = AnswerEntry(words=words, done=done)
        self._ask = Static("", classes="ask", markup=False)
        self.display = False

    def compose(self) -> ComposeResult:
        """The question, then the line."""
        yield self._ask
        yield self.entry

    def put(self, ask: str, text: str) -> None:
        """Ask ``ask`` with ``text`` typed already; "" as question shows the line alone."""
        self.display = True
        self._ask.display = bool(ask)
        self._ask.update(ask)
        if self.entry.value != text:
            self.entry.value = text
        self.entry.cursor_position = len(text)
