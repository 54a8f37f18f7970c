"""The last step before anything is painted: control characters and the like are removed from every line.

Texts stay as they were typed or handed in, in fields too; only the painted lines change. Each character removed leaves
its width, so that cursors and columns stay where they are.
"""

import re
from collections.abc import Sequence

from rich.segment import Segment
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

_OBEYED = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, among them those that begin escape sequences, and overrides of the writing direction."""


class HarmlessLines(LineFilter):
    """Removes from painted lines what a terminal would obey."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments of a line without those characters."""
        del background
        if all(segment.text.isprintable() for segment in segments):
            return segments
        return [
            segment if segment.control else Segment(_OBEYED.sub("", segment.text), segment.style)
            for segment in segments
        ]


class HarmlessApp(App[None]):
    """An app that paints every line through `HarmlessLines`."""

    def __init__(self) -> None:
        super().__init__()
        self._harmless = HarmlessLines()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, followed by `HarmlessLines`."""
        return [*super().get_line_filters(), self._harmless]
