"""The page that is read back at the end of an interview. It records nothing."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coachtui.model.answers import Quote
from coachtui.model.text import printable
from coachtui.tui.widgets.put_right import PutRight
from coachtui.workflow.interview.reading_back import ReadBack

_MOVES: list[BindingType] = [
    Binding("down", "app.focus_next", show=False),
    Binding("up", "app.focus_previous", show=False),
]


class ReadBackPage(VerticalScroll):
    """Everything that is read back, scrolling. It knows which quotes have been in sight."""

    HELP: ClassVar[str] = (
        "What you say back: read it aloud. Up and Down scroll; Tab goes to the words that may be quoted, one by one, "
        "then to the letter and to Finish."
    )

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[QuoteLine] = set()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Note which quotes are in sight now."""
        super().watch_scroll_y(old_value, new_value)
        self._note_seen()

    def show_unseen(self, lines: "Sequence[QuoteLine]") -> int:
        """Scroll to the first of ``lines`` that was not in sight yet, if any. Returns how many were not before that."""
        self._note_seen()
        unseen = [line for line in lines if line not in self._seen]
        if unseen:
            top = unseen[0].virtual_region.y
            # One higher than the window is shown window by window.
            self.scroll_to(
                y=top if top > self.scroll_y else self.scroll_y + self._height, animate=False, immediate=True
            )
            self._note_seen()
        return sum(line not in self._seen for line in unseen)

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def _note_seen(self) -> None:
        """Add the quotes whose last row is in sight."""
        top, bottom = self.scroll_y, self.scroll_y + self._height
        self._seen |= {line for line in self.query(QuoteLine) if top < line.virtual_region.bottom <= bottom}


class QuoteLine(Horizontal, can_focus=True):
    """A quote with yes and no beside it. A quote that its speaker was not asked about counts as no."""

    HELP: ClassVar[str] = (
        "Ask whether these words may be used, unnamed. y for yes, n for no; a click on yes or no does the same. Until "
        "they say yes it is no. a is for all that have no answer yet."
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
        """Post `Answered` for a click on yes or no; a click elsewhere only focuses the quote."""
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
        """Run the screen's action that copies it."""
        await self.run_action("screen.copy")


class FinishLine(Static, can_focus=True):
    """The line that finishes the interview: Enter or a click posts `Pressed`."""

    HELP: ClassVar[str] = "Records that the interview is over, and goes home. It can still be opened and added to."
    BINDINGS: ClassVar[list[BindingType]] = [*_MOVES, Binding("enter", "press", show=False)]

    class Pressed(Message):
        """Finish was pressed or clicked."""

    def action_press(self) -> None:
        """Post `Pressed`."""
        self.post_message(self.Pressed())

    def on_click(self) -> None:
        """Post `Pressed`."""
        self.post_message(self.Pressed())


def parts_of(content: ReadBack) -> list[Widget]:
    """The widgets of the page, from top to bottom."""
    parts: list[Widget] = [
        _text(content.restate, "lead"),
        Vertical(*read_back_sentences(content), id="heard"),
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


def read_back_sentences(content: ReadBack) -> list[Static]:
    """The sentences that are read back, a widget each."""
    return [_text(each, "sentence") for each in content.sentences or ("Nothing was noted in words yet.",)]


def _text(words: str, kind: str) -> Static:
    return Static(printable(words), markup=False, classes=kind)
