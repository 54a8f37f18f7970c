"""The aside that gets the keys while the interviewer rates. It shows nothing and only posts messages."""

from typing import ClassVar

from textual import events
from textual.message import Message

from coachtui.tui.layouts import letter_of
from coachtui.tui.screens.interview.asides import Aside
from coachtui.tui.screens.interview.keys import Mode, pressed
from coachtui.tui.screens.interview.rating_keys import Given, KeyResult, RatingKeys
from coachtui.workflow.sheets import Card


class RatingAside(Aside):
    """Has the focus while the interviewer rates, and shows nothing, because the other person may see the screen.

    Call `begin` after `open`. Posts `Rated` for each level, grade or absence typed, and `Moved` after Tab.
    """

    HELP: ClassVar[str] = (
        "Rating. A digit is the level, the next one the evidence: 0 said, 1 example, 2 seen, 3 confirmed. k is don't"
        " know, x not applicable; e goes straight to the evidence of a level that is there already. Tab goes to the"
        " next indicator, Enter ends it. Nothing of it shows but on your side."
    )
    mode: ClassVar[Mode] = Mode.RATE

    class Rated(Message):
        """The level, grade or absence ``given`` was typed for ``keys.indicator``."""

        def __init__(self, keys: RatingKeys, given: Given) -> None:
            self.keys, self.given = keys, given
            super().__init__()

    class Moved(Message):
        """A key was used that gives nothing, such as Tab: the next digit may be for another indicator."""

    def __init__(self) -> None:
        super().__init__(self, "", id="rating")
        self.can_focus = True
        self._keys: RatingKeys | None = None

    @property
    def indicator(self) -> str | None:
        """The id of the indicator that the next digit is for; None while the aside is closed."""
        return None if self._keys is None else self._keys.indicator

    def begin(self, card: Card) -> None:
        """Rate the indicators in ``card.fed``, of which there must be one, beginning with the first."""
        self._keys = RatingKeys(card)

    def close(self) -> str:
        """Stop rating. Returns ""."""
        self._keys = None
        return super().close()

    def on_key(self, event: events.Key) -> None:
        """Post what the key gives. Keys that mean nothing in rating, and those with Alt, bubble to the screen."""
        press = pressed(event)
        letter = letter_of(self, press.character)
        given = KeyResult.UNUSED if self._keys is None or press.alt else self._keys.press(press.key, letter)
        if given is KeyResult.UNUSED:
            return
        event.stop()
        if given is KeyResult.DONE:
            self.post_message(self.Ended())
        elif given is KeyResult.USED:
            self.post_message(self.Moved())
        elif self._keys is not None and not isinstance(given, KeyResult):
            self.post_message(self.Rated(self._keys, given))
