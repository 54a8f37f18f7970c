"""Writing a page for somebody, as the ending of the file says: plain text or Markdown."""

from pathlib import Path

from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.report.paragraphs import Handout
from coachtui.report.text import WIDTH
from coachtui.workflow.output import write_output


def write_handout(handout: Handout, output: Path, width: int = WIDTH) -> str | None:
    """Write ``handout`` to ``output``; for "-" the text is returned instead, no line wider than ``width``.

    Raises CoachError for another ending than .txt and .md, and for a place that cannot be written.
    """
    ending = output.suffix.casefold()
    if str(output) == "-":
        return handout.text(width)
    if ending == ".txt":
        return write_output(output, handout.text(WIDTH) + "\n")
    if ending in {".md", ".markdown"}:
        return write_output(output, handout.markdown() + "\n")
    shown = one_line(output.name)
    raise CoachError("Unknown format", f"{shown} ends in neither .txt nor .md.", "Name one that does.", bad_input=True)
