"""The numbered options of a question, to choose from with keys or clicks."""

from functools import partial
from typing import ClassVar

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coachtui.answer_types import Choice
from coachtui.model.cells import wrapped
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.wrapped import Wrapped

_CHOSEN, _NOT_CHOSEN = "●", "○"
_NARROWEST = 8
"""The narrowest that its words are wrapped for."""


class Choices(OptionList):
    """Numbered options, the chosen ones marked. Enter, Space, a number or a click posts OptionList.OptionSelected.

    Within something that scrolls, an arrow key at the top or bottom of the list scrolls it.
    """

    class Emptied(Message):
        """The user pressed Backspace or Delete: the answer is to be removed."""

    HELP: ClassVar[str] = (
        "The answers to choose from. Up and down move, Enter or the number chooses, Tab goes back to the note."
        " Where several may be chosen, each goes in or out. Backspace takes the answer away. A click chooses too."
        " Anything else you type goes to the note."
    )

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, compact=True, classes="-empty")
        self._choices: tuple[Choice, ...] = ()
        self._chosen: tuple[bool, ...] = ()

    def show(self, choices: tuple[Choice, ...], chosen: tuple[bool, ...]) -> None:
        """List ``choices`` and mark those that are ``chosen``, by place; hide the list where there is none.

        The first chosen one is scrolled into sight, unless the cursor is in the list.
        """
        self.set_class(not choices, "-empty")
        if choices != self._choices:
            self._choices, self._chosen = choices, chosen
            self.set_options(
                Option(Wrapped(partial(choice_line, choice, mark)))
                for choice, mark in zip(choices, chosen, strict=True)
            )
            self.highlighted = None
            return
        for place, (choice, mark) in enumerate(zip(choices, chosen, strict=True)):
            if mark != self._chosen[place]:
                self.replace_option_prompt_at_index(place, Wrapped(partial(choice_line, choice, mark)))
        if chosen != self._chosen:
            self._chosen = chosen
            self._keep_chosen_in_sight()

    def on_resize(self) -> None:
        """Keep the chosen choice in sight."""
        self._keep_chosen_in_sight()

    def _keep_chosen_in_sight(self) -> None:
        """Scroll to the first chosen choice, unless the cursor is in the list."""
        if not self.has_focus and True in self._chosen:
            self.highlighted = self._chosen.index(True)
            self.call_after_refresh(self.scroll_to_highlight)

    def on_focus(self) -> None:
        """Put the cursor on the first chosen choice, else on the top one."""
        if self.highlighted is None and self._choices:
            self.highlighted = self._chosen.index(True) if True in self._chosen else 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Stop the message: no parent needs to know where the cursor is."""
        event.stop()

    def on_key(self, event: events.Key) -> None:
        """Choose by number or Space; post `Emptied` for Backspace or Delete."""
        numbers = [choice.number for choice in self._choices]
        is_number = event.character is not None and event.character.isdecimal() and int(event.character) in numbers
        if event.key in {"backspace", "delete"}:
            self.post_message(self.Emptied())
        elif is_number:
            self.highlighted = numbers.index(int(event.character or ""))
            self.action_select()
        elif event.key == "space":
            self.action_select()
        elif isinstance(self.parent, VerticalScroll) and self._leads_out(event.key):
            self.parent.scroll_relative(y=1 if event.key == "down" else -1, animate=False)
        else:
            return
        event.stop()
        event.prevent_default()

    def _leads_out(self, key: str) -> bool:
        """Whether an arrow key leads out of the list, at its top or bottom."""
        return (key, self.highlighted) in {("up", 0), ("down", self.option_count - 1)}


def choice_line(choice: Choice, chosen: bool, width: int) -> Content:
    """A choice with its number, marked if it is ``chosen``; its further lines begin below its words."""
    mark, number = _CHOSEN if chosen else _NOT_CHOSEN, f"{choice.number}  "
    margin = len(mark) + 1 + len(number)
    first, *more = wrapped(choice.say, max(width - margin, _NARROWEST) + 1) or [""]
    words = "\n".join([f"{number}{first}", *(" " * margin + line for line in more)])
    return Content.assemble((f"{mark} ", "$accent" if chosen else QUIET), (words, "bold" if chosen else ""))
