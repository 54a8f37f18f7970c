"""Files that earlier versions made: read as they are, brought up to date when written to, and whole all along."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coachtui.model.answers import EvidenceNote, EvidenceState
from coachtui.store import schema
from coachtui.store.bodies import entry_for
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.verifying import verify

EARLIER = sorted(Path(__file__).parent.glob("version_*.sql"))


@pytest.fixture(params=EARLIER, ids=lambda path: path.stem)
def earlier(request: pytest.FixtureRequest, place: Path) -> Path:
    """A file as that version made it: one answer revised, one quote, one draft, two sittings."""
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    return place


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def test_an_earlier_file_can_be_read_and_stays_as_it_was(earlier: Path) -> None:
    before = earlier.read_bytes()
    with EngagementFile.open(earlier, write=False) as file:
        state = file.state()
        assert [answer.note for answer in state.answers.values()] == ["Most months, not every one."]
        assert list(state.quotes) == ["q1"]
    assert verify(earlier).problems == ()
    assert earlier.read_bytes() == before


def test_an_earlier_file_is_brought_up_to_date_and_goes_on(earlier: Path) -> None:
    with EngagementFile.open(earlier, write=False) as file:
        entries, state = list(file.entries()), file.state()
    with EngagementFile.open(earlier) as file:
        assert (list(file.entries()), file.state()) == (entries, state)
        assert file.drafts("s1") == {"C1.1": "half a sent"}
        file.append(entry_for(EvidenceNote("s1", "OPS", "ev1", EvidenceState.ASKED)))
    assert version_of(earlier) == schema.CURRENT
    assert verify(earlier).problems == ()
    with closing(sqlite3.connect(earlier)) as connection:
        assert connection.execute("SELECT evidence, state FROM evidence").fetchall() == [("ev1", "asked")]
