"""The topics that no indicator scores, as one line below the elements, and as a page to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from coachtui.tui.widgets.lines import QUIET, column
from coachtui.tui.widgets.page import Paragraph

if TYPE_CHECKING:
    from coachtui.report.topics import TopicRow

TOPICS = "topics"
"""What stands for the topics where the id of an element or indicator is meant."""
_INDENT = 5


@dataclass(frozen=True, slots=True)
class TopicsLine:
    """The line that leads to the topics: their heading, and how many were talked about."""

    title: str
    count: int
    id: str = TOPICS


def topics_line(line: TopicsLine, width: int) -> Content:
    """The heading, and behind it how many topics there are."""
    counted = f"{line.count} {'topic' if line.count == 1 else 'topics'}"
    return Content.assemble(
        " " * min(_INDENT, width), (column(line.title, width - _INDENT - len(counted)), "bold"), (counted, QUIET)
    )


def topics_page(topics: "Sequence[TopicRow]") -> Iterator[Paragraph]:
    """Every topic with what it came to, who said what for the assessor, and quotes."""
    for place, topic in enumerate(topics):
        if place:
            yield Paragraph()
        yield Paragraph(lead=topic.title)
        yield from (Paragraph(each, indent=2) for each in topic.summary)
        yield from (Paragraph(rest=each, indent=2) for each in topic.by_person)
        yield from (Paragraph(f"“{each}”", indent=2) for each in topic.quotes)
