"""Engagements of any size, handed in the way other programs do it, and coaching files of any size."""

import json
from datetime import UTC, datetime, timedelta
from itertools import chain
from pathlib import Path

from coachtui.model.engagement import Engagement
from coachtui.model.observing import COACHING, AgendaItem, MeetingLine, ObservedMeeting
from coachtui.model.people import Person
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.passing_on.importing import import_engagement

_ROLES = ("executive", "middle", "frontline", "analyst")
_QUESTIONS = ("C1.2", "C1.6", "C2.2", "C3.2", "C4.4", "C6.4", "C7.1", "C7.2", "C7.3", "C7.4")


def make_large(path: Path, people: int, sessions: int) -> None:
    """An engagement at ``path`` with so many people and finished sessions, ten answers and two ratings each."""
    codes = [f"P{number:03}" for number in range(people)]
    state = {
        "format": "coachtui/state",
        "version": 1,
        "engagement": {"organisation": "Large Works", "mode": "quick"},
        "people": [
            {"code": code, "name": f"Person {number}", "role": _ROLES[number % 4]} for number, code in enumerate(codes)
        ],
        "sessions": [
            {"id": f"s{number}", "person": codes[number % people], "plan": "quick", "started": "2026-03-02T09:00:00Z",
             "ended": "2026-03-02T10:00:00Z"}
            for number in range(sessions)
        ],
        "answers": [
            {"session": f"s{number}", "person": codes[number % people], "question": question,
             "note": f"What was said about {question} the {number}th time, in a sentence or two of usual length."}
            for number in range(sessions)
            for question in _QUESTIONS
        ],
        "ratings": [
            {"session": f"s{number}", "person": codes[number % people], "indicator": indicator, "level": number % 5,
             "grade": number % 4}
            for number in range(sessions)
            for indicator in ("E1a", "E5a")
        ],
    }  # fmt: skip
    import_engagement(path, Path("large.json"), json.dumps(state).encode(), Surroundings(author="bench"))


_SEATS = ("AB", "CD", "EF", "GH")
_ITEMS = tuple(AgendaItem(str(number), f"Item {number}", minutes=20) for number in range(1, 4))
_FIRST_MEETING = datetime(2026, 1, 5, 9, tzinfo=UTC)


def make_observed(path: Path, meetings: int, lines: int, *, is_over: bool = True) -> None:
    """A coaching file at ``path`` with so many weekly meetings M1, M2 and so on, of so many lines each.

    They are called "Review 1", "Review 2" and so on. Unless it ``is_over``, the last one is still being observed.
    """
    around = Surroundings(author="bench")
    create_engagement(path, Engagement("Large Works", kind=COACHING), [Person(code) for code in _SEATS], around)
    with open_engagement(path, write=True, surroundings=around) as workspace:
        held = [_meeting(number, is_over=is_over or number < meetings) for number in range(1, meetings + 1)]
        said = chain.from_iterable((_line(meeting, number) for number in range(1, lines + 1)) for meeting in held)
        workspace.record(*held, *said)


def _meeting(number: int, *, is_over: bool) -> ObservedMeeting:
    began = _FIRST_MEETING + timedelta(weeks=number)
    ended = (began + timedelta(hours=1)).isoformat() if is_over else None
    return ObservedMeeting(
        f"M{number}", f"Review {number}", began.isoformat(), _SEATS[0], _SEATS, items=_ITEMS,
        began=began.isoformat(), ended=ended,
    )  # fmt: skip


def _line(meeting: ObservedMeeting, number: int) -> MeetingLine:
    words = f"What was said the {number}th time, in a sentence of usual length."
    return MeetingLine(
        f"{meeting.id}/line/{number}", meeting.id, _SEATS[number % len(_SEATS)], number, words, meeting.began,
        item=_ITEMS[number % len(_ITEMS)].id,
    )  # fmt: skip
