"""A list of lines to walk through and choose from, and the columns that its lines are made of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import ClassVar, Generic, TypeVar

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.actions import SkipAction
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coachtui.model.text import one_line
from coachtui.tui.widgets.own_help import explain
from coachtui.tui.widgets.wrapped import Wrapped

_T = TypeVar("_T")
LEVELS = 4
QUIET = "$text-muted"
"""The style of what is secondary."""
_PADDING = 2
"""Columns at the two ends of a line, as the style sheet has them."""


@dataclass(frozen=True, slots=True)
class ListHeading:
    """A line that says what the lines below it are; the cursor passes over it."""

    words: str
    style: str = ""


class Lines(OptionList, Generic[_T]):
    """A list of things of one kind, a line or a few each: the text that ``render(thing, width)`` returns.

    ``render`` is called when a line is laid out, and again when the width changes. Enter or a click on a thing posts
    OptionList.OptionSelected; `chosen` is the thing under the cursor. The cursor passes over a `ListHeading`.
    ``keeps_mark`` where the thing under the cursor is what is chosen, and stays marked while the focus is elsewhere.
    """

    class Rewrapped(Message):
        """The lines have another width; headings of columns may have moved."""

    HELP: ClassVar[str] = "Up and Down walk through the list; Enter or a click opens what is marked."

    def __init__(
        self,
        render: Callable[[_T, int], Content],
        *,
        id: str | None = None,
        words: str = "",
        keeps_mark: bool = False,
    ) -> None:
        super().__init__(id=id, markup=False, compact=True, classes="-keeps-mark" if keeps_mark else None)
        self._render_thing = render
        self._things: Sequence[_T] = ()
        self._wrapped_for = 0
        """The width that `Rewrapped` was last posted for."""
        if words:
            explain(self, words)

    @property
    def things(self) -> Sequence[_T]:
        """The things listed."""
        return self._things

    @property
    def chosen(self) -> _T | None:
        """The thing under the cursor; None without a cursor."""
        return self._things[self.highlighted] if self.highlighted is not None else None

    def show(self, things: Sequence[_T], at: int | None = 0) -> None:
        """List ``things``, with the cursor on the one at ``at``, counted from 0; None for no cursor."""
        self._things = things
        place = min(at, len(things) - 1) if at is not None and things else None
        self._list_things()
        self.highlighted = place

    def action_select(self) -> None:
        """Post OptionList.OptionSelected of the thing under the cursor; without one leave Enter to the screen."""
        if self.highlighted is None:
            raise SkipAction
        super().action_select()

    def on_resize(self, event: events.Resize) -> None:
        """Post `Rewrapped` when the width has changed."""
        del event
        if self._wrapped_for != self.room:
            self._wrapped_for = self.room
            self.post_message(self.Rewrapped())

    @property
    def room(self) -> int:
        """The columns there are for a line; 0 before there is a layout."""
        return max(self.scrollable_content_region.width - _PADDING, 0)

    def _list_things(self) -> None:
        self.set_options(
            [Option(self._line_of(thing), disabled=isinstance(thing, ListHeading)) for thing in self._things]
        )

    def _line_of(self, thing: _T) -> Wrapped:
        return Wrapped(partial(self._render_thing, thing))


def column(text: str, width: int) -> str:
    """``text`` on one line of exactly ``width`` cells, cut with an ellipsis."""
    line = one_line(text)
    if width <= 0:
        return ""
    if cell_len(line) > width:
        line = set_cell_size(line, width - 1).rstrip() + "…"
    return line + " " * (width - cell_len(line))
