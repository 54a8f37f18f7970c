"""The read-back at the end of an interview: what the person said, in their own words, and which quotes may be used.

The person may look at the screen: it shows no rating, level or anchor, and names nobody else.
"""

from collections.abc import Mapping
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coachtui.model.answers import Quote
from coachtui.model.frame_ids import RESTATE
from coachtui.model.text import one_line, printable
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.comfort import copy_text
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.keys import bindings_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.wrap_up.lines import todo_words
from coachtui.tui.screens.write_points import WritePoints
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.put_right import PutRight
from coachtui.tui.widgets.save_status import SaveStatus
from coachtui.workflow.interview.interviewing import Interview, interview_of
from coachtui.workflow.interview.reading_back import ReadBack, put_right, read_back, write_points
from coachtui.workflow.interview.releasing import names_to_agree
from coachtui.workflow.interview.wrapping_up import wrap_up_of

_READ_ONLY = "This file is open in another window. You can read it here."
_NAMES = "It names {names}: shared pages leave it out. y again puts it in, name and all."
_NO_QUOTE = "Move to some words first, with Tab; then y or n."
_MOVES: list[BindingType] = [
    Binding("down", "app.focus_next", show=False),
    Binding("up", "app.focus_previous", show=False),
]


class ReadBackPage(VerticalScroll):
    """Everything that is read back, scrolling."""

    HELP: ClassVar[str] = (
        "What you say back: read it aloud. Up and Down scroll; Tab goes to the words that may be quoted, one by one, "
        "then to the letter and to Finish."
    )


class QuoteLine(Horizontal, can_focus=True):
    """A quote with yes and no beside it. One whose speaker was not asked yet shows no."""

    HELP: ClassVar[str] = (
        "Ask whether these words may be used, unnamed. y for yes, n for no; a click on yes or no does the same. Until "
        "they say yes it is no."
    )
    BINDINGS: ClassVar[list[BindingType]] = _MOVES

    class Answered(Message):
        """Yes or no was clicked beside ``line``."""

        def __init__(self, line: "QuoteLine", *, usable: bool) -> None:
            self.line = line
            self.usable = usable
            super().__init__()

    def __init__(self, quote: Quote) -> None:
        super().__init__()
        self.quote = quote

    def compose(self) -> ComposeResult:
        """The words, then yes and no."""
        yield Static(f"“{printable(self.quote.text)}”", classes="quoted", markup=False)
        yield Static("yes", classes="answer yes", markup=False)
        yield Static("no", classes="answer no", markup=False)

    def on_mount(self) -> None:
        """Show the quote."""
        self.show(self.quote)

    def show(self, quote: Quote) -> None:
        """Show ``quote``: the same words, perhaps with another answer."""
        self.quote = quote
        for name, chosen in (("yes", quote.usable is True), ("no", quote.usable is not True)):
            answer = self.query_one(f".{name}", Static)
            # The brackets say it without colour too.
            answer.update(f"[{name}]" if chosen else f" {name} ")
            answer.set_class(chosen, "-chosen")
        self.set_class(quote.usable is None, "-unasked")

    def on_click(self, event: events.Click) -> None:
        """Post `Answered` for a click on yes or no; a click elsewhere only moves the focus here."""
        if event.widget is not None and event.widget.has_class("answer"):
            self.post_message(self.Answered(self, usable=event.widget.has_class("yes")))


class Letter(Static, can_focus=True):
    """The thank-you text. Enter or a click copies it."""

    HELP: ClassVar[str] = (
        "A thank-you letter to paste into a mail. c or Enter copies it, if the terminal allows programs to do so; else "
        "hold Shift and select it with the mouse."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*_MOVES, Binding("enter", "screen.copy", show=False)]

    async def on_click(self) -> None:
        """Copy it."""
        await self.run_action("screen.copy")


class FinishLine(Static, can_focus=True):
    """Ends the interview. Enter or a click does it."""

    HELP: ClassVar[str] = "Records that the interview is over, and goes home. It can still be opened and added to."
    BINDINGS: ClassVar[list[BindingType]] = [*_MOVES, Binding("enter", "press", show=False)]

    class Pressed(Message):
        """Finish was pressed or clicked."""

    def action_press(self) -> None:
        """Post that it was pressed."""
        self.post_message(self.Pressed())

    def on_click(self) -> None:
        """Post that it was clicked."""
        self.post_message(self.Pressed())


class ReadBackScreen(Screen[None]):
    """Shows a `ReadBack`, records which quotes may be used, and can finish the session."""

    HELP: ClassVar[str] = (
        "What you say back at the end. The other person may look on. Read the sentences aloud, ask about what does not "
        "go together yet, then go through the quotes: y and n record whether each may be used, unnamed."
    )
    CSS_PATH: ClassVar[str] = "../styles/read_back.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-middle")]  # noqa: RUF012 - typed by Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]  # noqa: RUF012 - as above
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.READ_BACK)]

    def __init__(self, desk: Desk, settings: Settings, session: str) -> None:
        super().__init__(classes="-ascii" if settings.ascii else None)
        self._desk, self._settings, self.session = desk, settings, session
        self._interview: Interview | None = None
        self._status = SaveStatus(desk, self._permissions)
        self._thanks = ""
        self._key_before = ""
        self._sure = False

    def compose(self) -> ComposeResult:
        """A heading, the page, and the keys."""
        with Horizontal(id="heading"):
            yield Static(id="who", markup=False)
            yield self._status
        yield ReadBackPage()
        yield Static(id="status", markup=False)
        yield ActionLine(ScreenId.READ_BACK, self._settings.keys)

    # Opening and leaving

    def on_mount(self) -> None:
        """Open the session."""
        if not self._desk.writable:
            self._say(_READ_ONLY)
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
        content = read_back(interview)
        self._thanks = content.thanks
        self.query_one("#who", Static).update(f"{one_line(content.heading)} · what I heard")
        page = self.query_one(ReadBackPage)
        await page.mount_all(_parts(content))
        page.focus()
        ready_for_keys(self)

    def _permissions(self) -> Mapping[str, str]:
        """The permission for each quote, by its words, and what was put right, for the text file of what is unsaved."""
        quotes = self._interview.records.quotes if self._interview is not None else ()
        words = {True: "may be used", False: "may not be used", None: "not asked"}
        noted = [("What they put right", field.text) for field in self.query(PutRight) if field.text]
        return {quote.text: words[quote.usable] for quote in quotes} | dict(noted)

    # What can be done (each an act of `ScreenId.READ_BACK`)

    def on_key(self, event: events.Key) -> None:
        """Note whether a letter came with Esc or Alt: only then does f finish at once."""
        self._sure = self._key_before == "escape" or event.key.startswith("alt+")
        self._key_before = event.key

    def on_finish_line_pressed(self, event: FinishLine.Pressed) -> None:
        """End the interview."""
        event.stop()
        self._end()

    def on_quote_line_answered(self, event: QuoteLine.Answered) -> None:
        """Record what was clicked."""
        event.stop()
        self._answer(event.line, usable=event.usable)

    def action_allow(self) -> None:
        """Record that the marked quote may be used."""
        self._answer_marked(usable=True)

    def action_refuse(self) -> None:
        """Record that the marked quote may not be used."""
        self._answer_marked(usable=False)

    def action_write(self) -> None:
        """Open the dialog in which the sentences are chosen, put in order and written."""
        if not self._desk.writable:
            self._say(_READ_ONLY)
        elif self._interview is not None:
            content = read_back(self._interview)
            self.app.push_screen(WritePoints(content.sentences, content.others), self._show_points)

    async def _show_points(self, text: str | None) -> None:
        """Store the sentences written, and show them."""
        interview = self._interview
        if interview is None or text is None:
            return
        write_points(interview, text)
        await self.query_one("#heard", Vertical).remove_children()
        await self.query_one("#heard", Vertical).mount_all(_heard(read_back(interview)))

    def action_correct(self) -> None:
        """Go to the field for what they put right."""
        if not self._desk.writable:
            self._say(_READ_ONLY)
        for field in self.query(PutRight) if self._desk.writable else ():
            field.begin()

    def on_put_right_typed(self, event: PutRight.Typed) -> None:
        """Keep what is typed there."""
        event.stop()
        if self._interview is not None:
            self._interview.draft(RESTATE, event.text)

    def on_put_right_done(self, event: PutRight.Done) -> None:
        """Record what was typed there."""
        event.stop()
        self._record_correction(event.text)

    def _record_correction(self, text: str) -> None:
        if self._interview is not None and self._desk.writable:
            put_right(self._interview, text)

    def action_copy(self) -> None:
        """Copy the letter."""
        if self._thanks:
            self._say(copy_text(self.app, self._thanks))

    def action_wrap_up(self) -> None:
        """Go back to the interviewer's own side."""
        self._status.leave_when_saved(ShowScreen(ScreenId.WRAP_UP, session=self.session))

    def action_closing(self) -> None:
        """Go on to the pages of the closing behind this one; the last of them comes back here."""
        if self._interview is not None:
            after = self._interview.closing_ids.index(RESTATE) + 1
            question, person = self._interview.closing_ids[after], self._interview.person.code
            self._status.leave_when_saved(
                ShowScreen(ScreenId.INTERVIEW, person=person, question=question, session=self.session)
            )

    def action_leave(self) -> None:
        """Go home; the interview stays open."""
        self._status.leave_when_saved(ShowScreen(ScreenId.HOME))

    def action_finish(self) -> None:
        """End the interview, say what is still missing, and go home; f alone goes to the Finish line first."""
        lines = self.query(FinishLine)
        if self._sure or (lines and lines.first().has_focus):
            self._end()
        elif lines:
            lines.first().focus()
            self._say("Enter, or f again, finishes the interview.")

    def _end(self) -> None:
        if self._desk.writable:
            self._finish()
        else:
            self._say(_READ_ONLY)

    def _answer_marked(self, *, usable: bool) -> None:
        marked = self.focused
        if isinstance(marked, QuoteLine):
            if self._answer(marked, usable=usable):
                self.focus_next()
        else:
            self._say(_NO_QUOTE)

    def _answer(self, line: QuoteLine, *, usable: bool) -> bool:
        """Record a yes or no, and return whether that was all to ask about these words.

        Where they name somebody, the first yes leaves them off shared pages, and a second one puts them there.
        """
        interview, quote = self._interview, line.quote
        if not self._desk.writable:
            self._say(_READ_ONLY)
        if not self._desk.writable or interview is None:
            return False
        names = names_to_agree(interview, quote) if usable else ()
        agreed = names if quote.usable is True else ()
        if quote.usable is not usable or agreed:
            interview.allow_quote(quote, usable=usable, may_name=quote.may_name + agreed if usable else ())
            line.show(next(own for own in interview.records.quotes if own.id == quote.id))
        self._say(_NAMES.format(names=", ".join(names)) if names and not agreed else "")
        return not names or bool(agreed)

    @work(exclusive=True, group="leaving")
    async def _finish(self) -> None:
        interview = self._interview
        if interview is None or not await self._status.is_saved():
            return
        interview.finish()
        if await self._status.is_saved():
            self.notify(f"Finished. {todo_words(wrap_up_of(interview))}", markup=False)
            self.post_message(ShowScreen(ScreenId.HOME))

    def _say(self, words: str) -> None:
        self.query_one("#status", Static).update(words)


def _parts(content: ReadBack) -> list[Widget]:
    """The widgets of the page, from top to bottom."""
    parts: list[Widget] = [
        _text(content.restate, "lead"),
        Vertical(*_heard(content), id="heard"),
        PutRight(content.put_right),
    ]
    if content.tension:
        parts += [_text("I do not see yet how this fits", "title"), _text(content.tension, "sentence")]
    if content.promised:
        parts.append(_text("What you were going to let me have", "title"))
        parts += [_text(promise, "sentence") for promise in content.promised]
    if content.quotes:
        parts.append(_text("May I use this, unnamed?", "title"))
        parts += [QuoteLine(quote) for quote in content.quotes]
    if content.held_back:
        words = "quote names somebody and stays" if content.held_back == 1 else "quotes name somebody and stay"
        parts.append(_text(f"{content.held_back} more {words} with me.", "note"))
    parts += [
        _text("Before we stop", "title"),
        _text(content.missed, "sentence"),
        _text("A letter to send", "title"),
        Letter(printable(content.thanks).rstrip(), markup=False),
        FinishLine("Finish", markup=False),
    ]
    return parts


def _heard(content: ReadBack) -> list[Static]:
    """What is said back, a sentence each."""
    return [_text(each, "sentence") for each in content.sentences or ("Nothing was noted in words yet.",)]


def _text(words: str, kind: str) -> Static:
    return Static(printable(words), markup=False, classes=kind)
