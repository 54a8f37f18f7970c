"""A line to type in below its question."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from coachtui.tui.widgets.field import CommandInput
from coachtui.tui.widgets.optional_text import OptionalText


class AskedLine(Vertical):
    """A question above a line to type in, which posts Input.Submitted on Enter; hidden until `put` is called."""

    DEFAULT_CSS = """
    AskedLine {
        height: auto;
        .ask { height: auto; }
        CommandInput { width: 100%; }
    }
    """
    HELP: ClassVar[str] = "Type; Tab or Enter goes on."

    def __init__(self, *, id: str, words: str, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.entry = CommandInput(words=words)
        self._ask = OptionalText(classes="ask")
        self.display = False

    def compose(self) -> ComposeResult:
        """The question, then the line."""
        yield self._ask
        yield self.entry

    def put(self, ask: str, text: str, example: str = "", *, placeholder: str = "") -> None:
        """Show the question ``ask`` with ``example`` below it, and ``text`` in the line.

        An ``ask`` of "" shows the line alone; ``placeholder`` stands in the line while it is blank.
        """
        self.entry.placeholder = placeholder
        self._ask.update(f"{ask}\nFor example: {example}" if example else ask)
        if self.entry.value != text:
            self.entry.value = text
        self.entry.cursor_position = len(text)
        self.display = True
