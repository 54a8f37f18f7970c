"""Assessing oneself on the full screen: one question at a time, calm, and nothing typed is ever lost.

The session is kept in memory ahead of the disk; a queue writes it in order. What a level is, is nowhere on it.
"""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList, TextArea

from coachtui.asking.replies import Reply, reply_text
from coachtui.model.answers import Absence
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ACTS, Place
from coachtui.tui.alone_messages import ShowOwnResult
from coachtui.tui.desk import Desk
from coachtui.tui.keys import letters_of
from coachtui.tui.messages import ShowHome, Trouble
from coachtui.tui.saved_words import saved_words
from coachtui.tui.screens.alone.assessment_book import AloneBook
from coachtui.tui.screens.alone.assessment_page import AlonePage
from coachtui.tui.screens.alone.ways import OPEN, Stage, Ways
from coachtui.tui.screens.interview.keys import let_letters_through, pressed
from coachtui.tui.screens.interview.saving import Saver
from coachtui.tui.widgets.asked_line import AnswerEntry
from coachtui.tui.widgets.field import Entry
from coachtui.tui.widgets.lettered import Lettered
from coachtui.tui.widgets.status import CommandLine, Heading, Hint
from coachtui.workflow.engagements import utc_now
from coachtui.workflow.self_sheets import open_alone
from coachtui.workflow.sheets import Standpoint

_ROOMY = 72
"""Columns from which on the heading says how many minutes are to go."""
_WORDS = {act.id: act.words for act in ACTS if act.place is Place.ALONE}


class SelfAssessmentScreen(Screen[None]):
    """The self-assessment of a private file, begun or gone on with. Posts ShowOwnResult, ShowHome, and Trouble."""

    PLACE: ClassVar[Place] = Place.ALONE
    CSS_PATH: ClassVar[str] = "../../styles/self_assessment.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-middle")]  # noqa: RUF012 - typed by Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as above
    HELP: ClassVar[str] = (
        "One question at a time. Enter goes from field to field and on to the next question; PgDn goes on at once, "
        "PgUp goes back. What you cannot say, leave open with the words below: Tab goes there, or Esc and a letter. "
        "Everything is saved as you type, so stop whenever you like and go on any day."
    )

    def __init__(
        self, desk: Desk, settings: Settings, *, minutes: int | None = None, now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(classes="-ascii" if settings.ascii else None)
        let_letters_through()
        self._desk, self._settings = desk, settings
        self._minutes, self._now = minutes, now
        self._letters = {letter: act for act, letter in letters_of(Place.ALONE, settings.keys).items()}
        self._book: AloneBook | None = None
        self._saver: Saver | None = None
        self._saved_at: datetime | None = None
        self._going_on: tuple[tuple[str, str], ...] = ()
        self._after_escape = False
        self.page = AlonePage(
            take_key=self.take_key,
            changed=self._put_down,
            go_on=self.action_next,
            ascii_only=settings.ascii,
            id="page",
        )
        self._ways = Ways()

    def compose(self) -> ComposeResult:
        """A heading, the question, the buttons, and a line of hints."""
        yield Heading(id="heading")
        yield self.page
        yield self._ways
        yield CommandLine(id="hints")

    @property
    def book(self) -> AloneBook:
        """The session in memory; only once it is open."""
        if self._book is None:
            raise RuntimeError("the self-assessment is not open yet")
        return self._book

    @property
    def saver(self) -> Saver:
        """What writes; only once the session is open."""
        if self._saver is None:
            raise RuntimeError("the self-assessment is not open yet")
        return self._saver

    @property
    def is_open(self) -> bool:
        """Whether the session is open and shown."""
        return self._book is not None

    # Opening, and what is written

    def on_mount(self) -> None:
        """Open the session."""
        self.page.tell([""])
        self._open()

    async def on_unmount(self) -> None:
        """Write what is left."""
        if self._saver is not None and self._book is not None:
            current = self._book.current
            left = current if current is not None and self._book.is_unrecorded(current) else None
            if not await self._saver.last_words(left):
                self._desk.rescue(self._book.in_words())

    @work(group="opening")
    async def _open(self) -> None:
        try:
            opened = await self._desk.do(lambda workspace: open_alone(workspace, self._minutes))
        except CoachError as error:
            self.post_message(Trouble(error.title, error.message, error.hint))
            return
        self._saver = Saver(
            self._desk,
            opened.own,
            text_of=lambda question: reply_text(self.book.reply(question)),
            changed=self._saving_changed,
            standing=self._stand,
        )
        self._book = AloneBook(opened)
        self._saved_at = self._now()
        self.run_worker(self._saver.run(), group="saving")
        if opened.fresh:
            self._tell_opening()
        else:
            self._go(self.book.first())

    def _saving_changed(self) -> None:
        if not self.saver.pending:
            self._saved_at = self._now()
        self._paint_heading()
        if (trouble := self.saver.to_tell()) is not None:
            self.post_message(Trouble(trouble.title, trouble.message, trouble.hint))

    def _stand(self, standpoint: Standpoint) -> None:
        self.book.agenda = standpoint.agenda
        self._paint_heading()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _typed(self, event: Message) -> None:
        event.stop()
        self.page.typed()
        self._put_down()

    def _put_down(self) -> None:
        """Keep what stands in the fields, as soon as may be."""
        if self._book is None or self.book.current is None:
            return
        question, reply = self.book.current, self.page.reply
        if reply != self.book.reply(question):
            self.book.typed[question] = reply
            self.saver.typed(question)

    def _record(self, absence: Absence | None = None) -> bool:
        """Record what stands at the question in front. False where it cannot be read, which is said."""
        self._put_down()
        question = self.book.current
        if question is None:
            return True
        reply = self.book.reply(question)
        complaint = "" if absence is not None else self.book.opened.own.complaint(question, reply)
        if complaint:
            self.say(complaint)
            return False
        if absence is not None or self.book.is_unrecorded(question):
            if absence not in {None, Absence.PARKED}:
                reply = _without_choice(reply)
            self.book.record(question, reply, absence)
            own = self.book.opened.own
            self.saver.do(lambda _: own.put_down(question, reply, absence), question=question)
        return True

    # What is shown

    def _tell_opening(self) -> None:
        self.book.current = None
        self.page.tell(self.book.opened.opening)
        self._paint()

    def _tell_end(self) -> None:
        self.book.current, self.book.ended = None, True
        left = self.book.way.total - self.book.way.settled
        still = "One question is still open." if left == 1 else f"{left} questions are still open."
        self.page.tell([*([still] if left else []), *self.book.opened.closing])
        self._paint()

    def _go(self, question: str | None) -> None:
        if question is None:
            self._tell_end()
            return
        self.book.current, self.book.ended = question, False
        self.page.put(self.book.asked, self.book.reply(question))
        self._paint()

    def _paint(self) -> None:
        book = self.book
        self._ways.show(
            Stage(
                asking=book.current is not None,
                ended=book.ended,
                left=book.way.settled < book.way.total,
                absence=book.absences.get(book.current or ""),
            )
        )
        self._paint_hints()
        self._paint_heading()
        self.set_focus(self.page.first_field or self._ways.first)

    def on_resize(self) -> None:
        """Say as much in the heading as there is room for."""
        self._paint_heading()

    def _paint_heading(self) -> None:
        if self._book is None:
            return
        way, saver = self.book.way, self.saver
        where = way.words if self.size.width >= _ROOMY else f"{way.settled} of {way.total}"
        at = None if self._saved_at is None else self._saved_at.astimezone()
        saved = saved_words(saver.trouble, pending=saver.pending, at=at)
        troubled = saver.pending and saver.trouble is not None
        for heading in self.query(Heading):  # none any more while the screen goes away
            heading.show(one_line(self.book.opened.unit), where, saved, trouble=troubled)

    def _paint_hints(self) -> None:
        line = self.query_one("#hints", CommandLine)
        if self._after_escape:
            acts = ((letter, act) for letter, act in self._letters.items() if act in _WORDS)
            line.show([Hint(letter, _WORDS[act], f"screen.take('{act}')") for letter, act in acts], whole=True)
            return
        self._going_on = self.page.going_on(self.focused)
        line.show(
            [
                *(Hint(key, does) for key, does in self._going_on),
                Hint("Esc", "letters", "screen.letters"),
                Hint("PgUp", "back", "screen.take('back')"),
                Hint("F1", "help", "app.help"),
            ]
        )

    def on_descendant_focus(self) -> None:
        """Name what Enter does in the field that has the focus now."""
        self._repaint_hints()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Name what Enter does with a choice under the cursor, or with none."""
        event.stop()
        self._repaint_hints()

    def _repaint_hints(self) -> None:
        if self.page.going_on(self.focused) != self._going_on:
            self._paint_hints()

    def say(self, text: str) -> None:
        """Say something in place of the hints, until the next key."""
        self.query_one("#hints", CommandLine).say(text)

    # Keys

    def take_key(self, event: events.Key) -> bool:
        """Do what a key means besides being typed or choosing. True when there is nothing left of it to do."""
        press = pressed(event)
        after, self._after_escape = self._after_escape, press.key == "escape" and not self._after_escape
        self._paint_hints()
        if press.key == "escape":
            return True
        if (after or press.alt) and press.character:
            self._command(press.character)
            return True
        if press.key in {"pagedown", "pageup"}:
            if self._book is not None and not (self.book.ended and press.key == "pagedown"):  # it pages no further
                self._run("next" if press.key == "pagedown" else "back")
            return True
        return False

    def on_key(self, event: events.Key) -> None:
        """Take keys that nothing else took: of buttons and lines."""
        taken_before = isinstance(self.focused, Lettered) or self.focused is self.page.story
        if not taken_before and self.take_key(event):
            event.stop()
            event.prevent_default()

    @on(Entry.Command)
    def _entry_command(self, event: Entry.Command) -> None:
        event.stop()
        self._after_escape = False
        if event.letter != "escape":
            self._command(event.letter)

    def _command(self, letter: str) -> None:
        act = self._letters.get(letter.casefold())
        focused = self.focused
        if act is not None:
            self._run(act)
        elif isinstance(focused, AnswerEntry):
            focused.insert_text_at_cursor(letter)  # Esc and a letter that is no command: it is text
        elif focused is self.page.story:
            self.page.story.type(letter)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if event.button.id == OPEN:
            self._go(self.book.again())
        else:
            self._run(event.button.id or "")

    def action_letters(self) -> None:
        """Name the letters, as Esc does."""
        self._after_escape = True
        self._paint_hints()

    def action_take(self, act: str) -> None:
        """Do what the words on the bottom line say, when they are clicked."""
        self._after_escape = False
        self._run(act)

    # What can be done (each an act of `Place.ALONE`)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing can be done before the session is open."""
        del parameters
        return self._book is not None or not hasattr(SelfAssessmentScreen, f"action_{action}")

    def _run(self, act: str) -> None:
        if self._book is None:
            return
        method = getattr(self, f"action_{act}", None)
        if method is None:
            self.call_later(self.app.run_action, act)
        else:
            method()

    def action_next(self) -> None:
        """Save and go on to the next open question; after the last, to the end and then the result."""
        if self.book.ended:
            own = self.book.opened.own
            self.saver.do(lambda _: own.finish())
            self._go_when_saved(ShowOwnResult())
        elif self.book.current is None:
            self._go(self.book.first())
        elif self._record():
            self._go(self.book.next())

    def action_back(self) -> None:
        """Save and go back to the question before."""
        if not self._record():
            return
        before = self.book.previous()
        if before is None:
            self.say("This is the first question.")
        else:
            self._go(before)

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

    def action_result(self) -> None:
        """Go to the result so far once everything is saved."""
        self._leave_for(ShowOwnResult())

    def action_leave(self) -> None:
        """Stop here once everything is saved; it goes on any day."""
        self._leave_for(ShowHome())

    def _absent(self, absence: Absence) -> None:
        if self.book.current is not None and self._record(absence):
            self._go(self.book.next())

    def _leave_for(self, message: Message) -> None:
        """Go elsewhere. A number that cannot be read stays as it was typed."""
        self._put_down()
        question = self.book.current
        if question is None or not self.book.opened.own.complaint(question, self.book.reply(question)):
            self._record()
        self._go_when_saved(message)

    @work(exclusive=True, group="going")
    async def _go_when_saved(self, message: Message) -> None:
        if self.saver.pending and self.saver.trouble is not None:
            self.say("Not saved yet. It goes on as soon as it is.")
        await self.saver.settled()
        self.post_message(message)


def _without_choice(reply: Reply) -> Reply:
    """What an absence leaves of a reply: its words."""
    return Reply(text=reply.text, remark=reply.remark, said=reply.said)
