"""Choices for somebody alone: a list without numbers, a quiet letter before each. Records nothing."""

import textwrap
from collections.abc import Callable, Collection, Sequence

from textual import events
from textual.content import Content

from coachtui.answer_types import Choice
from coachtui.tui.widgets.lines import QUIET, Lines

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SIGNS = ("●", "○")
_PLAIN_SIGNS = ("*", "-")
_MARGIN = 5
"""Columns for the mark and the letter."""


class Lettered(Lines[tuple[str, Choice]]):
    """Choices with their letters. ``take_key`` sees every key first and returns True if it used it.

    ``choose`` is called with the choice's place on Enter, Space, its letter or a click; marks are set by `show_marks`.
    Until an arrow or a letter has gone to one, no choice is under the cursor, and Enter calls ``passed``: whoever goes
    on with Enter alone has chosen nothing.
    """

    def __init__(
        self,
        *,
        take_key: Callable[[events.Key], bool],
        choose: Callable[[int], None],
        passed: Callable[[], None],
        id: str,  # noqa: A002 - as every widget names it
        words: str,
        ascii_only: bool = False,
    ) -> None:
        super().__init__(self._line, id=id, words=words)
        self._take_key = take_key
        self._choose, self._passed = choose, passed
        self._marked: Collection[Choice] = ()
        self._signs = _PLAIN_SIGNS if ascii_only else _SIGNS
        self._moves = {
            "up": self.action_cursor_up,
            "down": self.action_cursor_down,
            "home": self.action_first,
            "end": self.action_last,
            "space": self.action_select,
            "enter": self._enter,
        }
        self.display = False

    def offer(self, choices: Sequence[Choice], marked: Collection[Choice]) -> None:
        """Offer these, with those ``marked`` as chosen; nothing is shown where there are none."""
        self._marked = marked
        self.display = bool(choices)
        lettered = tuple(zip(LETTERS, choices, strict=False))
        first = next((place for place, choice in enumerate(choices) if choice in marked), None)
        self.show(lettered, first)

    def show_marks(self, marked: Collection[Choice]) -> None:
        """Mark these as chosen, and no others."""
        self._marked = marked
        place = self.highlighted
        self._tell_all()
        self.highlighted = place

    def action_select(self) -> None:
        """Choose what is under the cursor: at once, so that whatever is pressed next finds it done."""
        if self.highlighted is not None:
            self._choose(self.highlighted)

    def _enter(self) -> None:
        if self.highlighted is None:
            self._passed()
        else:
            self.action_select()

    async def _on_key(self, event: events.Key) -> None:
        focused = self.screen.focused
        letters = LETTERS[: len(self.things)]
        if focused is not self and focused is not None:
            # It was pressed before the choice had been dealt with, and is meant for what came next.
            focused.post_message(events.Key(event.key, event.character))
        elif self._take_key(event):
            pass
        elif event.key in self._moves:
            # At once, not as a binding some time later: whatever was pressed right behind it finds it done.
            self._moves[event.key]()
        elif event.character and event.character.casefold() in letters:
            self.highlighted = letters.index(event.character.casefold())
            self.action_select()
        else:
            return
        event.stop()
        event.prevent_default()

    def _line(self, thing: tuple[str, Choice], width: int) -> Content:
        letter, choice = thing
        chosen = choice in self._marked
        wrapped = textwrap.wrap(choice.say, max(width - _MARGIN, 8)) or [""]
        mark = self._signs[0] if chosen else self._signs[1]
        lines = [
            Content.assemble(
                (f"{mark} ", "$accent" if chosen else QUIET),
                (f"{letter}  ", QUIET),
                (wrapped[0], _style(chosen=chosen)),
            ),
            *(Content.assemble(" " * _MARGIN, (line, _style(chosen=chosen))) for line in wrapped[1:]),
        ]
        return Content("\n").join(lines)


def _style(*, chosen: bool) -> str:
    return "bold" if chosen else ""
