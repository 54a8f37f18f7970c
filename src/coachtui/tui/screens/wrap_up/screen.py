"""The wrap-up on screen: everything that is open, and what was captured or rated, for the interviewer alone."""

from dataclasses import replace
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static

from coachtui.model.answers import Absence, Grade, Rating
from coachtui.model.craft import Capture, ContradictionState, Filed
from coachtui.model.problems import CoachError
from coachtui.model.rubric import LEVELS
from coachtui.model.text import one_line
from coachtui.settings.settings import Settings
from coachtui.tui.actions import Place
from coachtui.tui.desk import Desk
from coachtui.tui.keys import bindings_of, letters_of
from coachtui.tui.messages import ShowHome, ShowInterview, ShowReadBack, Trouble
from coachtui.tui.saving import SavingScreen
from coachtui.tui.screens.wrap_up.deeds import Deed, Recorded, dealing, filing, finding, settling, turning
from coachtui.tui.screens.wrap_up.file_capture import FileCapture, Instead
from coachtui.tui.screens.wrap_up.lines import Line, group_of, key_of, open_lines, todo_words, told
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.lines import Lines
from coachtui.tui.widgets.rating_strip import Pick, RatingStrip
from coachtui.workflow.contradicting import ContradictionLine
from coachtui.workflow.interviewing import interview_of
from coachtui.workflow.stepping_back import Stood
from coachtui.workflow.wrapping_up import LevelOrAbsence, OpenQuestion, RatingLine, WrapUpSheet, wrap_up_sheet

_READING = "This file is open in another window. You can read it here."
_FOR_RATINGS = frozenset({"dont_know", "not_applicable", "evidence"})


class WrapUpScreen(SavingScreen):
    """One session's open ends. Levels and evidence are set with a digit each; all of it is saved at once."""

    HELP: ClassVar[str] = (
        "This screen is for you alone. On a question, Enter takes it up again; on a captured line, it asks where the "
        "line belongs. On two answers that do not go together, Enter goes to the later one, s notes that you asked "
        "about it, l lets them be. On a rating, the first digit is the "
        "level (0 to 4), the second its evidence: 0 said, 1 example, 2 seen, 3 confirmed. k is for don't know, x for "
        "not applicable; e and a digit change the evidence only. Everything can be clicked too."
    )
    CSS_PATH: ClassVar[str] = "../../styles/wrap_up.tcss"
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
        self._behind = ""
        self._lead: str | None = None
        self._done: list[Stood] = []
        self._undone: list[Stood] = []
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
        )
        yield RatingStrip(letters_of(Place.WRAP_UP, self._settings.keys))
        yield ActionLine(Place.WRAP_UP, self._settings.keys)

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
        if not (self.is_current and self.app.is_running):  # the screen has gone, or is about to
            return
        self._stale = self._saver.waiting > 0
        if not self._stale:
            self._take(sheet)

    def _take(self, sheet: WrapUpSheet) -> None:
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
            words = todo_words(self._sheet, self._ratings.values())
            self.query_one("#todo", Static).update(words if self._desk.writable else _READING)

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

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take up a question again, file a captured line, or go to the later of two answers."""
        event.stop()
        match self.query_one(Lines).chosen:
            case OpenQuestion(id=question):
                self._go_to(question)
            case ContradictionLine(statements=(_, later)):
                self._go_to(later.question)
            case Capture() as captured:
                self._ask_where(captured)

    def _go_to(self, question: str) -> None:
        if self._sheet is not None:
            self._leave(ShowInterview(self._sheet.person, question=question, session=self.session))

    def _ask_where(self, captured: Capture) -> None:
        if not self._desk.writable:
            self._say(_READING)
            return

        def chosen(to: Filed | Instead | None) -> None:
            if to is not None:
                self._finish(captured, filing(self.session, captured, None if isinstance(to, Instead) else to))

        self.app.push_screen(FileCapture(captured.text, finding(self._desk, self.session)), chosen)

    def _deal(self, state: ContradictionState) -> None:
        chosen = self.query_one(Lines).chosen
        if not self._desk.writable:
            self._say(_READING)
        elif isinstance(chosen, ContradictionLine):
            self._finish(chosen, dealing(self.session, chosen.id, state))
        else:
            self._say("That is for two answers that do not go together.")

    def _finish(self, line: Capture | ContradictionLine, deed: Deed) -> None:
        """Have ``deed`` recorded, after which there is nothing left to do about ``line``; the mark goes on."""
        if self._sheet is None:
            return
        place = self.query_one(Lines).highlighted or 0
        self._sheet = replace(
            self._sheet,
            unfiled=tuple(each for each in self._sheet.unfiled if each != line),
            contradictions=tuple(each for each in self._sheet.contradictions if each != line),
        )
        self._list(self._rated_here, otherwise=place)
        self._record(deed)

    def on_pick_picked(self, event: Pick.Picked) -> None:
        """Set what was clicked in the strip."""
        event.stop()
        if isinstance(event.what, Grade):
            self._give(event.what)
        elif isinstance(event.what, ContradictionState):
            self._deal(event.what)
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

    def action_raised(self) -> None:
        """They were asked about the two answers that are marked."""
        self._deal(ContradictionState.RAISED)

    def action_let_be(self) -> None:
        """The two answers that are marked are left as they are."""
        self._deal(ContradictionState.LET_BE)

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
        elif isinstance(chosen, Capture):
            self._say("This is a captured line: Enter files it. Ratings come below.")
        elif isinstance(chosen, ContradictionLine):
            self._say("These are two answers: Enter goes to the later one. Ratings come below.")
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
        self._record(settling(self.session, line.indicator, to, None))
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
        self._record(settling(self.session, line.indicator, None, grade))
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

    def _record(self, deed: Deed) -> None:
        self._saver.add(deed, self._changed)
        self._save()

    def _changed(self, recorded: Recorded) -> None:
        self._done.append(recorded.before)
        self._undone.clear()
        if recorded.rating is not None and not self._saver.waiting:
            self._repaint(recorded.rating)
        self._catch_up(recorded)

    def _catch_up(self, recorded: Recorded) -> None:
        """Read everything again once all is recorded, if more may have changed than one rating."""
        self._stale = self._stale or recorded.rating is None
        if self._stale and not self._saver.waiting:
            self._read()

    def _turn(self, steps: list[Stood], ways_back: list[Stood], nothing: str) -> None:
        """Put back how things stood before the last of ``steps``, and remember the way back from there."""
        if not steps and not self._saver.waiting:
            self._say(nothing)
            return

        def turned(recorded: Recorded | None) -> None:
            if recorded is not None:
                steps.pop()
                ways_back.append(recorded.before)
                self._show_turned(recorded)

        self._saver.add(turning(self.session, steps), turned)
        self._save()

    def _show_turned(self, recorded: Recorded) -> None:
        self._grading = ""
        if recorded.rating is not None:
            self._repaint(recorded.rating)
        places = [place for place, listed in enumerate(self._listed) if key_of(listed) == recorded.key]
        if places:
            self.query_one(Lines).highlighted = places[0]
        else:
            self._wanted = recorded.key
        self._catch_up(recorded)

    def _say(self, words: str) -> None:
        self.query_one("#todo", Static).update(words)
