"""Keeping observed meetings of an import apart from others that have their ids in the file."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from coachtui.exchange.meetings_reading import is_observed
from coachtui.model.engagement import State
from coachtui.model.observing import ObservedMeeting
from coachtui.model.text import one_line
from coachtui.workflow.observing.preparing import proposed_id

_LONGEST = 200
"""Characters of a remark: what a file holds may be of any length."""
_ENOUGH_WORDS = 3
"""From how many words on a line that both have in one place shows that they are one meeting."""

_LONGEST_NUMBER = 9


def with_own_ids(known: State, values: object, taken: Collection[str]) -> tuple[object, tuple[str, ...]]:
    """``values``, JSON in the state form, with another id for each meeting whose id another one has in ``known``.

    It is that of the same meeting in ``known``, if it came before, else the next one; ``taken`` are others that are not
    free. The second value is a remark for each. Two are one meeting by name and day, or by a line that both have
    in one place, so that a corrected file still corrects.
    """
    meetings = values.get("meetings") if isinstance(values, dict) else None
    if not isinstance(values, dict) or not isinstance(meetings, list):
        return values, ()
    ids = {*taken, *(each["id"] for each in meetings if _has_text(each, "id"))}
    apart: list[object] = []
    remarks: list[str] = []
    for data in meetings:
        coming = _meeting_in(data)
        there = None if coming is None else known.observed_meetings.get(coming.id)
        if coming is None or there is None or there.is_same_as(coming) or _share_a_line(known, data):
            apart.append(data)
            continue
        own = next((each.id for each in known.observed_meetings.values() if each.is_same_as(coming)), None)
        if own is None:
            own = proposed_id(known, ids)
            ids.add(own)
        apart.append(_under(own, data))
        said = f"{coming.id} is another meeting here, {there.spoken}: {coming.spoken} comes in as {own}."
        remarks.append(one_line(said, _LONGEST))
    return {**values, "meetings": apart}, tuple(remarks)


def _under(own: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The meeting in ``data`` with the id ``own``; ids of its lines and agreements that begin with the old one, too."""
    begins = f"{data['id']}/"

    def renamed(each: object) -> object:
        if not isinstance(each, dict) or not _has_text(each, "id") or not each["id"].startswith(begins):
            return each
        return {**each, "id": f"{own}/{each['id'].removeprefix(begins)}"}

    lists = {key: data[key] for key in ("lines", "decisions", "actions") if isinstance(data.get(key), list)}
    return {**data, **{key: [*map(renamed, each)] for key, each in lists.items()}, "id": own}


def _has_text(data: object, key: str) -> bool:
    return isinstance(data, dict) and isinstance(data.get(key), str)


def _meeting_in(data: object) -> ObservedMeeting | None:
    """Id, name and time of an observed meeting; None for what is none, or lacks id or name."""
    if not isinstance(data, dict) or not is_observed(data) or not (_has_text(data, "id") and _has_text(data, "name")):
        return None
    return ObservedMeeting(data["id"], data["name"], data["at"] if _has_text(data, "at") else None)


def _share_a_line(known: State, data: Mapping[str, Any]) -> bool:
    """Whether a line of some words in the meeting ``data`` has the same place in the one with its id in ``known``."""
    lines = data.get("lines")
    coming = set(_texts(lines)) if isinstance(lines, list) else set()
    return any(
        line.meeting == data["id"] and (line.number, line.text) in coming and len(line.text.split()) >= _ENOUGH_WORDS
        for line in known.meeting_lines.values()
    )


def _texts(lines: Iterable[object]) -> Iterator[tuple[int, str]]:
    """The number and the words of each line; a number that is left out is one more than the last."""
    number = 0
    for each in lines:
        given = str(each.get("u", "")) if isinstance(each, dict) else ""
        number = int(given) if given.isdecimal() and len(given) <= _LONGEST_NUMBER else number + 1
        if isinstance(each, dict) and _has_text(each, "text"):
            yield number, each["text"]
