"""What went wrong, in words, over a screen that keeps what was typed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from coachtui.model.text import printable


class TroubleScreen(ModalScreen[None]):
    """A title, what is so, and what can be done now. Enter or Esc closes it."""

    HELP: ClassVar[str] = (
        "This says what went wrong and what can be done. Enter closes it; what was typed is still there."
    )

    DEFAULT_CSS = """
    TroubleScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 64;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            overflow-y: auto;
            background: $surface;
            border-left: thick $error;
            padding: 1 2;
        }
        #title { text-style: bold; margin-bottom: 1; }
        #hint { color: $text-muted; margin-top: 1; }
        #close { margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,escape", "close", show=False)]

    def __init__(self, title: str, message: str, hint: str, close: str = "Close") -> None:
        self._title, self._message, self._hint, self._close = title, message, hint, close
        super().__init__()

    def compose(self) -> ComposeResult:
        """Three texts and a button."""
        with Vertical():
            yield Static(printable(self._title), id="title", markup=False)
            yield Static(printable(self._message), id="message", markup=False)
            if self._hint:
                yield Static(printable(self._hint), id="hint", markup=False)
            yield Button(self._close, id="close", compact=True, variant="primary")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close on a click."""
        event.stop()
        self.action_close()

    def action_close(self) -> None:
        """Go back to what was there before."""
        self.dismiss()
