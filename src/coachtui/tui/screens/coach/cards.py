"""The cards of a meeting, filled in from memory or from notes on paper, in any order."""

from collections.abc import Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from coachtui.model.text import counted
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.desk import Desk
from coachtui.tui.keys import bindings_of
from coachtui.tui.screens.coach.observed_screen import ObservedScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.card_lines import CardLines
from coachtui.tui.widgets.lines import QUIET, Lines, column
from coachtui.tui.widgets.status import keys_bold
from coachtui.workflow.coaching.coach_cards import Card, answer_card, cards_of

_PROGRESS = 8
_ASKS = "y yes   p partly   n no   x not needed   Backspace takes it away"
_CARDS_HELP = (
    "The cards: one for each agenda item, and one for the whole meeting. Up and Down choose one; Enter or Tab goes to "
    "its lines."
)


class CardsScreen(ObservedScreen):
    """The cards of a meeting above, and the lines of the one that is chosen below."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.COACH_CARDS
    TITLE_ENDS: ClassVar[str] = "cards"
    CSS_PATH = "../../styles/coach.tcss"
    HELP: ClassVar[str] = (
        "A card takes ten seconds: for each line y yes, p partly, n no, x not needed. What a line says is what yes "
        "means. Cards may stay empty, and be filled in on any day, from your notes on paper too."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.COACH_CARDS)]

    def __init__(self, desk: Desk, settings: Settings, meeting: str, *, whom: str = "") -> None:
        super().__init__(desk, settings, meeting, whom=whom)
        self._cards: tuple[Card, ...] = ()
        self._at: int | None = None

    def compose(self) -> ComposeResult:
        """A heading, the cards, the lines of one, and the keys."""
        yield from self.compose_heading()
        yield Lines[Card](_card_line, id="cards", words=_CARDS_HELP, keeps_mark=True)
        with Vertical(id="card-part"):
            yield Static("", id="card-title", classes="part", markup=False)
            yield CardLines()
        yield ActionLine(ScreenId.COACH_CARDS, self._settings.keys)

    def show(self, mark: str = "") -> None:
        """Show the cards, with the cursor on the first that is not done, or where it was.

        ``mark`` is the id of an agenda item, a space, and the id of a behaviour: that card and line get the cursor.
        """
        item, _, behaviour = mark.rpartition(" ")
        self._cards = cards_of(self.opened, self._meeting)
        if mark:
            self._at = next((place for place, card in enumerate(self._cards) if card.item == item), 0)
        elif self._at is None:
            self._at = next((place for place, card in enumerate(self._cards) if not card.is_done), 0)
        self._show_todo()
        self.query_one("#cards", Lines).show(self._cards, self._at)
        asks = [ask.behaviour for ask in self._card.asks]
        self._show_card(asks.index(behaviour) if behaviour in asks else None)
        if self.focused is None:
            self.query_one(CardLines).focus()

    def unsaved(self) -> Mapping[str, str]:
        """Every card with its answers in words."""
        return {
            card.title: ", ".join(f"{ask.line} {ask.word.value}" for ask in card.asks if ask.word is not None)
            for card in self._cards
            if card.answered
        }

    def _show_todo(self) -> None:
        left = sum(not card.answered for card in self._cards)
        self.show_notice(f"{counted(left, 'card')} waiting." if left else "No card is waiting.")

    @property
    def _card(self) -> Card:
        return self._cards[self._at or 0]

    def _show_card(self, at: int | None = None) -> None:
        title = Content.assemble((self._card.title, "bold"), "   ", keys_bold(_ASKS))
        self.query_one("#card-title", Static).update(title)
        self.query_one(CardLines).show_card(self._card, at)

    @on(OptionList.OptionHighlighted, "#cards")
    def choose(self, event: OptionList.OptionHighlighted) -> None:
        """Show the card under the cursor."""
        event.stop()
        if self._cards and event.option_index != self._at:
            self._at = event.option_index
            self._show_card()

    @on(OptionList.OptionSelected)
    def go_to_lines(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a card focuses its lines; on a line it does nothing."""
        event.stop()
        self.query_one(CardLines).focus()

    @on(CardLines.Answered)
    def answer(self, event: CardLines.Answered) -> None:
        """Record the answer to a line, or that its answer was removed. The cursor keeps its place."""
        event.stop()
        item, lines = self._card.item, self.query_one(CardLines)
        place = lines.highlighted
        self.change(
            lambda workspace: answer_card(workspace, self._meeting, item, event.behaviour, event.word),
            f"{item} {event.behaviour}",
        )
        lines.highlighted = place

    @on(CardLines.Ended)
    def go_on(self, event: CardLines.Ended) -> None:
        """Go to the next card without any answer, once the last line of a card was answered."""
        event.stop()
        behind = range((self._at or 0) + 1, len(self._cards))
        following = next((place for place in behind if not self._cards[place].answered), None)
        if following is not None:
            self._go_to_card(following)

    def action_next(self) -> None:
        """Go to the next card."""
        self._go_to_card(min((self._at or 0) + 1, len(self._cards) - 1))

    def action_back(self) -> None:
        """Go to the card before."""
        self._go_to_card(max((self._at or 0) - 1, 0))

    def _go_to_card(self, place: int) -> None:
        if self._cards:
            self._at = place
            self.query_one("#cards", Lines).highlighted = place
            self._show_card()


def _card_line(card: Card, width: int) -> Content:
    progress = "·" if not card.answered else f"{card.answered} of {len(card.asks)}"
    name = f"{card.item}  {card.title}" if card.item else card.title
    return Content.assemble(
        column(name, width - _PROGRESS), (column(progress, _PROGRESS), QUIET if card.is_done else "")
    )
