"""The panel that gets the keys while the interviewer rates. It shows nothing and only posts messages."""

from typing import ClassVar

from textual import events
from textual.message import Message

from coachtui.tui.layouts import letter_of
from coachtui.tui.screens.interview.keys import Mode, pressed
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.screens.interview.rating_keys import Given, KeyResult, LevelGiven, RatingKeys
from coachtui.tui.widgets.own_side import RatingNow
from coachtui.workflow.interview.snapshots import QuestionCard


class RatingPanel(Panel):
    """Has the focus while the interviewer rates, and shows nothing, because the other person may see the screen.

    Call `begin` before `open`. Posts `Rated` for each level, grade or absence typed, and `Ended` with it once there is
    no digit to come; `Moved` after Tab; `OtherWanted` where any other indicator is to be named.
    """

    HELP: ClassVar[str] = (
        "Two digits, typed without seeing them: the second one ends it, and what you type next goes into the note. What"
        " they stand for is on your side. Instead of digits k says that they don't know, x that it does not apply. Tab"
        " goes to the next thing this question asks about, r to any other, by its name; e goes straight to the second"
        " digit. Esc leaves it."
    )
    mode: ClassVar[Mode] = Mode.RATE

    class Rated(Message):
        """The level, grade or absence ``given`` was typed for ``keys.indicator``."""

        def __init__(self, keys: RatingKeys, given: Given) -> None:
            self.keys, self.given = keys, given
            super().__init__()

        @property
        def is_last(self) -> bool:
            """Whether nothing more is expected: not after a level, which a grade follows."""
            return not isinstance(self.given, LevelGiven)

    class Moved(Message):
        """A key was used that gives no level or grade, such as Tab: the next digit may be for another indicator."""

    class OtherWanted(Message):
        """An indicator is to be named, to be rated next."""

    def __init__(self) -> None:
        super().__init__(self, "", id="rating")
        self.can_focus = True
        self._keys: RatingKeys | None = None

    @property
    def now(self) -> RatingNow | None:
        """What is being rated, for the interviewer's side; None while the panel is closed."""
        keys = self._keys if self.display else None
        return None if keys is None else RatingNow(keys.indicator, keys.grading, len(keys.indicators) > 1)

    def begin(self, card: QuestionCard, indicator: str | None = None) -> None:
        """Rate ``indicator``, an id, or the first of ``card.fed``; see `RatingKeys`."""
        self._keys = RatingKeys(card, indicator)

    def on_key(self, event: events.Key) -> None:
        """Post what the key gives. Keys that mean nothing in rating, and those with Alt, bubble to the screen."""
        press, keys = pressed(event), self._keys if self.display else None
        letter = letter_of(self, press.character)
        given = KeyResult.UNUSED if keys is None or press.alt else keys.press(press.key, letter)
        if given is KeyResult.UNUSED:
            return
        event.stop()
        if given is KeyResult.DONE:
            self.post_message(self.Ended())
        elif given is KeyResult.OTHER:
            self.post_message(self.OtherWanted())
        elif given is KeyResult.USED:
            self.post_message(self.Moved())
        elif keys is not None and not isinstance(given, KeyResult):
            rated = self.Rated(keys, given)
            self.post_message(rated)
            if rated.is_last:
                self.post_message(self.Ended())
