"""The answers a question offers, as a list to reach by Tab or click. Records nothing: it says what was chosen."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coachtui.tui.widgets.lines import QUIET

_CHOSEN, _NOT_CHOSEN = "●", "○"


class Choices(OptionList):
    """Numbered options, the chosen ones marked. ``take_key`` sees every key first and returns True if it used it."""

    HELP: ClassVar[str] = (
        "The answers to choose from. Up and down move, Enter or the number chooses, Tab goes back to the note."
        " Where several may be chosen, each goes in or out. A click chooses too. Anything else you type goes to the"
        " note."
    )

    def __init__(self, *, take_key: Callable[[events.Key], bool], choose: Callable[[int], None], id: str) -> None:  # noqa: A002
        super().__init__(id=id, compact=True, classes="-empty")
        self._take_key = take_key
        self._choose = choose
        self._says: tuple[tuple[int, str], ...] = ()
        self._shown: tuple[bool, ...] = ()

    def show(self, options: Sequence[tuple[int, str]], chosen: Sequence[bool]) -> None:
        """Show these options, each with its number, and mark the chosen ones."""
        wanted, marks = tuple(options), tuple(chosen)
        self.set_class(not wanted, "-empty")
        if wanted != self._says:
            self._says, self._shown = wanted, marks
            self.set_options(
                Option(_line(number, say, mark)) for (number, say), mark in zip(wanted, marks, strict=True)
            )
            self.highlighted = None
            return
        for place, ((number, say), mark) in enumerate(zip(wanted, marks, strict=True)):
            if mark != self._shown[place]:
                self.replace_option_prompt_at_index(place, _line(number, say, mark))
        if marks != self._shown:
            self._shown = marks
            self._keep_chosen_in_sight()

    def on_resize(self) -> None:
        """Keep what was chosen in sight."""
        self._keep_chosen_in_sight()

    def _keep_chosen_in_sight(self) -> None:
        if not self.has_focus and True in self._shown:
            self.highlighted = self._shown.index(True)
            self.call_after_refresh(self.scroll_to_highlight)

    def on_focus(self) -> None:
        """Begin at what was chosen, or at the top."""
        if self.highlighted is None and self._says:
            self.highlighted = self._shown.index(True) if True in self._shown else 0

    def action_select(self) -> None:
        """Choose the highlighted option: at once, so that whatever is pressed next finds it done."""
        if self.highlighted is not None:
            self._choose(self.highlighted)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Moving through the list is nobody else's business."""
        event.stop()

    async def _on_key(self, event: events.Key) -> None:
        numbers = [number for number, _ in self._says]
        if event.character is not None and event.character.isdecimal() and int(event.character) in numbers:
            self.highlighted = numbers.index(int(event.character))
            self.action_select()
        elif event.key == "space":
            self.action_select()
        elif not self._take_key(event):
            return
        event.stop()
        event.prevent_default()


def _line(number: int, say: str, chosen: bool) -> Content:
    mark = _CHOSEN if chosen else _NOT_CHOSEN
    style = "bold" if chosen else ""
    return Content.assemble((f"{mark} ", "$accent" if chosen else QUIET), (f"{number}  {say}", style))
