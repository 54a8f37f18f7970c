"""Writing a page for somebody, as the ending of the file says: plain text, Markdown or a Word document."""

from pathlib import Path

from coachtui.exchange.page_docx import page_docx
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.report.paragraphs import Handout
from coachtui.report.text import WIDTH
from coachtui.workflow.engagement.output import write_output, write_whole


def write_handout(handout: Handout, output: Path, width: int = WIDTH) -> str | None:
    """Write ``handout`` to ``output``; for "-" the text is returned instead, no line wider than ``width``.

    Raises CoachError for another ending than .txt, .md and .docx, and for a place that cannot be written.
    """
    ending = output.suffix.casefold()
    if str(output) == "-":
        return handout.text(width)
    if ending == ".txt":
        return write_output(output, handout.text(WIDTH) + "\n")
    if ending in {".md", ".markdown"}:
        return write_output(output, handout.markdown() + "\n")
    if ending == ".docx":
        write_whole(output, page_docx(handout.title, handout.about, handout.paragraphs))
        return None
    raise CoachError(
        "Unknown format", f"{one_line(output.name)} ends in none of .txt, .md and .docx.", "Name one that does.",
        bad_input=True,
    )  # fmt: skip
