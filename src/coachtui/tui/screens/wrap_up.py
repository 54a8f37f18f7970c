"""The wrap-up on screen: what is parked or was not asked, and every open rating, for the interviewer alone."""

from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static

from coachtui.model.answers import Absence, Grade, Rating
from coachtui.model.problems import CoachError
from coachtui.model.rubric import LEVELS
from coachtui.model.text import one_line
from coachtui.settings.settings import Settings
from coachtui.tui.actions import Place
from coachtui.tui.desk import Desk
from coachtui.tui.keys import bindings_of
from coachtui.tui.messages import ShowHome, ShowInterview, ShowReadBack, Trouble
from coachtui.tui.saving import SavingScreen
from coachtui.tui.screens.wrap_up_lines import Line, group_of, key_of, line_of, todo_words, told
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.lines import Lines
from coachtui.tui.widgets.rating_strip import Pick, RatingStrip
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.interviewing import interview_of
from coachtui.workflow.wrapping_up import (
    Before,
    LevelOrAbsence,
    OpenQuestion,
    RatingLine,
    WrapUpSheet,
    rating_lines,
    settle_grade,
    settle_level,
    take_back,
    wrap_up_sheet,
)

_READING = "This file is open in another window. You can read it here."


class WrapUpScreen(SavingScreen):
    """One session's open ends. Levels and evidence are set with a digit each; all of it is saved at once."""

    HELP: ClassVar[str] = (
        "This screen is for you alone. On a question, Enter takes it up again. On a rating, the first digit is the "
        "level (0 to 4), the second its evidence: 0 said, 1 example, 2 seen, 3 confirmed. k is for don't know, x for "
        "not applicable; e and a digit change the evidence only. Everything can be clicked too."
    )
    CSS_PATH: ClassVar[str] = "../styles/wrap_up.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-middle"), (100, "-wide")]  # noqa: RUF012 - typed by Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - as above
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(Place.WRAP_UP),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
    ]

    def __init__(self, desk: Desk, settings: Settings, session: str) -> None:
        super().__init__(desk, settings)
        self.session = session
        self._sheet: WrapUpSheet | None = None
        self._ratings: dict[str, RatingLine] = {}
        self._listed: list[Line] = []
        self._labels: dict[str, str] = {}
        self._width = 1
        self._all = False
        self._grading = ""
        self._done: list[Before] = []
        self._undone: list[Before] = []

    def compose(self) -> ComposeResult:
        """A heading, the list, what is behind the marked line, and the keys."""
        with Horizontal(id="heading"):
            yield Static(id="who", markup=False)
            yield Static(id="saved", markup=False)
        yield Static(id="todo", markup=False)
        yield Lines[Line](
            self._tell,
            id="lines",
            words="Up and Down walk through what is open. Enter takes up a question. On a rating, a digit sets the "
            "level and the next one the evidence.",
        )
        yield RatingStrip()
        yield ActionLine(Place.WRAP_UP, self._settings.keys, lead="0-4 level, then 0-3 evidence")

    def on_screen_resume(self) -> None:
        """Read how things stand, at first and whenever this screen comes back."""
        self._read()

    def on_resize(self) -> None:
        """Keep the marked line in sight."""
        self.call_after_refresh(self.query_one(Lines).scroll_to_highlight)

    @work(exclusive=True, group="reading")
    async def _read(self) -> None:
        try:
            sheet = await self._desk.do(lambda workspace: wrap_up_sheet(interview_of(workspace, self.session)))
        except CoachError as error:
            self.post_message(Trouble(error.title, error.message, error.hint))
            return
        if not self.children:  # the screen has gone meanwhile
            return
        if not self._saver.waiting:
            self._take(sheet)

    def _take(self, sheet: WrapUpSheet) -> None:
        kept = {line.indicator for line in self._listed if isinstance(line, RatingLine)}
        self._sheet = sheet
        self._ratings = {line.indicator: line for line in sheet.ratings}
        self.query_one("#who", Static).update(f"{one_line(sheet.heading)} · wrap-up")
        self._list(kept)
        if self.focused is None:
            self.query_one(Lines).focus()

    def _list(self, kept: set[str]) -> None:
        """List what is open, what was open when the screen came up, and with "all ratings" the rest too."""
        if self._sheet is None:
            return
        lines = self.query_one(Lines)
        ratings = [line for line in self._ratings.values() if self._all or line.open or line.indicator in kept]
        marked = key_of(lines.chosen)
        self._listed = [*self._sheet.questions, *ratings]
        self._labels = {}
        for line in self._listed:
            label = group_of(line)
            if label not in self._labels.values():
                self._labels[key_of(line)] = label
        places = [place for place, line in enumerate(self._listed) if key_of(line) == marked]
        lines.show(self._listed, at=places[0] if places else 0)
        self._show_todo()
        self._show_strip()

    def _tell(self, line: Line, width: int) -> Content:
        self._width = width
        grading = isinstance(line, RatingLine) and line.indicator == self._grading
        return told(line, width, self._labels.get(key_of(line), ""), grading=grading)

    def _show_todo(self) -> None:
        if self._sheet is not None:
            words = todo_words(self._sheet.questions, self._ratings.values())
            self.query_one("#todo", Static).update(words if self._desk.writable else _READING)

    def _show_strip(self) -> None:
        strip = self.query_one(RatingStrip)
        chosen = self.query_one(Lines).chosen
        if isinstance(chosen, RatingLine):
            strip.show_rating(self._ratings[chosen.indicator], grading=chosen.indicator == self._grading)
        elif isinstance(chosen, OpenQuestion):
            strip.show_question(chosen)
        else:
            strip.show_nothing()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what is behind the marked line; a level waits no more for its evidence."""
        event.stop()
        self._stop_grading()
        self._show_todo()
        self._show_strip()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take up a question again."""
        event.stop()
        chosen = self.query_one(Lines).chosen
        if isinstance(chosen, OpenQuestion) and self._sheet is not None:
            self._leave(ShowInterview(self._sheet.person, question=chosen.id, session=self.session))

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Set what was clicked in the strip."""
        event.stop()
        if isinstance(event.what, Grade):
            self._give(event.what)
        else:
            self._set(event.what)

    def action_digit(self, digit: int) -> None:
        """The level; after it, its evidence."""
        grades = [grade for grade in Grade if grade == digit]
        if self._grading and grades:
            self._give(grades[0])
        elif self._grading:
            self._say("Evidence is 0 said, 1 example, 2 seen or 3 confirmed.")
        elif digit in LEVELS:
            self._set(digit)
        else:
            self._say("A level is 0 to 4.")

    def action_dont_know(self) -> None:
        """They do not know."""
        self._set(Absence.DONT_KNOW)

    def action_not_applicable(self) -> None:
        """It does not apply to them."""
        self._set(Absence.NOT_APPLICABLE)

    def action_evidence(self) -> None:
        """Let the next digit be the evidence."""
        line = self._rating()
        if line is None:
            return
        if line.rating is None or line.rating.level is None:
            self._say("First a level, 0 to 4; then its evidence.")
            return
        self._grading = line.indicator
        self._repaint(line)

    def action_everything(self) -> None:
        """List all ratings, or again only what was open."""
        self._all = not self._all
        self._list(set())

    def action_undo(self) -> None:
        """Take back the last change."""
        self._turn(self._done, self._undone, "There is nothing to take back.")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self._undone, self._done, "There is nothing to do again.")

    def action_read_back(self) -> None:
        """Go on to the read-back."""
        self._leave(ShowReadBack(self.session))

    def action_interview(self) -> None:
        """Go back to the interview where it stands."""
        if self._sheet is not None:
            self._leave(ShowInterview(self._sheet.person, session=self.session))

    def action_leave(self) -> None:
        """Go home."""
        self._leave(ShowHome())

    def _rating(self) -> RatingLine | None:
        """The marked rating, if it can be changed; else says why not."""
        chosen = self.query_one(Lines).chosen
        if not self._desk.writable:
            self._say(_READING)
        elif isinstance(chosen, OpenQuestion):
            self._say("This is a question: Enter takes it up. Ratings come below.")
        elif chosen is not None:
            return self._ratings[chosen.indicator]
        return None

    def _set(self, to: LevelOrAbsence) -> None:
        line = self._rating()
        if line is None:
            return
        rating = line.rating or Rating("", self.session, "", line.indicator)
        level, absence = (None, to) if isinstance(to, Absence) else (to, None)
        grade = rating.grade if absence is None and rating.level is not None else None
        self._grading = line.indicator if absence is None else ""
        self._repaint(replace(line, rating=replace(rating, level=level, absence=absence, grade=grade), settled=True))
        self._change(line.indicator, to, None)
        if absence is not None:
            self._go_on()

    def _give(self, grade: Grade) -> None:
        line = self._rating()
        if line is None:
            return
        if line.rating is None or line.rating.level is None:
            self._say("First a level, 0 to 4; then its evidence.")
            return
        self._grading = ""
        self._repaint(replace(line, rating=replace(line.rating, grade=grade)))
        self._change(line.indicator, None, grade)
        self._go_on()

    def _go_on(self) -> None:
        lines = self.query_one(Lines)
        if lines.highlighted is not None and lines.highlighted + 1 < len(self._listed):
            lines.highlighted += 1

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

    def _change(self, indicator: str, to: LevelOrAbsence | None, grade: Grade | None) -> None:
        def change(workspace: Workspace) -> tuple[Before, RatingLine | None]:
            interview = interview_of(workspace, self.session)
            if to is not None:
                before = settle_level(interview, indicator, to)
            else:
                before = settle_grade(interview, indicator, grade or Grade.SAID)
            return before, line_of(rating_lines(interview), indicator)

        self._saver.add(change, self._changed)
        self._save()

    def _changed(self, outcome: tuple[Before, RatingLine | None]) -> None:
        before, line = outcome
        self._done.append(before)
        self._undone.clear()
        if line is not None and not self._saver.waiting:
            self._repaint(line)

    def _turn(self, steps: list[Before], ways_back: list[Before], nothing: str) -> None:
        """Put back how things stood before the last of ``steps``, and remember the way back from there."""
        if not steps and not self._saver.waiting:
            self._say(nothing)
            return

        def turn(workspace: Workspace) -> tuple[Before, RatingLine | None] | None:
            if not steps:
                return None
            interview = interview_of(workspace, self.session)
            before = steps[-1]
            return take_back(interview, before), line_of(rating_lines(interview), before.indicator)

        def turned(outcome: tuple[Before, RatingLine | None] | None) -> None:
            if outcome is not None:
                steps.pop()
                ways_back.append(outcome[0])
                self._show_turned(outcome[1])

        self._saver.add(turn, turned)
        self._save()

    def _show_turned(self, line: RatingLine | None) -> None:
        self._grading = ""
        if line is None:
            self._read()
            return
        self._repaint(line)
        places = [place for place, listed in enumerate(self._listed) if key_of(listed) == key_of(line)]
        if places:
            self.query_one(Lines).highlighted = places[0]

    def _say(self, words: str) -> None:
        self.query_one("#todo", Static).update(words)
