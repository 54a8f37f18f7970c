"""The written note as text that a coach edits: a title, headings after "# ", and lines that are still to be filled in.

A line in square brackets asks for something; it is left out of the edited note.
"""

from collections.abc import Collection

from coachtui.model.text import is_blank, printable
from coachtui.report.paragraphs import Handout

_HEADING = "# "


def note_text(note: Handout) -> str:
    """``note`` as text to edit; `note_handout` turns it back."""
    lines = [note.title, *note.about]
    for heading, sentences in note.paragraphs:
        lines += ["", f"{_HEADING}{heading}", *sentences]
    return "\n".join(lines) + "\n"


def note_handout(text: str, headings: Collection[str], *, whole: bool = False) -> Handout:
    """The note in ``text``, without headings that have nothing below them.

    Lines in square brackets are left out unless ``whole``. Lines that are one of ``headings`` are headings too, since
    pages in plain text have no sign before them.
    """
    title = ""
    about: list[str] = []
    paragraphs: list[tuple[str, list[str]]] = []
    for line in map(str.strip, printable(text).splitlines()):
        if is_blank(line) or (_asks(line) and not whole):
            continue
        if line.startswith(_HEADING) or line in headings:
            paragraphs.append((line.removeprefix(_HEADING).strip(), []))
        elif paragraphs:
            paragraphs[-1][1].append(line)
        elif title:
            about.append(line)
        else:
            title = line
    return Handout(title, tuple(about), tuple((head, tuple(said)) for head, said in paragraphs if said))


def left_to_fill_in(text: str) -> tuple[str, ...]:
    """The lines in square brackets of the note in ``text``, without the brackets."""
    return tuple(line.strip("[]") for line in map(str.strip, printable(text).splitlines()) if _asks(line))


def _asks(line: str) -> bool:
    return line.startswith("[") and line.endswith("]")
