"""The panels of a meeting that is observed: card, items, what was missed, who is there, notes that are offered.

The screen opens one at a time. What is typed or chosen in a panel is recorded here, into the meeting.
"""

from collections.abc import Mapping

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from coachtui.model.problems import CoachError
from coachtui.tui.screens.interview.finding import FindPanel, Found
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.screens.observe.card import CardPanel
from coachtui.tui.screens.observe.offer import OfferPanel
from coachtui.tui.screens.observe.somebody import SomebodyPanel
from coachtui.workflow.observing.before_meeting import participant_typed
from coachtui.workflow.observing.live_meeting import LiveMeeting
from coachtui.workflow.observing.meant_in_meetings import behaviours_named, items_named

_ITEM_HELP = "Which item of the agenda goes on now: its number, or a few letters of it. Other words add one."
_MISSED_HELP = "A behaviour that this item needed and nobody showed: its number, or a few letters of it."


class BesideLine(Vertical):
    """All panels but the cover. Call `show_meeting` before any is opened: everything is recorded into that meeting.

    The screen opens and closes the panels, and calls `keep` with the text of a closed one.
    """

    class Wanted(Message):
        """The screen is to close the open panel and open ``panel``."""

        def __init__(self, panel: Panel) -> None:
            self.panel = panel
            super().__init__()

    class Recorded(Message):
        """Something was recorded: the screen is to be painted anew, with the notice ``said``, if it is not ""."""

        def __init__(self, said: str = "") -> None:
            self.said = said
            super().__init__()

    class ItemOpened(Message):
        """The agenda item with the id ``item`` was opened."""

        def __init__(self, item: str) -> None:
            self.item = item
            super().__init__()

    class Resized(Message):
        """The panels take more or fewer lines than before."""

    def __init__(self) -> None:
        super().__init__(id="beside")
        self.card, self.person, self.offer = CardPanel(), SomebodyPanel(), OfferPanel()
        self.item = FindPanel("Item:", id="item", words=_ITEM_HELP, nothing="Enter adds it to the agenda")
        self.missed = FindPanel("Missed:", id="missed", words=_MISSED_HELP, nothing="nothing has these words")
        self._live: LiveMeeting | None = None
        self._shorts: Mapping[str, str] = {}

    def compose(self) -> ComposeResult:
        """Compose every panel, hidden."""
        yield from (self.card, self.item, self.missed, self.person, self.offer)

    def show_meeting(self, live: LiveMeeting, shorts: Mapping[str, str]) -> None:
        """Record into ``live`` from now on; ``shorts`` are short names of behaviours by id."""
        self._live, self._shorts = live, shorts

    @property
    def live(self) -> LiveMeeting:
        """The meeting to record into. Raises RuntimeError before `show_meeting`."""
        if self._live is None:
            raise RuntimeError("the meeting is not open yet")
        return self._live

    def on_resize(self) -> None:
        """Post `Resized`."""
        self.post_message(self.Resized())

    def keep(self, panel: Panel, words: str) -> None:
        """Record ``words``, the text that the closed ``panel`` returned.

        They say who has come in, or that consent was asked for. Posts `Recorded` with a notice, also where they cannot
        be read, and `Wanted` with the panel that offers notes where some begin with the initials. Does nothing for
        other panels.
        """
        if panel is not self.person or not words:
            return
        try:
            code, said = participant_typed(self.live, words)
        except CoachError as error:
            self.post_message(self.Recorded(f"{error.message} {error.hint}".strip()))
            return
        self.post_message(self.Recorded(said))
        notes = self.live.lines.notes_beginning_with(code) if code else ()
        if notes:
            self.offer.offer(code, notes)
            self.post_message(self.Wanted(self.offer))

    @on(OfferPanel.Claimed)
    def _claim(self, event: OfferPanel.Claimed) -> None:
        self.live.lines.claim(event.lines)
        self.post_message(self.Recorded())

    @on(CardPanel.Answered)
    def _answer(self, event: CardPanel.Answered) -> None:
        self.live.answer_card(event.item, event.behaviour, event.word)
        self.post_message(self.Recorded())

    @on(FindPanel.Searched, "#item")
    def _find_item(self, event: FindPanel.Searched) -> None:
        found = items_named(self.live.meeting.items, event.text)
        self.item.show([Found(str(place), each.title or each.id) for place, each in found])

    @on(FindPanel.Chosen, "#item")
    def _go_to_item(self, event: FindPanel.Chosen) -> None:
        self.live.go_on()
        item = self.live.go_item(self.live.meeting.items[int(event.text) - 1].id)
        self.post_message(self.ItemOpened(item))

    @on(FindPanel.Named, "#item")
    def _add_item(self, event: FindPanel.Named) -> None:
        self.live.go_on()
        self.post_message(self.ItemOpened(self.live.add_item(event.text)))

    @on(FindPanel.Searched, "#missed")
    def _find_behaviour(self, event: FindPanel.Searched) -> None:
        found = behaviours_named(self.live.rubric.rated_behaviours(), event.text)
        self.missed.show([Found(each.id, each.name) for each in found])

    @on(FindPanel.Chosen, "#missed")
    def _miss(self, event: FindPanel.Chosen) -> None:
        self.live.missed(event.text)
        self.post_message(self.Recorded(f"Missed here: {self._shorts[event.text]}."))
