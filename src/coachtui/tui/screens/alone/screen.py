"""A screen on which somebody answers alone: one question at a time; everything typed is stored as a draft at once.

The screen turns keys, clicks and what is typed into calls of an `OwnSitting`, and shows the result: the form
(`AlonePage`), how many questions are settled (the heading), and what can be done now (`AloneBottom`). An `Occasion`
says which session it is, and what is shown before and after its forms. No level is shown or named here.
"""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, OptionList

from coachtui.model.answers import Absence
from coachtui.model.problems import CoachError
from coachtui.settings.settings import Settings
from coachtui.store.entry import utc_now
from coachtui.tui.actions import ScreenId
from coachtui.tui.breakpoints import take_size
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.keys import acts_by_letter
from coachtui.tui.layouts import letter_of
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.screens.alone.bottom import AloneBottom
from coachtui.tui.screens.alone.hints import ROOMY
from coachtui.tui.screens.alone.occasion import Occasion
from coachtui.tui.screens.alone.page import AlonePage
from coachtui.tui.screens.alone.saving import Saving
from coachtui.tui.screens.alone.sitting import OwnSitting
from coachtui.tui.screens.alone.ways import OPEN
from coachtui.tui.screens.interview.keys import pressed
from coachtui.tui.typed_characters import typed_by
from coachtui.tui.widgets.field import CommandInput
from coachtui.tui.widgets.status import Heading
from coachtui.tui.writer import Writer
from coachtui.workflow.alone.own_forms import OwnForms
from coachtui.workflow.alone.self_walk import Walk
from coachtui.workflow.interview.history import UndoStep


class AloneScreen(Screen[None]):
    """The session of an `Occasion`, begun or resumed.

    Posts ShowScreen to leave, and Trouble for errors that do not pass by themselves.
    """

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.ALONE
    CSS_PATH: ClassVar[str] = "../../styles/alone.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-middle"), (ROOMY, "-roomy")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]

    def __init__(
        self, occasion: Occasion, desk: Desk, settings: Settings, *, now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(classes="-ascii" if settings.ascii else None)
        self._occasion, self._desk = occasion, desk
        self._letters = acts_by_letter(ScreenId.ALONE, settings.keys)
        self._sitting: OwnSitting | None = None
        self._after_escape = False
        self._read_as = ""
        self._heading = Heading(id="heading")
        self._saving = Saving(self, self._heading, desk, now)
        self.page = AlonePage(take_key=self.take_key, ascii_only=settings.ascii, id="page")
        self.bottom = AloneBottom()

    def compose(self) -> ComposeResult:
        """A heading, the question, and the bottom."""
        take_size(self)
        yield self._heading
        yield self.page
        yield self.bottom

    @property
    def sitting(self) -> OwnSitting:
        """The session with the form on screen. Raises RuntimeError before it is open."""
        if self._sitting is None:
            raise RuntimeError("the session is not open yet")
        return self._sitting

    @property
    def own(self) -> OwnForms:
        """The forms of the session. Raises RuntimeError before it is open."""
        return self.sitting.own

    @property
    def walk(self) -> Walk:
        """The order of the questions, and which is on screen. Raises RuntimeError before the session is open."""
        return self.sitting.walk

    @property
    def writer(self) -> Writer:
        """What writes to the disk. Raises RuntimeError before the session is open."""
        return self._saving.writer

    @property
    def is_open(self) -> bool:
        """Whether the session is open and shown."""
        return self._sitting is not None

    # Opening, and what is written

    def on_mount(self) -> None:
        """Open the session; keys wait until it is open."""
        hold_keys_until_ready(self)
        self.page.show_sentences([""])
        self._open()

    @work(group="opening")
    async def _open(self) -> None:
        try:
            session = await self._desk.do(self._occasion.begin)
            workspace = await self._saving.open()
        except CoachError as error:
            self.post_message(Trouble(error))
            return
        own = self._occasion.forms_of(workspace, workspace.state.sessions[session])
        self._sitting = OwnSitting(own)
        self._heading.introduce(self._occasion.heading(own))
        first_sentences = self._occasion.first_sentences(own)
        if self.sitting.is_begun or not first_sentences:
            self._go(first := self.walk.first())
            if first is not None and first in own.drafts():
                self.page.story.breaks_off()
        else:
            self.page.show_sentences(first_sentences)
            self._paint()
        ready_for_keys(self, without="enter")  # held down in the form before, it would run through unseen questions

    async def on_unmount(self) -> None:
        """Write what is not on the disk yet; if that fails, write all words to a text file beside the private file."""
        if self._sitting is not None:
            await self._saving.finish(self.own.in_words)

    @on(AlonePage.Changed)
    def _keep(self) -> None:
        """Save the reply in the fields as a draft, and say as what it is read."""
        if self._sitting is not None and self._sitting.keep(self.page.reply):
            said, self._read_as = self._read_as, self._sitting.read_as
            if self._read_as:
                self.show_notice(self._read_as)
            elif said:
                self._paint_hints()

    def _record(self, absence: Absence | None = None) -> bool:
        """Record the reply in the fields. False, and a message on the bottom line, where it cannot be read."""
        self._keep()
        complaint = "" if absence is not None else self.sitting.complaint
        if complaint:
            self.page.focus_number(self.sitting.first_wrong)
            self._show_notice_soon(complaint, is_complaint=True)
            return False
        self.sitting.record(absence)
        return True

    def _record_what_can_be(self) -> str:
        """Record the reply in the fields; where it cannot be read keep it as a draft, and return the complaint."""
        self._keep()
        return self.sitting.record_what_can_be()

    # What is shown

    def _go(self, question: str | None) -> None:
        """Show a question; None shows the words after the last one."""
        self.walk.go(question)
        if question is not None:
            self.page.put(self.own.form_of(question), self.own.reply(question))
        else:
            self.page.show_sentences(self.sitting.end_words)
        self._paint()

    def _paint(self) -> None:
        self.bottom.ways.show(self.sitting.stage)
        self._paint_hints()
        self._paint_heading()
        self.set_focus(self.page.first_field or self.bottom.ways.first)

    def on_resize(self) -> None:
        """Fit the heading and the bottom line to the new width."""
        self._paint_heading()
        self._paint_hints()

    def _paint_heading(self) -> None:
        if self._sitting is None:
            return
        way = self.own.completion()
        self._heading.where = way.words if self.size.width >= ROOMY else f"{way.settled} of {way.total}"

    def _paint_hints(self) -> None:
        if self._after_escape:
            self.bottom.show_letters(self._letters)
        else:
            self.bottom.show_leaving_keys(self.page.leaving_keys(self.focused))

    def on_descendant_focus(self) -> None:
        """Show on the bottom line what Enter does in the field that has the focus now."""
        self._renew_hints()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Name what Enter does with a choice under the cursor, or with none."""
        event.stop()
        self._renew_hints()

    def _renew_hints(self) -> None:
        if self.bottom.is_outdated(self.page.leaving_keys(self.focused)):
            self._paint_hints()

    def show_notice(self, text: str) -> None:
        """Show ``text`` in place of the buttons and hints, until the next key."""
        self.bottom.show_notice(text)

    def _show_notice_soon(self, text: str, *, is_complaint: bool = False) -> None:
        """Say something once the field that is about to get the focus has it, and its hints were shown."""
        self.call_after_refresh(self.bottom.show_notice, text, is_complaint=is_complaint)

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Handle a key that is a command: Esc, a letter after it or with Alt, PgUp, PgDn. False for any other key."""
        press = pressed(event)
        after, self._after_escape = self._after_escape, press.key == "escape" and not self._after_escape
        self._paint_hints()
        if press.key == "escape":
            return True
        if (after or press.alt) and press.character:
            self._command(letter_of(self, press.character), press.character)
            return True
        if press.key in {"pagedown", "pageup"}:
            if self._sitting is not None and not (self.walk.ended and press.key == "pagedown"):  # it pages no further
                self._run("next" if press.key == "pagedown" else "back")
            return True
        return False

    def on_key(self, event: events.Key) -> None:
        """Handle a key that bubbled from the focused field or button; characters typed on a button go into a field."""
        if self.focused is self.page.story:
            return
        used, typed = self.take_key(event), typed_by(event)
        if not used and typed and isinstance(self.focused, Button):
            used = self.page.type_words(typed)
        if used:
            event.stop()
            event.prevent_default()

    @on(CommandInput.Command)
    def _entry_command(self, event: CommandInput.Command) -> None:
        event.stop()
        self._after_escape = False
        if event.letter != "escape":
            self._command(event.letter, event.typed)

    def _command(self, letter: str, typed: str) -> None:
        act = self._letters.get(letter)
        focused = self.focused
        if act is not None:
            self._run(act.id)
        elif isinstance(focused, CommandInput):
            focused.insert_text_at_cursor(typed)  # Esc and a letter that is no command: it is text
        elif focused is self.page.story:
            self.page.story.type(typed)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == OPEN and self._sitting is not None:
            self._go(self.walk.again())
        else:
            self._run(event.button.id or "")

    def action_letters(self) -> None:
        """Show the letters of the commands on the bottom line, as Esc does."""
        self._after_escape = True
        self._paint_hints()

    def action_take(self, act: str) -> None:
        """Run the act of this id: the link of its hint on the bottom line."""
        self._after_escape = False
        self._run(act)

    # What can be done (each an act of `ScreenId.ALONE`)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse this screen's actions before the session is open."""
        del parameters
        return self._sitting is not None or not hasattr(AloneScreen, f"action_{action}")

    def _run(self, act: str) -> None:
        if self._sitting is not None:
            getattr(self, f"action_{act}")()

    @on(AlonePage.Unchosen)
    def _ask_for_choice(self, event: AlonePage.Unchosen) -> None:
        which = "fit? Press their letters" if event.several else "comes closest? Press its letter"
        self._show_notice_soon(f"Kept. Which of these {which}; Enter goes on without.")

    @on(AlonePage.Finished)
    def _finished(self) -> None:
        self._run("next")

    def action_next(self) -> None:
        """Record the reply and show the next open question; after the last one the closing sentences, then the result.

        A reply that cannot be read is not recorded: the question stays, and the bottom line says why.
        """
        if self.walk.ended:
            self._finish()
        elif self.walk.current is None:
            self._go(self.walk.first())
        elif self._record():
            self._go_or_end(self.walk.next())

    def _go_or_end(self, question: str | None) -> None:
        """Show a question; after the last one the words behind it, or the result."""
        if question is None and self._occasion.skips_closing(self.own):
            self._finish()
        else:
            self._go(question)

    def _finish(self) -> None:
        self.own.finish()
        self._go_when_saved(self._occasion.result)

    def action_back(self) -> None:
        """Record the reply and show the question before. A reply that cannot be read stays a draft."""
        complaint = self._record_what_can_be()
        before = self.walk.previous()
        if before is not None:
            self._go(before)
        if complaint:
            self._show_notice_soon(f"Kept as you typed it. {complaint}")
        elif before is None:
            self.show_notice("This is the first question.")

    def action_dont_know(self) -> None:
        """Record that the person does not know, and show the next open question."""
        self._absent(Absence.DONT_KNOW)

    def action_not_applicable(self) -> None:
        """Record that the question does not apply, and show the next open one."""
        self._absent(Absence.NOT_APPLICABLE)

    def action_declined(self) -> None:
        """Record that the person would rather not say, and show the next open question."""
        self._absent(Absence.DECLINED)

    def action_park(self) -> None:
        """Record that the question is left for later, and show the next open one."""
        self._absent(Absence.PARKED)

    def action_undo(self) -> None:
        """Record the reply in the fields, if it is new, then undo what was recorded last, and show its question."""
        self._record_what_can_be()
        self._show_step(self.sitting.undo(), "Taken back.", "There is nothing to take back.")

    def action_redo(self) -> None:
        """Redo what was undone last, and show its question."""
        self._record_what_can_be()
        self._show_step(self.sitting.redo(), "Done again.", "There is nothing to do again.")

    def _show_step(self, step: UndoStep | None, done: str, nothing: str) -> None:
        """Show the question that ``step`` was about and say ``done``; without a step say ``nothing``."""
        if step is not None:
            self._go(step.about if step.about in self.own.agenda() else self.walk.current)
        self._show_notice_soon(nothing if step is None else done)

    def action_result(self) -> None:
        """Record the reply, and show the result once everything is written."""
        self._leave_for(self._occasion.result)

    def action_leave(self) -> None:
        """Record the reply, and go home once everything is written; the self-assessment can be resumed later."""
        self._leave_for(ShowScreen(ScreenId.HOME))

    def _absent(self, absence: Absence) -> None:
        if self.walk.current is not None and self._record(absence):
            self._go_or_end(self.walk.next())

    def _leave_for(self, message: Message) -> None:
        """Record what is typed and post ``message``. A number that cannot be read stays a draft."""
        self._record_what_can_be()
        self._go_when_saved(message)

    def _go_when_saved(self, message: Message) -> None:
        """Leave for the screen that ``message`` asks for, once everything is saved."""
        if not self._saving.leave(message):
            self.show_notice("Not saved yet. It goes on as soon as it is.")
