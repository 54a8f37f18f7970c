"""The written note as text that a coach edits: a title, headings behind a "# ", and what is still to be filled in.

What stands in square brackets on a line of its own asks for something; once the coach has edited the note it is left
out.
"""

from collections.abc import Collection

from coachtui.model.text import is_blank, printable
from coachtui.report.paragraphs import Handout

_HEADING = "# "


def note_text(note: Handout) -> str:
    """``note`` as text to edit: `note_handout` makes the same of it again."""
    lines = [note.title, *note.about]
    for heading, sentences in note.paragraphs:
        lines += ["", f"{_HEADING}{heading}", *sentences]
    return "\n".join(lines) + "\n"


def note_handout(text: str, headings: Collection[str] = (), *, whole: bool = False) -> Handout:
    """The note in ``text``, without headings that have nothing below them.

    What is still to be filled in is left out unless the ``whole`` of it is wanted. Lines that are one of ``headings``
    count as headings too, since pages in plain text have no sign before them.
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
    """What the note in ``text`` still asks for, without the brackets."""
    return tuple(line.strip("[]") for line in map(str.strip, printable(text).splitlines()) if _asks(line))


def _asks(line: str) -> bool:
    return line.startswith("[") and line.endswith("]")
