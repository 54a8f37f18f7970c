"""Asks what was missed in which part of a meeting: the part by the arrow keys, the behaviour by its number."""

from collections.abc import Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from coachtui.tui.typed_number import TypedNumber
from coachtui.tui.widgets.behaviour_list import BehaviourList, Families
from coachtui.tui.widgets.lines import Lines, column
from coachtui.tui.widgets.status import keys_bold

_KEYS = "Up and Down choose where   A number says what was missed   Esc goes back"


class MissedScreen(ModalScreen[tuple[str, str] | None]):
    """Asks for a part of a meeting and a behaviour, and gives both by their ids; None where it is left.

    ``parts`` are the ids and names of the parts.
    """

    CSS_PATH = "../../styles/coach.tcss"
    HELP: ClassVar[str] = (
        "What was needed and nobody did. Up and Down choose the part of the meeting; type the number of the behaviour. "
        "A digit that may be the first of two waits for the second, or for Enter. Esc goes back."
    )
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
        Binding("escape", "dismiss(None)", show=False),
    ]

    def __init__(self, parts: Sequence[tuple[str, str]], families: Families) -> None:
        self._parts, self._families = parts, families
        self._number = TypedNumber(sum(len(some) for _, some in families))
        super().__init__()

    def compose(self) -> ComposeResult:
        """The parts, the behaviours, and the keys."""
        with Vertical(id="asking"):
            yield Static("What was missed, and where?", classes="title", markup=False)
            yield Lines[tuple[str, str]](_line, id="parts", words=self.HELP)
            yield BehaviourList()
            yield Static(keys_bold(_KEYS), id="keys")

    def on_mount(self) -> None:
        """List the parts and the behaviours."""
        parts = self.query_one("#parts", Lines)
        parts.show(self._parts)
        parts.focus()
        self.query_one(BehaviourList).offer(self._families)

    def action_digit(self, digit: int) -> None:
        """Add ``digit`` to the number of a behaviour; end with that behaviour once no longer number begins so."""
        try:
            self._choose(self._number.type(digit))
        except ValueError:
            self._show_notice(f"Behaviours have the numbers 1 to {self._number.highest}.")

    @on(OptionList.OptionSelected)
    def take(self, event: OptionList.OptionSelected) -> None:
        """End with the behaviour whose number was typed, when Enter is pressed."""
        event.stop()
        self._choose(self._number.take())

    @on(BehaviourList.Chosen)
    def clicked(self, event: BehaviourList.Chosen) -> None:
        """End with the behaviour that was clicked."""
        event.stop()
        self._end(event.behaviour)

    def _choose(self, number: int | None) -> None:
        self._show_notice(f"{self._number.typed}   Enter takes it." if self._number.typed else _KEYS)
        if number is not None:
            self._end(next(each.id for _, some in self._families for each in some if each.number == number))

    def _end(self, behaviour: str) -> None:
        chosen = self.query_one("#parts", Lines).chosen
        if isinstance(chosen, tuple):
            self.dismiss((chosen[0], behaviour))

    def _show_notice(self, words: str) -> None:
        self.query_one("#keys", Static).update(keys_bold(words))


def _line(part: tuple[str, str], width: int) -> Content:
    return Content(column(part[1], width))
