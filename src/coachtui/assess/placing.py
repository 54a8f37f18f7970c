"""In which agenda item the lines of a transcript were said, by the times at which items were open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby

from coachtui.model.observing import AgendaItem, MeetingLine
from coachtui.model.times import read_time

_Open = tuple[datetime, datetime | None, str]


def placed(
    items: Sequence[AgendaItem], lines: Sequence[MeetingLine]
) -> tuple[tuple[AgendaItem, ...], tuple[MeetingLine, ...]]:
    """``items`` and the ``lines`` of a transcript, so that each line belongs to the item that was open when it began.

    An item gets the numbers of its longest run of lines; lines in other runs name their item. Where no item has a time,
    and of lines without one, nothing is changed.
    """
    opened = tuple(_stretches(items))
    if not opened:
        return tuple(items), tuple(lines)
    runs: list[tuple[str, list[MeetingLine]]] = [
        (item, list(run)) for item, run in groupby(lines, key=lambda line: _open_at(opened, line.said))
    ]
    longest: dict[str, list[MeetingLine]] = {}
    for item, run in runs:
        if item and len(run) > len(longest.get(item, ())):
            longest[item] = run
    numbered = tuple(_numbered(item, longest) for item in items)
    found = [replace(line, item="" if run is longest.get(item) else item) for item, run in runs for line in run]
    return numbered, tuple(found)


def _stretches(items: Iterable[AgendaItem]) -> Iterable[_Open]:
    for item in items:
        for stretch in item.stretches:
            opened = read_time(stretch.opened)
            if opened is not None:
                yield opened, read_time(stretch.closed), item.id


def _open_at(opened: Iterable[_Open], said: str | None) -> str:
    """The id of the item that was open then; "" for none."""
    moment = read_time(said)
    if moment is None:
        return ""
    return next((item for begin, end, item in opened if begin <= moment and (end is None or moment < end)), "")


def _numbered(item: AgendaItem, longest: Mapping[str, Sequence[MeetingLine]]) -> AgendaItem:
    """``item`` with the numbers of its longest run; none where it has times, but no lines."""
    run = longest.get(item.id)
    if run:
        return replace(item, first=run[0].number, last=run[-1].number)
    return replace(item, first=None, last=None) if item.stretches else item
