"""Files from elsewhere that are made to do harm: each ends in a sentence before a row is read, and harms nothing."""

import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path

import pytest

from coachtui.model.problems import CoachError
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import NewEntry, uuid7
from coachtui.store.failures import NotAnEngagementError
from coachtui.store.schema import GUARDS, INDEXES
from coachtui.store.verifying import verify
from coachtui.store.views import VIEWS
from tests.engagement_files import created, join_file, merge_files
from tests.store.hostile import SCHEMAS, Spoil, loop_pages, many_tables, name_a_super_journal

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="such files are made otherwise there")


def uses(path: Path) -> list[str]:
    """What each way of opening the file says; every one of them has to refuse it."""
    mine = path.with_name("mine.coach")
    created(mine).close()
    said: list[str] = []
    with EngagementFile.open(mine) as file:
        for use in (
            lambda: EngagementFile.open(path),
            lambda: EngagementFile.open(path, write=False),
            lambda: join_file(file, path),
            lambda: merge_files([mine, path], path.with_name("out.coach"), uuid7),
        ):
            with pytest.raises(CoachError) as raised:
                use()
            said.append(str(raised.value))
    mine.unlink()
    return said


@pytest.mark.parametrize("spoil", SCHEMAS.values(), ids=SCHEMAS.keys())
def test_a_schema_that_is_not_ours_is_refused_before_a_row_is_read(filled: Path, spoil: Spoil) -> None:
    spoil(filled)
    before = filled.read_bytes()
    for words in uses(filled):
        assert "coachtui" in words or "damaged" in words
        assert len(words) < 400
        assert words.isprintable()
    with suppress(CoachError):
        assert verify(filled).problems
    assert filled.read_bytes() == before


@pytest.mark.parametrize("name", ["swallow", "upkeep"])
def test_an_earlier_versions_schema_is_looked_at_too(place: Path, name: str) -> None:
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.executescript(Path(__file__).with_name("version_1.sql").read_text(encoding="utf-8"))
        if name == "swallow":
            connection.execute("CREATE TRIGGER swallow BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END")
        else:
            connection.execute("CREATE VIEW upkeep AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT 2 FROM n)"
                               " SELECT i AS what, i AS value FROM n")  # fmt: skip
    assert all(name in words for words in uses(place))
    assert any(name in problem for problem in verify(place).problems)


def test_a_file_without_a_version_is_refused(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA user_version = 0")
    uses(filled)


def test_tables_without_number_are_not_even_counted(filled: Path) -> None:
    many_tables(filled)
    assert all("far more tables" in words for words in uses(filled))
    with pytest.raises(NotAnEngagementError, match="far more tables"):
        verify(filled)


def test_what_another_program_dropped_is_put_back_at_the_next_writing(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        for kind, names in (("TRIGGER", GUARDS), ("INDEX", INDEXES), ("VIEW", VIEWS)):
            connection.execute(f"DROP {kind} {next(iter(names))}")
    assert len(verify(filled).problems) == 3
    with EngagementFile.open(filled, write=False) as file:
        assert file.state().people
    EngagementFile.open(filled).close()
    assert verify(filled).problems == ()


@POSIX
def test_a_journal_that_names_a_super_journal_deletes_nothing(filled: Path) -> None:
    """Without the check SQLite would: that is shown first, with another victim."""
    victim = filled.with_name("thesis.odt")
    for ours in (False, True):
        victim.write_text("years of work")
        whole = filled.read_bytes()
        name_a_super_journal(filled, victim)
        if ours:
            assert all("delete another file" in words for words in uses(filled))
            with pytest.raises(CoachError, match="delete another file"):
                verify(filled)
            link = filled.with_name("link.coach")
            link.symlink_to(filled.name)
            with pytest.raises(CoachError, match="delete another file"):
                merge_files([link], filled.with_name("out.coach"), uuid7)
        else:
            with closing(sqlite3.connect(filled)) as connection:
                connection.execute("SELECT count(*) FROM entry").fetchone()
            filled.write_bytes(whole)
        assert victim.exists() == ours


@POSIX
@pytest.mark.parametrize("ending", ["-journal", "-wal", "-shm"])
@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "link to nothing"])
def test_only_plain_files_lie_beside_a_file(filled: Path, ending: str, kind: str) -> None:
    beside, victim = filled.with_name(filled.name + ending), filled.with_name("victim")
    victim.write_text("mine")
    match kind:
        case "pipe":
            os.mkfifo(beside)
        case "folder":
            beside.mkdir()
        case "link":
            beside.symlink_to(victim)
        case _:
            beside.symlink_to("nowhere")
    assert all("no ordinary file" in words for words in uses(filled))
    with pytest.raises(CoachError, match="no ordinary file"):
        verify(filled)
    assert victim.read_text() == "mine"


@POSIX
@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_a_file_that_is_written_into_has_one_name(filled: Path, ending: str) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    victim = filled.with_name("victim")
    victim.write_text("mine")
    os.link(victim, f"{filled}{ending}")
    assert all("no ordinary file" in words for words in uses(filled))
    assert victim.read_text() == "mine"


@POSIX
@pytest.mark.parametrize("kind", ["pipe", "folder", "link", "second name"])
def test_the_lock_file_is_a_plain_file_of_its_own(filled: Path, kind: str) -> None:
    lock, victim = filled.with_name(filled.name + ".lock"), filled.with_name("victim")
    victim.write_text("mine")
    lock.unlink(missing_ok=True)
    match kind:
        case "pipe":
            os.mkfifo(lock)
        case "folder":
            lock.mkdir()
        case "link":
            lock.symlink_to(victim)
        case _:
            os.link(victim, lock)
    with pytest.raises(CoachError, match="no lock file"):
        EngagementFile.open(filled)
    assert victim.read_text() == "mine"
    EngagementFile.open(filled, write=False).close()


def test_pages_that_are_used_again_and_again_come_to_an_end(place: Path) -> None:
    with created(place) as file:
        file.append(*(NewEntry("note", {"text": str(number)}) for number in range(3000)))
    loop_pages(place)
    assert verify(place).problems
    with EngagementFile.open(place, write=False) as file, pytest.raises(CoachError, match="damaged"):
        file.state()
