"""The dialog that shows how a figure was computed: each step with its formula, its result, and the rule."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from coachtui.model.text import one_line
from coachtui.tui.widgets.page import Page, Paragraph
from coachtui.tui.widgets.status import keys_bold

if TYPE_CHECKING:
    from coachtui.assess.explaining import Explanation
    from coachtui.model.answers import Quote


class _Calculation(VerticalScroll):
    """The steps; they scroll."""

    HELP: ClassVar[str] = "Each step of the calculation, with its rule. The arrow keys scroll; Enter or Esc closes."


class WhyScreen(ModalScreen[None]):
    """The calculation behind one figure, step by step, for the assessor. Enter, Esc or w closes it."""

    CSS_PATH = "../styles/scores.tcss"
    HELP: ClassVar[str] = _Calculation.HELP
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,escape,w,b,q,backspace", "close", show=False)]

    def __init__(self, explanation: "Explanation", quotes: "tuple[Quote, ...]") -> None:
        self._explanation, self._quotes = explanation, quotes
        super().__init__()

    def compose(self) -> ComposeResult:
        """A title, the steps, and how to close it."""
        title = f"Why {self._explanation.id} is what it is: {self._explanation.name}"
        with Vertical(id="why"):
            yield Static(one_line(title), id="why-title", markup=False)
            with _Calculation(id="calculation"):
                yield Page(self._steps(), id="steps")
            yield Static(keys_bold("Enter closes."), id="why-close")

    def on_click(self) -> None:
        """Close the dialog."""
        self.action_close()

    def action_close(self) -> None:
        """Close the dialog."""
        self.dismiss()

    def _steps(self) -> Iterator[Paragraph]:
        for step in self._explanation.lines:
            yield Paragraph(step.value, lead=f"{step.label}:")
            yield Paragraph(step.formula, indent=4)
            yield Paragraph(rest=step.rule, indent=4)
        if self._quotes:
            yield Paragraph()
            yield Paragraph(lead="In their words")
        for quote in self._quotes:
            about = ", ".join(part for part in (quote.person, quote.question) if part)
            yield Paragraph(f"“{quote.text}”", rest=about)
