"""A meeting to observe, in a coaching file of its own, and a clock that a test sets."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coachtui.model.engagement import Engagement
from coachtui.model.observing import COACHING, ActionItem, AgendaItem, ObservedMeeting
from coachtui.model.people import Person
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, create_engagement, open_engagement
from coachtui.workflow.observing.live_meeting import LiveMeeting, begin_observing

BEGAN = datetime(2026, 3, 4, 13, tzinfo=UTC)
"""A Wednesday."""
PEOPLE = (Person("RA", name="Ravi"), Person("OT", name="Otto"), Person("SAL", name="Sally"))
MEETING = ObservedMeeting(
    "M1",
    "Operations review",
    BEGAN.isoformat(),
    "RA",
    ("RA", "OT", "SAL"),
    ("SAL",),
    (AgendaItem("1", "Scrap", "decide", 20), AgendaItem("2", "Overtime", "plan", 15), AgendaItem("3", "Any other")),
    agreed="B5",
)


@dataclass
class HandClock:
    """A clock that stands until somebody moves it."""

    time: datetime = BEGAN

    def __call__(self) -> datetime:
        return self.time

    def on(self, seconds: float) -> None:
        """Move it."""
        self.time += timedelta(seconds=seconds)


@contextmanager
def coaching_file(path: Path, clock: HandClock, meeting: ObservedMeeting = MEETING) -> Iterator[Workspace]:
    """A coaching file with this meeting, and one action that the meeting before had left."""
    around = Surroundings("Kim", clock)
    if not path.exists():
        create_engagement(path, Engagement("Acme", kind=COACHING), PEOPLE, around)
    with open_engagement(path, write=True, surroundings=around) as workspace:
        workspace.record(meeting, ActionItem("old", "M1", "Wear by batch", "OT", earlier=True))
        yield workspace


@contextmanager
def observed(path: Path, clock: HandClock, meeting: ObservedMeeting = MEETING) -> Iterator[LiveMeeting]:
    """The meeting, being observed."""
    with coaching_file(path, clock, meeting) as workspace:
        yield begin_observing(workspace, meeting.id)
