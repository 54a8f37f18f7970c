"""F2: a letter on each widget that can have the focus; typing the letter focuses it."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Offset
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from coachtui.tui.layouts import letter_of

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The letters in the order they are given out: those under the fingers first."""


@dataclass(frozen=True, slots=True)
class JumpTarget:
    """A widget, the letters that focus it, and where on the screen they are shown."""

    widget: Widget
    letters: str
    at: Offset


class JumpLabel(Static):
    """The letters of one target."""

    def __init__(self, target: JumpTarget) -> None:
        super().__init__(target.letters.upper(), markup=False)
        self.target = target
        self.styles.offset = target.at.x, target.at.y


class JumpScreen(ModalScreen[Widget | None]):
    """Shows letters over the screen below. Its result is the widget chosen, or None."""

    HELP: ClassVar[str] = (
        "Each letter goes to the thing it stands on. Esc, F2 or a click beside them leaves all as it was."
    )
    CSS_PATH = "styles/comfort.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f2", "cancel", show=False)]

    def __init__(self, targets: tuple[JumpTarget, ...]) -> None:
        self._targets = targets
        self._typed = ""
        super().__init__()

    def compose(self) -> ComposeResult:
        """A label on each target."""
        for target in self._targets:
            yield JumpLabel(target)

    def on_key(self, event: events.Key) -> None:
        """Choose the target whose letters were typed; letters that no target has close the screen without a choice.

        After the first of two letters only the targets that begin with it are still shown.
        """
        letter = letter_of(self, event.character or "").lower()
        if letter not in LETTERS or not letter:
            return
        event.stop()
        self._typed += letter
        left = [target for target in self._targets if target.letters.startswith(self._typed)]
        if not left or left[0].letters == self._typed:
            self.dismiss(left[0].widget if left else None)
            return
        for label in self.query(JumpLabel):
            label.display = label.target in left

    def on_click(self, event: events.Click) -> None:
        """Choose the target whose letters were clicked; a click elsewhere cancels."""
        event.stop()
        self.dismiss(event.widget.target.widget if isinstance(event.widget, JumpLabel) else None)

    def on_resize(self, event: events.Resize) -> None:
        """Cancel: the widgets below have moved, so the letters are in wrong places."""
        if self.is_current and event.size != self.size:
            self.dismiss(None)

    def action_cancel(self) -> None:
        """Close without a choice."""
        self.dismiss(None)


def targets(screen: Screen[Any]) -> tuple[JumpTarget, ...]:
    """The widgets that can have the focus and are at least partly in sight, in Tab order, each with its letters."""
    seen: list[tuple[Widget, Offset]] = []
    taken: set[Offset] = set()
    for widget in screen.focus_chain:
        region = screen.find_widget(widget).visible_region
        if not region.area:
            continue
        at = region.offset
        while at in taken:
            at += (2, 0)
        taken.add(at)
        seen.append((widget, at))
    return tuple(
        JumpTarget(widget, letters, at) for (widget, at), letters in zip(seen, _letters(len(seen)), strict=False)
    )


def _letters(count: int) -> Iterator[str]:
    """At least ``count`` labels, while there are so many: of one letter each, or of two if one does not suffice."""
    length = 1 if count <= len(LETTERS) else 2
    return ("".join(letters) for letters in itertools.product(LETTERS, repeat=length))
