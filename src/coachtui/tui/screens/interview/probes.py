"""The panel that lists the probes of the open question, to tick those that were asked. It records nothing."""

from collections.abc import Sequence
from string import digits
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.message import Message

from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.widgets.item_lines import Item, ItemLines
from coachtui.workflow.interview.snapshots import ShownProbe

_HINT = "A number ticks what you asked · what you type next goes with it · Esc back"
_NUMBERS = digits[1:]


class ProbePanel(Panel):
    """A list of one question's probes, each with a number. Posts `Ticked` for the number pressed."""

    HELP: ClassVar[str] = (
        "The follow-up questions. The number of one ticks that you asked it; what you type next is noted as what it"
        " brought. The number of one that is ticked takes that back. Words that you type go on in the note."
    )

    class Ticked(Message):
        """The number of ``probe``, an id, was pressed: it was asked, or, where it was ticked, not asked after all."""

        def __init__(self, probe: str) -> None:
            self.probe = probe
            super().__init__()

    def __init__(self) -> None:
        self._lines = ItemLines()
        self._by_number: dict[str, str] = {}
        super().__init__(self._lines, _HINT, id="tick")

    def compose(self) -> ComposeResult:
        """Compose the list."""
        yield self._lines

    def offer(self, probes: Sequence[ShownProbe]) -> None:
        """List ``probes``, at least one, each with a number; those beyond the ninth are left out."""
        self._by_number = {number: each.probe for each, number in zip(probes, _NUMBERS, strict=False)}
        items = [
            Item(each.says, number, "asked" if each.asked else "")
            for each, number in zip(probes, _NUMBERS, strict=False)
        ]
        self.set_class(len(items) > 1, "-over")
        self._lines.show(items)

    def on_key(self, event: events.Key) -> None:
        """Post `Ticked` and `Ended` for the number of a probe, `Ended` for Enter and Esc."""
        if event.character in self._by_number:
            self.post_message(self.Ticked(self._by_number[event.character]))
        elif event.key not in {"enter", "escape"}:
            return
        self.post_message(self.Ended())
        event.stop()
