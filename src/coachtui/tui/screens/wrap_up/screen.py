"""The wrap-up: what is open in one session, for the interviewer alone. Every change is recorded at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import OptionList, Static

from coachtui.model.answers import Absence, Grade, Quote
from coachtui.model.craft import Capture, ContradictionState, Filed
from coachtui.model.problems import CoachError
from coachtui.model.rubric import LEVELS
from coachtui.model.text import one_line
from coachtui.settings.settings import Settings
from coachtui.store.records import Change
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.keys import bindings_of, letters_of
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.screens.wrap_up.file_capture import CaptureChoice, FileCapture
from coachtui.tui.screens.wrap_up.lines import key_of, rating_words, todo_words, whole_sentences
from coachtui.tui.screens.wrap_up.open_list import OpenList
from coachtui.tui.screens.wrap_up.quote_use import AskQuoteUse, QuoteUse
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.rating_strip import Pick, RatingStrip
from coachtui.tui.widgets.save_status import SaveStatus
from coachtui.tui.widgets.wrapped import Wrapped
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.capturing import discard, file_capture
from coachtui.workflow.interview.contradicting import ContradictionLine, let_be, raise_contradiction
from coachtui.workflow.interview.filing import filing_places
from coachtui.workflow.interview.history import History, UndoStep
from coachtui.workflow.interview.interviewing import Interview, interview_of
from coachtui.workflow.interview.releasing import names_to_agree
from coachtui.workflow.interview.wrapping_up import (
    LevelOrAbsence,
    OpenQuestion,
    RatingLine,
    rating_lines,
    settle_grade,
    settle_level,
    wrap_up_of,
)

_LEVEL_FIRST = "First a level, 0 to 4; then its evidence."
_FOR_RATINGS = frozenset({"dont_know", "not_applicable", "evidence"})


class WrapUpScreen(Screen[None]):
    """Shows everything that is open in the session with the id ``session``; every change can be undone.

    Digits set levels and evidence grades. Posts ShowScreen to leave, and Trouble for errors.
    """

    HELP: ClassVar[str] = (
        "This screen is for you alone. On a question, Enter takes it up again; on a captured line, it asks where the "
        "line belongs; on a quote that names somebody else, whether it may be used. On two answers that do not go "
        "together, Enter goes to the later one, s notes that you asked "
        "about it, l lets them be. On a rating, the first digit is the "
        "level (0 to 4), the second its evidence: 0 said, 1 example, 2 seen, 3 confirmed. k is for don't know, x for "
        "not applicable; e and a digit change the evidence only. Everything can be clicked too."
    )
    SCREEN_ID: ClassVar[ScreenId] = ScreenId.WRAP_UP
    CSS_PATH: ClassVar[str] = "../../styles/wrap_up.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-middle"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(ScreenId.WRAP_UP),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
    ]

    def __init__(self, desk: Desk, settings: Settings, session: str) -> None:
        super().__init__(classes="-ascii" if settings.ascii else None)
        self._desk, self._settings, self.session = desk, settings, session
        self._interview: Interview | None = None
        self._history = History()
        self._todo = ""
        self._shown = ""
        self._lead: str | None = None
        self._status = SaveStatus(desk, self._ratings)
        self._open_lines = OpenList()

    def compose(self) -> ComposeResult:
        """A heading, what is left to do, the list, the marked line in full, and the keys."""
        with Horizontal(id="heading"):
            yield Static(id="who", markup=False)
            yield self._status
        yield OptionalText(id="todo")
        yield self._open_lines
        yield RatingStrip(letters_of(ScreenId.WRAP_UP, self._settings.keys))
        yield ActionLine(ScreenId.WRAP_UP, self._settings.keys)

    # Opening and leaving

    def on_mount(self) -> None:
        """Open the session; keys wait until it is open."""
        hold_keys_until_ready(self)
        self._open()

    async def _open_interview(self) -> Interview:
        return interview_of(await self._status.open(), self.session)

    @work(group="opening")
    async def _open(self) -> None:
        self._interview = interview = await ask(self, self._open_interview())
        if interview is None:
            ready_for_keys(self)
            return
        self.query_one("#who", Static).update(f"{one_line(interview.person.spoken)} · wrap-up")
        self._show()
        if self.focused is None:
            self._open_lines.focus()
        ready_for_keys(self)

    def _ratings(self) -> Mapping[str, str]:
        """Every rating in words, by the name of its indicator, for the text file written when nothing can be saved."""
        lines = rating_lines(self._interview) if self._interview is not None else ()
        return {line.name: rating_words(line) for line in lines}

    # What is shown

    def on_resize(self) -> None:
        """Keep the marked line in sight."""
        self.call_after_refresh(self._open_lines.scroll_to_highlight)

    def _show(self, mark: str = "") -> None:
        """Show what is open now, with the cursor on the line of key ``mark`` where there is one."""
        if self._interview is not None:
            todo = wrap_up_of(self._interview)
            self._todo = todo_words(todo) if self._desk.writable else self._desk.read_only
            self._open_lines.show_wrap_up(todo, mark)
            self._show_notice(self._todo)
            self._show_marked()

    def _show_marked(self) -> None:
        """Show the marked line in full, and name below what can be done with it."""
        lines = self._open_lines
        marked = lines.chosen
        self._shown = key_of(marked)
        rates = isinstance(marked, RatingLine)
        self.query_one(RatingStrip).show(marked, grading=self._shown == f"rating {lines.grading}")
        lead = "0-4 level, then 0-3 evidence" if rates else "ratings come below" if lines.has_ratings else ""
        if lead != self._lead:
            self._lead = lead
            self.query_one(ActionLine).show_acts(lead=lead, without=() if rates else _FOR_RATINGS)

    @on(OptionList.OptionHighlighted)
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        """Show the line under the cursor; the next digit is a level again when the cursor has left a rating."""
        event.stop()
        lines = self._open_lines
        if lines.grading and key_of(lines.chosen) != f"rating {lines.grading}":
            lines.grading = ""
        if key_of(lines.chosen) != self._shown:  # else what was said in place of the counts stays
            self._show_notice(self._todo)
        self._show_marked()

    def _show_notice(self, words: str) -> None:
        self.query_one("#todo", OptionalText).update(Wrapped(partial(whole_sentences, words)))

    # What can be done (each an act of `ScreenId.WRAP_UP`)

    def _change(self, make: Callable[[Interview], Change], about: str) -> None:
        """Record a change of the line with the key ``about``, and show what is open then."""
        if self._interview is None:
            return
        try:
            self._history.add(make(self._interview), about)
        except CoachError as error:
            self.post_message(Trouble(error))
        self._show()

    def _is_read_only(self) -> bool:
        """Whether the engagement is open only for reading. If so, the screen says so."""
        if not self._desk.writable:
            self._show_notice(self._desk.read_only)
        return not self._desk.writable

    @on(OptionList.OptionSelected)
    def take_up(self, event: OptionList.OptionSelected) -> None:
        """Open what the marked line is about.

        That is its question, the later of two answers, or a dialog in which a capture is filed or a quote answered.
        """
        event.stop()
        match self._open_lines.chosen:
            case OpenQuestion(id=question):
                self._go_to(question)
            case ContradictionLine(statements=(_, later)):
                self._go_to(later.question)
            case Capture() as captured if not self._is_read_only():
                self._ask_where(captured)
            case Quote() as quote if not self._is_read_only():
                self._ask_use(quote)

    def _go_to(self, question: str | None) -> None:
        if self._interview is not None:
            self._status.leave_when_saved(
                ShowScreen(
                    ScreenId.INTERVIEW, person=self._interview.person.code, question=question, session=self.session
                )
            )

    def _ask_where(self, captured: Capture) -> None:
        """Ask where a capture belongs, and file or discard it."""

        def chosen(to: Filed | CaptureChoice | None) -> None:
            match to:
                case Filed():
                    self._change(lambda interview: file_capture(interview, captured, to), key_of(captured))
                case CaptureChoice.DISCARD:
                    self._change(lambda interview: discard(interview, captured), key_of(captured))

        if self._interview is not None:
            self.app.push_screen(FileCapture(captured.text, partial(filing_places, self._interview)), chosen)

    def _ask_use(self, quote: Quote) -> None:
        """Ask whether a quote that names somebody else may be used, and with the name; record the answer."""
        interview = self._interview
        if interview is None:
            return
        names = names_to_agree(interview, replace(quote, may_name=()))

        def chosen(use: QuoteUse | None) -> None:
            if use is not None:
                may_name = names if use is QuoteUse.NAMED else ()
                usable = use is not QuoteUse.REFUSED
                self._change(lambda own: own.allow_quote(quote, usable=usable, may_name=may_name), key_of(quote))

        self.app.push_screen(AskQuoteUse(quote.text, names), chosen)

    def action_raised(self) -> None:
        """Record that the marked contradiction was raised."""
        self._deal_with_pair(raise_contradiction)

    def action_let_be(self) -> None:
        """Record that the marked contradiction is let be."""
        self._deal_with_pair(let_be)

    def _deal_with_pair(self, deal: Callable[[Interview, str], Change]) -> None:
        marked = self._open_lines.chosen
        if self._is_read_only():
            return
        if isinstance(marked, ContradictionLine):
            self._change(lambda interview: deal(interview, marked.id), key_of(marked))
        else:
            self._show_notice("That is for two answers that do not go together.")

    @on(Pick.Picked)
    def _picked(self, event: Pick.Picked) -> None:
        """Set what was clicked in the strip."""
        event.stop()
        match event.what:
            case Grade() as grade:
                self._set_grade(grade)
            case ContradictionState.RAISED:
                self.action_raised()
            case ContradictionState():
                self.action_let_be()
            case level:
                self._set_level(level)

    def action_digit(self, digit: int) -> None:
        """Set the level of the marked rating, or, right after that, its evidence grade."""
        if self._open_lines.grading:
            if digit in list(Grade):
                self._set_grade(Grade(digit))
            else:
                self._show_notice("Evidence is 0 said, 1 example, 2 seen or 3 confirmed.")
        elif digit in LEVELS:
            self._set_level(digit)
        else:
            self._show_notice("A level is 0 to 4.")

    def action_dont_know(self) -> None:
        """Settle the marked rating: the person does not know."""
        self._set_level(Absence.DONT_KNOW)

    def action_not_applicable(self) -> None:
        """Settle the marked rating: it does not apply to the person."""
        self._set_level(Absence.NOT_APPLICABLE)

    def action_evidence(self) -> None:
        """Make the next digit the evidence grade of the marked rating; a notice says so where that has no level."""
        line = self._rating()
        if line is not None and _has_level(line):
            self._open_lines.grading = line.indicator
            self._show()
        elif line is not None:
            self._show_notice(_LEVEL_FIRST)

    def action_everything(self) -> None:
        """Switch between listing all ratings and only those that are open."""
        self._open_lines.toggle_settled()
        self._show()

    def action_undo(self) -> None:
        """Undo the last change, and mark its line."""
        self._replay(self._history.undo, "There is nothing to take back.")

    def action_redo(self) -> None:
        """Redo the change undone last, and mark its line."""
        self._replay(self._history.redo, "There is nothing to do again.")

    def action_read_back(self) -> None:
        """Go to the read-back once everything is saved."""
        self._status.leave_when_saved(ShowScreen(ScreenId.READ_BACK, session=self.session))

    def action_interview(self) -> None:
        """Go back to the question at which the interview stopped, once everything is saved."""
        self._go_to(None)

    def action_leave(self) -> None:
        """Go home once everything is saved."""
        self._status.leave_when_saved(ShowScreen(ScreenId.HOME))

    def _rating(self) -> RatingLine | None:
        """The marked rating if it can be changed; else None, and the screen says why."""
        marked = self._open_lines.chosen
        if self._is_read_only():
            return None
        match marked:
            case RatingLine():
                return marked
            case OpenQuestion():
                self._show_notice("This is a question: Enter takes it up. Ratings come below.")
            case Capture():
                self._show_notice("This is a captured line: Enter files it. Ratings come below.")
            case Quote():
                self._show_notice("This is a quote: Enter asks about it. Ratings come below.")
            case ContradictionLine():
                self._show_notice("These are two answers: Enter goes to the later one. Ratings come below.")
        return None

    def _set_level(self, to: LevelOrAbsence) -> None:
        """Settle the marked rating. After a level the next digit is its grade; after an absence the cursor goes on."""
        line = self._rating()
        if line is None:
            return
        absent = isinstance(to, Absence)
        self._open_lines.grading = "" if absent else line.indicator
        self._change(lambda interview: settle_level(interview, line.indicator, to), key_of(line))
        if absent:
            self._go_on()

    def _set_grade(self, grade: Grade) -> None:
        """Record the grade of the marked rating and go on; say that a level is needed where there is none."""
        line = self._rating()
        if line is not None and _has_level(line):
            self._open_lines.grading = ""
            self._change(lambda interview: settle_grade(interview, line.indicator, grade), key_of(line))
            self._go_on()
        elif line is not None:
            self._show_notice(_LEVEL_FIRST)

    def _go_on(self) -> None:
        lines = self._open_lines
        if lines.highlighted is not None and lines.highlighted + 1 < len(lines.things):
            lines.highlighted += 1

    def _replay(self, turn: Callable[[Workspace], UndoStep | None], nothing: str) -> None:
        """Undo or redo with ``turn`` and show the line concerned; say ``nothing`` if there was no step."""
        if self._interview is None:
            return
        step = turn(self._interview.workspace)
        if step is None:
            self._show_notice(nothing)
            return
        self._open_lines.grading = ""
        self._show(step.about)


def _has_level(line: RatingLine) -> bool:
    return line.rating is not None and line.rating.level is not None
