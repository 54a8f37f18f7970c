"""What cannot be saved any more: plain text that only its owner may read, beside the engagement or at home."""

import errno
import os
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachtui.workflow.engagement.rescuing import rescue

NOW = datetime(2026, 3, 2, 10, 42, tzinfo=UTC)
WORDS = {"C1.2  Follow one goal": "He laughs.\n\x1b[31mred\x1b[0m \ud800", "C1.5  Did any plan": "  "}


def test_words_are_beside_the_engagement_and_harmless(tmp_path: Path) -> None:
    path = rescue(tmp_path / "acme.coach", WORDS, NOW)
    assert path == tmp_path / "acme-not-saved.txt"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("Not saved in acme.coach, 2026-03-02 10:42.\n\nC1.2  Follow one goal\nHe laughs.\n")
    assert "\x1b" not in text
    assert "C1.5" not in text
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform != "linux", reason="other disks take only names that are text")
def test_a_file_whose_name_is_no_text_is_no_obstacle(tmp_path: Path) -> None:
    path = rescue(tmp_path / "acme\udcff.coach", WORDS, NOW)
    assert path is not None
    assert "He laughs." in path.read_text(encoding="utf-8")


def test_an_earlier_file_stays(tmp_path: Path) -> None:
    first, second = (rescue(tmp_path / "acme.coach", {"C1.2": each}, NOW) for each in ("one", "two"))
    assert first is not None
    assert second is not None
    assert (first.name, second.name) == ("acme-not-saved.txt", "acme-not-saved-2.txt")
    assert "one" in first.read_text(encoding="utf-8")


def test_where_the_folder_is_gone_they_are_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    assert rescue(tmp_path / "gone" / "acme.coach", WORDS, NOW) == home / "acme-not-saved.txt"
    cannot_be_looked_into = tmp_path / ("f" * 300)
    assert rescue(cannot_be_looked_into / "acme.coach", WORDS, NOW) == home / "acme-not-saved-2.txt"
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "gone too")
    assert rescue(tmp_path / "gone" / "acme.coach", WORDS, NOW) is None
    monkeypatch.setattr(Path, "home", homeless)
    assert rescue(tmp_path / "gone" / "acme.coach", WORDS, NOW) is None


def homeless() -> Path:
    raise RuntimeError("Could not determine home directory.")


def test_a_disk_that_is_full_leaves_no_half_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr("coachtui.workflow.engagement.output.os.fdopen", on_a_full_disk)
    assert rescue(tmp_path / "acme.coach", WORDS, NOW) is None
    assert [path.name for path in tmp_path.rglob("*.txt*")] == []


def on_a_full_disk(handle: int, *_: str, **__: object) -> object:
    """A file that could be made, with no room for anything in it."""
    os.close(handle)
    raise OSError(errno.ENOSPC, "No space left on device")


def test_nothing_said_leaves_no_file(tmp_path: Path) -> None:
    assert rescue(tmp_path / "acme.coach", {"C1.2": " \n"}, NOW) is None
    assert list(tmp_path.iterdir()) == []
