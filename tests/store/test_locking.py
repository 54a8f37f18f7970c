"""Disks that give no locks, and the rights on a file: what others may do with it is taken away, or said."""

import errno
import logging
import stat
import sys
from pathlib import Path

import pytest

from coachtui.model.problems import CoachError
from coachtui.store import connection as connecting
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.failures import InUseError, ReadOnlyError
from coachtui.store.locking import keep_to_owner, lock, lock_path, locks_work
from coachtui.store.verifying import verify
from tests.conftest import Run
from tests.store.conftest import connected

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks and rights are others there")


@pytest.fixture(autouse=True)
def _warnings_reach_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that ran before have the program's warnings printed, and nothing else done with them."""
    monkeypatch.setattr(logging.getLogger("coachtui"), "propagate", True)


def raising(error: Exception) -> object:
    def fail(*_: object, **__: object) -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "works"),
    [
        (OSError(errno.ENOLCK, "No locks available"), False),
        (OSError(errno.ENOSYS, "Function not implemented"), False),
        (OSError(errno.EOPNOTSUPP, "Operation not supported"), False),
        (BlockingIOError(errno.EAGAIN, "held"), True),
        (PermissionError(errno.EACCES, "held"), True),
    ],
)
def test_a_disk_without_locks_is_told_from_a_lock_that_is_held(
    filled: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, works: bool
) -> None:
    assert locks_work(filled)
    monkeypatch.setattr("fcntl.lockf", raising(error))
    assert locks_work(filled) is works


@pytest.mark.parametrize("error", [OSError(errno.ENOLCK, "No locks available"), NotImplementedError("no flock here")])
def test_where_no_lock_can_be_made_it_can_only_be_read_and_that_is_said(
    filled: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    before = filled.read_bytes()
    monkeypatch.setattr("filelock.FileLock._acquire", raising(error))
    with pytest.raises(ReadOnlyError, match="takes no lock file"):
        EngagementFile.open(filled)
    with EngagementFile.open(filled, write=False) as file:
        assert set(file.state().people) == {"OPS"}
    assert filled.read_bytes() == before


def test_what_cannot_be_locked_is_read_without_and_that_is_said(
    filled: Path, run: Run, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.0)
    with connected(filled) as writing:
        writing.execute("BEGIN EXCLUSIVE")
        with pytest.raises(InUseError, match="Try again in a moment"):
            EngagementFile.open(filled, write=False)
        monkeypatch.setattr(connecting, "locks_work", lambda _path: False)
        with caplog.at_level(logging.WARNING), EngagementFile.open(filled, write=False) as file:
            assert set(file.state().people) == {"OPS"}
        assert "gives no locks: it is read without" in caplog.text
        ran = run("people", filled)
        assert (ran.code, "Tom" in ran.out, "gives no locks" in ran.err) == (0, True, True)
        with pytest.raises(CoachError):
            EngagementFile.open(filled)
    assert verify(filled).problems == ()


def test_one_lock_at_a_time(filled: Path) -> None:
    held = lock(filled)
    with pytest.raises(InUseError):
        lock(filled)
    held.release()
    lock(filled).release()


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize(("copied", "kept"), [(0o644, 0o600), (0o666, 0o600), (0o755, 0o700), (0o600, 0o600)])
def test_a_copied_file_is_its_owners_alone_from_the_first_opening_for_writing(
    filled: Path, copied: int, kept: int
) -> None:
    journal = filled.with_name(filled.name + "-journal")
    filled.chmod(copied)
    EngagementFile.open(filled, write=False).close()
    assert rights(filled) == copied
    with EngagementFile.open(filled) as file:
        assert rights(filled) == kept
        assert rights(lock_path(filled)) == 0o600
        with file.at_once():
            file.save_draft("s1", "C1.4", "words")
            assert not journal.exists() or rights(journal) == kept
    assert rights(filled) == kept


def test_a_journal_left_behind_is_its_owners_alone_too(filled: Path) -> None:
    journal = filled.with_name(filled.name + "-journal")
    journal.write_bytes(b"left behind")
    journal.chmod(0o664)
    keep_to_owner(filled)
    assert (rights(filled), rights(journal)) == (0o600, 0o600)


def test_rights_that_cannot_be_changed_are_said(
    filled: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    filled.chmod(0o644)
    for change in (raising(PermissionError(errno.EPERM, "not yours")), lambda *_: None):  # refused, and without effect
        monkeypatch.setattr(Path, "chmod", change)
        caplog.clear()
        with caplog.at_level(logging.WARNING), EngagementFile.open(filled) as file:
            assert file.writable
        assert f"may read {filled}: its rights cannot be changed" in caplog.text
