"""Making the Northfield demonstration engagement, through the same steps a consultant goes through."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from coachtui.files.examples import Example, read_example
from coachtui.files.notes import read_notes
from coachtui.files.reading import read_path
from coachtui.files.shipped import shipped_folder
from coachtui.model.times import read_time, time_on
from coachtui.workflow.engagement.engagements import (
    Surroundings,
    Workspace,
    at_once,
    create_engagement,
    open_engagement,
)
from coachtui.workflow.engagement.people import add_person
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.transcribing import transcribe

EXAMPLE = "northfield"
_MORNING = "09:00"
_LENGTH = timedelta(minutes=50)
"""How long the demonstration lets an interview last, roughly; what was noted is spread over it."""
_SLOWEST = timedelta(minutes=3)
"""The longest time between two entries of an interview."""
_AT_A_DESK = timedelta(seconds=20)
"""The time between two entries where nobody is interviewed."""


@dataclass(slots=True)
class StoryClock:
    """The clock of the demonstration, set to the times of its story. Each reading is ``step`` later."""

    time: datetime
    step: timedelta = _AT_A_DESK

    def now(self) -> datetime:
        """The time, in UTC, which passes with each reading."""
        self.time += self.step
        return self.time

    def begin(self, time: datetime, entries: int) -> None:
        """Let an interview begin at ``time``, in which about this many entries are recorded."""
        self.step = min(_LENGTH / max(entries, 1), _SLOWEST)
        self.time = time - self.step


def make_demo(path: Path, surroundings: Surroundings | None = None) -> Example:
    """Make the demonstration engagement at ``path``, and return the example it is made from.

    Its entries are dated as its story goes, whatever the clock of ``surroundings`` says. Raises CoachError if there is
    a file at ``path``.
    """
    folder = shipped_folder("examples") / EXAMPLE
    source = folder / "engagement.yaml"
    example = read_example(str(source), read_path(source))
    around = surroundings or Surroundings()
    clock = StoryClock(around.now() if example.begun is None else time_on(example.begun, _MORNING))
    around = replace(around, now=clock.now)
    create_engagement(path, example.engagement, surroundings=around)
    try:
        with open_engagement(path, write=True, surroundings=around) as workspace, at_once(workspace):
            for person in example.people:
                add_person(workspace, person)
            for notes in example.notes:
                _interview(workspace, folder / notes, clock)
            if (broken_off := example.under_way) is not None:
                interview = _interview(workspace, folder / broken_off.notes, clock, finish=False)
                interview.draft(broken_off.question, broken_off.typed.rstrip("\n"))
    except BaseException:
        path.unlink(missing_ok=True)  # half a demonstration is of no use to anybody
        raise
    return example


def _interview(workspace: Workspace, path: Path, clock: StoryClock, *, finish: bool = True) -> Interview:
    """Enter an interview from its notes while the ``clock`` shows the day and the time in them."""
    notes = read_notes(str(path), read_path(path)).notes
    began = read_time(notes.began)
    if began is not None:
        clock.begin(began, len(notes.answers) + len(notes.ratings))
    return transcribe(workspace, path, finish=finish).interview
