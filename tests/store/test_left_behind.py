"""What a killed merge leaves beside its target goes with the next one; what is being made now stays."""

from pathlib import Path

import pytest

from coachtui.model.engagement import Engagement
from coachtui.store.creating import file_beside
from coachtui.store.entry import uuid7
from tests.engagement_files import created, merge_files
from tests.store.conftest import connected


@pytest.fixture
def source(place: Path) -> Path:
    with created(place) as file:
        file.record(Engagement("Northfield"))
    return place


def test_the_next_merge_deletes_what_a_killed_one_left(source: Path, tmp_path: Path) -> None:
    left = tmp_path / f".{uuid7()}.new"
    for name in (left, left.with_name(f"{left.name}-journal"), left.with_name(f"{left.name}.lock")):
        name.write_bytes(b"words of somebody")
    own = [tmp_path / ".my.new", tmp_path / "notes.new", tmp_path / f".{uuid7()}.news"]
    for name in own:
        name.write_text("mine")
    merge_files([source], tmp_path / "out.coach", uuid7)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["out.coach", source.name, f"{source.name}.lock", *(name.name for name in own)]
    )


def test_what_another_merge_is_making_stays(source: Path, tmp_path: Path) -> None:
    with file_beside(tmp_path / "first.coach", uuid7) as beside:
        merge_files([source], tmp_path / "second.coach", uuid7)
        with connected(beside) as connection:
            assert connection.execute("SELECT count(*) FROM entry").fetchone() == (0,)
    assert (tmp_path / "first.coach").exists()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
