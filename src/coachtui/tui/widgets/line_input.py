"""One line of text that takes every character of a word and pasted lines, and edits whole characters as people see."""

import re

from textual import events
from textual.message import Message
from textual.widgets import Input
from textual.widgets.input import Selection

from coachtui.model.text import clean
from coachtui.tui.folded_text import LONGEST_LINE, too_long
from coachtui.tui.graphemes import cluster_end, cluster_start
from coachtui.tui.typed_characters import typed_by

_BREAKS = re.compile(r"[\n\t]+")


class LineInput(Input):
    """An `Input` without blinking or selecting by itself. Line breaks that are pasted become spaces."""

    class LinesJoined(Message):
        """Several lines were pasted, and are one now."""

    def put(self, text: str) -> None:
        """Insert ``text`` at the cursor, or in place of the selection."""
        self.replace(_BREAKS.sub(" ", clean(text.strip("\n"))), *self.selection)

    async def _on_key(self, event: events.Key) -> None:
        if not event.is_printable and (character := typed_by(event)):
            self.put(character)
            event.stop()
            event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        text = clean(event.text).strip("\n")
        if len(self.value) + len(text) > LONGEST_LINE:
            self.notify(too_long(len(text)), markup=False)
            return
        self.put(text)
        if "\n" in text:
            self.post_message(self.LinesJoined())

    def action_delete_left(self) -> None:
        """Delete the selection, or the character to the left of the cursor with all that belongs to it."""
        if self.selection.is_empty:
            self.delete(cluster_start(self.value, self.cursor_position), self.cursor_position)
        else:
            self.delete_selection()

    def action_delete_right(self) -> None:
        """Delete the selection, or the character to the right of the cursor with all that belongs to it."""
        if self.selection.is_empty:
            self.delete(self.cursor_position, cluster_end(self.value, self.cursor_position))
        else:
            self.delete_selection()

    def action_cursor_left(self, select: bool = False) -> None:
        """Move the cursor by one character as people see it, or select it."""
        start, end = self.selection
        if select:
            self.selection = Selection(start, cluster_start(self.value, end))
        elif self.selection.is_empty:
            self.cursor_position = cluster_start(self.value, end)
        else:
            self.cursor_position = min(start, end)

    def action_cursor_right(self, select: bool = False) -> None:
        """Move the cursor by one character as people see it, or select it."""
        start, end = self.selection
        if select:
            self.selection = Selection(start, cluster_end(self.value, end))
        elif self.selection.is_empty:
            self.cursor_position = cluster_end(self.value, end)
        else:
            self.cursor_position = max(start, end)
