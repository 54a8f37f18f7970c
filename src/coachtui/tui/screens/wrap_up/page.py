"""What the wrap-up shows: the list of what is open, what is behind the marked line, and the keys. Sets nothing."""

from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static

from coachtui.model.craft import Capture
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.settings.settings import Settings
from coachtui.tui.actions import Place
from coachtui.tui.desk import Desk
from coachtui.tui.keys import letters_of
from coachtui.tui.messages import Trouble
from coachtui.tui.saving import SavingScreen
from coachtui.tui.screens.wrap_up.lines import Line, group_of, key_of, open_lines, todo_words, told
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.lines import Lines
from coachtui.tui.widgets.rating_strip import RatingStrip
from coachtui.workflow.contradicting import ContradictionLine
from coachtui.workflow.interviewing import interview_of
from coachtui.workflow.wrapping_up import OpenQuestion, RatingLine, WrapUp, wrap_up_of

READING = "This file is open in another window. You can read it here."
_FOR_RATINGS = frozenset({"dont_know", "not_applicable", "evidence"})


class WrapUpPage(SavingScreen):
    """One session's open ends, read anew whenever the screen comes back; what can be done with them comes on top."""

    CSS_PATH: ClassVar[str] = "../../styles/wrap_up.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-middle"), (100, "-wide")]  # noqa: RUF012 - typed by Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - as above

    def __init__(self, desk: Desk, settings: Settings, session: str) -> None:
        super().__init__(desk, settings)
        self.session = session
        self._sheet: WrapUp | None = None
        self._ratings: dict[str, RatingLine] = {}
        self._listed: list[Line] = []
        self._labels: dict[str, str] = {}
        self._width = 1
        self._all = False
        self._grading = ""
        self._behind = ""
        self._lead: str | None = None
        self._wanted = ""
        self._stale = False

    def compose(self) -> ComposeResult:
        """A heading, the list, what is behind the marked line, and the keys."""
        with Horizontal(id="heading"):
            yield Static(id="who", markup=False)
            yield Static(id="saved", markup=False)
        yield Static(id="todo", markup=False)
        yield Lines[Line](
            self._tell,
            id="lines",
            words="Up and Down walk through what is open. Enter takes up a question or files a captured "
            "line. On a rating, a digit sets the level and the next one the evidence.",
            at_once=self._take_up,
        )
        yield RatingStrip(letters_of(Place.WRAP_UP, self._settings.keys))
        yield ActionLine(Place.WRAP_UP, self._settings.keys)

    def _take_up(self) -> None:
        """Do what Enter means on the marked line."""
        raise NotImplementedError

    def on_screen_resume(self) -> None:
        """Read how things stand, at first and whenever this screen comes back."""
        self._read()

    def on_resize(self) -> None:
        """Keep the marked line in sight."""
        self.call_after_refresh(self.query_one(Lines).scroll_to_highlight)

    @work(exclusive=True, group="reading")
    async def _read(self) -> None:
        try:
            sheet = await self._desk.do(lambda workspace: wrap_up_of(interview_of(workspace, self.session)))
        except CoachError as error:
            self.post_message(Trouble(error.title, error.message, error.hint))
            return
        if not (self.is_current and self.app.is_running):  # the screen has gone, or is about to
            return
        self._stale = self._saver.waiting > 0
        if not self._stale:
            self._take(sheet)

    def _take(self, sheet: WrapUp) -> None:
        kept = self._rated_here
        self._sheet = sheet
        self._ratings = {line.indicator: line for line in sheet.ratings}
        self.query_one("#who", Static).update(f"{one_line(sheet.heading)} · wrap-up")
        self._list(kept, otherwise=self.query_one(Lines).highlighted or 0)
        if self.focused is None:
            self.query_one(Lines).focus()

    @property
    def _rated_here(self) -> set[str]:
        """The indicators whose ratings are listed, open or not."""
        return {line.indicator for line in self._listed if isinstance(line, RatingLine)}

    def _list(self, kept: set[str], otherwise: int = 0) -> None:
        """List what is open, what was open when the screen came up, and with "all ratings" the rest too.

        The mark stays on its line, or goes to place ``otherwise`` when that is gone.
        """
        if self._sheet is None:
            return
        lines = self.query_one(Lines)
        ratings = [line for line in self._ratings.values() if self._all or line.open or line.indicator in kept]
        marked = self._wanted or key_of(lines.chosen)
        self._listed = [*open_lines(self._sheet), *ratings]
        self._labels = {}
        for line in self._listed:
            label = group_of(line)
            if label not in self._labels.values():
                self._labels[key_of(line)] = label
        places = [place for place, line in enumerate(self._listed) if key_of(line) == marked]
        self._wanted = ""
        lines.show(self._listed, at=places[0] if places else otherwise)
        self._show_todo()
        self._show_strip()

    def _tell(self, line: Line, width: int) -> Content:
        self._width = width
        grading = isinstance(line, RatingLine) and line.indicator == self._grading
        return told(line, width, self._labels.get(key_of(line), ""), grading=grading)

    def _show_todo(self) -> None:
        if self._sheet is not None:
            words = todo_words(replace(self._sheet, ratings=tuple(self._ratings.values())))
            self.query_one("#todo", Static).update(words if self._desk.writable else READING)

    def _show_strip(self) -> None:
        strip = self.query_one(RatingStrip)
        chosen = self.query_one(Lines).chosen
        self._behind = key_of(chosen)
        self._name_acts(isinstance(chosen, RatingLine))
        match chosen:
            case RatingLine():
                strip.show_rating(self._ratings[chosen.indicator], grading=chosen.indicator == self._grading)
            case OpenQuestion():
                strip.show_question(chosen)
            case Capture():
                strip.show_capture(chosen)
            case ContradictionLine():
                strip.show_pair(chosen)
            case _:
                strip.show_nothing()

    def _name_acts(self, rates: bool) -> None:
        """Name below what can be done with the marked line: a level is for ratings only."""
        below = "ratings come below" if any(isinstance(line, RatingLine) for line in self._listed) else ""
        lead = "0-4 level, then 0-3 evidence" if rates else below
        if lead != self._lead:
            self._lead = lead
            self.query_one(ActionLine).show_acts(lead=lead, without=() if rates else _FOR_RATINGS)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what is behind the marked line; a level waits no more for its evidence."""
        event.stop()
        self._stop_grading()
        if key_of(self.query_one(Lines).chosen) != self._behind:  # else this is old news, and what was said stays
            self._show_todo()
        self._show_strip()

    def _stop_grading(self) -> None:
        chosen = self.query_one(Lines).chosen
        waiting = self._ratings.get(self._grading)
        if waiting is not None and key_of(chosen) != key_of(waiting):
            self._grading = ""
            self._retell(waiting)

    def _repaint(self, line: RatingLine) -> None:
        self._ratings[line.indicator] = line
        self._retell(line)
        self._show_todo()
        self._show_strip()

    def _retell(self, line: RatingLine) -> None:
        for place, listed in enumerate(self._listed):
            if key_of(listed) == key_of(line):
                self._listed[place] = line
                self.query_one(Lines).replace_option_prompt_at_index(place, self._tell(line, self._width))

    def _say(self, words: str) -> None:
        self.query_one("#todo", Static).update(words)
