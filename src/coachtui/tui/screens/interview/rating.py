"""The part that takes the keys for rating: nothing of it can be seen. Records nothing itself."""

from typing import ClassVar

from textual import events
from textual.message import Message

from coachtui.tui.screens.interview.asides import Aside
from coachtui.tui.screens.interview.keys import Mode, pressed
from coachtui.tui.screens.interview.rating_keys import Given, KeyResult, RatingKeys
from coachtui.workflow.sheets import Card


class RatingAside(Aside):
    """Takes the keys for rating and shows nothing: the other person may see the screen.

    Posts `Rated` for what is given, and `Moved` when the next digit is for another indicator.
    """

    HELP: ClassVar[str] = (
        "Rating. A digit is the level, the next one the evidence: 0 said, 1 example, 2 seen, 3 confirmed. k is don't"
        " know, x not applicable; e goes straight to the evidence of a level that is there already. Tab goes to the"
        " next indicator, Enter ends it. Nothing of it shows but on your side."
    )
    mode: ClassVar[Mode] = Mode.RATE

    class Rated(Message):
        """``given`` was given for the indicator that ``keys`` are at."""

        def __init__(self, keys: RatingKeys, given: Given) -> None:
            self.keys, self.given = keys, given
            super().__init__()

    class Moved(Message):
        """The next digit is for another indicator."""

    def __init__(self) -> None:
        super().__init__(self, "", id="rating")
        self.can_focus = True
        self._keys: RatingKeys | None = None

    @property
    def indicator(self) -> str | None:
        """The indicator that is rated; None while none is."""
        return None if self._keys is None else self._keys.indicator

    def begin(self, card: Card) -> None:
        """Rate the indicators that the question of ``card`` feeds."""
        self._keys = RatingKeys(card)

    def close(self) -> str:
        """Rate no more."""
        self._keys = None
        return super().close()

    def on_key(self, event: events.Key) -> None:
        """Take a level, its evidence, an absence, or the end."""
        press = pressed(event)
        given = KeyResult.UNUSED if self._keys is None or press.alt else self._keys.press(press.key, press.character)
        if given is KeyResult.UNUSED:
            return
        event.stop()
        if given is KeyResult.DONE:
            self.post_message(self.Ended())
        elif given is KeyResult.USED:
            self.post_message(self.Moved())
        elif self._keys is not None and not isinstance(given, KeyResult):
            self.post_message(self.Rated(self._keys, given))
