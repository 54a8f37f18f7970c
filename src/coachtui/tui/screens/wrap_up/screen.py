"""What can be done at the wrap-up, for the interviewer alone: levels, evidence, filing, all of it saved at once."""

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual.binding import Binding, BindingType

from coachtui.model.answers import Absence, Grade, Rating
from coachtui.model.craft import Capture, ContradictionState, Filed
from coachtui.model.rubric import LEVELS
from coachtui.settings.settings import Settings
from coachtui.tui.actions import Place
from coachtui.tui.desk import Desk
from coachtui.tui.keys import bindings_of
from coachtui.tui.messages import ShowHome, ShowInterview, ShowReadBack
from coachtui.tui.screens.wrap_up.deeds import Deed, Recorded, dealing, filing, finding, settling, turning
from coachtui.tui.screens.wrap_up.file_capture import FileCapture, Instead
from coachtui.tui.screens.wrap_up.lines import key_of
from coachtui.tui.screens.wrap_up.page import READING, WrapUpPage
from coachtui.tui.widgets.lines import Lines
from coachtui.tui.widgets.rating_strip import Pick
from coachtui.workflow.contradicting import ContradictionLine
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.undoing import History, Step
from coachtui.workflow.wrapping_up import LevelOrAbsence, OpenQuestion, RatingLine


class WrapUpScreen(WrapUpPage):
    """One session's open ends. Levels and evidence are set with a digit each; all of it is saved at once."""

    HELP: ClassVar[str] = (
        "This screen is for you alone. On a question, Enter takes it up again; on a captured line, it asks where the "
        "line belongs. On two answers that do not go together, Enter goes to the later one, s notes that you asked "
        "about it, l lets them be. On a rating, the first digit is the "
        "level (0 to 4), the second its evidence: 0 said, 1 example, 2 seen, 3 confirmed. k is for don't know, x for "
        "not applicable; e and a digit change the evidence only. Everything can be clicked too."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(Place.WRAP_UP),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
    ]

    def __init__(self, desk: Desk, settings: Settings, session: str) -> None:
        super().__init__(desk, settings, session)
        self._history = History()

    def _take_up(self) -> None:
        """Take up a question again, file a captured line, or go to the later of two answers."""
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
            self._say(READING)
            return

        def chosen(to: Filed | Instead | None) -> None:
            if to is not None:
                self._finish(captured, filing(self.session, captured, None if isinstance(to, Instead) else to))

        self.app.push_screen(FileCapture(captured.text, finding(self._desk, self.session)), chosen)

    def _deal(self, state: ContradictionState) -> None:
        chosen = self.query_one(Lines).chosen
        if not self._desk.writable:
            self._say(READING)
        elif isinstance(chosen, ContradictionLine):
            self._finish(chosen, dealing(self.session, chosen, state))
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
        self._turn(self._history.undo, "There is nothing to take back.")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._turn(self._history.redo, "There is nothing to do again.")

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
            self._say(READING)
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
        self._record(settling(self.session, line, to, None))
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
        self._record(settling(self.session, line, None, grade))
        self._go_on()

    def _go_on(self) -> None:
        lines = self.query_one(Lines)
        if lines.highlighted is not None and lines.highlighted + 1 < len(self._listed):
            lines.highlighted += 1

    def _record(self, deed: Deed) -> None:
        self._saver.add(deed, self._changed)
        self._save()

    def _changed(self, recorded: Recorded) -> None:
        self._history.add(recorded.change, recorded.key)
        if recorded.rating is not None and not self._saver.waiting:
            self._repaint(recorded.rating)
        self._catch_up(recorded)

    def _catch_up(self, recorded: Recorded) -> None:
        """Read everything again once all is recorded, if more may have changed than one rating."""
        self._stale = self._stale or recorded.rating is None
        if self._stale and not self._saver.waiting:
            self._read()

    def _turn(self, turn: Callable[[Workspace], Step | None], nothing: str) -> None:
        """Undo or redo a step once all before it is recorded."""

        def turned(recorded: Recorded | None) -> None:
            if recorded is not None:
                self._show_turned(recorded)
            else:
                self._say(nothing)

        self._saver.add(turning(self.session, turn), turned)
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
