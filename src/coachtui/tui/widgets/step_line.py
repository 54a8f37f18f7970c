"""A next step on one line: whether it is done, who was told what, and by when."""

from textual.content import Content

from coachtui.model.days import spoken_day
from coachtui.tui.widgets.lines import QUIET, column
from coachtui.workflow.interview.steps import StepLine

_DAY = 20


def step_line(line: StepLine, width: int) -> Content:
    """The step in ``width`` cells: a box to tick, who was told what, and the day, where it names one."""
    day = "" if line.step.due is None else spoken_day(line.step.due)
    room = width - 4 - (_DAY + 1 if day else 0)
    style = QUIET if line.step.done else "bold $text-accent" if line.is_due else ""
    return Content.assemble(
        ("[x] " if line.step.done else "[ ] ", style), (column(line.words, room), style), " " * bool(day), (day, style)
    )
