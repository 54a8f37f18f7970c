"""What the parts beside the note have in common: each takes the keys while it is open and gives back what was typed."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.widgets.prompt import Prompt


class Aside(Vertical):
    """A part that has the focus for a moment, hidden until it is opened.

    ``field`` is the widget in it that takes the keys, ``hint`` what the bottom line says meanwhile. Keys that it has no
    use for bubble to the screen, which closes it.
    """

    class Ended(Message):
        """A key ended it: the screen is to close it."""

    mode: ClassVar[Mode] = Mode.ASIDE
    """What keys mean while it is open."""

    def __init__(self, field: Widget, hint: str, *, id: str) -> None:  # noqa: A002 - as every widget names it
        super().__init__(id=id)
        self.display = False
        self.field = field
        self.hint = hint

    def open(self) -> None:
        """Show it and give it the focus."""
        self.display = True
        self.screen.set_focus(self.field)

    def close(self) -> str:
        """Hide it. Returns the words that were typed in it and are still to be recorded, "" for none."""
        self.display = False
        return ""


class PromptAside(Aside):
    """One line to type. `close` returns it, however it was ended; with ``needs_enter`` only where Enter ended it.

    Posts what `Input` posts.
    """

    def __init__(self, label: str, hint: str, *, id: str, words: str, needs_enter: bool = False) -> None:  # noqa: A002 - the same
        self._prompt = Prompt(label)
        super().__init__(self._prompt.input, hint, id=id)
        self.HELP = words  # type: ignore[misc] # each line explains itself
        self.initial = ""
        """What is in the line when it is opened next."""
        self._needs_enter = needs_enter
        self._entered = False

    def compose(self) -> ComposeResult:
        """The line."""
        yield self._prompt

    @property
    def text(self) -> str:
        """What is typed while it is open, without blanks around it."""
        return self._prompt.input.value.strip() if self.display else ""

    def open(self) -> None:
        """Show the line and give it the focus."""
        self._entered = False
        self._prompt.input.clear()
        self._prompt.input.put(self.initial)
        self.initial = ""
        super().open()

    def on_key(self, event: events.Key) -> None:
        """End with Enter and with Esc."""
        if event.key in {"enter", "escape"}:
            event.stop()
            self._entered = event.key == "enter"
            self.post_message(self.Ended())

    def close(self) -> str:
        """Hide it. Returns what was typed, where that is to be recorded."""
        typed = self.text
        super().close()
        return typed if self._entered or not self._needs_enter else ""
