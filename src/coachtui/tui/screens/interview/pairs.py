"""Two answers that do not go together, one pair at a time: asked about, or let be. Records nothing itself."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.message import Message

from coachtui.tui.screens.interview.asides import Aside
from coachtui.tui.widgets.item_lines import Item, ItemLines
from coachtui.workflow.contradicting import ContradictionLine

_HINT = "r asked about it · l let it be · Tab next · Esc leaves it for the wrap-up"


class PairAside(Aside):
    """Pairs of answers, one shown at a time. Posts `Settled` for each that was dealt with."""

    HELP: ClassVar[str] = (
        "Two answers that do not go together. r: you asked about them. l: you leave them as they are. Tab shows the"
        " next two; Esc leaves all of it for the wrap-up."
    )

    class Settled(Message):
        """A pair was asked about (``raised``), or is let be."""

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
        """The pair that is shown."""
        yield self._lines

    def offer(self, pairs: Sequence[ContradictionLine]) -> None:
        """Offer these pairs, of which there is one at least."""
        self._pairs, self._place = list(pairs), 0
        self._paint()

    def on_key(self, event: events.Key) -> None:
        """Settle the pair that is shown, show another one, or end."""
        if event.key in {"enter", "escape"}:
            self.post_message(self.Ended())
        elif event.key in {"tab", "down", "shift+tab", "up"}:
            self._place = (self._place + (1 if event.key in {"tab", "down"} else -1)) % len(self._pairs)
            self._paint()
        elif event.character in {"r", "l"}:
            self._settle(raised=event.character == "r")
        elif not event.is_printable:
            return
        event.stop()

    def _settle(self, *, raised: bool) -> None:
        self.post_message(self.Settled(self._pairs.pop(self._place), raised=raised))
        self._place = 0
        if self._pairs:
            self._paint()
        else:
            self.post_message(self.Ended())

    def _paint(self) -> None:
        pair = self._pairs[self._place]
        said = (Item(each.said, told=each.question) for each in pair.statements)
        self._lines.show([Item(pair.say, bright=True), *said])
