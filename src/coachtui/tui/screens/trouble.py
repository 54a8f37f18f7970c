"""The dialogs that show an error, over a screen that keeps what was typed."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from coachtui.model.problems import CoachError
from coachtui.model.text import printable
from coachtui.store.failures import ReplacedError
from coachtui.tui.widgets.press_button import PressButton


class TroubleScreen(ModalScreen[None]):
    """Shows an error: title, message, and what the user can do. Enter or Esc closes it."""

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
            yield PressButton(self._close, id="close", first=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close the dialog."""
        event.stop()
        self.action_close()

    def action_close(self) -> None:
        """Close the dialog."""
        self.dismiss()


class StorageTroubleScreen(TroubleScreen):
    """Shows an error that keeps the file from being written, in the middle of typing. Esc closes it.

    ``typed`` is called with each key or pasted text that belongs into the note below it.
    """

    HELP: ClassVar[str] = (
        "The file takes nothing more just now. What you type goes where it would go without this, and is saved as soon "
        "as the file takes it; it says above if that cannot be. Up and Down scroll. Esc, or a click on the button,"
        " closes this."
    )
    DEFAULT_CSS = """
    StorageTroubleScreen { align: center bottom; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", show=False),
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
    ]
    AUTO_FOCUS = ""

    def __init__(self, error: CoachError, typed: Callable[[events.Key | str], None]) -> None:
        self._typed = typed
        kept = _KEPT_HERE if isinstance(error, ReplacedError) else _KEPT
        super().__init__(error.title, f"{error.message} {kept}", error.hint, close="Type on  Esc")

    def on_key(self, event: events.Key) -> None:
        """Pass a key that belongs into the note to ``typed``."""
        if event.is_printable or event.key in _TYPING:
            event.stop()
            event.prevent_default()
            self._typed(event)

    def action_scroll(self, lines: int) -> None:
        """Scroll the text by ``lines``, where the window is too low for all of it."""
        self.query_one(Vertical).scroll_relative(y=lines, animate=False)

    def on_paste(self, event: events.Paste) -> None:
        """Pass pasted text to ``typed``."""
        event.stop()
        self._typed(event.text)


_TYPING = frozenset({"enter", "backspace", "delete", "tab", "shift+tab", "pagedown", "pageup"})
_KEPT = "What you type is kept on the screen, and saved as soon as the file takes it."
_KEPT_HERE = "What you type is kept on the screen only."
