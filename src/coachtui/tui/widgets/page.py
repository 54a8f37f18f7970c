"""A page of text to read: paragraphs, each with its indentation, wrapped to the room there is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.selection import Selection
from textual.widgets import Static

from coachtui.model.cells import wrapped
from coachtui.model.text import one_line
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.wrapped import Wrapped

_NARROWEST = 12


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: ``lead`` in bold, ``text``, then ``rest`` in quiet letters.

    It begins ``indent`` columns in; its further lines stand ``hang`` columns further in.
    """

    text: str = ""
    lead: str = ""
    rest: str = ""
    indent: int = 0
    hang: int = 2


class ReadingPage(VerticalScroll, can_focus=True):
    """A page that scrolls. Enter scrolls down a page; at the end it focuses what comes next, such as the buttons."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "read_on", show=False)]

    def action_read_on(self) -> None:
        """Scroll down by a page; at the end focus what comes next."""
        if self.scroll_target_y < self.max_scroll_y:
            self.scroll_page_down(animate=False)
        else:
            self.screen.focus_next()


class Page(Static):
    """Paragraphs that wrap with their indentation, and again when the width changes. Each is plain text."""

    def __init__(self, paragraphs: Iterable[Paragraph] = (), *, id: str | None = None) -> None:
        self._text = _text(paragraphs)
        super().__init__(self._text, id=id, markup=False)

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show ``paragraphs`` in place of those there were."""
        self._text = _text(paragraphs)
        self.update(self._text)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text selected with the mouse, as it is wrapped now, and what follows it."""
        return selection.extract(str(self._text)), "\n"


def headed(paragraphs: Iterable[tuple[str, Iterable[str]]]) -> Iterator[Paragraph]:
    """Headings with the sentences below them, as paragraphs: a blank one before each heading but the first.

    A sentence that begins with blanks stands so many columns further in.
    """
    for place, (heading, sentences) in enumerate(paragraphs):
        if place:
            yield Paragraph()
        yield Paragraph(lead=heading)
        for sentence in sentences:
            yield Paragraph(text=sentence, indent=2 + len(sentence) - len(sentence.lstrip(" ")))


def _text(paragraphs: Iterable[Paragraph]) -> Wrapped:
    shown = tuple(paragraphs)
    return Wrapped(lambda width: Content("\n").join([laid_out(each, width) for each in shown]))


def laid_out(paragraph: Paragraph, width: int) -> Content:
    """A paragraph in ``width`` columns."""
    parts = [one_line(part) for part in (paragraph.lead, paragraph.text, paragraph.rest)]
    lead, _, rest = parts
    whole = "  ".join(part for part in parts if part)
    margin = " " * paragraph.indent
    lines = wrapped(whole, max(width, _NARROWEST) + 1, margin, margin + " " * paragraph.hang)
    if not lines:
        return Content("")
    bold, quiet = len(lead.replace(" ", "")), len(rest.replace(" ", ""))
    return _styled(lines, bold, len(whole.replace(" ", "")) - quiet)


def _styled(lines: list[str], bold: int, quiet_from: int) -> Content:
    """The lines with the first ``bold`` letters bold and those from ``quiet_from`` on quiet; spaces do not count."""
    styled, seen = [], 0
    for line in lines:
        content = Content(line)
        letters = [place for place, letter in enumerate(line) if letter != " "]
        if bold > seen:
            content = content.stylize("bold", 0, letters[min(bold - seen, len(letters)) - 1] + 1)
        if quiet_from - seen < len(letters):
            content = content.stylize(QUIET, letters[max(quiet_from - seen, 0)])
        seen += len(letters)
        styled.append(content)
    return Content("\n").join(styled)
