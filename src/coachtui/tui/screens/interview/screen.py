"""The interview screen: one question at a time, its commands, and the saving of what is typed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import OptionList, TextArea

from coachtui.answer_types import FormField
from coachtui.asking.tables import rows_text
from coachtui.model.answers import Absence
from coachtui.model.craft import ConsentGiven, InterludeKind
from coachtui.model.frame_ids import CONSENT, FRAME_IDS
from coachtui.model.problems import CoachError
from coachtui.model.times import minutes_since
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
from coachtui.tui.screens.interview.editor import edited
from coachtui.tui.screens.interview.jump import JumpPanel
from coachtui.tui.screens.interview.keeping import CAME_BACK, Keeping
from coachtui.tui.screens.interview.keys import Mode, letters
from coachtui.tui.screens.interview.leaving import Leaving
from coachtui.tui.screens.interview.naming import NamingPanel
from coachtui.tui.screens.interview.page import QuestionPage
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.screens.interview.rating import RatingPanel
from coachtui.tui.screens.interview.sitting import Sitting
from coachtui.tui.screens.trouble import StorageTroubleScreen
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.widgets.editable_table import EditableTable
from coachtui.tui.widgets.own_side import OwnSidePanel, RatingNow
from coachtui.tui.widgets.status import Heading
from coachtui.tui.writer import Writer, begin_writing
from coachtui.workflow.interview.capturing import draft_capture
from coachtui.workflow.interview.framing import reply_to_consent
from coachtui.workflow.interview.history import UndoStep
from coachtui.workflow.interview.interviewing import Interview, rows_draft
from coachtui.workflow.interview.naming import indicators_named
from coachtui.workflow.interview.pacing import begin_interlude, end_interlude
from coachtui.workflow.interview.snapshots import own_side_of

_CLOCK_SECONDS = 20.0
_IDLE_IN_FRAME = frozenset({"rate", "park", "probe", "to_see"})
"""Acts that do nothing for the questions of opening and closing: these feed nothing and are on no agenda."""
_IDLE_IN_OPENING = _IDLE_IN_FRAME | {"dont_know", "not_applicable", "declined", "skip"}


class InterviewScreen(CommandScreen):
    """Shows one interview, new or resumed, and records into it; the parameters are those of `InterviewRequest`.

    Posts `ShowScreen` to leave for home, the wrap-up or the read-back, and `Trouble` when the interview cannot be
    opened.
    """

    sitting: Sitting
    """The sitting, once the interview is open."""
    interview: Interview
    """The interview, once it is open."""
    _in_frame: bool
    """Whether the question on the screen is one of opening or closing."""

    CSS_PATH = "../../styles/interview.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual declares them
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - the same
    AUTO_FOCUS = "#note"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+up", "scroll_question(-1)", show=False),
        Binding("ctrl+down", "scroll_question(1)", show=False),
    ]
    HELP: ClassVar[str] = (
        "The interview. Ask the question in the box and type what you hear. PgDn saves and goes on to the next open"
        " question, PgUp goes back. Esc and then a letter does everything else; the letters are named at the bottom"
        " once you press Esc. Ctrl+Up and Ctrl+Down scroll a question that is longer than its room. Whatever else you"
        " type is text. The two digits for what you heard do not show; what they stand for is on your side."
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
        super().__init__(letters(settings), classes="-ascii" if settings.ascii else None)
        self._desk, self._now = desk, now
        self._wanted = InterviewRequest(person, minutes, supplied, question, session)
        self._writer: Writer | None = None
        """What brings to the disk what is recorded; None until the interview is open."""
        self._paused = False
        self._heading, self._blank = Heading(id="heading"), Cover()
        self._page = QuestionPage(self.note, ascii_only=settings.ascii)
        self._keeping = Keeping(self.key_of)
        self._in_frame = False
        self._own_side = OwnSidePanel(blind=settings.blind, id="own-side")
        self._beside = BesideNote()

    def compose(self) -> ComposeResult:
        """Compose heading, page, interviewer's side, panels, bottom line and cover; some are hidden until needed."""
        take_size(self)
        yield self._heading
        yield self._page
        yield self._own_side
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
            writer = await begin_writing(self._desk, self._show_status, self._now)
            self.sitting = self._beside.sitting = begin_sitting(writer.workspace, self._wanted)
        except CoachError as error:
            self.post_message(Trouble(error))
            return
        self._writer, self._leaving, self.interview = writer, Leaving(self, writer), self.sitting.interview
        self._heading.introduce(self.interview.person.spoken)
        self._look_at_consent()
        self.run_worker(writer.run(), group="saving")
        early = self.note.text
        self._show()
        self.note.type(early)
        self.rest()
        ready_for_keys(self)

    async def on_unmount(self) -> None:
        """Write what is not on the disk yet; if that fails, write everything to a text file beside the engagement."""
        if self._writer is not None:
            self._keep_drafts()
            if self._keeping.keeps and self.sitting.read_note().answering:
                self.sitting.leave()
            if not await self._writer.finish():
                self._desk.rescue(self.sitting.words())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse this screen's actions before the interview is open."""
        del parameters
        return self._writer is not None or not hasattr(InterviewScreen, f"action_{action}")

    @property
    def pending(self) -> bool:
        """Whether anything recorded or typed is not on the disk yet."""
        return self._writer is not None and self._writer.pending

    def _show_status(self) -> None:
        """Show in the heading whether all is saved, or that nothing is kept.

        An error ends a wait for leaving; one that does not pass by itself is shown over the note.
        """
        writer = self._writer
        if writer is None:
            return
        if self.is_attached:
            self._heading.saved = writer.words if self._keeping.keeps else self._keeping.status
            self._heading.trouble = writer.in_trouble
        if writer.error is None:
            return
        self._leaving.saving_failed()
        if (error := writer.error_to_show()) is not None:
            self.app.push_screen(StorageTroubleScreen(error, self.type_below))

    def _keep_drafts(self) -> None:
        """Save as drafts the note, the table rows and the capture that are typed and not recorded."""
        if not self._keeping.keeps:
            return
        sitting, table = self.sitting, self._page.table
        sitting.keep(self.note.text)
        if sitting.card.columns and table.filled_rows != sitting.rows:
            self.interview.draft(rows_draft(table.subject), rows_text(table.filled_rows))
        if words := self._beside.capture.text:
            draft_capture(self.interview, words)

    def _leave(self, *, remember: bool = True) -> None:
        """Close the panel and record rows and note, before another question or screen; ``remember`` as in `Sitting`."""
        if self.panel is not None:
            self.close_panel()
        if self._keeping.keeps:
            sitting, table = self.sitting, self._page.table
            sitting.keep(self.note.text)
            if sitting.card.columns and table.filled_rows != sitting.rows:
                sitting.record_rows(sitting.current, table.filled_rows)
            if sitting.leave(remember=remember):
                self.note.show(sitting.note)
                self._paint()

    def _go_when_saved(self, message: Message) -> None:
        """Record what is typed, and post ``message``, which asks for another screen, once it is on the disk."""
        self._leave()
        self._leaving.go(message)

    # Showing

    def _look_at_consent(self) -> None:
        """Note whether anything is kept, and show it. Call it when the consent or the record may have changed."""
        self._keeping.look(self.interview)
        self._show_status()

    def _go(self, question: str) -> None:
        """Open the question of this id and show it."""
        self.sitting.go(question)
        self._show()

    def _show(self) -> None:
        """Show the open question with its note, and focus the note. Off the record the note stays as it is."""
        if self._keeping.keeps:
            self.note.show(self.sitting.note)
        if self.focused is not self.note or self._mode is not Mode.WRITING or self._said_at is not None:
            self.go_home()
        self._paint(rows=True)

    def _paint(self, *, rows: bool = False) -> None:
        """Paint the open question anew, without its note. ``rows`` is that of `QuestionPage.show`."""
        shown = self.sitting.snapshot()
        asks_consent = shown.card.question == CONSENT
        if asks_consent:
            self._look_at_consent()
        self._page.show(shown, self.sitting.read_note(), rows=rows)
        sign = "" if not self.interview.open_contradictions() else "  <>" if self.has_class("-ascii") else "  ≠"
        self._heading.where = f"{shown.card.section}  {shown.place}".rstrip() + sign
        self._page.set_class(asks_consent, "-opening")
        if asks_consent:
            self._page.fit_opening()
        if (shown.card.question in FRAME_IDS) is not self._in_frame:
            self._in_frame = not self._in_frame
            self.paint_mode()
        self._paint_own_side()

    def _paint_own_side(self) -> None:
        """Show the interviewer's side anew, if it is open."""
        if self._writer is not None and self.has_class("-with-own-side"):
            question, beside = self.sitting.current, self._beside
            minutes = minutes_since(self.interview.session.started, self._now())
            now = beside.now
            own = own_side_of(self.interview, question, now.indicator if isinstance(now, RatingNow) else None)
            self._own_side.show(own, question, minutes, now, dropped=beside.dropped)

    # Keys and parts

    def action_scroll_question(self, lines: int) -> None:
        """Scroll a question that is longer than its room by ``lines``, upwards where they are negative."""
        self._page.scroll_question(lines)

    @property
    def idle_acts(self) -> frozenset[str]:
        """The ids of the acts that are refused while nothing is stored, or that do nothing in opening or closing."""
        if not self._keeping.keeps:
            return frozenset(act.id for act in self._letters.values() if self._keeping.refusal(act.id))
        if self._writer is None or not self._in_frame:
            return frozenset()
        return _IDLE_IN_OPENING if self.sitting.current in self.interview.opening_ids else _IDLE_IN_FRAME

    def refuses(self, act: str) -> bool:
        """Whether the act of this id is refused because nothing is stored now. If so, the bottom line says why."""
        why = "" if self._keeping.keeps else self._keeping.refusal(act)
        if why:
            self.say(why)
        return bool(why)

    def enter_line(self) -> bool:
        """Record the answer that the line ended by Enter gives, and cut it from the note. False if it gives none.

        Other lines of the note that answer the question are read with it, as when the question is left.
        """
        line = self.note.line
        if line is None or self._writer is None or not self._keeping.keeps:
            return False
        own = self.sitting.read_line(line)
        if own.complaint:
            self.say(own.complaint)
        if not own.answers:
            return False
        row, _ = self.note.cursor_location
        self.sitting.keep(self.note.text)
        read = self.sitting.read_note(entered=row)
        self.note.take_out_lines(read.answering)
        self.sitting.keep(self.note.text)
        before = self.interview.consent.given
        self.sitting.record_here(replace(self.sitting.typed_answer, value=read.value, absence=None))
        self._paint(rows=True)
        self._reply_to_consent(before)
        return row in read.answering

    def panel_closed(self, panel: Panel, words: str) -> None:
        """Record the text typed in a panel; when the cover of a pause is closed, record the end of the pause."""
        if panel is not self._blank:
            self._beside.keep(panel, words)
            self._notice_off_record(words)
            if panel in {self._beside.rating, self._beside.naming}:
                self._paint_own_side()
        elif self._paused:
            self._paused = False
            end_interlude(self.interview, InterludeKind.PAUSE)

    @on(BesideNote.Wanted)
    def _open_beside(self, event: BesideNote.Wanted) -> None:
        """Open the panel that an act beside the note needs."""
        self.open_panel(event.panel)

    @on(BesideNote.Recorded)
    def _show_recorded(self) -> None:
        """Show what a panel recorded."""
        self._paint()

    @on(BesideNote.Notice)
    def _say_notice(self, event: BesideNote.Notice) -> None:
        """Show the text of a panel on the bottom line."""
        self.say(event.text)

    @on(RatingPanel.Moved)
    @on(NamingPanel.Moved)
    def _show_indicator(self) -> None:
        """Show the anchors of the indicator that is rated now, or the indicators to choose from."""
        self.paint_mode()
        self._paint_own_side()

    @on(JumpPanel.Chosen)
    def _jump_to(self, event: JumpPanel.Chosen) -> None:
        """Record the note and open the question chosen on the jump line."""
        self._leave()
        self._go(event.question)

    def _notice_off_record(self, text: str, before: str = "") -> None:
        """Say so where words come back in ``text`` that were typed off the record."""
        if self._keeping.came_back(text, before):
            self.say(CAME_BACK)

    @on(TextArea.Changed)
    def _keep_note(self) -> None:
        """Save the draft of the note; show what its lines are read as, and which probes are timely with it."""
        if self._writer is None:
            return
        self._notice_off_record(self.note.text, self.sitting.note)
        if self._keeping.keeps and self.sitting.keep(self.note.text):
            self._page.show_read(self.sitting.read_note())
            self._page.probes.show(self.sitting.probes())

    @on(OptionList.OptionSelected, "#choices, #own-choices")
    def _choose(self, event: OptionList.OptionSelected) -> None:
        """Record the choice taken in the list; where one choice is all, go back to the note."""
        if self._keeping.keeps:
            self.sitting.keep(self.note.text)
            self.sitting.choose(event.option_index)
            self._paint()
            if self.sitting.card.answer_type.form_field is FormField.CHOICE:
                self.set_focus(self.note)

    @on(Choices.Emptied)
    def _empty(self) -> None:
        """Take the answer away."""
        if self._keeping.keeps:
            self.sitting.keep(self.note.text)
            self.sitting.take_answer_away()
            self._paint()

    @on(EditableTable.Changed)
    def _draft_rows(self, event: EditableTable.Changed) -> None:
        """Save the draft of the table's rows."""
        draft, text = rows_draft(event.subject), rows_text(event.rows)
        self._notice_off_record(text, self.interview.drafts().get(draft, ""))
        self.interview.draft(draft, text)

    @on(EditableTable.RowDone)
    def _record_rows(self, event: EditableTable.RowDone) -> None:
        """Record the table's rows."""
        if self._keeping.keeps:
            self.sitting.record_rows(event.subject, event.rows)
            self._paint()

    @on(EditableTable.Left)
    def _leave_table(self) -> None:
        """Go back from the table to the note."""
        self.set_focus(self.note)

    @on(EditableTable.NoRoom)
    def _say_no_room(self, event: EditableTable.NoRoom) -> None:
        """Say how many pasted lines found no room."""
        self.say(f"{event.lines} lines found no room in this table.")

    def _reply_to_consent(self, before: ConsentGiven | None) -> bool:
        """Stay at the opening where the consent just given has a reply to be read out; the page shows it."""
        if self.interview.consent.given is before or not reply_to_consent(self.interview):
            return False
        if self.interview.declined:
            self.note.show("")
        self._paint()
        if self._keeping.declined:
            self.say(self._keeping.no_consent_words)
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
            self.say(self._keeping.open_consent_words)

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
            self.say("This is the first question.")

    def _go_on(self) -> None:
        """Open the next unanswered question, or say that there is none."""
        following = self.interview.next_open(self.sitting.current, skip_drafted=True)
        if following is None and self.sitting.current in self.interview.closing_ids:
            self._go_when_saved(ShowScreen(ScreenId.READ_BACK, session=self.interview.session_id))
        elif following is None:
            self._show()
            self.say(f"No open question comes after this one. {self.key_of('wrap_up')} goes to the wrap-up.")
        else:
            self._go(following)

    def _absent(self, absence: Absence) -> None:
        """Record ``absence`` at the open question, which stays open as with every other answer."""
        self.sitting.keep(self.note.text)
        self.sitting.record_absence(absence)
        if self.sitting.note != self.note.text:
            self.note.show(self.sitting.note)
        self._paint(rows=True)

    def action_dont_know(self) -> None:
        """Record that the person does not know; the question stays on the screen."""
        self._absent(Absence.DONT_KNOW)

    def action_not_applicable(self) -> None:
        """Record that the question does not apply to the person; it stays on the screen."""
        self._absent(Absence.NOT_APPLICABLE)

    def action_declined(self) -> None:
        """Record that the person would rather not say; the question stays on the screen."""
        self._absent(Absence.DECLINED)

    def action_skip(self) -> None:
        """Record that the question is skipped, and open the next unanswered one."""
        self._absent(Absence.SKIPPED)
        self._go_on()

    def action_park(self) -> None:
        """Record that the question is parked, left for later, and open the next unanswered one."""
        self._absent(Absence.PARKED)
        self._go_on()

    def action_rate(self) -> None:
        """Begin to rate the first indicator that the question feeds; where it feeds none, ask for one by name."""
        if self.sitting.card.fed:
            self._rate(None)
        else:
            self._name_indicator()

    @on(NamingPanel.Chosen)
    def _rate_named(self, event: NamingPanel.Chosen) -> None:
        """Rate the indicator that was named."""
        self._rate(event.indicator)

    def _rate(self, indicator: str | None) -> None:
        """Begin rating: two digits are a level and a grade of ``indicator``, None for the first that is fed."""
        self.open_panel(self._beside.rating)
        self._beside.rating.begin(self.sitting.card, indicator)
        self._paint_own_side()

    @on(RatingPanel.OtherWanted)
    def _name_indicator(self) -> None:
        """Open the line that names an indicator to rate."""
        self.open_panel(self._beside.naming)
        self._beside.naming.show(indicators_named(self.interview, self.sitting.current, ""))
        self._paint_own_side()

    def action_jump(self) -> None:
        """Open the line that finds questions."""
        self.open_panel(self._beside.jump)

    def action_probe(self) -> None:
        """Open the list of probes, to tick one that was asked."""
        self.sitting.keep(self.note.text)
        if probes := self.sitting.probes():
            self.open_panel(self._beside.probes)
            self._beside.probes.offer(probes)
        else:
            self.say("This question has no follow-up questions.")

    def action_capture(self) -> None:
        """Open the line for a capture."""
        self.open_panel(self._beside.capture)

    def action_cost(self) -> None:
        """Mark the note's line at the cursor as a cost, or unmark it; from a table, mark a new line of the note."""
        if self.in_table:
            last = self.note.text
            self.type("\n" if last and not last.endswith("\n") else "")
        self.note.mark_cost()

    def action_to_see(self) -> None:
        """Open the list of evidence to ask to see; where the question has none, the line for a file to attach."""
        if things := self.sitting.to_see():
            self.open_panel(self._beside.evidence)
            self._beside.evidence.offer(things)
        else:
            self._beside.name_file(None)

    def action_pairs(self) -> None:
        """Open the list of contradictions."""
        if pairs := self.sitting.open_contradictions:
            self.open_panel(self._beside.pairs)
            self._beside.pairs.offer(pairs)
        else:
            self.say("No answers so far that do not go together.")

    def action_minutes(self) -> None:
        """Ask how many minutes are left, to plan the rest anew."""
        self.open_panel(self._beside.minutes)

    def action_own_side(self) -> None:
        """Show the interviewer's side, or hide it."""
        if not self.toggle_class("-with-own-side").has_class("-with-own-side"):
            self._own_side.clear()
        self._paint_own_side()

    def action_blind(self) -> None:
        """Switch whether the interviewer's side shows ratings, or only that there are some."""
        self._own_side.blind = not self._own_side.blind
        self._paint_own_side()
        blind = self._own_side.blind
        self.say("Your digits stay out of sight until the wrap-up." if blind else "Your digits show again.")

    def action_blank(self) -> None:
        """Blank the screen until a key is pressed."""
        self._blank.say("")
        self.open_panel(self._blank)

    def action_pause(self) -> None:
        """Record that a pause begins, which takes none of the time, and blank the screen until a key is pressed."""
        self._leave()
        begin_interlude(self.interview, InterludeKind.PAUSE)
        self._blank.say(BREAK)
        self.open_panel(self._blank)
        self._paused = True

    def action_off_record(self) -> None:
        """Go off the record, where nothing typed is stored, or back on it, where the note is shown as it was before."""
        self._leave()
        off = self._keeping.go_off_or_on(self.interview)
        self._show_status()
        (begin_interlude if off else end_interlude)(self.interview, InterludeKind.OFF_RECORD)
        self.set_class(off, "-off-record")
        self._page.table.can_focus = not off
        self.note.show("" if off else self.sitting.note)
        self.say(self._keeping.record_words)

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
            self.say(nothing)
            return
        self._look_at_consent()
        sitting = self.sitting
        question = step.about or sitting.current
        if question != sitting.current and question in sitting.cards:
            self._leave(remember=False)
            self._go(question)
        elif step.of_note:
            self.note.replace_all(sitting.note)
        self._paint(rows=True)
        self.say(f"{done}: {question}.")

    def action_editor(self) -> None:
        """Edit the note in the user's own editor; where that fails the bottom line says why."""
        try:
            text = edited(self.app, self.note.text)
        except CoachError as error:
            self.say(f"{error.title}. {error.message}")
            return
        if text != self.note.text:
            self.note.replace_all(text)

    def action_wrap_up(self) -> None:
        """Go to the wrap-up once everything is saved."""
        self._go_when_saved(ShowScreen(ScreenId.WRAP_UP, session=self.interview.session_id))

    def action_leave(self) -> None:
        """Go home once everything is saved."""
        self._go_when_saved(ShowScreen(ScreenId.HOME))
