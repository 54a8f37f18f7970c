"""One line of text with a cursor, as a value, and the effect of every editing key. Knows no widget."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from coachtui.model.text import clean, one_line
from coachtui.tui.graphemes import cluster_end, cluster_start

_WORD = re.compile(r"\w+\W*$|\W+$")
_WORD_ON = re.compile(r"\w+\W*|\W+")


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A text without line breaks and the cursor in it, in characters from 0 to the length of the text."""

    text: str = ""
    place: int = 0

    @classmethod
    def at_end(cls, text: str) -> "TypedLine":
        """``text`` on one line, with the cursor at its end."""
        line = one_line(text)
        return cls(line, len(line))

    def put(self, text: str) -> "TypedLine":
        """The line with ``text`` put in at the cursor; line breaks and tabs in it become spaces."""
        line = re.sub(r"[\n\t]+", " ", clean(text))
        return TypedLine(self.text[: self.place] + line + self.text[self.place :], self.place + len(line))

    def press(self, key: str, character: str) -> "TypedLine | None":
        """The line after a key; None for a key without meaning here. ``character`` is what it types, "" for nothing."""
        edit = _EDITS.get(key)
        if edit is not None:
            return edit(self)
        return self.put(character) if character else None

    def cut(self, start: int, end: int) -> "TypedLine":
        """The line without the characters from ``start`` up to ``end``, with the cursor at ``start``."""
        return TypedLine(self.text[:start] + self.text[end:], start)


def _word_start(line: TypedLine) -> int:
    """Where the word before the cursor begins."""
    found = _WORD.search(line.text[: line.place])
    return line.place if found is None else found.start()


def _next_word(line: TypedLine) -> int:
    """Where the word behind the cursor ends, with what parts it from the next one."""
    found = _WORD_ON.match(line.text, line.place)
    return line.place if found is None else found.end()


def _word_left(line: TypedLine) -> TypedLine:
    return line.cut(_word_start(line), line.place)


_EDITS: Mapping[str, Callable[[TypedLine], TypedLine]] = {
    "backspace": lambda line: line.cut(cluster_start(line.text, line.place), line.place),
    "delete": lambda line: line.cut(line.place, cluster_end(line.text, line.place)),
    "ctrl+w": _word_left,
    "ctrl+backspace": _word_left,
    "ctrl+u": lambda line: line.cut(0, line.place),
    "ctrl+k": lambda line: line.cut(line.place, len(line.text)),
    "left": lambda line: replace(line, place=cluster_start(line.text, line.place)),
    "right": lambda line: replace(line, place=cluster_end(line.text, line.place)),
    "ctrl+left": lambda line: replace(line, place=_word_start(line)),
    "ctrl+right": lambda line: replace(line, place=_next_word(line)),
    "home": lambda line: replace(line, place=0),
    "ctrl+a": lambda line: replace(line, place=0),
    "end": lambda line: replace(line, place=len(line.text)),
    "ctrl+e": lambda line: replace(line, place=len(line.text)),
}
