"""The panel for somebody who has come in: a line for initials and name, and above it who is there already."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from coachtui.model.cells import wrapped_between
from coachtui.tui.screens.interview.panels import PromptPanel
from coachtui.tui.screens.observe.parts import BETWEEN
from coachtui.tui.widgets.wrapped import Wrapped

_HINT = "Such as nb Nora Berg; with no behind it: no consent · Enter · Esc leaves it"
_HELP = (
    "Initials and name of somebody who has come in; a name alone gets initials. End with no: no consent. Initials of"
    " somebody who is there, with yes or no: whether he or she consents now. The word said: everybody was asked."
)


class SomebodyPanel(PromptPanel):
    """A line to type initials and a name into."""

    def __init__(self) -> None:
        super().__init__("Who:", _HINT, id="person", words=_HELP, needs_enter=True)
        self._seats = Static("", id="seats", markup=False)
        self.add_class("-over")

    def compose(self) -> ComposeResult:
        """Compose the list of who is there above the line."""
        yield self._seats
        yield from super().compose()

    def show_seats(self, seats: Sequence[str]) -> None:
        """Show ``seats``, words for each who is there."""
        self._seats.update(Wrapped(lambda width: Content("\n".join(wrapped_between(seats, BETWEEN, width + 1)))))
