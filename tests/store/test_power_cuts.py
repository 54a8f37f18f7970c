"""A file made or merged is on the disk before it gets its name, and its name is on the disk before that is said."""

import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.model.answers import Answer
from coachtui.store.bodies import entry_for
from coachtui.store.entry import uuid7
from coachtui.store.schema import migrate_blank
from tests.engagement_files import created, merge_files

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="folders cannot be synced there"),
    pytest.mark.usefixtures("synced_commits"),
]

FULL = 2
"""SQLite's word for syncing at every commit (PRAGMA synchronous)."""


class Synced:
    """What was synced, in turn: the bytes of a file, or None for a folder; and whether ``path`` was there by then."""

    def __init__(self, path: Path, sync: Callable[[int], None]) -> None:
        self.path, self.done = path, list[tuple[bytes | None, bool]]()
        self._sync = sync

    def __call__(self, handle: int) -> None:
        known = os.fstat(handle)
        if stat.S_ISDIR(known.st_mode):
            assert os.path.samestat(known, self.path.parent.stat())
            content = None
        else:
            content = os.pread(handle, known.st_size, 0)
        self.done.append((content, self.path.exists()))
        self._sync(handle)


@pytest.fixture
def synced(place: Path, monkeypatch: pytest.MonkeyPatch) -> Synced:
    """Looks on while Python syncs; SQLite, which syncs by itself, is not seen."""
    own = Synced(place, os.fsync)
    monkeypatch.setattr(os, "fsync", own)
    return own


def test_the_name_of_a_new_file_is_synced(place: Path, synced: Synced) -> None:
    created(place).close()
    assert synced.done == [(None, True)]


def test_a_new_file_is_written_by_synced_commits(place: Path, synced: Synced, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def looked_at(connection: sqlite3.Connection) -> None:
        assert not synced.path.exists()
        seen.append(connection.execute("PRAGMA synchronous").fetchone())
        migrate_blank(connection)

    monkeypatch.setattr("coachtui.store.creating.migrate_blank", looked_at)
    created(place).close()
    assert seen == [(FULL,)]


def test_a_merged_file_is_synced_whole_before_it_gets_its_name(place: Path, synced: Synced, tmp_path: Path) -> None:
    source = tmp_path / "source.coach"
    with created(source) as file:
        file.append(entry_for(Answer("s1", "OPS", "C1", note="first")))
    synced.done.clear()
    merge_files([source], place, uuid7)
    (content, named), folder = synced.done
    assert content == place.read_bytes()
    assert not named
    assert folder == (None, True)
