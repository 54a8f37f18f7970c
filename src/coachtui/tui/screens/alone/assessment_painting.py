"""What the screen of a self-assessment shows around a question: heading, buttons, hints. Records nothing."""

from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.screen import Screen
from textual.widgets import Button, OptionList

from coachtui.model.answers import Absence
from coachtui.model.text import one_line
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ACTS, Place
from coachtui.tui.desk import Desk
from coachtui.tui.keys import letters_of
from coachtui.tui.saved_words import saved_words
from coachtui.tui.screens.alone.assessment_book import AloneBook
from coachtui.tui.screens.alone.assessment_page import AlonePage
from coachtui.tui.screens.interview.saving import Saver
from coachtui.tui.widgets.status import CommandLine, Heading, Hint

ABSENCES = {
    "dont_know": Absence.DONT_KNOW,
    "not_applicable": Absence.NOT_APPLICABLE,
    "declined": Absence.DECLINED,
    "park": Absence.PARKED,
}
_MOVES = ("next", "back", "leave")
_SHORT = {"dont_know": "don't know", "not_applicable": "not here", "declined": "not say", "leave": "stop here"}
"""Words of buttons where there is little room."""
_ROOMY = 72
"""Columns from which the buttons say all they have to say."""
OPEN = "open"


class PaintedSelfAssessment(Screen[None]):
    """A heading, ``page``, the buttons and the hints of a self-assessment, shown as the session in memory stands."""

    PLACE: ClassVar[Place] = Place.ALONE
    CSS_PATH: ClassVar[str] = "../../styles/self_assessment.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-slim"), (60, "-middle")]  # noqa: RUF012 - typed by Textual
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]  # noqa: RUF012 - as above
    page: AlonePage

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(classes="-ascii" if settings.ascii else None)
        self._desk, self._settings = desk, settings
        self._letters = {letter: act for act, letter in letters_of(Place.ALONE, settings.keys).items()}
        self._book: AloneBook | None = None
        self._saver: Saver | None = None
        self._saved_at: datetime | None = None
        self._going_on: tuple[tuple[str, str], ...] = ()
        self._after_escape = False

    def compose(self) -> ComposeResult:
        """A heading, the question, the ways to go, the ways not to answer, and a line of hints."""
        yield Heading(id="heading")
        yield self.page
        with Vertical(id="ways"):
            # What goes on comes first: Enter behind the last field must never give an answer away.
            with Horizontal(id="moves"):
                for act in (*_MOVES[:2], OPEN, *_MOVES[2:]):
                    yield Button("", id=act, compact=True)
            with Horizontal(id="absences"):
                for act in ABSENCES:
                    yield Button("", id=act, compact=True)
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

    def _name_buttons(self) -> None:
        """Say on every button what it does, as fully as there is room; mark how the question was left open."""
        roomy = self.size.width >= _ROOMY
        names = {act.id: act.words for act in ACTS if act.place is Place.ALONE}
        names |= {OPEN: "what is open"} if roomy else {OPEN: "open ones", **_SHORT}
        if self._book is not None and self.book.current is None:
            result = "see the result" if roomy else "result"
            names["next"] = result if self.book.ended else "begin"
        left = self.book.absences.get(self.book.current or "") if self._book is not None else None
        for button in self.query("#ways Button").results(Button):
            act = button.id or ""
            words = names[act][:1].upper() + names[act][1:]
            chosen = left is not None and ABSENCES.get(act) is left
            button.label = f"● {words}" if chosen else words
            button.set_class(chosen, "-chosen")
            button.refresh(layout=True)  # a new label alone keeps the old width

    def _paint_heading(self) -> None:
        if self._book is None:
            return
        way = self.book.way
        where = way.words if self.size.width >= _ROOMY else f"{way.settled} of {way.total}"
        saver = self.saver
        at = None if self._saved_at is None else self._saved_at.astimezone()
        saved = saved_words(saver.trouble, pending=saver.pending, at=at)
        troubled = saver.pending and saver.trouble is not None
        for heading in self.query(Heading):  # none any more while the screen goes away
            heading.show(one_line(self.book.opened.unit), where, saved, trouble=troubled)

    def _paint_hints(self) -> None:
        line = self.query_one("#hints", CommandLine)
        if self._after_escape:
            named = {act.id: act.words for act in ACTS if act.place is Place.ALONE}
            hints = [
                Hint(letter, named[act], f"screen.take('{act}')")
                for letter, act in self._letters.items()
                if act in named
            ]
            line.show(hints, whole=True)
        else:
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
        """Enter does not do the same in every field."""
        self._repaint_hints()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Nor does it before and after a choice is under the cursor."""
        event.stop()
        self._repaint_hints()

    def _repaint_hints(self) -> None:
        if self.page.going_on(self.focused) != self._going_on:
            self._paint_hints()

    def say(self, text: str) -> None:
        """Say something in place of the hints, until the next key."""
        self.query_one("#hints", CommandLine).say(text)
