"""The self-assessment on the full screen: one question at a time; everything typed is stored as a draft at once.

No level is shown or named on it.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, OptionList

from coachtui.model.answers import Absence, Session
from coachtui.model.problems import CoachError
from coachtui.settings.settings import Settings
from coachtui.store.entry import utc_now
from coachtui.tui.actions import ScreenId
from coachtui.tui.breakpoints import take_size
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_of, hold_keys_until_ready, ready_for_keys
from coachtui.tui.keys import letters_of
from coachtui.tui.layouts import letter_of
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.screens.alone.assessment_page import AlonePage
from coachtui.tui.screens.alone.hints import ROOMY, field_hints, letter_hints
from coachtui.tui.screens.alone.ways import OPEN, Stage, Ways
from coachtui.tui.screens.interview.keys import pressed
from coachtui.tui.typed_characters import typed_by
from coachtui.tui.widgets.field import CommandInput
from coachtui.tui.widgets.status import CommandLine, Heading
from coachtui.tui.writer import Writer, begin_writing
from coachtui.workflow.alone.own_forms import OwnForms, first_wrong
from coachtui.workflow.alone.second_look import LOOK_AGAIN, begin_second_look
from coachtui.workflow.alone.self_assessing import OwnAssessment, begin_self_assessment
from coachtui.workflow.alone.self_walk import Walk
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.history import History, UndoStep


class SelfAssessmentScreen(Screen[None]):
    """The self-assessment of a private file, begun or resumed, or with ``again`` a second look at it.

    Posts ShowScreen, and Trouble for errors.
    """

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.ALONE
    CSS_PATH: ClassVar[str] = "../../styles/self_assessment.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-middle"), (ROOMY, "-roomy")]  # noqa: RUF012 - typed by Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as above
    HELP: ClassVar[str] = (
        "One question at a time. Enter goes from field to field and on to the next question; PgDn goes on at once, "
        "PgUp goes back. What you cannot say, leave open with the words below: Tab goes there, or Esc and a letter. "
        "Everything is saved as you type, so stop whenever you like and go on any day."
    )

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        minutes: int | None = None,
        again: bool = False,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(classes="-ascii" if settings.ascii else None)
        self._desk, self._settings = desk, settings
        self._minutes, self._again, self._now = minutes, again, now
        self._letters = {letter: act for act, letter in letters_of(ScreenId.ALONE, settings.keys).items()}
        self._writer: Writer | None = None
        self._own: OwnForms | None = None
        self._walk: Walk | None = None
        self._going_on: tuple[tuple[str, str], ...] = ()
        self._has_notice = False
        self._after_escape = False
        self._read_as = ""
        self._history = History()
        self.page = AlonePage(
            take_key=self.take_key,
            ascii_only=settings.ascii,
            id="page",
        )
        self._ways = Ways()

    def compose(self) -> ComposeResult:
        """A heading, the question, the buttons, and a line of hints."""
        take_size(self)
        yield Heading(id="heading")
        yield self.page
        with Container(id="bottom"):
            yield self._ways
            yield CommandLine(id="hints")

    @property
    def own(self) -> OwnForms:
        """The forms of the session. Raises RuntimeError before it is open."""
        if self._own is None:
            raise RuntimeError("the self-assessment is not open yet")
        return self._own

    @property
    def walk(self) -> Walk:
        """The way through the questions. Raises RuntimeError before the session is open."""
        if self._walk is None:
            raise RuntimeError("the self-assessment is not open yet")
        return self._walk

    @property
    def writer(self) -> Writer:
        """The writer. Raises RuntimeError before the session is open."""
        if self._writer is None:
            raise RuntimeError("the self-assessment is not open yet")
        return self._writer

    @property
    def is_open(self) -> bool:
        """Whether the session is open and shown."""
        return self._walk is not None

    # Opening, and what is written

    def on_mount(self) -> None:
        """Open the session; keys wait until it is open."""
        hold_keys_until_ready(self)
        self.page.show_sentences([""])
        self._open()

    @work(group="opening")
    async def _open(self) -> None:
        try:
            session = await self._desk.do(self.begin)
            writer = await begin_writing(self._desk, self._status_changed, self._now)
        except CoachError as error:
            self.post_message(Trouble(error))
            return
        self._writer, self._own = writer, self.forms_of(writer.workspace, writer.workspace.state.sessions[session])
        self._walk = Walk(self._own)
        self.run_worker(writer.run(), group="saving")
        if self.own.answers() or self.own.drafts() or not self.said_first:
            self._go(self.walk.first())
        else:
            self.page.show_sentences(self.said_first)
            self._paint()
        ready_for_keys(self, without="enter")  # held down in the form before, it would run through unseen questions

    # What another kind of session held alone does in its own way

    def begin(self, workspace: Workspace) -> str:
        """Begin or resume the session on the desk's thread, and return its id. Raises CoachErrors."""
        own = begin_second_look(workspace) if self._again else begin_self_assessment(workspace, self._minutes)
        return own.session_id

    def forms_of(self, workspace: Workspace, session: Session) -> OwnForms:
        """The forms of the session."""
        return OwnAssessment(workspace, session)

    @property
    def said_first(self) -> Sequence[str]:
        """What is said before the first form, a sentence each; without any, the first form comes at once."""
        return [LOOK_AGAIN] if self._again else self.own.opening

    @property
    def named(self) -> str:
        """What the heading names."""
        return self.own.workspace.engagement.organisation

    @property
    def goes_straight_on(self) -> bool:
        """Whether the result follows the last form, without a page between them."""
        return self._again and not self.walk.left

    @property
    def way_to_result(self) -> ShowScreen:
        """What shows the result."""
        return ShowScreen(ScreenId.ALONE_RESULT)

    async def on_unmount(self) -> None:
        """Write what is left; where that fails, keep the words in a file of their own."""
        if self._writer is not None and not await self._writer.finish():
            self._desk.rescue(self.own.in_words())

    def _status_changed(self) -> None:
        """Show the save status; post Trouble once for an error that does not pass by itself."""
        self._paint_heading()
        if (error := self.writer.error_to_show()) is not None:
            self.post_message(Trouble(error))

    @on(AlonePage.Changed)
    def _keep(self) -> None:
        """Save the reply in the fields as a draft."""
        question = None if self._walk is None else self.walk.current
        if question is not None and self.page.reply != self.own.reply(question):
            self.own.draft_reply(question, self.page.reply)
            said, self._read_as = self._read_as, self.own.read_as(question, self.page.reply)
            if self._read_as:
                self.say(self._read_as)
            elif said:
                self._paint_hints()

    def _record(self, absence: Absence | None = None) -> bool:
        """Record the reply in the fields. False, and a message on the bottom line, where it cannot be read."""
        self._keep()
        question = self.walk.current
        if question is None:
            return True
        reply = self.own.reply(question)
        complaint = "" if absence is not None else self.own.complaint(question, reply)
        if complaint:
            self.page.point_at(first_wrong(self.own, question, reply))
            self.call_after_refresh(self.say, complaint)  # behind the hints of the field that has the focus now
            return False
        if absence is not None or question in self.own.drafts():
            change = self.own.record_reply(question, reply, absence)
            self._history.add(change, question, even_if_same=absence is not None)
        return True

    def _record_what_can_be(self) -> str:
        """Record the reply in the fields; where it cannot be read keep it as a draft, and return the complaint."""
        self._keep()
        question = self.walk.current
        complaint = "" if question is None else self.own.complaint(question, self.own.reply(question))
        if not complaint:
            self._record()
        return complaint

    # What is shown

    def _go(self, question: str | None) -> None:
        """Show a question; None shows the words after the last one."""
        self.walk.go(question)
        if question is not None:
            self.page.put(self.own.form_of(question), self.own.reply(question))
        else:
            left = len(self.walk.left)
            still = "One question is still open." if left == 1 else f"{left} questions are still open."
            self.page.show_sentences([*([still] if left else []), *self.own.closing])
        self._paint()

    def _paint(self) -> None:
        walk = self.walk
        self._ways.show(
            Stage(
                asking=walk.current is not None,
                ended=walk.ended,
                left=bool(walk.left),
                absence=self.own.answer_to(walk.current).absence if walk.current is not None else None,
            )
        )
        self._paint_hints()
        self._paint_heading()
        self.set_focus(self.page.first_field or self._ways.first)

    def on_resize(self) -> None:
        """Say as much in the heading and at the bottom as there is room for."""
        self._paint_heading()
        self._paint_hints()

    def _paint_heading(self) -> None:
        if self._own is None:
            return
        way, writer = self.own.completion(), self.writer
        where = way.words if self.size.width >= ROOMY else f"{way.settled} of {way.total}"
        for heading in self.query(Heading):  # none any more while the screen goes away
            heading.introduce(self.named)
            heading.where, heading.saved, heading.trouble = where, writer.words, writer.in_trouble

    def _paint_hints(self) -> None:
        line = self.query_one("#hints", CommandLine)
        self._has_notice = False
        self.set_class(self._after_escape, "-hints-only")
        if self._after_escape:
            line.show(letter_hints(self._letters), whole=True)
        else:
            self._going_on = self.page.going_on(self.focused)
            line.show(field_hints(self._going_on, self.size.width))

    def on_descendant_focus(self) -> None:
        """Name what Enter does in the field that has the focus now."""
        self._repaint_hints()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Name what Enter does with a choice under the cursor, or with none."""
        event.stop()
        self._repaint_hints()

    def _repaint_hints(self) -> None:
        """Name anew what can be done, unless something was said that the next key has not answered yet."""
        if not self._has_notice and self.page.going_on(self.focused) != self._going_on:
            self._paint_hints()

    def say(self, text: str) -> None:
        """Say something in place of the buttons and hints, until the next key."""
        self._has_notice = True
        self.add_class("-hints-only")
        self.query_one("#hints", CommandLine).say(text)

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Handle a key that is a command. False for a key that types or chooses."""
        press = pressed(event)
        after, self._after_escape = self._after_escape, press.key == "escape" and not self._after_escape
        self._paint_hints()
        if press.key == "escape":
            return True
        if (after or press.alt) and press.character:
            self._command(letter_of(self, press.character), press.character)
            return True
        if press.key in {"pagedown", "pageup"}:
            if self._walk is not None and not (self.walk.ended and press.key == "pagedown"):  # it pages no further
                self._run("next" if press.key == "pagedown" else "back")
            return True
        return False

    def on_key(self, event: events.Key) -> None:
        """Handle keys that bubbled from buttons, choices and lines."""
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
            self._run(act)
        elif isinstance(focused, CommandInput):
            focused.insert_text_at_cursor(typed)  # Esc and a letter that is no command: it is text
        elif focused is self.page.story:
            self.page.story.type(typed)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == OPEN and self._walk is not None:
            self._go(self.walk.again())
        else:
            self._run(event.button.id or "")

    def action_letters(self) -> None:
        """Name the letters, as Esc does."""
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
        return self._walk is not None or not hasattr(SelfAssessmentScreen, f"action_{action}")

    def _run(self, act: str) -> None:
        if self._walk is None:
            return
        method = getattr(self, f"action_{act}", None)
        if method is None:
            self.call_later(self.app.run_action, act)
        else:
            method()

    @on(AlonePage.Finished)
    def _finished(self) -> None:
        self._run("next")

    def action_next(self) -> None:
        """Save and go on to the next open question; after the last, to the end and then the result."""
        if self.walk.ended:
            self._finish()
        elif self.walk.current is None:
            self._go(self.walk.first())
        elif self._record():
            self._go_or_end(self.walk.next())

    def _go_or_end(self, question: str | None) -> None:
        """Show a question; after the last one the words behind it, or the result."""
        if question is None and self.goes_straight_on:
            self._finish()
        else:
            self._go(question)

    def _finish(self) -> None:
        self.own.finish()
        self._go_when_saved(self.way_to_result)

    def action_back(self) -> None:
        """Save and go back to the question before. What cannot be read as an answer stays as it was typed."""
        complaint = self._record_what_can_be()
        before = self.walk.previous()
        if before is not None:
            self._go(before)
        if complaint:
            # Behind the hints of the field that gets the focus now.
            self.call_after_refresh(self.say, f"Kept as you typed it. {complaint}")
        elif before is None:
            self.say("This is the first question.")

    def action_dont_know(self) -> None:
        """Note that one does not know, and go on."""
        self._absent(Absence.DONT_KNOW)

    def action_not_applicable(self) -> None:
        """Note that it does not apply, and go on."""
        self._absent(Absence.NOT_APPLICABLE)

    def action_declined(self) -> None:
        """Note that one would rather not say, and go on."""
        self._absent(Absence.DECLINED)

    def action_park(self) -> None:
        """Leave it for later, and go on."""
        self._absent(Absence.PARKED)

    def action_undo(self) -> None:
        """Take back what was answered last, at whichever question: what is in the fields, if that is new."""
        self._record_what_can_be()
        self._show_step(self._history.undo(self.own.workspace), "Taken back.", "There is nothing to take back.")

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._record_what_can_be()
        self._show_step(self._history.redo(self.own.workspace), "Done again.", "There is nothing to do again.")

    def _show_step(self, step: UndoStep | None, done: str, nothing: str) -> None:
        """Show the question that ``step`` was about and say ``done``; without a step say ``nothing``."""
        if step is not None:
            self.own.ask_again(step.about)
            self._go(step.about if step.about in self.own.agenda() else self.walk.current)
        # Behind the hints of the field that gets the focus now.
        self.call_after_refresh(self.say, nothing if step is None else done)

    def action_result(self) -> None:
        """Record the question, and go to the result once everything is saved."""
        self._leave_for(self.way_to_result)

    def action_leave(self) -> None:
        """Leave for home once everything is saved; the self-assessment can be resumed later."""
        self._leave_for(ShowScreen(ScreenId.HOME))

    def _absent(self, absence: Absence) -> None:
        if self.walk.current is not None and self._record(absence):
            self._go_or_end(self.walk.next())

    def _leave_for(self, message: Message) -> None:
        """Record what is typed and post ``message``. A number that cannot be read stays a draft."""
        self._record_what_can_be()
        self._go_when_saved(message)

    def _go_when_saved(self, message: Message) -> None:
        """Post ``message`` once everything is saved. Keys wait for the screen that comes, but not for a disk."""
        if self.writer.in_trouble:
            self.say("Not saved yet. It goes on as soon as it is.")
        else:
            hold_keys_of(self)
        self._go_once_saved(message)

    @work(exclusive=True, group="going")
    async def _go_once_saved(self, message: Message) -> None:
        await self.writer.settled()
        self.post_message(message)
