"""Rows of scores as text: figures on the right, below them the reason for the level."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from coachtui.model.cells import wrapped
from coachtui.model.text import one_line
from coachtui.tui.widgets.lines import LEVELS, QUIET, column
from coachtui.tui.widgets.page import Paragraph

if TYPE_CHECKING:
    from coachtui.report.rows import ScoreRow
    from coachtui.workflow.overview.picturing import Detail

_ID, _NAME, _FIGURE, _INDENT = 5, 20, 6, 5
_FIGURES = 4 * _FIGURE


def score_line(row: "ScoreRow", width: int) -> Content:
    """One row: id, name and figures, then on lines of their own why, how sure it is, and where views differ."""
    narrow = width < _ID + _NAME + _FIGURES
    room = width - _ID - (0 if narrow else _FIGURES)
    name, *more = wrapped(one_line(row.name), room) or [""]
    further = [Content.styled(" " * _INDENT + part, "bold") for part in more]
    figures = Content.assemble(
        f"{row.said:>{_FIGURE}}{row.shown:>{_FIGURE}}{row.fact:>{_FIGURE}}",
        (f"{row.level:>{_FIGURE}}", "$accent bold"),
    )
    first = Content.assemble((column(row.id, _ID), QUIET), (column(name, room), "bold"))
    lines = [first, *further, " " * (width - _FIGURES) + figures] if narrow else [first + figures, *further]
    for text, style in ((row.because, ""), (_marks(row), QUIET), *((each, QUIET) for each in row.apart)):
        lines += [Content.styled(part, style) for part in wrapped(one_line(text), width + 1, " " * _INDENT)]
    return Content("\n").join(lines)


def column_heads(width: int) -> Content:
    """The heads of the columns of `score_line`."""
    words = "".join(f"{word:>{_FIGURE}}" for word in ("said", "shown", "fact", "level"))
    return Content.styled(column(f"0 to {LEVELS}", width - _FIGURES) + words, QUIET)


def indicator_paragraphs(row: "ScoreRow", known: "Detail", *, assessor: bool) -> Iterator[Paragraph]:
    """The claims and quotes behind one indicator: its figures, who said what, and their words."""
    yield Paragraph(lead=row.name, rest=row.id)
    yield Paragraph(f"said {row.said}, shown {row.shown}, fact {row.fact}, level {row.level}")
    yield from (Paragraph(text) for text in (row.because,) if text)
    yield from (Paragraph(rest=text) for text in (_marks(row),) if text)
    yield Paragraph()
    yield Paragraph(lead="Who said what")
    if not assessor:
        yield Paragraph(rest="Left out of what everybody may see.")
    elif not known.claims:
        yield Paragraph(rest="Nobody was asked about it yet.")
    for claim in known.claims:
        said = f"said {claim.said}, shown {claim.shown}; evidence: {claim.grade}" if claim.shown else claim.said
        yield Paragraph(f"{claim.who}: {said}", rest=claim.question)
        if claim.evidence:
            yield Paragraph(rest=claim.evidence, indent=4)
    yield Paragraph()
    yield Paragraph(lead="In their words")
    if not known.quotes:
        yield Paragraph(rest="No quotes." if assessor else "No quotes that may be used.")
    for quote in known.quotes:
        yield Paragraph(f"“{quote.text}”", rest="; ".join(part for part in (quote.who, quote.permission) if part))


def _marks(row: "ScoreRow") -> str:
    """What must be known of the figures, in words."""
    said = row.mark.replace("provisional", "provisional: some ratings still need evidence")
    return f"{said[:1].upper()}{said[1:]}." if said else ""
