"""The panel where the interviewer marks evidence of a question as asked, seen or promised. It only posts messages."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message

from coachtui.model.answers import EvidenceState
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.widgets.item_lines import Item, ItemLines
from coachtui.workflow.interview.snapshots import ToSee

_STATES: Mapping[str, EvidenceState | None] = {
    "1": EvidenceState.ASKED,
    "2": EvidenceState.SEEN,
    "3": EvidenceState.PROMISED,
    "0": None,
}
_FILE = "4"
_HINT = "1 asked · 2 seen · 3 promised · 0 none · 4 a file · Tab next · Enter done"


class EvidencePanel(Panel):
    """A list of the evidence to ask to see at one question, one of it selected by an arrow. Records nothing.

    Posts `Marked` when a key or a click gives the selected evidence a state, and `FileWanted` when a file about it is
    to be attached.
    """

    HELP: ClassVar[str] = (
        "What to ask to see. A number says of the thing with the arrow whether you asked for it, saw it, were promised"
        " it, or none of these; 4 attaches a file. Tab goes to the next thing. A click goes there too; a second click"
        " takes it one state on. Words that you type go on in the note."
    )

    class Marked(Message):
        """The user gave ``thing`` the state that it has now, or none; ``by_key`` is False where it was a click."""

        def __init__(self, thing: ToSee, *, by_key: bool) -> None:
            self.thing, self.by_key = thing, by_key
            super().__init__()

    class FileWanted(Message):
        """The user wants to attach a file about ``thing``; ``dropped`` is its path as pasted, "" if none was."""

        def __init__(self, thing: ToSee, dropped: str) -> None:
            self.thing, self.dropped = thing, dropped
            super().__init__()

    def __init__(self) -> None:
        self._lines = ItemLines()
        self._things: list[ToSee] = []
        self._place = 0
        super().__init__(self._lines, _HINT, id="evidence")

    def compose(self) -> ComposeResult:
        """Compose the list."""
        yield self._lines

    def offer(self, things: Sequence[ToSee]) -> None:
        """List ``things``, at least one, and select the first."""
        self._things, self._place = list(things), 0
        self._paint()

    def on_key(self, event: events.Key) -> None:
        """Post `Marked` or `FileWanted` for the selected evidence, select another, or post `Ended`."""
        if event.key in {"enter", "escape"}:
            self.post_message(self.Ended())
        elif event.key in {"tab", "down", "shift+tab", "up"}:
            self._place = (self._place + (1 if event.key in {"tab", "down"} else -1)) % len(self._things)
        elif event.character == _FILE:
            self.post_message(self.FileWanted(self._things[self._place], ""))
        elif (number := event.character or "") in _STATES:
            self._mark(_STATES[number], by_key=True)
        else:
            return
        event.stop()
        self._paint()

    def on_paste(self, event: events.Paste) -> None:
        """Post `FileWanted` with the pasted text: terminals paste the path of a file that is dropped on them."""
        event.stop()
        self.post_message(self.FileWanted(self._things[self._place], event.text))

    @on(ItemLines.Clicked)
    def _choose(self, event: ItemLines.Clicked) -> None:
        """Select the evidence clicked; if it was selected already, give it the next state, and none after the last."""
        event.stop()
        if event.place == self._place:
            states = (None, *EvidenceState)
            self._mark(states[(states.index(self._things[self._place].state) + 1) % len(states)], by_key=False)
        self._place = event.place
        self._paint()

    def _mark(self, state: EvidenceState | None, *, by_key: bool) -> None:
        """Give the selected evidence ``state`` in the list, and post that."""
        thing = self._things[self._place] = replace(self._things[self._place], state=state)
        self.post_message(self.Marked(thing, by_key=by_key))

    def _paint(self) -> None:
        items = [Item(thing.words, state="" if thing.state is None else thing.state.value) for thing in self._things]
        self.set_class(len(items) > 1, "-over")
        self._lines.show(items, self._place)
