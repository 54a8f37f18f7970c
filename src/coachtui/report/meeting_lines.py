"""A sheet on one line of a list: its meeting, and what became of the line promised with it."""

from coachtui.model.days import day_of, spoken_day
from coachtui.model.meetings import Meeting
from coachtui.model.promises import BECAME, Promise
from coachtui.model.text import one_line


def told_sheet(meeting: Meeting, promise: Promise | None) -> str:
    """The name of the meeting, and the promise, if there is one."""
    if promise is None:
        return one_line(meeting.name)
    day = day_of(promise.day)
    when = promise.day if day is None else spoken_day(day)
    became = f"for {when}" if promise.said is None else BECAME[promise.said]
    return f"{one_line(meeting.name)}; {became}: “{one_line(promise.line)}”"
