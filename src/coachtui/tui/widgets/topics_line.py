"""The topics that no indicator scores, as one line below the elements, and as a page to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from coachtui.model.cells import wrapped
from coachtui.model.text import counted, one_line
from coachtui.tui.widgets.lines import QUIET, column
from coachtui.tui.widgets.page import Paragraph

if TYPE_CHECKING:
    from coachtui.report.topics import TopicRow

TOPICS = "topics"
"""What stands for the topics where the id of an element or indicator is meant."""
_INDENT, _HANGING = 5, 2


@dataclass(frozen=True, slots=True)
class TopicsLine:
    """The line that leads to the topics: their heading, and how many were talked about."""

    title: str
    count: int
    id: str = TOPICS


def topics_line(line: TopicsLine, width: int, indent: int = _INDENT) -> Content:
    """The heading, ``indent`` columns from the left, and behind it how many topics there are."""
    topics = counted(line.count, "topic")
    return Content.assemble(
        " " * min(indent, width), (column(line.title, width - indent - len(topics)), "bold"), (topics, QUIET)
    )


def topics_short(topics: "Sequence[TopicRow]", width: int) -> Content:
    """What each topic came to, in ``width`` columns; what is longer than one line goes on below, further in."""
    lines = []
    for topic in topics:
        title = f"{one_line(topic.title)}: "
        first, *more = wrapped(title + one_line("; ".join(topic.summary)), max(width - _HANGING, 1))
        lines += [Content.assemble((first[: len(title)], QUIET), first[len(title) :])]
        lines += [Content(" " * _HANGING + each) for each in more]
    return Content("\n").join(lines)


def topics_page(topics: "Sequence[TopicRow]") -> Iterator[Paragraph]:
    """Every topic with what it came to, who said what for the assessor, and quotes."""
    for place, topic in enumerate(topics):
        if place:
            yield Paragraph()
        yield Paragraph(lead=topic.title)
        yield from (Paragraph(each, indent=2) for each in topic.summary)
        yield from (Paragraph(rest=each, indent=2) for each in topic.by_person)
        yield from (Paragraph(f"“{each}”", indent=2) for each in topic.quotes)
