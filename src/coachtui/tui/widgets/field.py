"""A line to type in, with its name beside it and what is wrong with it below; Esc and a letter are commands."""

from itertools import dropwhile
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from coachtui.model.text import one_line
from coachtui.tui.layouts import letter_of
from coachtui.tui.widgets.line_input import LineInput
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.own_help import explain

_JOINED = "Several lines were pasted: they are one line now."
_ALT = "alt+"
_SHIFT = "shift+"


class CommandKeys:
    """Reads commands among the keys of ``widget``: Esc and then a letter, or Alt and a letter."""

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._after_escape = False

    def take(self, event: events.Key) -> bool:
        """Have the widget post `CommandInput.Command` where the key completes one. False for a key of no command."""
        after, self._after_escape = self._after_escape, False
        letter = event.key.removeprefix(_ALT).removeprefix(_SHIFT)
        if event.key == "escape" and not after:
            self._after_escape = True
        elif (after or event.key.startswith(_ALT)) and (letter == "escape" or (len(letter) == 1 and letter.isalpha())):
            meant = letter if letter == "escape" else letter_of(self._widget, letter)
            self._widget.post_message(CommandInput.Command(meant, letter))
        else:
            return False
        event.stop()
        event.prevent_default()
        return True


class CommandInput(LineInput):
    """One line of text. What is typed is text; only Esc and then a letter, or Alt and a letter, is a command."""

    class Command(Message):
        """Esc and a letter was pressed; ``letter`` is "escape" for Esc twice, ``typed`` what the key types."""

        def __init__(self, letter: str, typed: str) -> None:
            self.letter, self.typed = letter, typed
            super().__init__()

    def __init__(self, value: str = "", *, words: str, placeholder: str = "", disabled: bool = False) -> None:
        super().__init__(value, placeholder=placeholder, compact=True, select_on_focus=False, disabled=disabled)
        explain(self, words)
        self._command_keys = CommandKeys(self)

    async def _on_key(self, event: events.Key) -> None:
        if not self._command_keys.take(event):
            await super()._on_key(event)


class Field(Vertical):
    """A named line to type in. Enter goes on to what comes next; in the ``last`` field it posts Input.Submitted."""

    DEFAULT_CSS = """
    Field {
        height: auto;
        & > Horizontal { height: 1; }
        .name { width: 14; color: $text-muted; }
        CommandInput { width: 1fr; }
        .wrong { margin-left: 14; color: $text-error; height: auto; }
    }
    """
    HELP: ClassVar[str] = "Type; Tab or Enter goes on to the next line."

    def __init__(
        self,
        name: str,
        value: str = "",
        *,
        id: str,
        words: str,
        placeholder: str = "",
        disabled: bool = False,
        last: bool = False,
    ) -> None:
        super().__init__(id=id)
        self._label = name
        self._last = last
        self.entry = CommandInput(value, words=words, placeholder=placeholder, disabled=disabled)

    def compose(self) -> ComposeResult:
        """The name, the line, and room for what is wrong."""
        with Horizontal():
            yield Static(self._label, classes="name", markup=False)
            yield self.entry
        yield OptionalText(classes="wrong")

    @on(Input.Submitted)
    def go_on(self, event: Input.Submitted) -> None:
        """Focus what comes next, except from the last field."""
        if not self._last:
            event.stop()
            self._focus_what_follows()

    def _focus_what_follows(self) -> None:
        """Focus the next part that takes keys, in the order of composition.

        Textual's `focus_next` goes by where parts stand, so that it misses one that was displayed but not yet laid out.
        """
        parts = iter(self.screen.walk_children(Widget))
        following = dropwhile(lambda part: part is not self.entry, parts)
        next(following, None)
        for part in following:
            if part.focusable and all(each.display for each in part.ancestors_with_self):
                self.screen.set_focus(part)
                return

    @on(LineInput.LinesJoined)
    def _show_joined(self, event: LineInput.LinesJoined) -> None:
        event.stop()
        self.wrong(_JOINED)

    @property
    def value(self) -> str:
        """The text typed."""
        return self.entry.value

    def wrong(self, words: str) -> None:
        """Show ``words`` below the line as an error; "" removes it."""
        self.query_one(".wrong", OptionalText).update(one_line(words))
