"""A label with a line to type in behind it. Records nothing."""

import re

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.model.text import clean
from coachtui.tui.typed_characters import typed_by


class PromptInput(Input):
    """A line of text that takes every character of a word; line breaks that are pasted become spaces."""

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.cursor_blink = False

    def put(self, text: str) -> None:
        """Insert ``text`` at the cursor, or in place of the selection."""
        self.replace(re.sub(r"[\n\t]+", " ", clean(text.strip("\n"))), *self.selection)

    async def _on_key(self, event: events.Key) -> None:
        if not event.is_printable and (character := typed_by(event)):
            self.put(character)
            event.stop()
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        self.put(event.text)
        event.stop()
        event.prevent_default()


class Prompt(Horizontal):
    """A label, a line of text behind it, and perhaps something ``behind`` that. Posts what `Input` posts."""

    DEFAULT_CSS = """
    Prompt {
        height: 1;
        .label { width: auto; text-style: bold; color: $text-accent; }
        PromptInput, PromptInput:focus { width: 1fr; padding: 0; background: $surface; background-tint: transparent; }
    }
    """

    def __init__(self, label: str, *behind: Widget) -> None:
        super().__init__()
        self._label, self._behind = label, behind
        self.input = PromptInput()

    def compose(self) -> ComposeResult:
        """Compose the label, the line, and what is behind it."""
        yield Static(f"{self._label} ", classes="label", markup=False)
        yield self.input
        yield from self._behind
