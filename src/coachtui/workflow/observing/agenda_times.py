"""When the items of an agenda were open, and how long: opening and closing them, and minutes without pauses."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from coachtui.model.observing import CLOSE, OPENING, AgendaItem, ObservedMeeting, Stretch
from coachtui.model.times import read_time

_MINUTE = timedelta(minutes=1)


def open_item(meeting: ObservedMeeting) -> AgendaItem | None:
    """The agenda item that is open; None where none is."""
    return next((item for item in meeting.items if item.is_open), None)


def following_item(meeting: ObservedMeeting) -> AgendaItem | None:
    """The item that comes next: the first behind the open one that was never open, else the first that never was."""
    current = open_item(meeting)
    behind = meeting.items[meeting.items.index(current) + 1 :] if current is not None else ()
    return next((item for item in (*behind, *meeting.items) if not item.stretches), None)


def with_open(meeting: ObservedMeeting, wanted: str, at: str) -> ObservedMeeting:
    """``meeting`` with the item ``wanted`` opened at the time ``at``, and any other closed then; "" opens none.

    Times are in ISO form.
    """
    return replace(meeting, items=tuple(_as_open(item, at, is_open=item.id == wanted) for item in meeting.items))


def _as_open(item: AgendaItem, at: str, *, is_open: bool) -> AgendaItem:
    """``item`` open or not, from the time ``at`` on."""
    if item.is_open is is_open:
        return item
    return replace(item, stretches=(*item.stretches, Stretch(at)) if is_open else closed(item.stretches, at))


def closed(stretches: tuple[Stretch, ...], at: str) -> tuple[Stretch, ...]:
    """``stretches`` with the last one closed at the time ``at``, if it is open."""
    if not stretches or stretches[-1].closed is not None:
        return stretches
    return (*stretches[:-1], replace(stretches[-1], closed=at))


def part_of(meeting: ObservedMeeting) -> str:
    """The part of the meeting now: the id of the open item, `OPENING` before the first one, else `CLOSE`."""
    current = open_item(meeting)
    if current is not None:
        return current.id
    return CLOSE if meeting.ended or any(item.stretches for item in meeting.items) else OPENING


def item_at(meeting: ObservedMeeting, time: datetime) -> str:
    """The id of the item that was open at this time; "" for none."""
    for item in meeting.items:
        for stretch in reversed(item.stretches):
            begin, end = read_time(stretch.opened), read_time(stretch.closed)
            if begin is not None and begin <= time and (end is None or time < end):
                return item.id
    return ""


def seconds_until(meeting: ObservedMeeting, time: datetime) -> float:
    """The seconds from the beginning of the meeting to ``time``, pauses left out; never below 0."""
    began = read_time(meeting.began)
    return 0.0 if began is None else _seconds((Stretch(began.isoformat()),), meeting.pauses, time)


def minutes_of(item: AgendaItem, meeting: ObservedMeeting, time: datetime) -> float:
    """For how many minutes ``item`` was open until ``time``, pauses left out."""
    return _seconds(item.stretches, meeting.pauses, time) / _MINUTE.total_seconds()


def _seconds(stretches: Iterable[Stretch], pauses: Iterable[Stretch], until: datetime) -> float:
    """The seconds in ``stretches`` up to ``until`` that are in none of ``pauses``, which do not overlap."""
    rests = [_span(pause, until) for pause in pauses]
    total = timedelta()
    for stretch in stretches:
        begin, end = _span(stretch, until)
        total += max(end - begin, timedelta())
        for one, other in rests:
            total -= max(min(end, other) - max(begin, one), timedelta())
    return max(total.total_seconds(), 0.0)


def _span(stretch: Stretch, until: datetime) -> tuple[datetime, datetime]:
    begin, end = read_time(stretch.opened) or until, read_time(stretch.closed) or until
    return begin, min(end, until)
