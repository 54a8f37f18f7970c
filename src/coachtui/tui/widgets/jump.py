"""The line that finds a question by its number or its words, with what it found above it. Moves nobody itself."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from coachtui.model.text import one_line
from coachtui.tui.widgets.lines import QUIET

MOST = 5
"""How many questions are offered."""


class JumpLine(Widget):
    """What was typed so far, and above it the questions it may mean, best first."""

    HELP: ClassVar[str] = (
        "Type the number of a question, or a few of its words. Up and down choose among what was found, Enter goes"
        " there, Esc stays here."
    )

    def __init__(self, *, choose: Callable[[int], None], id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._choose = choose
        self._typed = ""
        self._found: tuple[tuple[str, str], ...] = ()
        self._place = 0

    def show(self, typed: str, found: Sequence[tuple[str, str]], place: int) -> None:
        """Show what was typed and the questions found (id and wording), the one at ``place`` to go to."""
        self._typed, self._found, self._place = typed, tuple(found[:MOST]), place
        self.set_class(len(found) > 1, "-over")
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """A line for each question found and one for the typing."""
        del container, viewport, width
        return len(self._found) + 1

    def render(self) -> Content:
        """The questions, then the line."""
        width = self.content_size.width
        lines = [self._offered(place, question, asks, width) for place, (question, asks) in enumerate(self._found)]
        nothing = "   nothing has these words" if self._typed.strip() and not self._found else ""
        line = Content.assemble(
            ("Jump to: ", "bold $text-accent"), self._typed, ("▏", "$text-accent"), (nothing, QUIET)
        )
        return Content("\n").join([*lines, line])

    def on_click(self, event: events.Click) -> None:
        """Go to the question under the mouse."""
        event.stop()
        row = event.get_content_offset(self)
        if row is not None and row.y < len(self._found):
            self._choose(row.y)

    def _offered(self, place: int, question: str, asks: str, width: int) -> Content:
        chosen = place == self._place
        mark = "› " if chosen else "  "  # noqa: RUF001 - an arrow, not a bracket
        words = one_line(asks, max(width - 10, 1))
        return Content.assemble((mark, "$text-accent"), (f"{question:6} ", QUIET), (words, "bold" if chosen else ""))
