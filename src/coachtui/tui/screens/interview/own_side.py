"""The interviewer's side of the interview screen: shown or hidden by a key, painted anew as the interview goes on."""

from collections.abc import Callable
from datetime import datetime

from coachtui.model.times import minutes_since
from coachtui.tui.screens.interview.beside import BesideNote
from coachtui.tui.widgets.own_side import OwnSidePanel, RatingNow
from coachtui.workflow.interview.snapshots import own_side_of


class OwnSideView:
    """Shows on ``panel`` what only the interviewer may see of the open question of ``beside.sitting``.

    What is being rated there comes first. ``now`` is the clock, for the minutes since the start.
    """

    def __init__(self, panel: OwnSidePanel, beside: BesideNote, now: Callable[[], datetime]) -> None:
        self.panel = panel
        self.is_shown = False
        """Whether it is shown; not before the interview is open."""
        self._beside, self._now = beside, now

    def paint(self) -> None:
        """Paint it anew, if it is shown."""
        if self.is_shown:
            interview, question = self._beside.sitting.interview, self._beside.sitting.current
            now, minutes = self._beside.now, minutes_since(interview.session.started, self._now())
            own = own_side_of(interview, question, now.indicator if isinstance(now, RatingNow) else None)
            self.panel.show(own, question, minutes, now, dropped=self._beside.dropped)

    def show_or_hide(self) -> None:
        """Show it, or hide it."""
        self.is_shown = not self.is_shown
        self.panel.screen.set_class(self.is_shown, "-with-own-side")
        if not self.is_shown:
            self.panel.clear()
        self.paint()

    def show_or_hide_digits(self) -> str:
        """Switch whether it shows ratings, or only that there are some. Returns a sentence that says which."""
        blind = self.panel.blind = not self.panel.blind
        self.paint()
        return "Your digits stay out of sight until the wrap-up." if blind else "Your digits show again."
