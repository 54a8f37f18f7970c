"""The interview's answers: kept while typed, recorded when given, taken back. Its page paints them.

Whatever changes is painted at once from what the screen knows (`Book`), and written by the `Saver`.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from textual import work
from textual.message import Message

from coachtui.answer_types import FormField
from coachtui.model.answers import Absence, Answer
from coachtui.model.problems import CoachError
from coachtui.settings.settings import Settings
from coachtui.tui.desk import Desk
from coachtui.tui.messages import Trouble
from coachtui.tui.screens.interview.book import Book, Wanted, open_interview
from coachtui.tui.screens.interview.deeds import PutBack, TurnBack, grading, rating, recording
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.page import InterviewPage
from coachtui.tui.screens.interview.rating import Evidence, Level, RateMode
from coachtui.tui.screens.interview.saving import Saver

_CLOCK_SECONDS = 20.0
_NOT_YET = "Not saved yet. It goes on as soon as it is."


class RecordedInterview(InterviewPage):
    """One interview, begun or resumed, as it is saved. Posts Trouble when it cannot be opened."""

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        wanted: Wanted,
        *,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(desk, settings, now=now)
        self._held = wanted
        self._touched: set[str] = set()

    def on_mount(self) -> None:
        """Open the interview; until it is there, keys are kept."""
        self._paint_mode()
        self.set_interval(_CLOCK_SECONDS, self._paint_own_side)
        self._open()

    async def on_unmount(self) -> None:
        """Write what is left."""
        if self._book is not None and self._saver is not None:
            book = self._book
            if not await self._saver.last_words(book.current if self._is_unrecorded() else None):
                self._desk.rescue(book.in_words(self._text_of))

    @property
    def saver(self) -> Saver:
        """What writes; only once the interview is open."""
        if self._saver is None:
            raise RuntimeError("the interview is not open yet")
        return self._saver

    @work(group="opening")
    async def _open(self) -> None:
        try:
            opened = await self._desk.do(lambda workspace: open_interview(workspace, self._held))
        except CoachError as error:
            self.post_message(Trouble(error.title, error.message, error.hint))
            return
        self._book = Book(opened)
        self._saver = Saver(
            self._desk,
            opened.interview,
            text_of=self._text_of,
            changed=self._saving_changed,
            standing=lambda stands: self._stand(stands.agenda),
        )
        self._saved_at = self._now()
        self.run_worker(self._saver.run(), group="saving")
        self._mode = Mode.WRITING
        self._show()
        self._opened()

    def _opened(self) -> None:
        """Called once keys that waited can be typed here."""

    # Saving

    def _saving_changed(self) -> None:
        if not self.saver.pending:
            self._saved_at = self._now()
        self._paint_heading()
        if self.saver.trouble is not None:
            self._stay(_NOT_YET)

    def _stand(self, agenda: tuple[str, ...]) -> None:
        self.book.agenda = agenda
        self._paint_heading()
        self._paint_own_side()

    def _text_of(self, question: str) -> str:
        book = self.book
        return (
            self.note.text
            if question == book.current and not self._off_record
            else book.typed.get(question, book.answer(question).note)
        )

    def on_text_area_changed(self) -> None:
        """Keep what is typed, as soon as may be."""
        if self._book is not None and not self._off_record and self.note.text != self._book.note():
            self._touched.add(self._book.current)
            self.saver.typed(self._book.current)

    def _is_unrecorded(self) -> bool:
        text = self.note.text
        if self._off_record:
            return False
        return self.book.current in self._touched or text != self.book.note() or self.book.current in self.book.typed

    def _record(self, answer: Answer, *, remember: bool = True) -> None:
        book = self.book
        book.answers[answer.question] = answer
        book.typed.pop(answer.question, None)
        self._touched.discard(answer.question)
        self.saver.do(recording(answer, remember=remember), question=answer.question)

    def _leave(self, *, remember: bool = True) -> None:
        """Record what was typed at the open question."""
        book = self.book
        self._close_aside()
        if not self._is_unrecorded():
            return
        text = self.note.text
        answer = book.with_note(text)
        if book.answer().value is None and text.strip() and "\n" not in text:
            # The only line, left without Enter, counts as entered.
            value = book.read_line(text).value
            if value is not None:
                answer = replace(answer, value=value, absence=None, note="")
        self._record(answer, remember=remember)

    def _go_on(self) -> None:
        following = self.book.next_open()
        if following is None:
            self._show()
            self.say(f"No open question comes after this one. {self._key_of('wrap_up')} goes to the wrap-up.")
        else:
            self._go(following)

    def _go(self, question: str) -> None:
        self.book.go(question)
        self._show()

    def _jump_to(self, place: int) -> None:
        self._enter(Mode.WRITING)
        if place < len(self._found):
            self._leave()
            self._go(self._found[place].question)

    def _absent(self, absence: Absence) -> None:
        answer = self.book.with_note(self.note.text)
        if absence is Absence.PARKED:
            self._record(replace(answer, absence=absence))
        else:
            self._record(replace(answer, value=None, absence=absence, grade=None))
        self._go_on()

    def _choose(self, place: int) -> None:
        book = self.book
        if place >= len(book.card.choices) or self._off_record:
            return
        chosen = replace(book.with_choice(place), note=book.with_note(self.note.text).note)
        self._record(chosen)
        self._paint_answer()
        if book.card.answer_type.form_field is FormField.CHOICE:
            self.set_focus(self.note)

    def _rate(self, rating_mode: RateMode, given: Level | Evidence | Absence) -> None:
        question, indicator = self.book.current, rating_mode.indicator
        answer = self.book.with_note(self.note.text)
        if rating_mode.on_answer and isinstance(given, Level):
            self._record(replace(answer, value=given.level, absence=None, grade=None))
        elif rating_mode.on_answer and isinstance(given, Evidence) and answer.value is not None:
            self._record(replace(answer, grade=given.grade))
        elif isinstance(given, Level):
            self.saver.do(rating(indicator, question, level=given.level))
        elif isinstance(given, Evidence):
            self.saver.do(grading(indicator, question, given.level, given.grade))
        else:
            if rating_mode.on_answer and answer.value is not None:
                self._record(replace(answer, value=None, grade=None))
            self.saver.do(rating(indicator, question, absence=given))

    def _turn(self, turn: TurnBack, done: str, nothing: str) -> None:
        text = self.note.text

        def then(result: object) -> None:
            if isinstance(result, PutBack):
                self._put_back(result, text, done, nothing)

        present = self.book.with_note(text)
        self.book.answers[present.question] = present
        self.book.typed.pop(present.question, None)
        self._touched.discard(present.question)
        self.saver.do(turn(present), then, question=present.question)

    def _put_back(self, result: PutBack, text: str, done: str, nothing: str) -> None:
        book = self.book
        for answer in result.answers:
            book.answers[answer.question] = answer
        step = result.step
        if step is None:
            self.say(nothing)
            return
        question = step.about or book.current
        if question != book.current and question in book.opened.cards:
            self._leave(remember=False)
            self._go(question)
        elif step.of_note and self.note.text == text:
            self.note.replace_all(book.answer().note)
        self._paint_answer()
        self._paint_table()
        self.say(f"{done}: {question}.")

    def _go_when_saved(self, message: Message) -> None:
        """Post ``message`` once everything is saved; keys wait for what comes, or are typed on where it takes long."""
        if self.saver.pending and self.saver.trouble is not None:
            self.say(_NOT_YET)
        else:
            self._mode = Mode.LEAVING
        self._go_once_saved(message)

    @work(exclusive=True, group="going")
    async def _go_once_saved(self, message: Message) -> None:
        await self.saver.settled()
        self.post_message(message)
        # Behind the message, first here and then with the app: by then another screen has come, or none will.
        self.call_later(lambda: self.app.call_later(self._stay))

    def _stay(self, why: str = "") -> None:
        """Nothing has come instead: go on here, with what was typed meanwhile."""
        if self._mode is Mode.LEAVING and self.is_current:
            self._mode = Mode.WRITING
            self._paint_mode()
            self._opened()
            if why:
                self.say(why)
