"""The list of everything open at the wrap-up. It records nothing; the screen handles the keys that do."""

from collections.abc import Mapping
from typing import ClassVar

from textual.content import Content

from coachtui.tui.screens.wrap_up.lines import Line, key_of, labels_of, line_content, listed_lines
from coachtui.tui.widgets.lines import Lines
from coachtui.workflow.interview.wrapping_up import RatingLine, WrapUp


class OpenList(Lines[Line]):
    """The lines of a wrap-up. A rating that was listed as open stays listed when it is settled."""

    HELP: ClassVar[str] = (
        "Up and Down walk through what is open. Enter takes up a question or files a captured line. On a rating, a "
        "digit sets the level and the next one the evidence."
    )

    def __init__(self) -> None:
        super().__init__(self._line_content, id="lines")
        self._todo: WrapUp | None = None
        self._labels: Mapping[str, str] = {}
        self._kept: frozenset[str] = frozenset()
        self._shows_all = False
        self._grading = ""

    @property
    def grading(self) -> str:
        """The indicator whose evidence is set by the next digit; "" for none."""
        return self._grading

    @grading.setter
    def grading(self, indicator: str) -> None:
        before, self._grading = self._grading, indicator
        for place, line in enumerate(self.things):
            if isinstance(line, RatingLine) and line.indicator in {before, indicator}:
                self._draw_line(place)

    @property
    def has_ratings(self) -> bool:
        """Whether any rating is listed."""
        return bool(self._kept)

    def show_wrap_up(self, todo: WrapUp, mark: str = "") -> None:
        """List what is open. The cursor goes to the line with the key ``mark``, else stays on its line or place."""
        self._todo = todo
        self._list(mark or key_of(self.chosen), otherwise=self.highlighted or 0)

    def toggle_settled(self) -> None:
        """Switch between listing all ratings and only those that are open."""
        self._shows_all, self._kept = not self._shows_all, frozenset()
        self._list(key_of(self.chosen), otherwise=0)

    def _list(self, mark: str, *, otherwise: int) -> None:
        if self._todo is None:
            return
        kept = {line.indicator for line in self._todo.ratings} if self._shows_all else self._kept
        before, lines = self.things, listed_lines(self._todo, kept)
        keys = [key_of(line) for line in lines]
        self._labels = labels_of(lines)
        self._kept = frozenset(line.indicator for line in lines if isinstance(line, RatingLine))
        place = keys.index(mark) if mark in keys else otherwise
        if keys != [key_of(line) for line in before]:
            self.show(lines, at=place)
            return
        self._things = lines
        for changed in (at for at, line in enumerate(lines) if line != before[at]):
            self._draw_line(changed)
        if lines:
            self.highlighted = place

    def _draw_line(self, place: int) -> None:
        self.replace_option_prompt_at_index(place, self._line_of(self.things[place]))

    def _line_content(self, line: Line, width: int) -> Content:
        grading = isinstance(line, RatingLine) and line.indicator == self._grading
        return line_content(line, width, self._labels.get(key_of(line), ""), grading=grading)
