"""Headings with sentences below them, as plain text and as Markdown."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coachtui.model.cells import wrapped
from coachtui.model.text import printable
from coachtui.report.markdown import escape

Paragraphs = Iterator[tuple[str, tuple[str, ...]]]
"""Headings, each with the sentences below it."""
BELOW = "  "
"""What a sentence begins with that stands below the one before it."""


@dataclass(frozen=True, slots=True)
class Handout:
    """A page for somebody: its title, sentences ``about`` it, and headings, each with the sentences below it."""

    title: str
    about: tuple[str, ...]
    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]

    def text(self, width: int) -> str:
        """The page as plain text, no line wider than ``width``, without control characters."""
        head = as_text([(self.title, self.about)], width)[1:] if self.title else []
        return printable("\n".join([*head, *as_text(self.paragraphs, width)]))

    def markdown(self) -> str:
        """The page as Markdown, without a line break after the last line."""
        head = [f"# {escape(self.title)}", *(line for each in self.about for line in ("", escape(each)))]
        return "\n".join([*head, *as_markdown(self.paragraphs)])


def as_text(paragraphs: Iterable[tuple[str, tuple[str, ...]]], width: int) -> list[str]:
    """Lines of text, none wider than ``width``: headings, and below them their sentences, indented."""
    lines = []
    for heading, sentences in paragraphs:
        lines += ["", *wrapped(heading, width)]
        for sentence in sentences:
            margin = f"  {BELOW}" if sentence.startswith(BELOW) else "  "
            lines += wrapped(sentence.lstrip(), width, margin, f"{margin}  ")
    return lines


def as_markdown(paragraphs: Iterable[tuple[str, tuple[str, ...]]]) -> list[str]:
    """Lines of Markdown; what people typed is escaped, so that it can never become markup."""
    lines = []
    for heading, sentences in paragraphs:
        lines += ["", f"## {escape(heading)}", "", *map(_bullet, sentences)]
    return lines


def _bullet(sentence: str) -> str:
    return f"{BELOW if sentence.startswith(BELOW) else ''}- {escape(sentence)}"
