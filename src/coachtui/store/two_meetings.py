"""Observed meetings that two logs recorded under one id, each without knowing of the other. Changes nothing.

The other log is attached to the connection as the schema ``coming``, as for `joining`. Together they would be one
meeting: one name, one list of who consents, and the lines of both.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field

from coachtui.model.observing import ObservedMeeting
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.store.bodies import readable_in
from coachtui.store.entry import COLUMNS, Entry
from coachtui.store.kinds import KIND_OF


def refuse_two_meetings(connection: sqlite3.Connection) -> None:
    """Raise CoachError where both logs have a meeting with one id, and it is not the same one.

    It is where one log has it from the other, however it is called by now, and where name and day are the same.
    """
    theirs = _recorded(connection, "coming")
    for meeting, here in _recorded(connection, "main").items() if theirs else ():
        there = theirs.get(meeting, here)
        if here.entries.isdisjoint(there.entries) and not here.latest.is_same_as(there.latest):
            raise CoachError(
                "Two meetings",
                f"Both files have a meeting {one_line(meeting)}, and these are two: {here.latest.spoken}, and"
                f" {there.latest.spoken}.",
                "Take the second one in as JSON, which gives it an id of its own: coachtui export SECOND.coach -o"
                " second.json, then coachtui import FIRST.coach second.json.",
                bad_input=True,
            )


@dataclass(slots=True)
class _Recorded:
    """A meeting in one log: its latest record, and the ids of all entries about it."""

    latest: ObservedMeeting
    entries: set[str] = field(default_factory=set)


def _recorded(connection: sqlite3.Connection, side: str) -> Mapping[str, _Recorded]:
    """The meetings in one of the two logs, by their ids; those that were taken back too."""
    found: dict[str, _Recorded] = {}
    columns, kind = ", ".join(COLUMNS), KIND_OF[ObservedMeeting].name
    query = f"SELECT {columns} FROM {side}.entry WHERE kind = ? ORDER BY at, writer, seq"  # noqa: S608 - names of our own
    for row in connection.execute(query, (kind,)):
        entry = Entry(*row)
        record = readable_in(entry)
        if isinstance(record, ObservedMeeting):
            known = found.setdefault(record.id, _Recorded(record))
            known.latest = record
            known.entries.add(entry.id)
    return found
