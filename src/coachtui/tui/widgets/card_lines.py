"""The lines of a card, each answered with one key: yes, partly, no or not needed. Records nothing."""

from collections.abc import Mapping
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from coachtui.model.cells import wrapped
from coachtui.model.observing import CardWord
from coachtui.model.text import one_line
from coachtui.tui.widgets.lines import QUIET, Lines, column
from coachtui.workflow.coaching.coach_cards import Card, CardAsk

_LINE, _WORD, _MARKS = 20, 11, 6
_ROOM_FOR_MARKS, _ROOM_BESIDE = 66, 56
_INDENT = 2
KEYS: Mapping[str, CardWord] = {
    "y": CardWord.YES,
    "p": CardWord.PARTLY,
    "n": CardWord.NO,
    "x": CardWord.NOT_NEEDED,
}
"""The key of each answer."""


class CardLines(Lines[CardAsk]):
    """The lines of one card. y, p, n and x answer the line under the cursor; Backspace removes its answer.

    Posts `Answered` for each, and `Ended` after the last line.
    """

    class Answered(Message):
        """The line about ``behaviour`` was answered with ``word``; None: its answer was removed."""

        def __init__(self, behaviour: str, word: CardWord | None) -> None:
            self.behaviour, self.word = behaviour, word
            super().__init__()

    class Ended(Message):
        """The last line was answered."""

    HELP: ClassVar[str] = (
        "The card, a line for each behaviour: y yes, p partly, n no, x not needed; then the next line is marked. "
        "Backspace takes an answer away."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(f"{key},{key.upper()}", f"answer('{key}')", show=False) for key in KEYS),
        Binding("backspace,delete", "empty", show=False),
    ]

    def __init__(self, *, id: str = "card") -> None:
        super().__init__(_line, id=id)

    def show_card(self, card: Card, at: int | None = None) -> None:
        """Show ``card``, with the cursor on the line at ``at``, counted from 0.

        With None it is on the first line that has no answer, or on the first of all.
        """
        first = next((place for place, ask in enumerate(card.asks) if ask.word is None), 0)
        self.show(card.asks, first if at is None else at)

    def action_answer(self, key: str) -> None:
        """Post `Answered` for the line under the cursor, and move to the next; after the last one post `Ended`."""
        ask, place = self.chosen, self.highlighted
        if ask is None or place is None:
            return
        self.post_message(self.Answered(ask.behaviour, KEYS[key]))
        if place + 1 < len(self.things):
            self.highlighted = place + 1
        else:
            self.post_message(self.Ended())

    def action_empty(self) -> None:
        """Post that the line under the cursor has no answer; where it has none already, the line before."""
        if self.chosen is not None and self.chosen.word is None and self.highlighted:
            self.highlighted -= 1
        if self.chosen is not None:
            self.post_message(self.Answered(self.chosen.behaviour, None))


def _line(ask: CardAsk, width: int) -> Content:
    """The line, its answer, and what yes means, on as many lines as that takes."""
    marks = _MARKS if width >= _ROOM_FOR_MARKS and (ask.helped or ask.hurt) else 0
    beside = width >= _ROOM_BESIDE
    left = _LINE + _WORD if beside else _INDENT
    first, *more = wrapped(one_line(ask.yes), max(width - left - marks, 12)) or [""]
    if not beside:
        first, more = "", [first, *more]
    answer = "·" if ask.word is None else ask.word.value
    lines = [
        Content.assemble(
            column(ask.line, _LINE - 1) + " ",
            (column(answer, _WORD), QUIET if ask.word is None else "bold $text-accent"),
            (column(first, width - _LINE - _WORD - marks), QUIET),
            (_marked(ask).rjust(marks) if marks else "", QUIET),
        ),
        *(Content.styled(" " * left + line, QUIET) for line in more),
    ]
    return Content("\n").join(lines)


def _marked(ask: CardAsk) -> str:
    """How often lines were marked with it, such as "+2 -1"."""
    return " ".join(f"{sign}{count}" for sign, count in (("+", ask.helped), ("-", ask.hurt)) if count)
