"""Replaces text that is too long to be laid out by a short sign where it is shown. Knows no widget.

A line of a million characters or a hundred thousand lines can be read by nobody and make every key cost seconds. Such
text is kept whole and shown as one sign with a few words behind it; `FoldedText.whole` puts it back in its place.
"""

import re

LONGEST_LINE = 20_000
"""Characters of a line that are laid out at most."""
MOST_LINES = 3_000
"""Lines that are put in at once at most."""
_LINES_LEFT = 100
_FIRST_SIGN, _LAST_SIGN = "\U0010f000", "\U0010fffd"
"""The signs: private characters that no font and no keyboard has. Shown as an ellipsis."""
_SIGN = re.compile(f"([{_FIRST_SIGN}-{_LAST_SIGN}])(\\[[0-9,]+ characters are kept here, not shown\\])?")
_ELLIPSIS = "…"


def too_long(length: int) -> str:
    """A sentence for a text of ``length`` characters that was pasted where there is room for a line only."""
    return f"Not pasted: {length:,} characters are too many for a line. A note takes them."


class FoldedText:
    """The long texts of one note, each with its sign."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        """Each text that is kept, by its sign; nearly always none."""

    def fold(self, text: str, beside: int = 0) -> str:
        """``text`` with signs for its parts that are too long.

        ``beside`` is the length of the line it is inserted into.
        """
        lines = text.split("\n")
        if len(lines) > MOST_LINES:
            lines[:-_LINES_LEFT] = [self.sign("\n".join(lines[:-_LINES_LEFT]))]
        if len(text) + beside > LONGEST_LINE:
            lines[0] = self.sign(lines[0]) if len(lines[0]) + beside > LONGEST_LINE else lines[0]
            lines[1:] = [self.sign(line) if len(line) > LONGEST_LINE else line for line in lines[1:]]
        return "\n".join(lines)

    def sign(self, text: str) -> str:
        """A sign for ``text``, with words behind it. ``text`` itself where it is short, or all signs are used up."""
        sign = chr(ord(_FIRST_SIGN) + len(self.texts))
        words = f"[{len(text):,} characters are kept here, not shown]"
        if len(text) <= len(words) or sign > _LAST_SIGN:
            return text
        self.texts[sign] = self.whole(text)
        return sign + words

    def whole(self, shown: str) -> str:
        """``shown`` with every text in the place of its sign, and of the words behind it as far as they are whole."""
        if not self.texts:
            return shown
        return _SIGN.sub(lambda found: self.texts.get(found[1], found[0]), shown)

    def as_shown(self, line: str) -> str:
        """A line with a character that terminals can show for each sign; as long as ``line``."""
        return _SIGN.sub(lambda found: found[0].replace(found[1], _ELLIPSIS), line) if self.texts else line

    def is_folded(self, shown: str) -> bool:
        """Whether there is a sign in ``shown``."""
        return bool(self.texts) and any(found[1] in self.texts for found in _SIGN.finditer(shown))

    def sign_before(self, line: str, place: int) -> int | None:
        """Where the sign begins whose words end at ``place`` of ``line``; None where none does."""
        return self._edge(line, place, "end", "start")

    def sign_behind(self, line: str, place: int) -> int | None:
        """Where the words of the sign at ``place`` of ``line`` end; None where there is none."""
        return self._edge(line, place, "start", "end")

    def _edge(self, line: str, place: int, here: str, there: str) -> int | None:
        if not self.texts:
            return None
        found = (each for each in _SIGN.finditer(line) if getattr(each, here)() == place)
        return next((int(getattr(each, there)()) for each in found), None)
