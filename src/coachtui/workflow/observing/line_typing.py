"""The text field for lines of an observed meeting: correcting earlier lines, and what was typed meanwhile."""

from coachtui.asking.line_grammar import Meant
from coachtui.model.text import is_blank
from coachtui.workflow.observing.live_lines import LiveLines


class LineTyping:
    """Records what is typed in the field into ``lines``. Knows no widget: methods return the new text of the field.

    An earlier line can come back into the field to be corrected, or because it was undone. The unfinished text that it
    replaces is kept as a draft, and returned for the field once that line is recorded.
    """

    def __init__(self, lines: LiveLines) -> None:
        self._lines = lines
        waiting = lines.waiting_text
        self._waiting = [waiting] if waiting else []
        self._from_undo = ""
        self._is_plain = False
        self.correcting: str | None = None
        """The id of the recorded line that is being corrected; None for none."""

    def keep(self, text: str) -> None:
        """Store the text of the field as a draft; not while it corrects a recorded line, which changes at Enter."""
        if self.correcting is None:
            self._lines.draft(text)

    def keep_again(self, text: str) -> None:
        """Store what is typed and what waits once more, as far as it may be kept now that consent may have changed."""
        self.keep(text)
        if self._waiting:
            self._lines.keep_waiting(self._waiting)

    def enter(self, text: str) -> str:
        """Record the text of the field, each line of pasted text by itself; return the new text of the field.

        While a recorded line is corrected, the text replaces that line, as one line.
        """
        lines = [text.replace("\n", " ")] if self.correcting is not None else text.split("\n")
        for line in lines:
            if not is_blank(line):
                self._lines.type(line)
        self._lines.put_right(None)
        return self._next()

    def turn_plain(self) -> bool:
        """Switch whether the text of the field is plain words, a note of the whole of it. Returns whether it is now."""
        self._is_plain = not self._is_plain
        self._lines.plain(on=self._is_plain)
        return self._is_plain

    def go_back(self, text: str) -> str | None:
        """Begin to correct the line before the one in the field, or the last one recorded; return its text.

        None where there is no such line. ``text`` is what is in the field now; it is kept. A line that was typed as
        plain words is corrected as plain words.
        """
        found = self._lines.previous(self.correcting)
        if found is None:
            return None
        if self.correcting is None:
            self._keep_waiting(text)
        self.correcting = found.id
        self._lines.put_right(found.id)
        self._lines.plain(on=False)
        self._is_plain = found.kind is Meant.NOTE and self._lines.read(found.raw).kind is not Meant.NOTE
        self._lines.plain(on=self._is_plain)
        return found.raw

    def leave_as_it_was(self) -> str:
        """Stop correcting, with the recorded line unchanged; return the new text of the field."""
        self._lines.put_right(None)
        return self._next()

    def line_undone(self, line: str, text: str) -> str:
        """Take notice that undo withdrew ``line`` while ``text`` was in the field; return the new text of the field."""
        if text != self._from_undo:
            self._keep_waiting(text)
        self._from_undo = line
        return line

    def line_redone(self, line: str, text: str) -> str:
        """Take notice that redo recorded ``line`` again while ``text`` was in the field; return its new text."""
        if text in {line, self._from_undo}:
            return self._next()
        return text

    def _next(self) -> str:
        """The latest unfinished text kept, which then is kept no longer; "" for none. Ends correcting."""
        self.correcting, self._from_undo, self._is_plain = None, "", False
        if not self._waiting:
            return ""
        text = self._waiting.pop()
        self._lines.keep_waiting(self._waiting)
        return text

    def _keep_waiting(self, text: str) -> None:
        if not is_blank(text):
            self._waiting.append(text)
            self._lines.keep_waiting(self._waiting)
