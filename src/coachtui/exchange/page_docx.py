"""A page with headings as a Word document, made by python-docx, an optional dependency that is imported when needed."""

import io
import re
from collections.abc import Iterable

from coachtui.model.problems import CoachError
from coachtui.model.text import printable

_NOT_IN_XML = re.compile(r"[\ufffe\uffff]")


def page_docx(title: str, about: Iterable[str], paragraphs: Iterable[tuple[str, Iterable[str]]]) -> bytes:
    """The bytes of a document with ``title``, the sentences ``about`` it, and headings with sentences below.

    Control characters are left out. Raises CoachError where python-docx is not installed.
    """
    try:
        from docx import Document  # noqa: PLC0415 - an extra, slow to import
    except ImportError:
        raise CoachError(
            "No Word documents yet",
            "A .docx file needs python-docx, which is not installed here.",
            'Install coachtui anew as ".[reports]", or name a file that ends in .md or .txt.',
        ) from None
    document = Document()
    document.core_properties.author = document.core_properties.comments = ""
    document.add_heading(_plain(title), level=1)
    for sentence in about:
        document.add_paragraph(_plain(sentence))
    for heading, sentences in paragraphs:
        document.add_heading(_plain(heading), level=2)
        for sentence in sentences:
            document.add_paragraph(_plain(sentence))
    content = io.BytesIO()
    document.save(content)
    return content.getvalue()


def _plain(text: str) -> str:
    """``text`` as XML may hold it."""
    return _NOT_IN_XML.sub("", printable(text))
