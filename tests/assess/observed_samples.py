"""Observed meetings made by hand, for tests, and the shipped rubric by which they are judged."""

from coachtui.files.rubrics import read_rubric
from coachtui.model.observing import (
    AgendaItem,
    CardAnswer,
    ConfirmedLevel,
    DiscussedFigure,
    Mark,
    MeetingLine,
    Missed,
    Observation,
    ObservedMeeting,
)
from tests.own_files import ROOT

_FILE = ROOT / "rubrics" / "meeting-behaviour.yaml"
RUBRIC = read_rubric(str(_FILE), _FILE.read_bytes())


def meeting(own_id: str = "M") -> ObservedMeeting:
    """A meeting of A, who chairs it, B and C, with two agenda items: lines 1 to 3, and 4 to 6."""
    items = (AgendaItem("1", first=1, last=3), AgendaItem("2", first=4, last=6))
    return ObservedMeeting(own_id, "Review", None, "A", ("A", "B", "C"), items=items)


def line(number: int, who: str | None, codes: str = "", *, starred: bool = False, meeting: str = "M") -> MeetingLine:
    """A line with marks written as in "B1+ B3-"; a sign alone is one whose behaviour is not settled."""
    marks = tuple(Mark(code[:-1], code.endswith("+")) for code in codes.split())
    return MeetingLine(f"{meeting}/{number}", meeting, who, number, f"line {number}", None, marks, starred)


def observed(
    *lines: MeetingLine,
    missed: tuple[Missed, ...] = (),
    cards: tuple[CardAnswer, ...] = (),
    confirmed: tuple[ConfirmedLevel, ...] = (),
    figures: tuple[DiscussedFigure, ...] = (),
) -> Observation:
    """What was recorded of `meeting`."""
    return Observation((meeting(),), lines, missed, cards, figures=figures, confirmed=confirmed)
