"""The dialogs that show an error, over a screen that keeps what was typed."""

from collections.abc import Callable
from typing import ClassVar, TypeAlias

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

TypedBelow: TypeAlias = Callable[[events.Key | str], None]


class TroubleScreen(ModalScreen[None]):
    """Shows an error: title, message, and what the user can do. Enter or Esc closes it.

    ``typed`` is called with each key or pasted text that belongs into a field below it; None: these do nothing.
    """

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

    TYPING: ClassVar[frozenset[str]] = frozenset({"backspace", "delete"})
    """The keys that belong into the field below, beside those that put a character there."""

    def __init__(
        self, title: str, message: str, hint: str, close: str = "Close", typed: TypedBelow | None = None
    ) -> None:
        self._title, self._message, self._hint, self._close = title, message, hint, close
        self._typed = typed
        super().__init__()

    def compose(self) -> ComposeResult:
        """Three texts and a button."""
        with Vertical():
            yield Static(printable(self._title), id="title", markup=False)
            yield Static(printable(self._message), id="message", markup=False)
            if self._hint:
                yield Static(printable(self._hint), id="hint", markup=False)
            button = PressButton(self._close, id="close", first=True)
            button.can_focus = self._typed is None  # it would take the space bar
            yield button

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Close the dialog."""
        event.stop()
        self.action_close()

    def action_close(self) -> None:
        """Close the dialog."""
        self.dismiss()

    def on_key(self, event: events.Key) -> None:
        """Pass on a key that belongs into the field below."""
        if self._typed is not None and (event.is_printable or event.key in self.TYPING):
            event.stop()
            event.prevent_default()
            self._typed(event)

    def on_paste(self, event: events.Paste) -> None:
        """Pass on pasted text."""
        if self._typed is not None:
            event.stop()
            self._typed(event.text)


class StorageTroubleScreen(TroubleScreen):
    """Shows an error that keeps the file from being written, in the middle of typing. Esc closes it.

    More keys than of other dialogs belong into the note below: all but those that scroll the text.
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
    TYPING: ClassVar[frozenset[str]] = frozenset(
        {"enter", "backspace", "delete", "tab", "shift+tab", "pagedown", "pageup"}
    )

    def __init__(self, error: CoachError, typed: TypedBelow) -> None:
        kept = _KEPT_HERE if isinstance(error, ReplacedError) else _KEPT
        super().__init__(error.title, f"{error.message} {kept}", error.hint, close="Type on  Esc", typed=typed)

    def action_scroll(self, lines: int) -> None:
        """Scroll the text by ``lines``, where the window is too low for all of it."""
        self.query_one(Vertical).scroll_relative(y=lines, animate=False)


_KEPT = "What you type is kept on the screen, and saved as soon as the file takes it."
_KEPT_HERE = "What you type is kept on the screen only."
