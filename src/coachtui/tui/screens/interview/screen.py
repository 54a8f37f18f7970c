"""The interview screen: puts its parts together, leads from question to question, and runs the commands."""

from collections.abc import Callable
from datetime import datetime
from functools import partial, partialmethod
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList

from coachtui.model.answers import Absence
from coachtui.model.craft import ConsentGiven, InterludeKind
from coachtui.model.frame_ids import CONSENT
from coachtui.model.problems import CoachError
from coachtui.settings.settings import Settings
from coachtui.store.entry import utc_now
from coachtui.tui.actions import ScreenId
from coachtui.tui.breakpoints import take_size
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.screens.interview.beginning import InterviewRequest, begin_sitting
from coachtui.tui.screens.interview.beside import BesideNote
from coachtui.tui.screens.interview.commanding import CommandScreen
from coachtui.tui.screens.interview.cover import BREAK, Cover
from coachtui.tui.screens.interview.editor import edit_note
from coachtui.tui.screens.interview.finding import FindPanel
from coachtui.tui.screens.interview.in_words import in_words
from coachtui.tui.screens.interview.keeping import CAME_BACK, Keeping, idle_acts
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.leaving import Leaving
from coachtui.tui.screens.interview.naming import NamingPanel
from coachtui.tui.screens.interview.own_side import OwnSideView
from coachtui.tui.screens.interview.page import QuestionPage
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.screens.interview.part_messages import Notice, Recorded
from coachtui.tui.screens.interview.probes import ProbePanel
from coachtui.tui.screens.interview.rating import RatingPanel
from coachtui.tui.screens.interview.sitting import Sitting
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.widgets.own_side import OwnSidePanel
from coachtui.tui.writer import begin_writing
from coachtui.workflow.interview.framing import reply_to_consent
from coachtui.workflow.interview.history import UndoStep
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.pacing import begin_interlude, end_interlude

_CLOCK_SECONDS = 20.0
_NONE_IDLE: frozenset[str] = frozenset()


class InterviewScreen(CommandScreen):
    """Shows one interview, new or resumed, and records into it; the parameters are those of `InterviewRequest`.

    Posts `ShowScreen` to leave for home, the wrap-up or the read-back, and `Trouble` when the interview cannot be
    opened.
    """

    sitting: Sitting
    """The sitting, once the interview is open."""
    interview: Interview
    """The interview, once it is open."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.INTERVIEW
    CSS_PATH = "../../styles/interview.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]
    AUTO_FOCUS = "#note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+up", "scroll_question(-1)", show=False),
        Binding("ctrl+down", "scroll_question(1)", show=False),
    ]
    HELP: ClassVar[str] = (
        "The interview. Ask the question in the box and type what you hear. PgDn saves and goes on to the next open"
        " question; PgUp goes back, and PgDn from there to where you were. Esc and then a letter does everything"
        " else; the letters are named at the bottom once you press Esc. Ctrl+Up and Ctrl+Down scroll a question that"
        " is longer than its room. Whatever else you type is text. The two digits for what you heard do not show;"
        " what they stand for is on your side."
    )

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        person: str,
        *,
        minutes: int,
        supplied: frozenset[str] = frozenset(),
        question: str | None = None,
        session: str | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(settings, keeps_apart=True)
        self._desk, self._now = desk, now
        self._wanted = InterviewRequest(person, minutes, supplied, question, session)
        self._blank = Cover()
        self._keeping = Keeping(self)
        self._page = QuestionPage(self.note, self._keeping, ascii_only=settings.ascii)
        self._idle_here = _NONE_IDLE
        """The acts that do nothing at the question on the screen."""
        self._beside = BesideNote()
        self._own_side = OwnSideView(OwnSidePanel(blind=settings.blind, id="own-side"), self._beside, now)

    def compose(self) -> ComposeResult:
        """Compose heading, page, interviewer's side, panels, bottom line and cover; some are hidden until needed."""
        take_size(self)
        yield self.heading
        yield self._page
        yield self._own_side.panel
        yield self._beside
        yield self.bottom
        yield self._blank

    def paint_mode(self) -> None:
        """Show on the bottom line what the keys do; a list of letters there covers the last line of probes."""
        super().paint_mode()
        self.set_class(self.in_table, "-in-table")
        self._page.probes.set_class(self.mode is Mode.COMMAND, "-covered")
        self.set_class(self.panel in {self._beside.rating, self._beside.naming}, "-rating")

    # Opening, saving, leaving

    def on_mount(self) -> None:
        """Begin to open the interview; keys wait until it is open."""
        hold_keys_until_ready(self)
        self.paint_mode()
        self.set_interval(_CLOCK_SECONDS, self._paint_own_side)
        self._open()

    @work(group="opening")
    async def _open(self) -> None:
        """Open the interview, show its question and what was typed meanwhile, and let keys through."""
        try:
            writer = await begin_writing(self._desk, self.show_status, self._now)
            self.sitting = begin_sitting(writer.workspace, self._wanted)
        except CoachError as error:
            self.post_message(Trouble(error))
            return
        self.writer, self.leaving, self.interview = writer, Leaving(self, writer), self.sitting.interview
        self._page.sitting = self._beside.sitting = self.sitting
        self._idle_at = idle_acts(self.interview)
        self.heading.introduce(self.interview.person.spoken)
        self._keeping.look(self.interview)
        self.run_worker(writer.run(), group="saving")
        early = self.note.text
        self._show()
        if self.sitting.note != self.sitting.answer.note:
            self.note.breaks_off()
        self.note.type(early)
        self.rest()
        ready_for_keys(self)

    async def on_unmount(self) -> None:
        """Write what is not on the disk yet; if that fails, write everything to a text file beside the engagement."""
        if self.writer is not None:
            if self._keeping.keeps:
                self._page.keep_typed()
                self._beside.keep_typed()
            if not await self.writer.finish():
                self._desk.rescue(in_words(self.sitting))

    def _leave(self, *, remember: bool = True) -> None:
        """Close the panel and record what is typed, before another question or screen; as `QuestionPage.leave`."""
        if self.panel is not None:
            self.close_panel()
        if self._page.leave(remember=remember):
            self._paint()

    def _go_when_saved(self, message: Message) -> None:
        """Record what is typed, and post ``message``, which asks for another screen, once it is on the disk."""
        self._leave()
        self.leaving.go(message)

    # Showing

    def _go(self, question: str) -> None:
        """Open the question of this id and show it."""
        self.sitting.go(question)
        self._show()

    def _show(self) -> None:
        """Show the open question with its note, and focus the note. Off the record the note stays as it is."""
        if self._keeping.keeps:
            self.note.show(self.sitting.note)
        if self.focused is not self.note or self._mode is not Mode.WRITING or self._notice_shown_at is not None:
            self.go_home()
        self._paint(rows=True)

    def _paint(self, *, rows: bool = False) -> None:
        """Paint the open question anew, without its note. ``rows`` is that of `QuestionPage.show`."""
        shown = self.sitting.snapshot()
        if shown.card.question == CONSENT:
            self._keeping.look(self.interview)
        self._page.show(shown, self.sitting.read_note(), rows=rows)
        sign = "" if not self.interview.open_contradictions() else "  <>" if self.has_class("-ascii") else "  ≠"
        self.heading.where = f"{shown.card.section}  {shown.place}".rstrip() + sign
        idle = self._idle_at.get(shown.card.question, _NONE_IDLE)
        if idle != self._idle_here:
            self._idle_here = idle
            self.paint_mode()
        if self._own_side.is_shown:
            self._own_side.paint()

    def _paint_own_side(self) -> None:
        """Paint the interviewer's side anew, if it is shown."""
        self._own_side.paint()

    # Keys and parts

    def action_scroll_question(self, lines: int) -> None:
        """Scroll a question that is longer than its room by ``lines``, upwards where they are negative."""
        self._page.scroll_question(lines)

    @property
    def idle_acts(self) -> frozenset[str]:
        """The ids of the acts that are refused while nothing is stored, or that do nothing at this question."""
        return self._idle_here if self._keeping.keeps else self._keeping.refused

    def refuses(self, act: str) -> bool:
        """Whether the act of this id is refused because nothing is stored now. If so, the bottom line says why."""
        if why := "" if self._keeping.keeps else self._keeping.refusal(act):
            self.show_notice(why)
        return bool(why)

    def enter_line(self) -> bool:
        """Record the answer that the line ended by Enter gives, if any. True if it was cut from the note."""
        if self.writer is None:
            return False
        before = self.interview.consent.given
        is_cut = self._page.enter_line()
        if is_cut is None:
            return False
        self._paint(rows=True)
        self._reply_to_consent(before)
        return is_cut

    def panel_closed(self, panel: Panel, words: str) -> None:
        """Record the text typed in a panel."""
        if panel is not self._blank:
            self._beside.keep(panel, words)
            if self._keeping.came_back(words):
                self.show_notice(CAME_BACK)
            self._paint_own_side()

    def open_panel(self, panel: Panel) -> None:
        """Open ``panel`` instead of the open one, if any, and show what belongs to it on the interviewer's side."""
        super().open_panel(panel)
        self._paint_own_side()

    @on(BesideNote.Wanted)
    def _open_beside(self, event: BesideNote.Wanted) -> None:
        """Open the panel that is wanted."""
        self.open_panel(event.panel)

    @on(NamingPanel.Chosen)
    def _rate_named(self, event: NamingPanel.Chosen) -> None:
        """Rate the indicator that was named."""
        self._rate(event.indicator)

    def _rate(self, indicator: str) -> None:
        """Begin rating: two digits are a level and a grade of ``indicator``, an id."""
        self.open_panel(self._beside.to_rate(indicator))

    @on(Recorded)
    def _show_recorded(self) -> None:
        """Show what a part recorded."""
        self._paint()

    @on(ProbePanel.Ticked)
    def _keep_reply_apart(self) -> None:
        """Begin a line for the reply to the probe that was ticked."""
        self.note.keep_apart()

    @on(Notice)
    def _notice_posted(self, event: Notice) -> None:
        """Show the sentence of a part on the bottom line."""
        self.show_notice(event.text)

    @on(RatingPanel.Moved)
    @on(NamingPanel.Moved)
    def _show_indicator(self) -> None:
        """Show the anchors of the indicator that is rated now, or the indicators to choose from."""
        self.paint_mode()
        self._paint_own_side()

    @on(FindPanel.Chosen)
    def _jump_to(self, event: FindPanel.Chosen) -> None:
        """Record the note and open the question chosen on the jump line."""
        self._leave()
        self._go(event.text)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        """Record the choice taken in the list of the page or of the interviewer's side."""
        self._page.choose(event.option_index)

    @on(Choices.Emptied)
    def _empty(self) -> None:
        """Take the answer away."""
        self._page.take_answer_away()

    def _reply_to_consent(self, before: ConsentGiven | None) -> bool:
        """Stay at the opening where the consent just given has a reply to be read out; the page shows it."""
        if self.interview.consent.given is before or not reply_to_consent(self.interview):
            return False
        if self.interview.declined:
            self.note.show("")
        self._paint()
        if self._keeping.declined:
            self.show_notice(self._keeping.no_consent_words)
        return True

    # Acts (each one of `ScreenId.INTERVIEW`)

    def action_next(self) -> None:
        """Record the note and open the next unanswered question.

        After the last question of the closing go to the read-back; where consent was refused, leave.
        """
        if self._keeping.declined:
            self.action_leave()
            return
        asked = self.sitting.current == CONSENT
        before = self.interview.consent.given if asked else None
        self._leave()
        if not asked or not self._reply_to_consent(before):
            self._go_on()
        if asked and self.interview.consent.given is None:
            self.show_notice(self._keeping.open_consent_words)

    def action_opening(self) -> None:
        """Record the note and open the first question of the opening."""
        self._leave()
        self._go(self.interview.opening_ids[0])

    def action_back(self) -> None:
        """Record the note and go back to the question visited before."""
        self._leave()
        if self.sitting.go_back():
            self._show()
        else:
            self.show_notice("This is the first question.")

    def _go_on(self) -> None:
        """Open the next unanswered question, or say that there is none. After going back, open the one come from."""
        following = self.interview.next_open(self.sitting.current, skip_drafted=True)
        if self.sitting.ahead:
            following = self.sitting.return_to(following)
        if following is None and self.sitting.current in self.interview.closing_ids:
            self._go_when_saved(ShowScreen(ScreenId.READ_BACK, session=self.interview.session_id))
        elif following is None:
            self._show()
            self.show_notice(f"No open question comes after this one. {self.key_of('wrap_up')} goes to the wrap-up.")
        else:
            self._go(following)

    def _absent(self, absence: Absence) -> None:
        """Record ``absence`` at the open question, which stays open as with every other answer."""
        self._page.record_absence(absence)
        self._paint(rows=True)

    action_dont_know = partialmethod(_absent, Absence.DONT_KNOW)
    action_not_applicable = partialmethod(_absent, Absence.NOT_APPLICABLE)
    action_declined = partialmethod(_absent, Absence.DECLINED)

    def _leave_out(self, absence: Absence) -> None:
        """Record ``absence`` at the open question, and go on."""
        self._absent(absence)
        self._go_on()

    action_skip = partialmethod(_leave_out, Absence.SKIPPED)
    action_park = partialmethod(_leave_out, Absence.PARKED)

    def _offer(self, act: str) -> None:
        """Open the panel that the act of this id needs, or say why there is none."""
        offered = self._beside.offer(act)
        if isinstance(offered, str):
            self.show_notice(offered)
        else:
            self.open_panel(offered)

    action_rate = partialmethod(_offer, "rate")
    action_jump = partialmethod(_offer, "jump")
    action_probe = partialmethod(_offer, "probe")
    action_capture = partialmethod(_offer, "capture")
    action_to_see = partialmethod(_offer, "to_see")
    action_pairs = partialmethod(_offer, "pairs")
    action_minutes = partialmethod(_offer, "minutes")

    def action_cost(self) -> None:
        """Mark the note's line at the cursor as a cost, or unmark it; from a table, mark a new line of the note."""
        if self.in_table:
            last = self.note.text
            self.type("\n" if last and not last.endswith("\n") else "")
        self.note.mark_cost()

    def action_own_side(self) -> None:
        """Show the interviewer's side, or hide it."""
        self._own_side.show_or_hide()

    def action_blind(self) -> None:
        """Switch whether the interviewer's side shows ratings, or only that there are some."""
        self.show_notice(self._own_side.show_or_hide_digits())

    def action_blank(self) -> None:
        """Blank the screen until a key is pressed."""
        self._blank.prepare()
        self.open_panel(self._blank)

    def action_pause(self) -> None:
        """Record that a pause begins, and blank the screen until a key is pressed; then record its end.

        The pause takes none of the minutes booked.
        """
        self._leave()
        begin_interlude(self.interview, InterludeKind.PAUSE)
        self._blank.prepare(BREAK, partial(end_interlude, self.interview, InterludeKind.PAUSE))
        self.open_panel(self._blank)

    def action_off_record(self) -> None:
        """Go off the record, where nothing typed is stored, or back on it, where the note is shown as it was before."""
        self._leave()
        off = self._keeping.go_off_or_on(self.interview)
        self.set_class(off, "-off-record")
        self._page.table.can_focus = not off
        self.note.show("" if off else self.sitting.note)
        self.show_notice(self._keeping.record_words)

    def action_undo(self) -> None:
        """Undo the last step of the sitting, and show its question."""
        self.sitting.keep(self.note.text)
        declined = self._keeping.declined
        self._show_undone(self.sitting.undo(), "Taken back", "There is nothing to take back.")
        if declined:
            self.note.show(self.sitting.note)

    def action_redo(self) -> None:
        """Redo the step undone last, and show its question."""
        self.sitting.keep(self.note.text)
        self._show_undone(self.sitting.redo(), "Done again", "There is nothing to do again.")

    def _show_undone(self, step: UndoStep | None, done: str, nothing: str) -> None:
        """Show the question that ``step`` was about and say ``done``; without a step say ``nothing``."""
        if step is None:
            self.show_notice(nothing)
            return
        self._keeping.look(self.interview)
        sitting = self.sitting
        question = step.about or sitting.current
        if question != sitting.current and question in sitting.cards:
            self._leave(remember=False)
            self._go(question)
        elif step.of_note:
            self.note.replace_all(sitting.note)
        self._paint(rows=True)
        self.show_notice(f"{done}: {question}.")

    def action_editor(self) -> None:
        """Edit the note in the user's own editor; where that fails the bottom line says why."""
        if complaint := edit_note(self.app, self.note):
            self.show_notice(complaint)

    def action_wrap_up(self) -> None:
        """Go to the wrap-up once everything is saved."""
        self._go_when_saved(ShowScreen(ScreenId.WRAP_UP, session=self.interview.session_id))

    def action_leave(self) -> None:
        """Go home once everything is saved."""
        self._go_when_saved(ShowScreen(ScreenId.HOME))
