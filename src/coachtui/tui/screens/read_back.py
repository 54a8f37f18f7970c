"""The read-back at the end of an interview: what the person said, in their own words, and which quotes may be used.

The person may look at the screen: it shows no rating, level or anchor, and names nobody else.
"""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Static

from coachtui.model.frame_ids import RESTATE
from coachtui.model.text import one_line
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.comfort import copy_text
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.keys import bindings_of, letters_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.read_back_page import FinishLine, QuoteLine, ReadBackPage, parts_of, read_back_sentences
from coachtui.tui.screens.wrap_up.lines import todo_words
from coachtui.tui.screens.write_points import WritePoints
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.put_right import PutRight
from coachtui.tui.widgets.save_status import SaveStatus
from coachtui.workflow.interview.interviewing import Interview, interview_of
from coachtui.workflow.interview.reading_back import put_right, read_back, write_points
from coachtui.workflow.interview.releasing import answer_quotes, names_to_agree
from coachtui.workflow.interview.wrapping_up import wrap_up_of

_NAMES = "It names {names}: shared pages leave it out. y again puts it in, name and all."
_NO_QUOTE = "Move to some words first, with Tab; then y or n. {key}: all of them."
_MORE = "Read these out, too: {left} are not shown yet. {key} goes on."
_ALL = "{these}, unnamed: y or n? Any other key leaves them as they are."
_NO_WORDS = "There are no words here to ask about."
_ALL_ANSWERED = "Each has its answer. Tab goes to one; y or n changes it."
_ANSWERED = "{these}. {key} asks once more."
_SOME_NAMED = "{these}. What names {names} stays off shared pages; y there puts it in."


class ReadBackScreen(Screen[None]):
    """Shows the read-back of the session with the id ``session``, records which quotes may be used, and can finish it.

    A quote that names somebody else takes two yes: after the first it may be used without shared pages showing it,
    after the second they show it. Posts ShowScreen to leave, and Trouble for errors.
    """

    HELP: ClassVar[str] = (
        "What you say back at the end. The other person may look on. Read the sentences aloud, ask about what does not "
        "go together yet, then go through the quotes: y and n record whether each may be used, unnamed."
    )
    SCREEN_ID: ClassVar[ScreenId] = ScreenId.READ_BACK
    CSS_PATH: ClassVar[str] = "../styles/read_back.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-middle")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.READ_BACK)]

    def __init__(self, desk: Desk, settings: Settings, session: str) -> None:
        super().__init__(classes="-ascii" if settings.ascii else None)
        self._desk, self._settings, self.session = desk, settings, session
        self._interview: Interview | None = None
        self._status = SaveStatus(desk, self._permissions)
        self._thanks = ""
        self._key_before = ""
        self._sure = False
        self._asked: tuple[QuoteLine, ...] = ()
        """The quotes that the next key or click answers all at once, if it is yes or no."""
        self._answering: tuple[QuoteLine, ...] = ()
        """Those that the key being handled answers all at once; empty where it answers the one with the focus."""
        self._last_asked: tuple[QuoteLine, ...] = ()
        """Those that were answered at once last."""

    def compose(self) -> ComposeResult:
        """A heading, the page, and the keys."""
        with Horizontal(id="heading"):
            yield Static(id="who", markup=False)
            yield self._status
        yield ReadBackPage()
        yield Static(id="status", markup=False)
        yield ActionLine(ScreenId.READ_BACK, self._settings.keys, airy_from=None)

    # Opening and leaving

    def on_mount(self) -> None:
        """Open the session, and show its read-back; keys wait for that."""
        if not self._desk.writable:
            self._show_notice(self._desk.read_only)
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
        await page.mount_all(parts_of(content))
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
        """Note whether a letter came with Esc or Alt: only then does f finish at once. End the question about all."""
        self._sure = self._key_before == "escape" or event.key.startswith("alt+")
        self._key_before = event.key
        if event.key != "escape":
            letters = letters_of(ScreenId.READ_BACK, self._settings.keys)
            is_answer = event.key.removeprefix("alt+") in {letters["allow"], letters["refuse"]}
            self._answering = self._asked if is_answer else ()
            self._ask_all(())

    def on_finish_line_pressed(self, event: FinishLine.Pressed) -> None:
        """Finish the interview."""
        event.stop()
        self._end()

    def on_quote_line_answered(self, event: QuoteLine.Answered) -> None:
        """Record the answer that was clicked beside a quote."""
        event.stop()
        self._ask_all(())
        self._answer(event.line, usable=event.usable)

    def action_allow(self) -> None:
        """Record that the quote with the focus may be used, and focus the next one.

        After `action_all` it is recorded of all quotes that it asked about.
        """
        self._answer_marked(usable=True)

    def action_refuse(self) -> None:
        """Record that the quote with the focus may not be used, and focus the next one.

        After `action_all` it is recorded of all quotes that it asked about.
        """
        self._answer_marked(usable=False)

    def action_all(self) -> None:
        """Ask about all quotes without an answer at once; where some were not in sight yet, scroll to those instead.

        Where all are answered, those that were answered at once are asked about again.
        """
        lines = tuple(self.query(QuoteLine))
        wanted = tuple(line for line in lines if line.quote.usable is None) or self._last_asked
        if not self._desk.writable:
            self._show_notice(self._desk.read_only)
        elif not wanted:
            self._show_notice(_ALL_ANSWERED if lines else _NO_WORDS)
        elif left := self.query_one(ReadBackPage).show_unseen(wanted):
            self._show_notice(_MORE.format(left=left, key=self._key_of_all))
        else:
            self._ask_all(wanted)

    def _ask_all(self, lines: tuple[QuoteLine, ...]) -> None:
        """Let the next key answer ``lines``, and mark them; none ends that."""
        if self._asked or lines:
            self._asked = lines
            for line in self.query(QuoteLine):
                line.set_class(line in lines, "-asked")
            self._show_notice(_ALL.format(these=_these(lines)) if lines else "")

    def _answer_all(self, *, usable: bool) -> None:
        """Record yes or no for the quotes that are asked about. Names in them are agreed to one by one only."""
        interview, lines = self._interview, self._answering or self._asked
        self._answering = ()
        self._ask_all(())
        if interview is None:
            return
        quotes = [line.quote for line in lines]
        answer_quotes(interview, quotes if usable else (), () if usable else quotes)
        self._last_asked = lines
        known = {quote.id: quote for quote in interview.records.quotes}
        for line in lines:
            line.show(known[line.quote.id])
        names = dict.fromkeys(name for line in lines for name in names_to_agree(interview, line.quote) if usable)
        words = _SOME_NAMED if names else _ANSWERED
        self._show_notice(
            words.format(these=_answer(lines, usable=usable), key=self._key_of_all, names=", ".join(names))
        )

    def action_write(self) -> None:
        """Open the dialog in which the sentences are chosen, put in order and edited, and record the result."""
        if not self._desk.writable:
            self._show_notice(self._desk.read_only)
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
        await self.query_one("#heard", Vertical).mount_all(read_back_sentences(read_back(interview)))

    def action_correct(self) -> None:
        """Focus the field for what the person corrects."""
        if not self._desk.writable:
            self._show_notice(self._desk.read_only)
        for field in self.query(PutRight) if self._desk.writable else ():
            field.begin()

    def on_put_right_typed(self, event: PutRight.Typed) -> None:
        """Store the text of that field as a draft."""
        event.stop()
        if self._interview is not None:
            self._interview.draft(RESTATE, event.text)

    def on_put_right_done(self, event: PutRight.Done) -> None:
        """Record the text of that field."""
        event.stop()
        self._record_correction(event.text)

    def _record_correction(self, text: str) -> None:
        if self._interview is not None and self._desk.writable:
            put_right(self._interview, text)

    def action_copy(self) -> None:
        """Copy the thank-you letter to the clipboard."""
        if self._thanks:
            self._show_notice(copy_text(self.app, self._thanks))

    def action_wrap_up(self) -> None:
        """Go back to the wrap-up."""
        self._status.leave_when_saved(ShowScreen(ScreenId.WRAP_UP, session=self.session))

    def action_closing(self) -> None:
        """Go to the questions of the closing that follow; the last of them leads back here."""
        if self._interview is not None:
            after = self._interview.closing_ids.index(RESTATE) + 1
            question, person = self._interview.closing_ids[after], self._interview.person.code
            self._status.leave_when_saved(
                ShowScreen(ScreenId.INTERVIEW, person=person, question=question, session=self.session)
            )

    def action_leave(self) -> None:
        """Go home; the interview is not finished."""
        self._status.leave_when_saved(ShowScreen(ScreenId.HOME))

    def action_finish(self) -> None:
        """Finish the interview, and go home with a notice on what is missing; f alone only focuses the Finish line."""
        lines = self.query(FinishLine)
        if self._sure or (lines and lines.first().has_focus):
            self._end()
        elif lines:
            lines.first().focus()
            self._show_notice("Enter, or f again, finishes the interview.")

    def _end(self) -> None:
        if self._desk.writable:
            self._finish()
        else:
            self._show_notice(self._desk.read_only)

    def _answer_marked(self, *, usable: bool) -> None:
        if self._answering or self._asked:
            self._answer_all(usable=usable)
            return
        marked = self.focused
        if isinstance(marked, QuoteLine):
            if self._answer(marked, usable=usable):
                self.focus_next()
        else:
            self._show_notice(_NO_QUOTE.format(key=self._key_of_all))

    def _answer(self, line: QuoteLine, *, usable: bool) -> bool:
        """Record a yes or no, and return whether that was all to ask about these words.

        Where they name somebody, the first yes leaves them off shared pages, and a second one puts them there.
        """
        interview, quote = self._interview, line.quote
        if not self._desk.writable:
            self._show_notice(self._desk.read_only)
        if not self._desk.writable or interview is None:
            return False
        names = names_to_agree(interview, quote) if usable else ()
        agreed = names if quote.usable is True else ()
        if quote.usable is not usable or agreed:
            interview.allow_quote(quote, usable=usable, may_name=quote.may_name + agreed if usable else ())
            line.show(next(own for own in interview.records.quotes if own.id == quote.id))
        self._show_notice(_NAMES.format(names=", ".join(names)) if names and not agreed else "")
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

    @property
    def _key_of_all(self) -> str:
        return letters_of(ScreenId.READ_BACK, self._settings.keys)["all"]

    def _show_notice(self, words: str) -> None:
        self.query_one("#status", Static).update(words)


def _these(lines: Sequence[QuoteLine]) -> str:
    return "This one" if len(lines) == 1 else f"All {len(lines)}"


def _answer(lines: Sequence[QuoteLine], *, usable: bool) -> str:
    if len(lines) > 1 and not usable:
        return f"None of the {len(lines)} may be used"
    return f"{_these(lines)} may {'' if usable else 'not '}be used"
