"""The panel in which the interviewer marks contradictions as raised or let be. It only posts messages."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.message import Message

from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.widgets.item_lines import Item, ItemLines
from coachtui.workflow.interview.contradicting import ContradictionLine

_RAISED, _LET_BE = "1", "2"
_HINT = "1 asked about it · 2 let it be · Tab next · Esc leaves it for the wrap-up"


class PairPanel(Panel):
    """A list of open contradictions, shown one at a time. Posts `Settled` for each that is marked."""

    HELP: ClassVar[str] = (
        "Two answers that do not go together. 1: you asked about them. 2: you leave them as they are. Tab shows the"
        " next two; Esc leaves all of it for the wrap-up. Words that you type go on in the note."
    )

    class Settled(Message):
        """The contradiction ``pair`` was raised with the person (``raised``), or is let be."""

        def __init__(self, pair: ContradictionLine, *, raised: bool) -> None:
            self.pair, self.raised = pair, raised
            super().__init__()

    def __init__(self) -> None:
        self._lines = ItemLines()
        self._pairs: list[ContradictionLine] = []
        self._place = 0
        super().__init__(self._lines, _HINT, id="pairs")
        self.add_class("-over")

    def compose(self) -> ComposeResult:
        """Compose the lines of one contradiction."""
        yield self._lines

    def offer(self, pairs: Sequence[ContradictionLine]) -> None:
        """Begin with the first of ``pairs``, of which there must be at least one."""
        self._pairs, self._place = list(pairs), 0
        self._paint()

    def on_key(self, event: events.Key) -> None:
        """Post `Settled` for the contradiction shown, show another one, or post `Ended`."""
        if event.key in {"enter", "escape"}:
            self.post_message(self.Ended())
        elif event.key in {"tab", "down", "shift+tab", "up"}:
            self._place = (self._place + (1 if event.key in {"tab", "down"} else -1)) % len(self._pairs)
            self._paint()
        elif event.character in {_RAISED, _LET_BE}:
            self._settle(raised=event.character == _RAISED)
        else:
            return
        event.stop()

    def _settle(self, *, raised: bool) -> None:
        """Post the contradiction shown as settled, and show the first of the rest; end after the last."""
        self.post_message(self.Settled(self._pairs.pop(self._place), raised=raised))
        self._place = 0
        if self._pairs:
            self._paint()
        else:
            self.post_message(self.Ended())

    def _paint(self) -> None:
        pair = self._pairs[self._place]
        said = (Item(each.said, state=each.question) for each in pair.statements if each.verbatim)
        self._lines.show([Item(pair.say, bright=True), *said])
