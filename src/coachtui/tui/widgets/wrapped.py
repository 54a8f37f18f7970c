"""A text that is laid out for the width that its widget has."""

from collections.abc import Callable, Sequence

from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual

from coachtui.model.cells import wrapped


class Wrapped(Visual):
    """The text that ``make`` returns for a width in cells; ``make`` is called again when the width changes.

    So a widget has its height at once, also out of sight, where Textual posts no Resize.
    """

    def __init__(self, make: Callable[[int], Content]) -> None:
        self._make = make
        self._made: tuple[int, Content] | None = None

    def at(self, width: int) -> Content:
        """The text for this width in cells, of which there is at least one."""
        if self._made is None or self._made[0] != width:
            self._made = width, self._make(max(width, 1))
        return self._made[1]

    def __str__(self) -> str:
        """Return the text as it was made last; "" before it was made."""
        return "" if self._made is None else self._made[1].plain

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        """Return the width that the text needs where there are ``container_width`` cells."""
        return self.at(container_width).get_optimal_width(rules, container_width)

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Return the number of lines in this width."""
        return self.at(width).get_height(rules, width)

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """Draw the text in this width."""
        return self.at(width).render_strips(width, height, style, options)


def hanging(sentences: Sequence[str]) -> Wrapped | str:
    """Sentences, each on a line of its own, whose further lines begin further in; "" for none."""
    if not sentences:
        return ""
    return Wrapped(
        lambda width: Content(
            "\n".join([line for each in sentences for line in wrapped(each, width + 1, hanging="  ")])
        )
    )
