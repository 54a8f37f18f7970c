"""The interview's page: shows the open question, what was answered, and the interviewer's side. Records nothing."""

from collections.abc import Callable
from datetime import datetime

from textual import events, work
from textual.screen import Screen
from textual.widgets import Static

from coachtui.model.problems import CoachError
from coachtui.model.times import minutes_since
from coachtui.settings.settings import Settings
from coachtui.tui.desk import Desk
from coachtui.tui.saved_words import saved_words
from coachtui.tui.screens.interview.asides import Aside, TableAside
from coachtui.tui.screens.interview.book import Book
from coachtui.tui.screens.interview.keys import Mode, letters
from coachtui.tui.screens.interview.painting import OFF_RECORD, hints, told, ways_on, where
from coachtui.tui.screens.interview.rating import RateMode
from coachtui.tui.screens.interview.saving import Saver
from coachtui.tui.typed_line import TypedLine
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.widgets.jump import MOST, JumpLine
from coachtui.tui.widgets.note import Note
from coachtui.tui.widgets.own_side import OwnSidePanel
from coachtui.tui.widgets.status import CommandLine, Heading
from coachtui.tui.widgets.table_sheet import TableSheet
from coachtui.workflow.contradicting import ContradictionLine
from coachtui.workflow.sheets import Card, OwnSide, own_side_of


class InterviewPage(Screen[None]):
    """One interview as it is shown: everything here paints from what the screen knows, and changes none of it."""

    CSS_PATH = "../../styles/interview.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 - as Textual declares them
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 - the same
    AUTO_FOCUS = "#note"

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(classes="-ascii" if settings.ascii else None)
        self.note = Note(take_key=self.take_key, take_paste=self.take_paste, id="note")
        self._desk = desk
        self._now = now
        self._letters = letters(settings)
        self._blind = settings.blind
        self._off_record = False
        self._mode = Mode.OPENING
        self._book: Book | None = None
        self._saver: Saver | None = None
        self._saved_at: datetime | None = None
        self._rating: RateMode | None = None
        self._aside: Aside | None = None
        self._wanted, self._found, self._place = "", tuple[Card, ...](), 0
        self._spoke = False
        self._timely: frozenset[str] = frozenset()
        self._probes: list[tuple[str, bool, bool]] = []
        self._pairs: tuple[ContradictionLine, ...] = ()
        self._dropped: tuple[str, ...] = ()

    def take_key(self, event: events.Key) -> bool:
        """Do what a key means besides being typed. True when there is nothing left of it to do."""
        raise NotImplementedError

    def take_paste(self, text: str) -> bool:
        """Do what pasted text means besides being typed. True when there is nothing left of it to do."""
        raise NotImplementedError

    @property
    def book(self) -> Book:
        """The session as the screen has it; only once it is open."""
        if self._book is None:
            raise RuntimeError("the interview is not open yet")
        return self._book

    @property
    def mode(self) -> Mode:
        """What the next key means."""
        return self._mode

    # Showing

    def _key_of(self, act: str) -> str:
        """The keys that do an act, as people are told: "Esc w"."""
        return next(f"Esc {letter}" for letter, own in self._letters.items() if own.id == act)

    def say(self, text: str) -> None:
        """Say something on the bottom line until the next key."""
        self._spoke = True
        self.query_one(CommandLine).say(text)

    def _enter(self, mode: Mode) -> None:
        if mode is not self._mode:
            self._mode = mode
            self._paint_mode()

    def _rest(self) -> None:
        """Let keys mean what they meant before a command: the aside that is open, or the note."""
        self._enter(Mode.WRITING if self._aside is None else Mode.ASIDE)

    def _open_aside(self, aside: Aside) -> None:
        self._close_aside()
        self._aside = aside
        self._enter(Mode.ASIDE)
        aside.paint()

    def _close_aside(self) -> None:
        aside, self._aside = self._aside, None
        if aside is not None:
            aside.close()
            aside.paint()
        self._enter(Mode.WRITING)

    def _paint_mode(self) -> None:
        self._spoke = False
        aside = "" if self._aside is None else self._aside.hint
        line = hints(self._mode, self._letters, aside)
        self.query_one(CommandLine).show(line, whole=self._mode is Mode.COMMAND)
        self.query_one("#jump").display = self._mode is Mode.JUMP
        self.query_one("#blank").display = self._mode is Mode.BLANK
        self.set_class(self._mode is Mode.BLANK, "-blank")
        self.set_class(self._mode is Mode.COMMAND, "-commanding")
        if self._mode is not Mode.RATE and self._rating is not None:
            self._rating = None
        self._paint_own_side()

    def _show(self) -> None:
        """Paint the open question, with its note as it was left."""
        book = self.book
        if not self._off_record:
            self.note.show(book.note())
        self.query_one("#wording", Static).update(book.card.wording)
        self.query_one("#question-id", Static).update(book.current)
        self._paint_probes()
        self._rating = None
        self._paint_mode()
        self._paint_answer()
        self._paint_table()
        self._paint_heading()

    def _paint_answer(self) -> None:
        book = self.book
        value = book.answer().value
        chosen = [book.card.answer_type.is_chosen(value, choice) for choice in book.card.choices]
        self.query_one(Choices).show([(choice.number, choice.say) for choice in book.card.choices], chosen)
        line = told(book)
        widget = self.query_one("#told", Static)
        widget.update(line)
        widget.set_class(not line.plain, "-empty")
        self.set_class(bool(line.plain or book.card.choices), "-answering")

    def _paint_probes(self) -> None:
        """Show the ways to ask on: those whose moment has come first, and brighter; asked ones ticked."""
        book = self.book
        lines = [
            (book.opened.script.probes[probe], probe in self._timely, (book.current, probe) in book.asked)
            for probe in book.probes
        ]
        if lines != self._probes:
            self._probes = lines
            widget = self.query_one("#probes", Static)
            widget.update(ways_on(lines, ascii_only=self.has_class("-ascii")))
            widget.set_class(not lines, "-empty")

    def _paint_table(self) -> None:
        book = self.book
        table = self._aside.table if isinstance(self._aside, TableAside) else None
        sheet = self.query_one(TableSheet)
        if table is None:
            sheet.show(book.columns, book.card.columns, book.rows(), None, TypedLine())
        else:
            sheet.show(book.columns, book.card.columns, table.rows, (table.row, table.column), table.line)

    @property
    def _pair_sign(self) -> str:
        """A sign, and no more than that, that there are answers which do not go together."""
        return "  <>" if self.has_class("-ascii") else "  ≠"

    def _paint_heading(self) -> None:
        if self._book is None or self._saver is None or not self.is_attached:
            return
        saver = self._saver
        at = None if self._saved_at is None else self._saved_at.astimezone()
        saved = OFF_RECORD if self._off_record else saved_words(saver.trouble, pending=saver.pending, at=at)
        troubled = saver.pending and saver.trouble is not None
        person = self._book.opened.person.spoken
        for heading in self.query(Heading):  # none while the screen is going and the last of it is being saved
            heading.show(person, where(self._book) + (self._pair_sign if self._pairs else ""), saved, trouble=troubled)

    def _paint_own_side(self) -> None:
        if self._book is not None and self.has_class("-with-own-side"):
            self._fetch_own_side(self._book.current)

    @work(exclusive=True, group="own-side")
    async def _fetch_own_side(self, question: str) -> None:
        interview = self.book.opened.interview
        try:
            own: OwnSide = await self._desk.do(lambda _: own_side_of(interview, question))
        except CoachError as error:
            self.say(f"{error.title}. {error.message}")
            return
        if self.has_class("-with-own-side"):
            active = None if self._rating is None else self._rating.indicator
            minutes = self._minutes_gone()
            for panel in self.query(OwnSidePanel):  # none while the screen is going
                panel.show(own, question, minutes, active, blind=self._blind, dropped=self._dropped)

    def _minutes_gone(self) -> int | None:
        return minutes_since(self.book.opened.started, self._now())

    def _look_for(self, words: str) -> None:
        self._wanted, self._place = words, 0
        self._found = self.book.find(words)[:MOST]
        self._paint_jump()

    def _paint_jump(self) -> None:
        found = [(card.question, card.wording) for card in self._found]
        self.query_one(JumpLine).show(self._wanted, found, self._place)
