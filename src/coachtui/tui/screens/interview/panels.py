"""The base class of panels: parts that open beside the note, one at a time, and have the focus while they are open."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from coachtui.model.text import is_blank
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.widgets.own_help import explain
from coachtui.tui.widgets.prompt import Prompt


class Panel(Vertical):
    """A panel that is hidden until the screen opens it, and then has the focus.

    ``field`` is the widget in it that gets the keys, ``hint`` what the bottom line says while it is open; ``words`` are
    its help where that of the class does not fit. A key that the panel does not handle bubbles to the screen, which
    closes the panel and handles the key. So words typed in a list of options go on in the note: what can be chosen
    there has numbers, never letters.
    """

    class Ended(Message):
        """The user is done with the panel: the screen is to close it."""

    mode: ClassVar[Mode] = Mode.PANEL
    """The mode of the screen while the panel is open."""

    def __init__(self, field: Widget, hint: str, *, id: str, words: str = "") -> None:
        super().__init__(id=id)
        if words:
            explain(self, words)
        self.display = False
        self.field = field
        self.hint = hint

    def open(self) -> None:
        """Show the panel and focus its field."""
        self.display = True
        self.screen.set_focus(self.field)

    def close(self) -> str:
        """Hide the panel. Returns the text typed in it that the screen has to record, "" for none."""
        self.display = False
        return ""


class PromptPanel(Panel):
    """A labelled line to type into. Posts the messages of `Input`.

    `close` returns the line, whether Enter, Esc or another command closed the panel; with ``needs_enter`` it returns ""
    unless Enter did. ``words`` are the help shown for it.
    """

    def __init__(self, label: str, hint: str, *, id: str, words: str, needs_enter: bool = False) -> None:
        self._prompt = Prompt(label)
        super().__init__(self._prompt.input, hint, id=id, words=words)
        self.initial = ""
        """The text that the line begins with when the panel is opened next; `open` resets it to ""."""
        self._needs_enter = needs_enter
        self._entered = False

    def compose(self) -> ComposeResult:
        """Compose the line."""
        yield self._prompt

    @property
    def text(self) -> str:
        """The text in the line, stripped; "" while the panel is closed."""
        typed = self._prompt.input.value
        return typed.strip() if self.display and not is_blank(typed) else ""

    def open(self) -> None:
        """Show the line with its initial text, and focus it."""
        self._entered = False
        self._prompt.input.clear()
        self._prompt.input.put(self.initial)
        self.initial = ""
        super().open()

    def on_key(self, event: events.Key) -> None:
        """Post `Ended` for Enter and Esc."""
        if event.key in {"enter", "escape"}:
            event.stop()
            self._entered = event.key == "enter"
            self.post_message(self.Ended())

    def close(self) -> str:
        """Hide the line. Returns its text; "" if the line needs Enter and something else closed it."""
        typed = self.text
        super().close()
        return typed if self._entered or not self._needs_enter else ""
