"""The panel with the card of an agenda item, or of the whole meeting. It only posts messages."""

from dataclasses import replace
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import OptionList, Static

from coachtui.model.observing import CardWord
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.widgets.card_lines import CardLines
from coachtui.workflow.coaching.coach_cards import Card

_HINT = "y yes · p partly · n no · x not needed · Esc: it waits · Backspace"


class CardPanel(Panel):
    """Shows one card. Posts `Answered` for each line, and `Ended` after the last one."""

    HELP: ClassVar[str] = CardLines.HELP + " Esc leaves the card, which waits; any other letter goes on in your line."

    class Answered(Message):
        """The line about ``behaviour`` on the card of ``item`` was answered with ``word``; None: answer removed."""

        def __init__(self, item: str, behaviour: str, word: CardWord | None) -> None:
            self.item, self.behaviour, self.word = item, behaviour, word
            super().__init__()

    def __init__(self) -> None:
        self._title = Static(id="card-title", markup=False)
        self._lines = CardLines(id="card-lines")
        self._card = Card("", "", ())
        super().__init__(self._lines, _HINT, id="card-panel")
        self.add_class("-over")

    def compose(self) -> ComposeResult:
        """Compose the title above the lines."""
        yield self._title
        yield self._lines

    @property
    def card(self) -> Card:
        """The card shown, with its answers so far."""
        return self._card

    def offer(self, card: Card) -> None:
        """Show ``card``, with the cursor on the first line that is not answered."""
        self._card = card
        self._title.update(f"Card: {card.title}")
        self._lines.show_card(card)

    def on_key(self, event: events.Key) -> None:
        """Post `Ended` for Esc: the rest of the card is answered later."""
        if event.key == "escape":
            event.stop()
            self.post_message(self.Ended())

    @on(CardLines.Answered)
    def _answer(self, event: CardLines.Answered) -> None:
        event.stop()
        asks = (replace(ask, word=event.word) if ask.behaviour == event.behaviour else ask for ask in self._card.asks)
        self._card = replace(self._card, asks=tuple(asks))
        self._lines.show_card(self._card, self._lines.highlighted)
        self.post_message(self.Answered(self._card.item, event.behaviour, event.word))

    @on(CardLines.Ended)
    @on(OptionList.OptionSelected)
    def _end(self, event: CardLines.Ended | OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Ended())
