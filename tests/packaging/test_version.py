"""One version: the one the program says, the one the wheel says, and the newest one the change log tells of."""

import zipfile
from email.parser import Parser
from pathlib import Path

import coachtui
from tests.own_files import ROOT


def test_the_wheel_says_the_version_of_the_program(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = Parser().parsestr(archive.read(name).decode("utf-8"))
    assert metadata["Version"] == coachtui.__version__


def test_the_newest_entry_of_the_change_log_is_this_version() -> None:
    log = ROOT / "CHANGELOG.md"
    assert log.is_file(), "There is no CHANGELOG.md."
    headings = [line.split() for line in log.read_text(encoding="utf-8").splitlines() if line.startswith("## ")]
    assert headings, "CHANGELOG.md has no heading such as '## 0.1.0'."
    assert headings[0][1] == coachtui.__version__
