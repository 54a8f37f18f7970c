"""A text that is displayed only while there are words in it."""

from textual.content import Content
from textual.selection import Selection
from textual.visual import VisualType
from textual.widgets import Static


class OptionalText(Static):
    """A text without markup; "" hides it.

    The words come first, then the display: Textual works out the height of a part out of sight as soon as it is
    displayed, and would go on with the height of what was in it then.
    """

    def __init__(self, words: str | Content = "", *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(words, id=id, classes=classes, markup=False)
        self.display = bool(words)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text selected with the mouse, as it is wrapped now, and what follows it."""
        return selection.extract(str(self.visual)), "\n"

    def update(self, content: VisualType = "", *, layout: bool = True) -> None:
        """Show ``content`` in place of the text there was; "" hides the widget."""
        super().update(content, layout=layout)
        self.display = bool(content)
