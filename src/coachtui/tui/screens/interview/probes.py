"""The aside that lists the probes of the open question, to tick those that were asked. It records nothing."""

from collections.abc import Sequence
from string import ascii_lowercase
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.message import Message

from coachtui.tui.layouts import letter_of
from coachtui.tui.screens.interview.asides import Aside
from coachtui.tui.widgets.item_lines import Item, ItemLines
from coachtui.workflow.sheets import ShownProbe

_HINT = "A letter ticks what you asked · what you type next goes with it · Esc back"


class ProbeAside(Aside):
    """A list of one question's probes, each with a letter. Posts `Ticked` for the letter pressed."""

    HELP: ClassVar[str] = (
        "The ways to ask on. The letter of one ticks that you asked it; what you type next is noted as what it brought."
        " The letter of one that is ticked takes that back."
    )

    class Ticked(Message):
        """The letter of ``probe``, an id, was pressed: it was asked, or if it was ticked already, it was not."""

        def __init__(self, probe: str) -> None:
            self.probe = probe
            super().__init__()

    def __init__(self) -> None:
        self._lines = ItemLines()
        self._by_letter: dict[str, str] = {}
        super().__init__(self._lines, _HINT, id="tick")

    def compose(self) -> ComposeResult:
        """Compose the list."""
        yield self._lines

    def offer(self, probes: Sequence[ShownProbe]) -> None:
        """List ``probes``, at least one, each with a letter; those beyond z are left out."""
        self._by_letter = {letter: each.probe for each, letter in zip(probes, ascii_lowercase, strict=False)}
        items = [
            Item(each.says, letter, "asked" if each.asked else "")
            for each, letter in zip(probes, ascii_lowercase, strict=False)
        ]
        self.set_class(len(items) > 1, "-over")
        self._lines.show(items)

    def on_key(self, event: events.Key) -> None:
        """Post `Ticked` and `Ended` for the letter of a probe, `Ended` for Enter and Esc."""
        letter = letter_of(self, event.character or "")
        if letter in self._by_letter:
            self.post_message(self.Ticked(self._by_letter[letter]))
            self.post_message(self.Ended())
        elif event.key in {"enter", "escape"}:
            self.post_message(self.Ended())
        elif not event.is_printable:
            return
        event.stop()  # a letter that means nothing here must not end up in the note
