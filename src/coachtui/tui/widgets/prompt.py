"""A label with a line to type in behind it. Records nothing."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from coachtui.tui.widgets.line_input import LineInput


class PromptInput(LineInput):
    """The line of a `Prompt`."""

    def __init__(self) -> None:
        super().__init__(compact=True, select_on_focus=False)
        self.cursor_blink = False


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
