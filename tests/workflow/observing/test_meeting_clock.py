"""The clock of a meeting, through clocks set forward and back, and through sleep."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from coachtui.workflow.observing.meeting_clock import MeetingClock, SteadySeconds, steady_seconds

START = datetime(2026, 3, 4, 13, tzinfo=UTC)
Tell = Callable[[float, float], float]


def told(*, steady: bool, counts_sleep: bool = True, earliest: float = 0) -> Tell:
    """Moves both clocks of a computer, and tells the seconds since the start that a meeting's clock shows then."""
    wall, seconds = [START], [100.0]
    by = SteadySeconds(lambda: seconds[0], counts_sleep) if steady else None
    clock = MeetingClock(lambda: wall[0], by, START + timedelta(seconds=earliest))

    def tell(on_wall: float, on_steady: float) -> float:
        wall[0] += timedelta(seconds=on_wall)
        seconds[0] += on_steady
        return (clock.now() - START).total_seconds()

    return tell


def test_steady_seconds_go_on_whatever_is_done_to_the_clock() -> None:
    tell = told(steady=True)
    assert [tell(10, 10), tell(-3600, 10), tell(7200, 10), tell(600, 600)] == [10, 20, 30, 630]


def test_where_steady_seconds_stop_in_sleep_a_clock_ahead_is_believed() -> None:
    tell = told(steady=True, counts_sleep=False)
    assert [tell(10, 10), tell(-3600, 10), tell(600, 0.5), tell(10, 10)] == [10, 20, 620, 630]


def test_without_them_it_stands_still_while_the_clock_goes_back() -> None:
    tell = told(steady=False)
    assert [tell(10, 0), tell(-3600, 0), tell(10, 0), tell(600, 0)] == [10, 10, 20, 620]


@pytest.mark.parametrize("steady", [True, False])
def test_it_begins_behind_all_that_was_recorded(steady: bool) -> None:
    tell = told(steady=steady, earliest=500)
    assert [tell(0, 0), tell(10, 10)] == [500, 510]


def test_this_computer_has_seconds_that_nobody_can_set() -> None:
    seconds = steady_seconds()
    assert seconds.read() <= seconds.read()
