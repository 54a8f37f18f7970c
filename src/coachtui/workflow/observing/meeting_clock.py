"""The clock of a meeting: it never goes back, even if the computer's clock is set back, and goes on in sleep."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

_ASLEEP = timedelta(seconds=2)
"""How far the computer's clock must be ahead of one that stands still in sleep, to be believed."""


@dataclass(frozen=True, slots=True)
class SteadySeconds:
    """Seconds that nobody can set. ``counts_sleep`` is whether they go on while the computer sleeps."""

    read: Callable[[], float]
    counts_sleep: bool


def steady_seconds() -> SteadySeconds:
    """The steady seconds of this computer; they count sleep where the system has such a clock."""
    with_sleep = getattr(time, "CLOCK_BOOTTIME", None)
    if with_sleep is None:
        return SteadySeconds(time.monotonic, counts_sleep=False)
    return SteadySeconds(lambda: time.clock_gettime(with_sleep), counts_sleep=True)


class MeetingClock:
    """Tells the time of a meeting: the computer's, ``wall``, at first, and then that plus ``steady`` seconds.

    Where ``steady`` does not count sleep and ``wall`` is far ahead, ``wall`` is believed again. Without ``steady``,
    ``wall`` is read each time, and the time stands still while that goes back. The first time is not before
    ``earliest``, the latest that was recorded, so that a clock set back between two openings changes no order.
    """

    def __init__(
        self, wall: Callable[[], datetime], steady: SteadySeconds | None = None, earliest: datetime | None = None
    ) -> None:
        self._wall, self._steady = wall, steady
        now = wall()
        self._latest = now if earliest is None else max(now, earliest)
        self._ahead = self._latest - now
        self._read = 0.0 if steady is None else steady.read()

    def now(self) -> datetime:
        """The time; never before one returned earlier."""
        moment = self._wall() + self._ahead
        if self._steady is not None:
            seconds = self._steady.read()
            due = self._latest + timedelta(seconds=max(seconds - self._read, 0))
            self._read = seconds
            slept = not self._steady.counts_sleep and moment > due + _ASLEEP
            moment, before = (moment if slept else due), moment
            self._ahead += moment - before
        elif moment < self._latest:
            self._ahead += self._latest - moment
            moment = self._latest
        self._latest = moment
        return moment
