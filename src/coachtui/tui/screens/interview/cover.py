"""The blank screen: nothing to be seen until a key is pressed."""

from typing import ClassVar

from textual import events

from coachtui.tui.screens.interview.asides import Aside
from coachtui.tui.screens.interview.keys import Mode


class Cover(Aside):
    """Lies over everything. Whatever key is pressed takes it away and does nothing else."""

    HELP: ClassVar[str] = "The screen is blank. Any key brings everything back."
    mode: ClassVar[Mode] = Mode.BLANK

    def __init__(self) -> None:
        super().__init__(self, "", id="blank")
        self.can_focus = True

    def on_key(self, event: events.Key) -> None:
        """End with any key."""
        event.stop()
        event.prevent_default()
        self.post_message(self.Ended())

    def on_paste(self, event: events.Paste) -> None:
        """End with anything that is pasted."""
        event.stop()
        self.post_message(self.Ended())
