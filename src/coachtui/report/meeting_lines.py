"""A sheet on one line of a list: its meeting, and the outcome of the promise made with it."""

from coachtui.model.days import day_words
from coachtui.model.meetings import Meeting
from coachtui.model.promises import BECAME, Promise
from coachtui.model.text import one_line


def sheet_line(meeting: Meeting, promise: Promise | None) -> str:
    """The name of the meeting, and the promise with its outcome, if there is one."""
    if promise is None:
        return one_line(meeting.name)
    became = f"for {day_words(promise.day)}" if promise.said is None else BECAME[promise.said]
    return f"{one_line(meeting.name)}; {became}: “{one_line(promise.line)}”"
