"""Making and opening files: every way it can go wrong says so in plain words, and nothing is harmed."""

import os
import shutil
import sqlite3
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from coachtui.model.problems import CoachError
from coachtui.store import schema
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import NewEntry
from coachtui.store.failures import DamagedError, InUseError, NotAnEngagementError, ReadOnlyError
from coachtui.store.verifying import verify
from tests.engagement_files import created

NOBODY = 65534


def pragma(path: Path, words: str) -> object:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {words}").fetchone()


def test_a_new_file_is_an_engagement_for_its_owner_only(place: Path) -> None:
    before = os.umask(0)
    try:
        with created(place) as file:
            file.append(NewEntry("note"))
            modes = {each.name: stat.S_IMODE(each.stat().st_mode) for each in place.parent.iterdir()}
    finally:
        os.umask(before)
    assert modes == {"Northfield.coach": 0o600, "Northfield.coach.lock": 0o600}
    assert pragma(place, "application_id") == (schema.APPLICATION_ID,)
    assert pragma(place, "journal_mode") == ("delete",)
    assert pragma(place, "encoding") == ("UTF-8",)


@pytest.mark.usefixtures("synced_commits")
def test_a_writer_is_as_careful_as_it_should_be(place: Path) -> None:
    with created(place) as file:
        connection = file._connection  # noqa: SLF001 - pragmas belong to one connection
        wanted = {"synchronous": 2, "secure_delete": 1, "recursive_triggers": 1, "fullfsync": 1, "trusted_schema": 0}
        assert {name: connection.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


@pytest.mark.parametrize(
    "name",
    [
        "a?mode=memory.coach",
        "a#b.coach",
        "a%41 b%.coach",
        "Zoë 北.coach",
        "a&b='c'.coach",
        "no ending",
        "-x",
        ":memory:",
    ],
)
def test_any_name_a_disk_takes_is_fine(tmp_path: Path, name: str) -> None:
    with created(tmp_path / name) as file:
        file.append(NewEntry("note"))
    with EngagementFile.open(tmp_path / name) as file:
        assert len(list(file.entries())) == 2
    assert verify(tmp_path / name).problems == ()
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([name, f"{name}.lock"])


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names there are text")
def test_a_name_that_is_no_text_is_fine(tmp_path: Path) -> None:
    place = tmp_path / os.fsdecode(b"\xff\xfe.coach")
    created(place).close()
    assert verify(place).problems == ()


def test_a_file_is_opened_by_a_relative_name_and_through_a_link(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(filled.parent)
    Path("link.coach").symlink_to(filled.name)
    with EngagementFile.open("Northfield.coach"), pytest.raises(InUseError):
        EngagementFile.open("link.coach")


def test_an_existing_file_is_never_replaced(filled: Path) -> None:
    before = filled.read_bytes()
    with pytest.raises(CoachError, match="exists"):
        created(filled)
    assert filled.read_bytes() == before


def test_a_name_taken_meanwhile_is_not_replaced(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    migrate = schema.migrate_blank

    def slow(connection: sqlite3.Connection) -> None:
        migrate(connection)
        place.write_text("somebody was faster")

    monkeypatch.setattr("coachtui.store.creating.migrate_blank", slow)
    for link in (os.link, None):
        if link is None:
            monkeypatch.setattr(os, "link", no_links)
        with pytest.raises(CoachError, match="exists"):
            created(place)
        assert place.read_text() == "somebody was faster"
        place.unlink()


def no_links(_source: object, _target: object) -> None:
    raise PermissionError


def test_a_disk_without_hard_links_will_do(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "link", no_links)
    created(place).close()
    assert verify(place).problems == ()
    assert len(list(place.parent.iterdir())) == 2


def test_an_earlier_files_journal_is_not_mixed_into_a_new_one(place: Path) -> None:
    journal = place.with_name(place.name + "-journal")
    journal.write_bytes(b"left over")
    with pytest.raises(CoachError, match="left there"):
        created(place)
    assert not place.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="names may be longer there")
@pytest.mark.parametrize(("length", "is_too_long"), [(247, False), (248, True), (255, True), (256, True)])
def test_a_name_that_leaves_no_room_for_a_journal_is_refused_before_a_file_is_made(
    filled: Path, length: int, is_too_long: bool
) -> None:
    place = filled.with_name("n" * (length - 6) + ".coach")
    if is_too_long:
        with pytest.raises(ReadOnlyError, match="shorter name"):
            created(place)
    else:
        with created(place) as file:
            file.append(NewEntry("note"))
    if length == 255:
        shutil.copy(filled, place)
        with pytest.raises(ReadOnlyError, match="shorter name"):
            EngagementFile.open(place)
        with EngagementFile.open(place, write=False) as file:
            assert len(list(file.entries())) == 12


def test_a_path_that_can_be_none_is_said_in_words(filled: Path) -> None:
    for use in (created, EngagementFile.open, verify):
        with pytest.raises(CoachError, match="Check the name"):
            use(f"{filled}\0x")


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotAnEngagementError, match="No such folder"):
        created(tmp_path / "nowhere" / "x.coach")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (x)")


def newer(path: Path) -> None:
    created(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {schema.CURRENT + 1}")


def truncated(path: Path) -> None:
    created(path).close()
    os.truncate(path, 3 * 4096)


def cut_in_a_page(path: Path) -> None:
    """The last page holds part of a long note, so that nothing but the length shows that some of it is missing."""
    with created(path) as file:
        file.append(NewEntry("note", {"text": "x" * 50_000}))
    os.truncate(path, path.stat().st_size - 100)


WAYS = [
    (lambda _path: None, NotAnEngagementError, "No such file"),
    (lambda path: path.mkdir(), NotAnEngagementError, "folder"),
    (lambda path: path.touch(), NotAnEngagementError, "empty"),
    (lambda path: path.write_bytes(b"SQLite format 3\0"), NotAnEngagementError, "too short"),
    (lambda path: path.write_bytes(b"kind: notes\n" * 1000), NotAnEngagementError, "another kind of file"),
    (lambda path: path.write_bytes(bytes(9999)), NotAnEngagementError, "another kind of file"),
    (foreign, NotAnEngagementError, "another program"),
    (newer, NotAnEngagementError, "made by a newer coachtui"),
    (truncated, DamagedError, "cut short"),
    (cut_in_a_page, DamagedError, "cut short"),
]


@pytest.mark.parametrize(("make", "kind", "words"), WAYS)
def test_what_is_no_engagement_is_named_and_left_alone(
    place: Path, make: Callable[[Path], object], kind: type[CoachError], words: str
) -> None:
    make(place)
    before = place.read_bytes() if place.is_file() else b""
    for attempt in (EngagementFile.open, lambda path: EngagementFile.open(path, write=False), verify):
        with pytest.raises(kind, match=words) as raised:
            attempt(place)
        assert raised.value.hint
        assert raised.value.bad_input == (kind is NotAnEngagementError)
    assert (place.read_bytes() if place.is_file() else b"") == before


def test_a_damaged_file_is_named_even_while_it_is_open_elsewhere(place: Path) -> None:
    with created(place):
        os.truncate(place, 3 * 4096)
        with pytest.raises(DamagedError):
            EngagementFile.open(place)


def test_a_locked_file_is_not_waited_for_long(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachtui.store.connection.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for attempt in (EngagementFile.open, lambda path: EngagementFile.open(path, write=False), verify):
            with pytest.raises(InUseError, match="busy"):
                attempt(filled)
        other.execute("ROLLBACK")
    with EngagementFile.open(filled) as file:
        file.append(NewEntry("note"))


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
def test_a_file_moved_while_it_is_open_says_so_and_takes_more_once_it_is_back(filled: Path) -> None:
    elsewhere = filled.with_name("elsewhere.coach")
    with EngagementFile.open(filled, write=True) as log:
        log.save_draft("session", "question", "before")
        filled.rename(elsewhere)
        with pytest.raises(ReadOnlyError, match="not where it was") as moved:
            log.save_draft("session", "question", "meanwhile")
        assert not moved.value.passing
        elsewhere.rename(filled)
        log.save_draft("session", "question", "after")
        assert log.drafts("session") == {"question": "after"}
    assert verify(filled).problems == ()


def test_a_failed_opening_lets_go_of_the_lock(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachtui.store.connection.BUSY_SECONDS", 0.05)
    monkeypatch.setattr("coachtui.store.connection.CURRENT", 1_000)

    def fail(_connection: sqlite3.Connection) -> None:
        raise sqlite3.OperationalError

    monkeypatch.setattr("coachtui.store.connection.migrate", fail)
    with pytest.raises(sqlite3.OperationalError):
        EngagementFile.open(filled)
    monkeypatch.undo()
    EngagementFile.open(filled).close()


def test_a_file_put_into_wal_mode_comes_back(filled: Path) -> None:
    """Datasette's users and sqlite-utils do that; one file that can be mailed is worth more here."""
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
    with EngagementFile.open(filled) as file:
        file.append(NewEntry("note"))
    assert pragma(filled, "journal_mode") == ("delete",)
    assert verify(filled).problems == ()


def leave_a_hot_journal(path: Path, copy: Path) -> None:
    """``copy`` becomes ``path`` as a program killed in the middle of a large change leaves it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        for number in range(50):
            connection.execute("INSERT INTO draft VALUES ('s', ?, ?, '')", (str(number), "x" * 4000))
        shutil.copy(path, copy)
        shutil.copy(f"{path}-journal", f"{copy}-journal")
        connection.execute("ROLLBACK")


def test_what_a_killed_program_left_half_done_is_undone_even_by_readers(filled: Path) -> None:
    copy = filled.with_name("copy.coach")
    for write in (False, True):
        leave_a_hot_journal(filled, copy)
        with EngagementFile.open(copy, write=write) as file:
            assert file.drafts("s") == {}
        assert verify(copy).problems == ()


@pytest.fixture
def shown_to_all(filled: Path) -> Iterator[Path]:
    """The filled file in a folder that every account may look into."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "Northfield.coach"
        shutil.copy(filled, place)
        yield place


@contextmanager
def as_somebody_else(path: Path, *, file_mode: int, folder_mode: int) -> Iterator[None]:
    """Without a superuser's rights, and with these on the files and their folder."""
    for each in path.parent.iterdir():
        each.chmod(file_mode)
    path.parent.chmod(folder_mode)
    superuser = os.geteuid() == 0
    if superuser:
        os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        if superuser:
            os.setresuid(0, 0, 0)
        path.parent.chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="rights are another matter there")
@pytest.mark.parametrize(("file_mode", "folder_mode"), [(0o444, 0o555), (0o666, 0o555), (0o444, 0o777)])
def test_a_read_only_file_or_folder_can_be_read(shown_to_all: Path, file_mode: int, folder_mode: int) -> None:
    with as_somebody_else(shown_to_all, file_mode=file_mode, folder_mode=folder_mode):
        with pytest.raises(ReadOnlyError, match=r"may only be read.*You can read the file here"):
            EngagementFile.open(shown_to_all)
        with EngagementFile.open(shown_to_all, write=False) as file:
            assert len(list(file.entries())) == 12
        assert verify(shown_to_all).problems == ()
        if folder_mode == 0o555:
            with pytest.raises(ReadOnlyError, match="Cannot write there"):
                created(shown_to_all.with_name("new.coach"))


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="rights are another matter there")
def test_a_file_nobody_may_read_says_so(shown_to_all: Path) -> None:
    with as_somebody_else(shown_to_all, file_mode=0o000, folder_mode=0o755):
        for attempt in (EngagementFile.open, lambda path: EngagementFile.open(path, write=False), verify):
            with pytest.raises(CoachError, match="Cannot read the file"):
                attempt(shown_to_all)


@pytest.mark.skipif(not hasattr(os, "setresuid"), reason="rights are another matter there")
def test_a_file_left_half_done_where_nobody_may_write_says_what_to_do(shown_to_all: Path) -> None:
    copy = shown_to_all.with_name("copy.coach")
    leave_a_hot_journal(shown_to_all, copy)
    with (
        as_somebody_else(copy, file_mode=0o444, folder_mode=0o555),
        pytest.raises(ReadOnlyError, match=r"Interrupted while writing.*copy\.coach-journal"),
    ):
        EngagementFile.open(copy, write=False)
