"""The dialog in which the interviewer chooses, orders and writes the sentences of the read-back. It records nothing."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from coachtui.model.cells import wrapped
from coachtui.model.text import one_line
from coachtui.tui.widgets.lines import Lines
from coachtui.tui.widgets.note import Note
from coachtui.tui.widgets.status import keys_bold

_MOVES = {"alt+up": -1, "alt+down": 1}
_LONGEST = 300
"""Columns of a sentence to choose that are shown."""


class WritePoints(ModalScreen[str | None]):
    """Shows ``sentences``, one on each line, to be edited, and below them ``others`` that can be put in.

    Its result is the text as it is when the dialog is left.
    """

    CSS_PATH = "../styles/read_back.tcss"
    HELP: ClassVar[str] = (
        "What you will say back, a sentence on each line. Write your own, change any, take lines out. Alt with Up or"
        " Down moves the line with the cursor, Ctrl+X takes it out. Tab goes to what else was said, Enter there puts it"
        " in. Esc is done. Without any words the suggestions come back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "done", show=False)]

    def __init__(self, sentences: Sequence[str], others: Sequence[str]) -> None:
        self._sentences, self._others = sentences, list(others)
        super().__init__()

    def compose(self) -> ComposeResult:
        """The sentences, what else was said, and the keys."""
        with Vertical(id="writing"):
            yield Static("What I heard, a sentence on each line", classes="title", markup=False)
            yield Note(take_key=self._take_key, id="points", words=self.HELP)
            yield Static("What else was said", id="others-title", classes="title", markup=False)
            yield Lines[str](_line, id="others", words=self.HELP)
            yield Static(
                keys_bold("Alt+Up, Alt+Down move   Ctrl+X takes out   Tab, Enter puts in   Esc done"), id="keys"
            )

    def on_mount(self) -> None:
        """Show everything, and begin in the sentences."""
        note = self.query_one(Note)
        note.show("\n".join(self._sentences))
        note.focus()
        self._list_others()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Put what was chosen behind the last sentence."""
        event.stop()
        chosen = self.query_one("#others", Lines).chosen
        if isinstance(chosen, str):
            note = self.query_one(Note)
            note.replace_all("\n".join([*filter(str.strip, note.text.splitlines()), chosen]))
            self._others.remove(chosen)
            self._list_others()

    def action_done(self) -> None:
        """Leave with the text as it is."""
        self.dismiss(self.query_one(Note).text)

    def _list_others(self) -> None:
        self.query_one("#others", Lines).show(tuple(self._others))
        for part in self.query("#others, #others-title"):
            part.display = bool(self._others)

    def _take_key(self, event: events.Key) -> bool:
        """Leave on Esc, and move a line; False for other keys."""
        if event.key == "escape":
            self.action_done()
        elif event.key in _MOVES:
            self._move_line(_MOVES[event.key])
        else:
            return False
        return True

    def _move_line(self, by: int) -> None:
        """Exchange the line with the cursor and the one above or below it."""
        note = self.query_one(Note)
        lines, (row, place) = note.text.split("\n"), note.cursor_location
        if 0 <= row + by < len(lines):
            lines[row], lines[row + by] = lines[row + by], lines[row]
            note.replace_all("\n".join(lines))
            note.move_cursor((row + by, place))


def _line(sentence: str, width: int) -> Content:
    return Content("\n".join(wrapped(one_line(sentence, _LONGEST), width + 1, hanging="  ")))
