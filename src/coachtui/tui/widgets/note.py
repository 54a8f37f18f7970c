"""The note: plain text that is typed while somebody talks. Every key is offered to its screen first."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.text import Text
from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from coachtui.model.costs import MARK, mark_end
from coachtui.model.text import clean
from coachtui.tui.folded_text import LONGEST_LINE, MOST_LINES, FoldedText
from coachtui.tui.graphemes import cluster_end, cluster_start
from coachtui.tui.typed_characters import typed_by
from coachtui.tui.widgets.own_help import explain

_CHECKPOINTS = 100_000
_STILL_SHOWN = 100
"""Characters at the end of a line that grows too long that are still shown."""
_NEW_LINE = frozenset({"shift+enter", "ctrl+enter", "ctrl+j"})
"""Keys that begin a new line whatever the line says; Enter alone may take the line as the answer."""
_EDITS = frozenset(
    key for binding in TextArea.BINDINGS if isinstance(binding, Binding) for key in binding.key.split(",")
) | {"ctrl+home", "ctrl+end", "enter"}
"""Keys that move the cursor, or change the text otherwise than by characters."""
_GOES_ON = frozenset(".,;:!?…)]}%/'\N{RIGHT SINGLE QUOTATION MARK}”»")
"""Characters that go on with the word or sentence before them."""


class Note(TextArea):
    """A text area for one note. Each key goes to ``take_key`` first; the note ignores it if that returns True.

    With ``keeps_apart`` words typed right after `show` begin a new line, so that they are not joined to the last word
    of the text shown. Whitespace, a sign that goes on with a sentence, and what is typed once the cursor was moved
    stay on the last line. ``words`` are its help where it is no note of an answer.
    """

    HELP: ClassVar[str] = (
        "The note. Type what you hear; Enter is a new line, and everything is saved while you type. Words in quotation"
        " marks are kept as quotes; a line that begins with Cost: is what something costs. Where a question has answers"
        " to choose from, a line with the number or the words of one is the answer once you press Enter or go on; Tab"
        " goes to the list. A line with - alone takes the answer away. Ctrl+Z and Ctrl+Y take typing back and do it"
        " again."
        " Esc and then a letter is a command; the bottom line names them."
    )

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "to_start", show=False),
        Binding("ctrl+end", "to_end", show=False),
    ]

    def __init__(
        self,
        *,
        take_key: Callable[[events.Key], bool],
        id: str,
        words: str = "",
        keeps_apart: bool = False,
    ) -> None:
        self._folded = FoldedText()
        self._keeps_apart, self._is_as_shown, self._breaks_off = keeps_apart, False, False
        super().__init__(
            soft_wrap=True, tab_behavior="focus", max_checkpoints=_CHECKPOINTS, highlight_cursor_line=False, id=id
        )
        if words:
            explain(self, words)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._take_key = take_key

    @property
    def text(self) -> str:
        """The whole text, with the part that is kept and not shown."""
        shown = self.document.text
        return self._folded.whole(shown) if self._folded.texts else shown

    @text.setter
    def text(self, value: str) -> None:
        self.show(value)

    @property
    def selected_text(self) -> str:
        """The text selected, with what is kept and not shown."""
        return self._folded.whole(super().selected_text)

    @property
    def is_folded(self) -> bool:
        """Whether some of the text is kept and not shown, as it is too long to be laid out."""
        return self._folded.is_folded(self.document.text)

    def get_line(self, line_index: int) -> Text:
        """A line as it is shown: where text is kept and not shown an ellipsis."""
        line = self.document.get_line(line_index)
        return Text(self._folded.as_shown(line) if self._folded.texts else line, end="", no_wrap=True)

    def show(self, text: str) -> None:
        """Show ``text``, another note, with the cursor at its end. Posts no TextArea.Changed: nobody typed it."""
        if self._folded.texts:
            self._folded = FoldedText()
        is_long = len(text) > LONGEST_LINE or text.count("\n") >= MOST_LINES
        with self.prevent(TextArea.Changed):
            self.load_text(self._folded.fold(text) if is_long else text)
        self.move_cursor(self.document.end)
        self._is_as_shown, self._breaks_off = self._keeps_apart and text != "", False

    def keep_apart(self) -> None:
        """Have words typed next begin a new line, as after `show`."""
        self._is_as_shown, self._breaks_off = self._keeps_apart, False

    def breaks_off(self) -> None:
        """Expect that the text just shown breaks off in mid-sentence: words typed go on behind a space."""
        self._breaks_off = True

    def replace_all(self, text: str) -> None:
        """Replace the whole text by ``text``, which Ctrl+Z undoes."""
        shown = self._folded.fold(text)
        self.replace(shown, self.document.start, self.document.end, maintain_selection_offset=False)
        self.move_cursor(self.document.end)

    @property
    def line(self) -> str | None:
        """The line with the cursor if the cursor is at its end and nothing is selected, else None.

        None too where some of the text is not shown: what its lines mean is decided when the question is left.
        """
        if self.is_folded:
            return None
        row, column = self.cursor_location
        whole = self.document[row]
        return whole if self.selection.is_empty and column == len(whole) else None

    def get_cursor_left_location(self) -> tuple[int, int]:
        """Where the cursor moves to the left, and Backspace deletes to: past all that belongs to one character."""
        row, column = self.cursor_location
        line = self.document[row]
        start = self._folded.sign_before(line, column)
        if start is not None:
            return row, start
        return (row, cluster_start(line, column)) if column else super().get_cursor_left_location()

    def get_cursor_right_location(self) -> tuple[int, int]:
        """Where the cursor moves to the right, and Delete deletes to: past all that belongs to one character."""
        row, column = self.cursor_location
        line = self.document[row]
        end = self._folded.sign_behind(line, column)
        if end is not None:
            return row, end
        return (row, cluster_end(line, column)) if column < len(line) else super().get_cursor_right_location()

    def action_to_start(self) -> None:
        """Move the cursor before the first character."""
        self.move_cursor(self.document.start)

    def action_to_end(self) -> None:
        """Move the cursor behind the last character."""
        self.move_cursor(self.document.end)

    def take_out_lines(self, rows: Sequence[int]) -> None:
        """Delete the lines with these numbers, from 0. That with the cursor is emptied instead, so that it stays."""
        cursor, _ = self.cursor_location
        for row in sorted(rows, reverse=True):
            end = (row, len(self.document[row])) if row == cursor else (row + 1, 0)
            self.delete((row, 0), end, maintain_selection_offset=row != cursor)

    def mark_cost(self) -> None:
        """Mark the line with the cursor as a cost, or take its mark away. The cursor stays where it is in the line."""
        row, column = self.cursor_location
        end = mark_end(self.document[row])
        if end:
            self.delete((row, 0), (row, end), maintain_selection_offset=False)
            self.move_cursor((row, max(column - end, 0)))
        else:
            self.insert(MARK, (row, 0), maintain_selection_offset=False)
            self.move_cursor((row, column + len(MARK)))

    def type(self, text: str) -> None:
        """Insert ``text`` at the cursor, as typing does. What is too long to be laid out is kept and not shown."""
        if self._is_as_shown and text:
            text = f"{self._between(text)}{text}"
        shown = self._folded.fold(text, len(self.document[self.cursor_location[0]]))
        result = self._replace_via_keyboard(shown, *self.selection)
        if result is not None:
            self.move_cursor(result.end_location)

    def _between(self, text: str) -> str:
        """What keeps ``text`` apart from the note just shown when it is typed behind it: a new line, a space, or ""."""
        self._is_as_shown = False
        before = self.line
        if not before or before[-1].isspace() or text[0].isspace() or text[0] in _GOES_ON:
            return ""
        if cluster_start(before + text[0], len(before) + 1) < len(before):
            return ""  # an accent, for example, belongs to the last character
        return " " if self._breaks_off and text[0].isalpha() else "\n"

    def _fold_line(self) -> None:
        """Show no more what was typed on this line, which is too long to be laid out, but for its end."""
        row, column = self.cursor_location
        end = column - _STILL_SHOWN
        self.replace(self._folded.sign(self.document[row][:end]), (row, 0), (row, end))

    @on(TextArea.SelectionChanged)
    def keep_cursor_in_sight(self) -> None:
        """Scroll to the cursor once the text is laid out: Textual scrolls too little for a word that just wrapped."""
        if self.max_scroll_y:
            self.call_after_refresh(self.scroll_cursor_visible)

    async def _on_key(self, event: events.Key) -> None:
        """Offer the key to ``take_key``; type a character that Textual does not count as printable."""
        used = self._take_key(event)
        if self.cursor_location[1] > LONGEST_LINE:
            self._fold_line()
        if not used and self._is_as_shown and event.key in _EDITS:
            self._is_as_shown = False
        if not used and event.key in _NEW_LINE:
            self.type("\n")
            used = True
        elif not used and self._is_as_shown and event.character and event.is_printable:
            if between := self._between(event.character):
                self.type(f"{between}{event.character}")
                used = True
        elif not used and event.character and not event.is_printable and (character := typed_by(event)):
            self.type(character)
            used = True
        if used:
            event.stop()
            event.prevent_default()

    def on_mouse_down(self) -> None:
        """Go on where the cursor is put by the mouse, in the middle of a text just shown too."""
        self._is_as_shown = False

    async def _on_paste(self, event: events.Paste) -> None:
        """Insert pasted text, cleaned."""
        event.prevent_default()
        event.stop()
        self.type(clean(event.text))
