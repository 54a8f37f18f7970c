"""A transcript of five lines and a coaching file to take it into, with three lines that were typed live."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from coachtui.model.engagement import Engagement
from coachtui.model.observing import COACHING, AgendaItem, Mark, MeetingLine, ObservedMeeting, Stretch
from coachtui.model.people import Person
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, create_engagement, open_engagement
from coachtui.workflow.observing.taking_transcripts import IncomingTranscript
from coachtui.workflow.observing.transcripts import imported_lines

VTT = b"""WEBVTT

00:01.000 --> 00:04.000
<v Anna Berg>Good morning, let us look at scrap.

00:04.000 --> 00:09.500
<v Tom>We could simply buy overtime for line two.

00:10.000 --> 00:12.000
<v Anna Berg>What must any answer do?

00:20.000 --> 00:24.000
<v Tom>Keep the Thursday promise to Brightfoods.

00:30.000 --> 00:31.000
<v Anna Berg>So Ravi decides by Friday.
"""
MEETING = ObservedMeeting(
    "M1",
    "Review",
    held="2026-03-04T13:00:00Z",
    participants=("AB",),
    items=(
        AgendaItem("1", stretches=(Stretch("2026-03-04T13:01:00Z", "2026-03-04T13:01:10Z"),)),
        AgendaItem("2", stretches=(Stretch("2026-03-04T13:01:10Z", "2026-03-04T13:01:25Z"),)),
    ),
    began="2026-03-04T13:00:00Z",
)
LIVE = (
    MeetingLine("live/1", "M1", "TK", 1, "buy overtime line two", "2026-03-04T13:01:09Z", (Mark("B7", helped=False),)),
    MeetingLine("live/2", "M1", "AB", 2, "what must any answer do", "2026-03-04T13:01:12Z"),
    MeetingLine("live/3", "M1", "TK", 3, "thursday promise brightfoods", "2026-03-04T13:01:23Z"),
)


@contextmanager
def coaching_file(path: Path) -> Iterator[Workspace]:
    """A new one, in which Anna Berg is AB, on 5 March."""
    around = Surroundings(now=lambda: datetime(2026, 3, 5, 12, tzinfo=UTC))
    create_engagement(path, Engagement("Acme", kind=COACHING), [Person("AB", name="Anna Berg")], around)
    with open_engagement(path, write=True, surroundings=around) as opened:
        yield opened


def take(workspace: Workspace, data: bytes = VTT, meeting: str = "M1", *, instead: bool = False, **codes: str) -> str:
    coming = IncomingTranscript.read(Path("a.vtt"), data)
    coming.belongs_to(workspace, meeting)
    coming.settle({each.name: each.code for each in coming.unsure} | codes)
    return " ".join(coming.take(workspace, instead=instead))


def lines_of(workspace: Workspace) -> list[MeetingLine]:
    return sorted(imported_lines(workspace.state, "M1"), key=lambda line: line.number)
