"""The full screen with the time taken from a file, so that an hour passes when a journey says so.

Arguments: the file with the time, then the engagement, the person and the minutes booked; or nothing more. With
``alone`` as person it is the self-assessment in that file, of so many minutes; with ``observe`` the meeting with the id
that follows.
"""

import sys
from datetime import datetime
from pathlib import Path

from coachtui.settings.reading import read_settings
from coachtui.tui.app import CoachApp
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagement.engagements import Surroundings


def main(clock: str, path: str | None = None, person: str | None = None, booking: str | None = None) -> None:
    minutes = int(booking) if booking is not None and booking.isdecimal() else None
    start = StartWith(alone=True, minutes=minutes) if person == "alone" else StartWith(person, booking=minutes)
    if person == "observe":
        start = StartWith(observe=booking)
    around = Surroundings("ann", now=lambda: datetime.fromisoformat(Path(clock).read_text(encoding="ascii")))
    CoachApp(None if path is None else Path(path), start=start, surroundings=around, settings=read_settings()).run()


if __name__ == "__main__":
    main(*sys.argv[1:])
