"""Writing a page for somebody, as the ending of the file says: plain text, Markdown or a Word document."""

from pathlib import Path

from coachtui.exchange.page_docx import page_docx
from coachtui.report.paragraphs import Handout
from coachtui.report.text import WIDTH
from coachtui.workflow.engagement.output import ending_of, write_output, write_whole


def write_handout(handout: Handout, output: Path, width: int) -> str | None:
    """Write ``handout`` to ``output``; for "-" the text is returned instead, no line wider than ``width``.

    Raises CoachError for another ending than .txt, .md and .docx, and for a place that cannot be written.
    """
    ending = ending_of(output, ".txt", ".md", ".docx")
    if ending == ".docx":
        write_whole(output, page_docx(handout.title, handout.about, handout.paragraphs))
        return None
    if ending == ".md":
        return write_output(output, handout.markdown() + "\n")
    return write_output(output, handout.text(WIDTH) + "\n") if ending else handout.text(width)
