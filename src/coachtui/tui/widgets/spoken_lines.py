"""The lines of a meeting, with a cursor. However many there are, only those on the screen are laid out."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from coachtui.model.cells import wrapped
from coachtui.model.observing import LineKind, Mark
from coachtui.model.text import one_line
from coachtui.model.times import clock_words
from coachtui.tui.widgets.lines import QUIET, column
from coachtui.workflow.coaching.replaying import Replay, ReplayLine

_CLOCK, _POINTER, _WHO = 8, 2, 6
"""Cells of columns; that of the clock is wider where a line was said before the meeting, or hours later."""
_NARROWEST = 20
_AROUND = 3
"""How many lines are to be seen before and behind the one under the cursor."""
NO_WORDS = "(no words are kept)"


class SpokenLines(Widget, can_focus=True):
    """All lines of a meeting, with a cursor. Posts `Moved` when the cursor moves to another line."""

    class Moved(Message):
        """The cursor has moved to another line."""

    HELP: ClassVar[str] = (
        "What was said, line by line; what you typed while it was said stands between, in quiet letters. Type + or - "
        "and perhaps the number of a behaviour, such as -5, or ! for a star; Enter puts it on the line and goes on. Up "
        "and Down go from line to line, Page Up and Page Down by a screen, Home and End to the first and the last."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "go(0)", show=False),
        Binding("end", "go(-1)", show=False),
    ]

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._replay = Replay((), (), {}, {})
        self._top, self._clock = 0, _CLOCK
        self._shown: list[int] = []
        self.place = 0
        """The place of the line under the cursor."""

    @property
    def chosen(self) -> ReplayLine | None:
        """The line under the cursor; None where there is none."""
        return self._replay.lines[self.place] if self._replay.lines else None

    def show(self, replay: Replay, place: int) -> None:
        """Show the lines of ``replay``, with the cursor on the one at ``place``, counted from 0."""
        self._replay = replay
        said = [each.seconds for each in replay.lines if each.seconds is not None]
        self._clock = max(_CLOCK, *(len(clock_words(each)) + 1 for each in (min(said), max(said)))) if said else _CLOCK
        self.go_to(place)

    def go_to(self, place: int) -> None:
        """Move the cursor to the line at ``place``, or to the nearest one there is."""
        before, self.place = self.place, min(max(place, 0), max(len(self._replay.lines) - 1, 0))
        self.refresh()
        if self.place != before:
            self.post_message(self.Moved())

    def action_move(self, by: int) -> None:
        """Move the cursor ``by`` lines down, up where it is negative."""
        self.go_to(self.place + by)

    def action_page(self, by: int) -> None:
        """Move the cursor ``by`` screens down, up where it is negative."""
        self.go_to(self.place + by * max(len(set(self._shown)) - 1, 1))

    def action_go(self, place: int) -> None:
        """Move the cursor to the line at ``place``; -1 is the last."""
        self.go_to(place if place >= 0 else len(self._replay.lines) - 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go to the next line."""
        event.stop()
        self.action_move(1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go to the line before."""
        event.stop()
        self.action_move(-1)

    def on_click(self, event: events.Click) -> None:
        """Go to the line that was clicked."""
        if 0 <= event.y < len(self._shown):
            self.go_to(self._shown[event.y])

    # Laying out

    def render(self) -> Content:
        """The lines around the cursor, as many as there is room for."""
        width, height = self.content_size
        self._top = self._first_shown(max(width, _NARROWEST), height)
        rows: list[Content] = []
        self._shown = []
        for place in range(self._top, len(self._replay.lines)):
            if len(rows) >= height:
                break
            own = list(self._rows(place, max(width, _NARROWEST)))
            rows += own
            self._shown += [place] * len(own)
        return Content("\n").join(rows[:height])

    def _first_shown(self, width: int, height: int) -> int:
        """The first line to show: the one shown first before, unless the cursor would be too near to an end."""
        first = min(self._top, max(self.place - _AROUND, 0))
        last = min(self.place + _AROUND, len(self._replay.lines) - 1)
        room = height
        for place in range(last, first - 1, -1):
            room -= sum(1 for _ in self._rows(place, width))
            if room < 0 and place < self.place:
                return place + 1
        return first

    def _rows(self, place: int, width: int) -> Iterator[Content]:
        shown = self._replay.lines[place]
        if shown.item:
            yield Content.styled(self._item_words(shown.item, width), "bold $text-accent")
        left = _POINTER + self._clock + _WHO
        at_cursor = place == self.place
        words = f"{'! ' if shown.line.starred else ''}{self._words(shown)}"
        marks = ", ".join(map(self._mark_words, shown.line.marks))
        first, *more = wrapped(words, max(width - left, _NARROWEST)) or [""]
        style = "bold" if at_cursor else QUIET if shown.typed else ""
        yield Content.assemble(
            ("› " if at_cursor else "  ", "bold $text-accent"),
            (column("" if shown.seconds is None else clock_words(shown.seconds), self._clock), QUIET),
            (f"{column(shown.who, _WHO - 1)} ", "bold" if at_cursor else QUIET),
            (first, style),
        )
        for line in more:
            yield Content.styled(" " * left + line, style)
        for line in wrapped(marks, max(width - left, _NARROWEST)) if marks else ():
            yield Content.styled(" " * left + line, "$text-accent")

    def _item_words(self, item: str, width: int) -> str:
        title = next((each.title for each in self._replay.items if each.id == item), "")
        return column(f"Item {item}{f': {one_line(title)}' if title else ''}", width)

    def _words(self, shown: ReplayLine) -> str:
        text = one_line(shown.line.text)
        if not shown.is_kept:
            return NO_WORDS
        if shown.line.kind is LineKind.STEP_IN:
            return f"You stepped in: {text}"
        if not shown.who and not shown.line.imported:
            return f"You noted: {text}"
        return f"You typed: {text}" if shown.typed else text

    def _mark_words(self, mark: Mark) -> str:
        sign = "helped" if mark.helped else "hurt"
        short = self._replay.shorts.get(mark.behaviour, mark.behaviour)
        return f"{sign}: {short}" if mark.behaviour else f"{sign}: to be settled"
