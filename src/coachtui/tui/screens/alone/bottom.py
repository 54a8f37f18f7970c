"""The bottom of a screen on which somebody answers alone: the buttons, and a line that says what keys do.

With room the two stand side by side. A notice takes the place of both, until keys or letters are shown again.
"""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Container

from coachtui.tui.actions import Act
from coachtui.tui.screens.alone.hints import Keys, field_hints, letter_hints
from coachtui.tui.screens.alone.ways import WayButtons
from coachtui.tui.widgets.status import CommandLine


class AloneBottom(Container):
    """The buttons, and the line beside or below them. With room, the class -hints-only hides the buttons."""

    def __init__(self) -> None:
        super().__init__(id="bottom")
        self.ways = WayButtons()
        self._line = CommandLine(id="hints")
        self._leaving_keys: Keys = ()
        self._has_notice = False

    def compose(self) -> ComposeResult:
        """The buttons, then the line."""
        yield self.ways
        yield self._line

    def show_leaving_keys(self, leaving_keys: Keys) -> None:
        """Show what can be done in a field. ``leaving_keys`` are those that leave it, each with words for it."""
        self._has_notice = False
        self._line.remove_class("-complaint")
        self._leaving_keys = leaving_keys
        self.remove_class("-hints-only")
        self._line.show(field_hints(leaving_keys, self.screen.size.width))

    def show_letters(self, letters: Mapping[str, Act]) -> None:
        """Show what the letters after Esc do; ``letters``: the acts by letter."""
        self._has_notice = False
        self._line.remove_class("-complaint")
        self.add_class("-hints-only")
        self._line.show(letter_hints(letters), whole=True)

    def show_notice(self, text: str, *, is_complaint: bool = False) -> None:
        """Show ``text`` as a notice, until `show_leaving_keys` or `show_letters` is called."""
        self._has_notice = True
        self.add_class("-hints-only")
        self._line.set_class(is_complaint, "-complaint")
        self._line.show_notice(text)

    def is_outdated(self, leaving_keys: Keys) -> bool:
        """Whether it shows other keys than ``leaving_keys``. False while it shows a notice."""
        return not self._has_notice and leaving_keys != self._leaving_keys
