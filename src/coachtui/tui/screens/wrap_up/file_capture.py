"""The dialog that asks where a capture belongs: the user types an id, a code or words, and chooses a place."""

from collections.abc import Callable
from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from coachtui.model.craft import Filed
from coachtui.model.text import printable
from coachtui.tui.widgets.field import Field
from coachtui.tui.widgets.lines import QUIET, Lines, column
from coachtui.tui.widgets.status import keys_bold
from coachtui.workflow.interview.filing import FilingPlace

_ID, _KIND = 9, 10
_ROOM_FOR_KINDS = 50


class CaptureChoice(Enum):
    """What can be done with a capture other than filing it."""

    DISCARD = "discard"


class _Words(VerticalScroll):
    """The words that were captured, scrolling where there is little room."""

    HELP: ClassVar[str] = "The line as you captured it. Up and Down scroll; Tab goes to where it belongs."


class FileCapture(ModalScreen[Filed | CaptureChoice | None]):
    """Asks where the captured ``words`` belong. Its result is the place, `CaptureChoice.DISCARD`, or None for Esc.

    ``find`` returns the places that the text typed may mean, best first.
    """

    CSS_PATH = "../../styles/wrap_up.tcss"
    HELP: ClassVar[str] = (
        "Type where this line belongs: a question or an indicator by its id, another person by the code, or a few "
        "words of a question. Up and Down choose below, Enter or a click files it. The last line of the list discards "
        "it. Esc goes back and leaves it as it is."
    )
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the line that is typed in, where Esc would wait for a letter.
        Binding("escape", "dismiss(None)", show=False, priority=True),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]

    def __init__(self, words: str, find: Callable[[str], tuple[FilingPlace, ...]]) -> None:
        self._words, self._find = words, find
        super().__init__()

    def compose(self) -> ComposeResult:
        """The words, the line to type in, the places, and the keys."""
        with Vertical(id="filing"):
            with _Words(id="captured"):
                yield Static(printable(self._words), markup=False)
            yield Field("Belongs to", id="where", words=self.HELP, placeholder="an id, a code, or words", last=True)
            yield Lines[FilingPlace | CaptureChoice](_line, id="places", words=self.HELP)
            yield Static(keys_bold("Up and Down choose   Enter files it   Esc goes back"), id="keys")

    def on_mount(self) -> None:
        """List nothing and mark nothing, so that Enter by mistake does nothing."""
        self._show(())
        self.query_one("#where", Field).entry.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what the text typed may mean."""
        event.stop()
        found = self._find(self._typed) if self._typed else ()
        self._show(found)
        self._show_notice("" if found or not self._typed else "Nothing here is called that.")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """End with the marked place; where none is marked, say what to type."""
        event.stop()
        self._choose()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with the place chosen in the list."""
        event.stop()
        self._choose()

    def action_move(self, by: int) -> None:
        """Mark another line of the list while typing goes on."""
        places = self.query_one("#places", Lines)
        if places.highlighted is None:
            places.highlighted = 0 if by > 0 else len(places.things) - 1
        else:
            places.highlighted = min(max(places.highlighted + by, 0), len(places.things) - 1)

    @property
    def _typed(self) -> str:
        return self.query_one("#where", Field).value.strip()

    def _show(self, found: tuple[FilingPlace, ...]) -> None:
        self.query_one("#places", Lines).show((*found, CaptureChoice.DISCARD), 0 if found else None)

    def _choose(self) -> None:
        match self.query_one("#places", Lines).chosen:
            case FilingPlace(to=to):
                self.dismiss(to)
            case CaptureChoice() as instead:
                self.dismiss(instead)
            case _ if not self._typed:
                self._show_notice("Type an id, a person's code or a few words of a question.")

    def _show_notice(self, words: str) -> None:
        self.query_one("#where", Field).wrong(words)


def _line(place: FilingPlace | CaptureChoice, width: int) -> Content:
    if isinstance(place, CaptureChoice):
        return Content.styled(column("discard: it belongs nowhere", width), QUIET)
    kind = column(place.to.kind.value, _KIND if width >= _ROOM_FOR_KINDS else 0)
    own_id = column(place.to.id, _ID - 1) + " "
    return Content.assemble(own_id, column(place.says, width - len(own_id) - len(kind)), (kind, QUIET))
