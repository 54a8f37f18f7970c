"""The states of a meeting that is observed: the form before it, lines, commands, the card, the end."""

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from prepared_files import surroundings
from reaching import keys, pasted, then, typed
from screen_state import SMALL, State

from coachtui.model.written_meeting import (
    WrittenAction,
    WrittenFigure,
    WrittenItem,
    WrittenMeeting,
    WrittenParticipant,
)
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.observing.preparing import create_coaching_file, prepare_meeting

_FILE = "plant-coaching.coach"
_POINTS = (90, 88, 92, 87, 91, 93, 89, 86, 90, 92, 91, 88)
_MEETING = WrittenMeeting(
    name="Production meeting",
    produce="Which orders go on Sunday, and who says so",
    agreed="B5",
    consent_said=True,
    participants=(
        WrittenParticipant("RA", "Ruth Adeyemi"),
        WrittenParticipant("OL", "Otto Lang"),
        WrittenParticipant("NB", "Nora Beck"),
        WrittenParticipant("CN", "Carla Nunes", consents=False),
    ),
    items=(WrittenItem("Late orders", "decide", 30), WrittenItem("The gate", "plan", 20)),
    actions=(WrittenAction("Price a second gate", "OL", "Thursday"),),
    figures=(WrittenFigure("On time by ship date", _POINTS),),
)
_LINES = """ra we lost two orders again, and nobody told me before Friday
nb buy overtime -
cn we did that in March
ol before we cure anything: what must an answer do? +5
!ra hold the Thursday promise
d Sunday shift for the two orders, ra, Friday -7
a ol, ask the shift what they need"""


def nothing_yet(folder: Path, _stack: ExitStack) -> None:
    """A folder without a coaching file."""
    del folder


def prepared(folder: Path, _stack: ExitStack) -> None:
    """A production meeting that is prepared."""
    create_coaching_file(folder / _FILE, surroundings())
    with open_engagement(folder / _FILE, write=True, surroundings=surroundings()) as workspace:
        prepare_meeting(workspace, "M01", _MEETING)


_ITEM = keys("pagedown")
_TALK = then(_ITEM, pasted(_LINES), keys("enter"))
_NEXT = then(_TALK, keys("pagedown"))
_FILLED = then(
    keys(*typed("Production meeting\n\nWhich orders go on Sunday\ncrit\ng\nRuth and I\n")),
    keys(*typed("Ruth Adeyemi\nOtto Lang\nNora Beck\nCarla Nunes\n\n\n")),
    pasted("Late orders\tdecide\t30\nThe gate\tplan\t20"),
    keys("enter", *typed("Price a second gate"), "tab", *typed("OL"), "enter", "enter", *typed("On time"), "tab"),
    keys(*typed(" ".join(map(str, _POINTS))), "enter", "enter"),
)
form = partial(State, prepare=nothing_yet, file=_FILE, start=StartWith(observe="M01"))
observed = partial(State, prepare=prepared, file=_FILE, start=StartWith(observe="M01"))

OBSERVING: tuple[State, ...] = (
    form("observe-form", "Five minutes before a meeting."),
    form("observe-form-filled", "Initials are proposed; what is usual for a figure is said at once.", _FILLED),
    form("observe-form-complaint", "What is missing is said beside it.", keys("ctrl+s")),
    observed("observe-begun", "Before the first item: who is there, by initials."),
    observed(
        "observe-line", "What a line is understood as; what it lacks glows.", then(_TALK, keys(*typed("a nb, call")))
    ),
    observed("observe-lines", "The last lines, and the one cue.", _TALK),
    observed("observe-next", "The next item; the card of the one before waits.", _NEXT),
    observed("observe-card", "The card, when there is a lull.", then(_NEXT, keys("escape", "c", "p", "n", "y"))),
    observed(
        "observe-missed", "What this item needed, and nobody did.", then(_TALK, keys("escape", "m", *typed("riv")))
    ),
    observed(
        "observe-who", "Who is there, and somebody who comes in.", then(_TALK, keys("escape", "p", *typed("jo Jo")))
    ),
    observed("observe-letters", "The letters behind Esc.", then(_TALK, keys("escape"))),
    observed("observe-end", "The meeting is over, and its card.", then(_NEXT, keys("escape", "e"))),
    observed("observe-small", "Forty columns by twelve.", then(_TALK, keys(*typed("ra and"))), sizes=SMALL),
)
