"""The aside that blanks the whole screen until a key is pressed."""

from typing import ClassVar

from textual import events

from coachtui.tui.screens.interview.asides import Aside
from coachtui.tui.screens.interview.keys import Mode


class Cover(Aside):
    """Covers the screen. The key, or pasted text, that ends it is dropped."""

    HELP: ClassVar[str] = "The screen is blank. Any key brings everything back."
    mode: ClassVar[Mode] = Mode.BLANK

    def __init__(self) -> None:
        super().__init__(self, "", id="blank")
        self.can_focus = True

    def on_key(self, event: events.Key) -> None:
        """Post `Ended` for any key, and let the key do nothing else."""
        event.stop()
        event.prevent_default()
        self.post_message(self.Ended())

    def on_paste(self, event: events.Paste) -> None:
        """Post `Ended`, and drop the pasted text."""
        event.stop()
        self.post_message(self.Ended())
