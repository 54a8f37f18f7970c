"""The dialog that asks whether words that name somebody else may be used, and with the name."""

from collections.abc import Sequence
from enum import Enum
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from coachtui.model.text import one_line, printable
from coachtui.tui.widgets.lines import Lines, column
from coachtui.tui.widgets.status import keys_bold


class QuoteUse(Enum):
    """What the speaker of a quote agreed to."""

    NAMED = "They may be used, name and all"
    HELD_BACK = "They may be used; shared pages leave them out"
    REFUSED = "They may not be used"


class _QuoteWords(VerticalScroll):
    """The words of the quote, scrolling where there is little room."""

    HELP: ClassVar[str] = "What was said. Up and Down scroll; Tab goes to what was agreed."


class AskQuoteUse(ModalScreen[QuoteUse | None]):
    """Asks how the quote ``words``, in which ``names`` were found, may be used. Gives the answer; None for Esc."""

    CSS_PATH = "../../styles/wrap_up.tcss"
    HELP: ClassVar[str] = (
        "These words name somebody else, so they are not on the read-back, where others may look on. Ask whether they "
        "may be used, and whether everybody may read the name. Up and Down choose, Enter or a click records it; Esc "
        "leaves it open."
    )
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, words: str, names: Sequence[str]) -> None:
        self._words, self._names = words, names
        super().__init__()

    def compose(self) -> ComposeResult:
        """The words, whom they name, what may be agreed, and the keys."""
        with Vertical(id="filing"):
            with _QuoteWords(id="captured"):
                yield Static(f"“{printable(self._words)}”", markup=False)
            yield Static(f"It names {one_line(', '.join(self._names))}. May it be used, unnamed?", markup=False)
            yield Lines[QuoteUse](_line, id="places", words=self.HELP)
            yield Static(keys_bold("Up and Down choose   Enter records it   Esc goes back"), id="keys")

    def on_mount(self) -> None:
        """Mark nothing, so that Enter by mistake agrees to nothing."""
        uses = self.query_one("#places", Lines)
        uses.show(tuple(QuoteUse), None)
        uses.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with the use that was chosen."""
        event.stop()
        chosen = self.query_one("#places", Lines).chosen
        if isinstance(chosen, QuoteUse):
            self.dismiss(chosen)


def _line(use: QuoteUse, width: int) -> Content:
    return Content(column(use.value, width))
