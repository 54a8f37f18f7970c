"""The states of what others wrote about a meeting, of both sides beside each other, and of handing meetings over."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from prepared_files import surroundings
from reaching import keys, then
from screen_state import SIZES, State

from coachtui.asking.replies import Reply
from coachtui.model.people import Person
from coachtui.tui.starting import StartWith
from coachtui.workflow.alone.self_assessing import begin_self_assessment
from coachtui.workflow.demonstration.demonstrating_meetings import make_demo_meetings
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.private_files import ME
from coachtui.workflow.interview.rating import rate

_FILE = "my-meetings.coach"
_TALL = (*SIZES.items(), ("80x50", (80, 50)))


def _three_sheets(folder: Path, _stack: ExitStack) -> None:
    """The plant manager's three meetings, with what four others wrote about the last one."""
    make_demo_meetings(folder / _FILE, surroundings())


def _both_sides(folder: Path, stack: ExitStack) -> None:
    """The same with a self-assessment, in which criteria are said to come first."""
    _three_sheets(folder, stack)
    with open_engagement(folder / _FILE, write=True, surroundings=surroundings()) as workspace:
        workspace.record(Person(ME, "middle", unit="the castings works"))
        own = begin_self_assessment(workspace, 10)
        about = (each for each in own.script.questions() if each.alone is not None and each.feeds[:1] == ("E8b",))
        question = next(about).id
        own.record_reply(question, Reply(remark="We say first what it has to do, in May for the ovens, too."))
        rate(own, "E8b", level=3, question=question)


state = partial(State, prepare=_three_sheets, file=_FILE, start=StartWith())
_RESULT = keys("down", "enter")
_SENDING = keys("end", "up", "enter")

SENDING: tuple[State, ...] = (
    state("meeting-others", "What the others wrote, beside one's own view.", _RESULT, sizes=_TALL),
    state(
        "meeting-in-general",
        "What one says in general, and what happened.",
        _RESULT,
        prepare=_both_sides,
        sizes=_TALL,
    ),
    state("meetings-send", "Which meetings go, and what of them.", then(_SENDING, keys("enter"))),
    state("meetings-send-shown", "All of it is shown first.", then(_SENDING, keys("enter"), keys("escape", "w"))),
    state(
        "meetings-sent",
        "Written: what was handed over, and where it is.",
        then(_SENDING, keys("enter"), keys("escape", "w"), keys("escape", "w")),
    ),
)
