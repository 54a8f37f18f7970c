"""Files kept as evidence: what can be kept is kept whole, and everything else is refused in a sentence."""

import hashlib
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.files import keeping
from coachtui.files.keeping import read_kept, safe_name, write_kept
from coachtui.model.problems import CoachError


def test_a_file_is_read_whole_with_its_hash_and_links_are_followed(tmp_path: Path) -> None:
    content = os.urandom(3_000_000)
    (tmp_path / "plan.pdf").write_bytes(content)
    (tmp_path / "link.pdf").symlink_to(tmp_path / "plan.pdf")
    kept = read_kept(tmp_path / "link.pdf")
    assert (kept.name, kept.content, kept.sha256) == ("link.pdf", content, hashlib.sha256(content).hexdigest())


def test_an_empty_file_and_one_of_just_the_right_size_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "LARGEST_KEPT", 10)
    for size in (0, 10):
        (tmp_path / "file").write_bytes(b"x" * size)
        assert len(read_kept(tmp_path / "file").content) == size
    (tmp_path / "file").write_bytes(b"x" * 11)
    with pytest.raises(CoachError, match="is the most"):
        read_kept(tmp_path / "file")


def huge(folder: Path) -> Path:
    with (folder / "huge.mov").open("wb") as file:
        file.truncate(2 * 1024**3)
    return folder / "huge.mov"


def dangling(folder: Path) -> Path:
    (folder / "link").symlink_to(folder / "gone")
    return folder / "link"


def circular(folder: Path) -> Path:
    (folder / "one").symlink_to(folder / "two")
    (folder / "two").symlink_to(folder / "one")
    return folder / "one"


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda folder: folder, "is a folder"),
        (lambda folder: folder / "gone.pdf", "There is no"),
        (dangling, "leads to a file that is not there"),
        (circular, "cannot be read"),
        (pipe, "device or pipe"),
        (lambda _folder: Path(os.devnull), "device or pipe"),
        (huge, "2147 MB; 20 MB is the most"),
        (lambda _folder: Path(), "no name of a file"),
        (lambda folder: folder / "a\0b", "cannot be read"),
        (lambda folder: folder / ("x" * 5000), "cannot be read"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(tmp_path: Path, make: Any, words: str) -> None:
    with pytest.raises(CoachError, match=words):
        read_kept(make(tmp_path))


def test_a_file_that_shrinks_or_grows_while_it_is_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "growing.csv"
    path.write_bytes(b"x" * 100)

    def meanwhile(_found: os.stat_result, _shown: str) -> None:
        path.write_bytes(b"x" * 50)

    monkeypatch.setattr(keeping, "_refuse_unfit", meanwhile)
    with pytest.raises(CoachError, match="changed while it was read"):
        read_kept(path)


@given(st.text(max_size=300))
def test_a_safe_name_stays_in_its_folder(name: str) -> None:
    safe = safe_name(name)
    assert safe
    assert Path(safe).name == safe
    assert not safe.startswith(".")
    assert len(safe) <= 120
    assert safe.isprintable() or not name.isprintable()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("plan 2026.pdf", "plan 2026.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("C:\\plan.pdf", "C__plan.pdf"),
        ("nul.txt", "_nul.txt"),
        ("..", "attachment"),
        (".bashrc", "bashrc"),
        ("-rf", "_-rf"),
        ("acme.coach-journal", "acme.coach-journal_"),
        ("Acme.coach-WAL. ", "Acme.coach-WAL_"),
        ("x" * 112 + "-journal", "x" * 112 + "-journa_"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
    ],
)
def test_names_that_mean_something_to_a_system_are_made_harmless(name: str, safe: str) -> None:
    assert safe_name(name) == safe


def test_nothing_is_overwritten_without_being_told(tmp_path: Path) -> None:
    target = tmp_path / "plan.pdf"
    write_kept(b"one", target)
    with pytest.raises(CoachError, match="is there already"):
        write_kept(b"two", target)
    assert target.read_bytes() == b"one"
    write_kept(b"two", target, overwrite=True)
    assert [(each.name, each.read_bytes()) for each in tmp_path.iterdir()] == [("plan.pdf", b"two")]


def test_an_engagement_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a.coach").write_bytes(b"engagement")
    with pytest.raises(CoachError, match="would be overwritten"):
        write_kept(b"x", tmp_path / "a.coach", overwrite=True)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="No such file"):
        write_kept(b"x", tmp_path / "gone" / "plan.pdf")
