"""Filling in sheets about meetings, as somebody would who answers every question, on days that the test sets."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from coachtui.asking.replies import Reply
from coachtui.model.promises import PromiseOutcome
from coachtui.workflow.alone.my_meeting import begin_sheet, create_meetings, line_next, promise_with
from coachtui.workflow.alone.own_sheet import OwnSheet
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, at_once, open_engagement
from coachtui.workflow.engagement.pairs import MY_MEETING

FIRST_DAY = date(2026, 3, 2)
NAME = "Operations review"
GOOD: Mapping[str, str] = {
    "N1": "6, 4, 2", "N2": "gap", "N3": "two", "N4": "source asked", "N5": "row", "N6": "before", "N7": "two",
    "N8": "3", "N9": "reason", "N10": "asked", "N11": "5, 3, 1", "N12": "4, 3",
}  # fmt: skip
"""An answer to every question: the id of an option, or the numbers as typed."""
WORDS = {"N2": "Line two, since May, nine more in a thousand."}


@dataclass
class Days:
    """A clock that stands on a day and goes on by a second with each look."""

    day: date = FIRST_DAY
    looks: int = 0

    def __call__(self) -> datetime:
        self.looks += 1
        return datetime.combine(self.day, time(12), UTC) + timedelta(seconds=self.looks)


@contextmanager
def meetings(path: Path, days: Days) -> Iterator[Workspace]:
    """The private file at ``path``, made where it is not there, open for writing."""
    around = Surroundings("Mara", now=days)
    if not path.exists():
        create_meetings(path, around)
    with open_engagement(path, write=True, surroundings=around) as workspace:
        yield workspace


def fill_in(
    workspace: Workspace,
    answers: Mapping[str, str] = GOOD,
    *,
    words: Mapping[str, str] | None = None,
    name: str = NAME,
    said: PromiseOutcome | None = None,
    promise: str = "",
) -> OwnSheet:
    """A finished sheet about a meeting today.

    ``said`` is what became of the promise that is asked after first, ``promise`` the day of the line that is promised.
    """
    sheet, put = begin_sheet(workspace, MY_MEETING, name, "", "led"), WORDS if words is None else words
    for step in sheet.agenda():
        if step in answers:
            sheet.record_reply(step, sheet.form_of(step).reply_with(answers[step], put.get(step, "")))
        elif said is not None and not sheet.form_of(step).about:
            sheet.record_reply(step, Reply(chosen=(said.value,)))
    sheet.finish()
    line = line_next(sheet_result(workspace, sheet.session_id)) if promise else None
    if line is not None:
        promise_with(sheet, line.about, line.line, promise, "Ana")
    return sheet


def twelve_sheets(path: Path) -> None:
    """A private file with twelve sheets, the last one with a promise; the gap came first only in the last."""
    days = Days()
    with meetings(path, days) as workspace, at_once(workspace):
        for week in range(12):
            days.day = FIRST_DAY + timedelta(weeks=week)
            last = week == 11
            fill_in(workspace, {**GOOD, "N2": "boundary" if last else "topic"}, promise="tomorrow" if last else "")
