"""Times that no clock showed: refused from others, and never in the way of one's own writing."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.store.bodies import entry_for
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import moment_text, uuid7
from coachtui.store.terms import terms_in
from coachtui.store.verifying import verify
from tests.engagement_files import created, join, join_file, merge_files
from tests.store.conftest import Clock, Tamper

LAST = datetime.max.replace(tzinfo=UTC)
FAR = [LAST, LAST - timedelta(seconds=1), LAST - timedelta(hours=12), datetime(9999, 1, 1, tzinfo=UTC),
       datetime(3000, 1, 1, tzinfo=UTC), datetime(2099, 12, 31, 23, 59, tzinfo=UTC)]  # fmt: skip


def dated(path: Path, moment: datetime, name: str = "Far") -> Path:
    """A file with one person in it, recorded at ``moment``."""
    with created(path, author="Eve", now=lambda: moment - timedelta(microseconds=1)) as file:
        file.append(entry_for(Person("FAR", "middle", name=name)))
    return path


@pytest.mark.parametrize("moment", FAR, ids=str)
def test_entries_dated_far_ahead_are_refused_from_others(filled: Path, tmp_path: Path, moment: datetime) -> None:
    other = dated(tmp_path / "far.coach", moment)
    words = rf"by Eve is dated {moment:%Y-%m-%d}, and today is .* Nothing was added"
    with EngagementFile.open(filled) as file:
        before = list(file.entries())
        with pytest.raises(CoachError, match=words):
            join_file(file, other)
        with EngagementFile.open(other, write=False) as coming, pytest.raises(CoachError, match=words):
            join(file, coming.entries())
        assert list(file.entries()) == before
    with pytest.raises(CoachError, match=words):
        merge_files([filled, other], tmp_path / "out.coach", uuid7)
    assert not (tmp_path / "out.coach").exists()


@pytest.mark.parametrize("ahead", [{"hours": 1}, {"days": 1}, {"days": 60}])
def test_a_clock_that_is_somewhat_wrong_is_taken_as_it_is(
    place: Path, tmp_path: Path, clock: Clock, ahead: dict[str, int]
) -> None:
    other = dated(tmp_path / "ahead.coach", clock.moment + timedelta(**ahead))
    with created(place, now=clock) as file:
        file.append(entry_for(Engagement("Northfield")))
        assert join_file(file, other).new == 2
        file.append(entry_for(Person("FAR", "middle", name="Mended")))
        assert file.state().people["FAR"].name == "Mended"
    assert verify(place).problems == ()


@pytest.mark.parametrize("moment", FAR, ids=str)
def test_a_file_that_holds_such_an_entry_already_goes_on(tmp_path: Path, clock: Clock, moment: datetime) -> None:
    """Everything can still be recorded, mended and erased, and counts after it is opened again too."""
    place, name = dated(tmp_path / "already.coach", moment), ""
    for number in range(3):
        with EngagementFile.open(place, now=clock) as file:
            for step in range(3):
                clock.turn(minutes=1)
                name = f"Mended {number} {step}"
                file.append(entry_for(Person("FAR", "middle", name=name)))
                file.append(entry_for(Person("CEO", "executive", name=name)))
                assert {person.name for person in file.state().people.values()} == {name}
                assert {person.name for person in file.outline().people.values()} == {name}
        with EngagementFile.open(place, write=False) as file:
            assert {person.name for person in file.state().people.values()} == {name}
            assert len(list(file.entries())) == len({entry.id for entry in file.entries()}) == 2 + 7 * (number + 1)
    with EngagementFile.open(place, now=clock) as file:
        file.erase("CEO")
        assert set(file.state().people) == {"FAR"}
        assert list(file.search(terms_in("anything"))) == []
    assert verify(place).problems == ()


@pytest.mark.parametrize(
    "at", ["", "yesterday", "zzzz", "2030-01-01T00:00:00.000000Zzz", "9999-99-99T99:99:99.999999Z"]
)
def test_a_time_that_is_none_stops_nobody_either(filled: Path, tamper: Tamper, at: str) -> None:
    tamper("UPDATE entry SET at = ? WHERE kind = 'rating'", (at,))
    with EngagementFile.open(filled) as file:
        (added,) = file.append(entry_for(Person("CEO", "executive")))
        assert added.at < moment_text(datetime.now(UTC) + timedelta(minutes=1))
        assert "CEO" in file.state().people
        assert len(list(file.entries())) == 14
