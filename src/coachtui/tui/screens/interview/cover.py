"""The panel that blanks the whole screen until a key is pressed."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.widgets.optional_text import OptionalText

BREAK = "A break. Any key goes on."
"""What a cover says during a break, so that nobody looks for the key that ends it, and types."""


class Cover(Panel):
    """Covers the screen, with nothing or a few words on it. The key, or pasted text, that ends it is dropped."""

    HELP: ClassVar[str] = "The screen is blank. Any key brings everything back."
    DEFAULT_CSS = """
    Cover .cover-words { width: 100%; height: auto; padding: 1 2; color: $text-muted; }
    """
    mode: ClassVar[Mode] = Mode.BLANK

    def __init__(self) -> None:
        super().__init__(self, "", id="blank")
        self.can_focus = True
        self._words = OptionalText(classes="cover-words")
        self._at_end: Callable[[], object] | None = None

    def compose(self) -> ComposeResult:
        """Compose the text in the middle."""
        yield self._words

    def prepare(self, words: str = "", at_end: Callable[[], object] | None = None) -> None:
        """Set the text that is on it when it is opened next, "" for none; ``at_end`` is called once it is closed."""
        self._words.update(words)
        self._at_end = at_end

    def close(self) -> str:
        """Uncover the screen. Returns ""."""
        at_end, self._at_end = self._at_end, None
        if at_end is not None:
            at_end()
        return super().close()

    def on_key(self, event: events.Key) -> None:
        """Post `Ended` for any key, and let the key do nothing else."""
        event.stop()
        event.prevent_default()
        self.post_message(self.Ended())

    def on_paste(self, event: events.Paste) -> None:
        """Post `Ended`, and drop the pasted text."""
        event.stop()
        self.post_message(self.Ended())
