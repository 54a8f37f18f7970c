"""The list of choices in a self-assessment, each with a letter in place of a number. Records nothing."""

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from coachtui.answer_types import Choice
from coachtui.model.cells import wrapped
from coachtui.tui.layouts import letter_of
from coachtui.tui.typed_characters import typed_by
from coachtui.tui.widgets.lines import QUIET, Lines

LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SIGNS = ("●", "○")
_PLAIN_SIGNS = ("*", "-")
_MARGIN = 5
"""Columns for the mark and the letter."""
_WORDS_END = 1.0
"""Seconds without a key after which a letter chooses again, where words were typed that the parent has no field for."""


class Lettered(Lines[tuple[str, Choice]]):
    """Choices with their letters. Enter, Space, a choice's letter or a click posts OptionList.OptionSelected.

    The parent marks chosen ones with `show_marks`. The cursor is on no choice until an arrow or a letter is pressed;
    until then Enter posts `Passed`, so that Enter alone never chooses. A character that no choice has, or a space right
    behind a letter, shows that words are being typed: `Prose` is posted with them, so that no letter of them chooses.
    Where the list keeps the focus nevertheless, the rest of the words is dropped until an arrow, Enter or a pause.
    """

    class Passed(Message):
        """Enter was pressed with no choice under the cursor."""

    class Emptied(Message):
        """The user pressed Backspace or Delete: what is chosen is to be removed."""

        def __init__(self, lettered: "Lettered") -> None:
            super().__init__()
            self.lettered = lettered

        @property
        def control(self) -> "Lettered":
            """The list."""
            return self.lettered

    class Prose(Message):
        """Words are being typed: ``text`` is what there is of them. Its first ``chosen`` characters chose something."""

        def __init__(self, text: str, chosen: int) -> None:
            super().__init__()
            self.text, self.chosen = text, chosen

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "choose_marked", show=False),
        Binding("backspace,delete", "empty", show=False),
        *(
            Binding(f"{letter},{letter.upper()}", f"choose({place})", show=False)
            for place, letter in enumerate(LETTERS)
        ),
    ]

    def __init__(self, *, id: str, words: str, ascii_only: bool = False) -> None:
        super().__init__(self._line, id=id, words=words)
        self._marked: Collection[Choice] = ()
        self._signs = _PLAIN_SIGNS if ascii_only else _SIGNS
        self._escaped = False
        self._run = ""
        """The letters of choices typed one after the other, without another key between them."""
        self._words_end: Timer | None = None
        """Runs while words are typed that are dropped."""
        self.display = False

    def offer(self, choices: Sequence[Choice], marked: Collection[Choice]) -> None:
        """List ``choices``, those in ``marked`` as chosen; hide the list when there are none."""
        self._marked = marked
        lettered = tuple(zip(LETTERS, choices, strict=False))
        first = next((place for place, choice in enumerate(choices) if choice in marked), None)
        self.show(lettered, first)
        self.display = bool(choices)

    def show_marks(self, marked: Collection[Choice]) -> None:
        """Mark the choices in ``marked`` as chosen, and no others."""
        self._marked = marked
        place = self.highlighted
        self._list_things()
        self.highlighted = place

    def on_key(self, event: events.Key) -> None:
        """Post `Prose` once what is typed can only be words. A key after Esc or with Alt is a command."""
        after, self._escaped = self._escaped, event.key == "escape" and not self._escaped
        typed = "" if after or event.key.startswith("alt+") else typed_by(event)
        if typed and self._words_end is not None:
            event.stop()
            event.prevent_default()
            self._words_end.reset()
        elif not typed or (typed == " " and not self._run):
            self._run = ""
            self._end_words()
        elif letter_of(self, typed) in LETTERS[: len(self.things)]:
            self._run += typed
        else:
            event.stop()
            event.prevent_default()
            text, self._run = self._run + typed, ""
            self._words_end = self.set_timer(_WORDS_END, self._end_words)
            self.post_message(self.Prose(text, len(text) - 1))

    def on_blur(self) -> None:
        """Forget the letters and the Esc typed."""
        self._run, self._escaped = "", False
        self._end_words()

    def _end_words(self) -> None:
        """Let letters choose again."""
        if self._words_end is not None:
            self._words_end.stop()
            self._words_end = None

    @property
    def typed(self) -> str:
        """The letters of choices typed one after the other, without another key or a pause between them."""
        return self._run

    def forget_letters(self) -> None:
        """Forget the letters typed, so that what is typed next is not taken for the same word."""
        self._run = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse letters that no choice has."""
        return action != "choose" or parameters[0] in range(len(self.things))

    def action_choose(self, place: int) -> None:
        """Choose the choice at ``place``, counted from 0."""
        self.highlighted = place
        self.action_select()

    def action_empty(self) -> None:
        """Post `Emptied`."""
        self.post_message(self.Emptied(self))

    def action_choose_marked(self) -> None:
        """Choose the choice under the cursor, if there is one."""
        if self.highlighted is not None:
            self.action_select()

    def action_select(self) -> None:
        """Choose the choice under the cursor; without one post `Passed`."""
        if self.highlighted is None:
            self.post_message(self.Passed())
        else:
            super().action_select()

    def _line(self, thing: tuple[str, Choice], width: int) -> Content:
        letter, choice = thing
        chosen = choice in self._marked
        first, *more = wrapped(choice.say, max(width - _MARGIN, 8) + 1) or [""]
        mark = self._signs[0] if chosen else self._signs[1]
        lines = [
            Content.assemble(
                (f"{mark} ", "$accent" if chosen else QUIET),
                (f"{letter}  ", QUIET),
                (first, _style(chosen=chosen)),
            ),
            *(Content.assemble(" " * _MARGIN, (line, _style(chosen=chosen))) for line in more),
        ]
        return Content("\n").join(lines)


def _style(*, chosen: bool) -> str:
    return "bold" if chosen else ""
