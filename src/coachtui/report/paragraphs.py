"""Headings with sentences below them, as plain text and as Markdown."""

from collections.abc import Iterator

from coachtui.model.cells import wrapped
from coachtui.report.markdown import escape

Paragraphs = Iterator[tuple[str, tuple[str, ...]]]
"""Headings, each with the sentences below it."""


def as_text(paragraphs: Paragraphs, width: int) -> list[str]:
    """Lines of text, none wider than ``width``."""
    lines = []
    for heading, sentences in paragraphs:
        lines += ["", *wrapped(heading, width)]
        for sentence in sentences:
            lines += wrapped(sentence, width, "  ")
    return lines


def as_markdown(paragraphs: Paragraphs) -> list[str]:
    """Lines of Markdown; what people typed is escaped, so that it can never become markup."""
    lines = []
    for heading, sentences in paragraphs:
        lines += ["", f"## {escape(heading)}", "", *(f"- {escape(sentence)}" for sentence in sentences)]
    return lines
