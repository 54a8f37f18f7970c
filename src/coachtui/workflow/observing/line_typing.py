"""The line that is typed while a meeting is observed: what is set aside while another one is in the field."""

from coachtui.asking.line_grammar import Meant
from coachtui.model.text import is_blank
from coachtui.workflow.observing.live_lines import LiveLines


class LineTyping:
    """Records what is typed into ``lines``, and knows what was being typed before a line came back into the field.

    Nothing typed is lost: a line that had to make room for another is back in the field once that one is recorded.
    """

    def __init__(self, lines: LiveLines) -> None:
        self._lines = lines
        aside = lines.aside_text
        self._waiting = [aside] if aside else []
        self._from_undo = ""
        self._is_plain = False
        self.righting: str | None = None
        """The id of the line that is being put right; None for none."""

    def keep(self, text: str) -> None:
        """Keep the line as it is typed. While another one is put right, what was typed before is kept instead."""
        if self.righting is None:
            self._lines.draft(text)

    def enter(self, text: str) -> str:
        """Record the line, each line of pasted text by itself; return what belongs into the field now.

        A line that is put right is one line, whatever was pasted into it.
        """
        lines = [text.replace("\n", " ")] if self.righting is not None else text.split("\n")
        for line in lines:
            if not is_blank(line):
                self._lines.type(line)
        self._lines.put_right(None)
        return self._next()

    def turn_plain(self) -> bool:
        """Take the line being typed for plain words, or no more; return which."""
        self._is_plain = not self._is_plain
        self._lines.plain(on=self._is_plain)
        return self._is_plain

    def go_back(self, text: str) -> str | None:
        """The line before the one in the field, which is to be put right now; None where there is none.

        Plain words stay plain words.
        """
        found = self._lines.previous(self.righting)
        if found is None:
            return None
        if self.righting is None:
            self._set_aside(text)
        self.righting = found.id
        self._lines.put_right(found.id)
        self._lines.plain(on=False)
        self._is_plain = found.kind is Meant.NOTE and self._lines.read(found.raw).kind is not Meant.NOTE
        self._lines.plain(on=self._is_plain)
        return found.raw

    def leave_as_it_was(self) -> str:
        """Put nothing right; return what belongs into the field now."""
        self._lines.put_right(None)
        return self._next()

    def took_back(self, line: str, text: str) -> str:
        """``line`` was undone, while ``text`` was in the field; return what belongs into the field now."""
        if text != self._from_undo:
            self._set_aside(text)
        self._from_undo = line
        return line

    def done_again(self, line: str, text: str) -> str:
        """``line`` was recorded again, while ``text`` was in the field; return what belongs into the field now."""
        if text in {line, self._from_undo}:
            return self._next()
        return text

    def _next(self) -> str:
        """What waits to be typed on, and nothing else is in the field any more."""
        self.righting, self._from_undo, self._is_plain = None, "", False
        if not self._waiting:
            return ""
        text = self._waiting.pop()
        self._lines.keep_aside(self._waiting)
        return text

    def _set_aside(self, text: str) -> None:
        if not is_blank(text):
            self._waiting.append(text)
            self._lines.keep_aside(self._waiting)
