"""The panel that offers notes to somebody who has come in: those that begin with his or her initials."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.message import Message

from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.widgets.item_lines import Item, ItemLines
from coachtui.workflow.observing.observed_now import LineShown

_HINT = "Enter: these were said by {code} · Esc: they stay notes"
_MOST = 5


class OfferPanel(Panel):
    """Lists notes that may be lines of one person. Posts `Claimed` for Enter."""

    HELP: ClassVar[str] = (
        "Notes that begin with the initials of whoever has just come in. Enter: that person said them. Esc: they stay"
        " notes."
    )

    class Claimed(Message):
        """The notes with the ids ``lines`` are to be read again, as lines of that person."""

        def __init__(self, lines: tuple[str, ...]) -> None:
            self.lines = lines
            super().__init__()

    def __init__(self) -> None:
        self._lines = ItemLines()
        self._offered: tuple[str, ...] = ()
        super().__init__(self._lines, _HINT, id="offer")
        self.add_class("-over")

    def compose(self) -> ComposeResult:
        """Compose the lines."""
        yield self._lines

    def offer(self, code: str, notes: Sequence[LineShown]) -> None:
        """List ``notes``, which begin with the initials ``code``."""
        self._offered = tuple(each.id for each in notes)
        more = len(notes) - _MOST
        lines = [Item(each.raw or each.text) for each in notes[-_MOST:]]
        self._lines.show([*([Item(f"and {more} more")] if more > 0 else []), *lines])
        self.hint = _HINT.format(code=code)

    def on_key(self, event: events.Key) -> None:
        """Post `Claimed` for Enter; end for Esc."""
        if event.key not in {"enter", "escape"}:
            return
        event.stop()
        if event.key == "enter":
            self.post_message(self.Claimed(self._offered))
        self.post_message(self.Ended())
