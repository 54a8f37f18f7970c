"""Getting at a file: every way that can fail is a sentence."""

import os
from pathlib import Path

import pytest

from coachtui.files.reading import LARGEST_FILE, read_path
from coachtui.model.problems import CoachError


def refusal(path: Path) -> str:
    with pytest.raises(CoachError) as caught:
        read_path(path)
    assert caught.value.hint
    return str(caught.value)


def test_an_ordinary_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"a: 1")

    assert read_path(path) == b"a: 1"


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    assert "No such file" in refusal(tmp_path / "none.yaml")
    assert "is a folder" in refusal(tmp_path)
    assert "device or pipe" in refusal(Path(os.devnull))
    assert "cannot be read" in refusal(Path("a\0b"))


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    assert "device or pipe" in refusal(pipe)


def test_a_link_that_leads_to_itself_is_said(tmp_path: Path) -> None:
    link = tmp_path / "loop"
    link.symlink_to(link)

    assert "cannot be read" in refusal(link)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    with path.open("wb") as file:
        file.truncate(LARGEST_FILE + 1)

    assert "2 MB is the most" in refusal(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_said(tmp_path: Path) -> None:
    path = tmp_path / "closed.yaml"
    path.write_text("a: 1")
    path.chmod(0)

    assert "may not be read" in refusal(path)
