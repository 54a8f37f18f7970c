"""The project's files are told from what else somebody keeps in the checkout, with git and without."""

import shutil
import subprocess
from pathlib import Path

import pytest

from .own_files import ROOT, TEXTS, own_files, own_texts

GIT = shutil.which("git")
OWN = ("README.md", "docs/method.md", "docs/files.md", "src/coachtui/cli/new.py", "interviews/management-system.yaml")
STRAY = ("todo.md", "notes.yaml", "docs/diary.md", "interviews/mine.yaml", "examples/acme/pln.yaml", "src/notes.md")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small checkout with files of somebody's own in it."""
    for name in (*OWN, *STRAY):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (tmp_path / "README.md").write_text("See [the method](docs/method.md#1-what).", encoding="utf-8")
    (tmp_path / "docs" / "method.md").write_text("See [files](files.md) and [home](../README.md).", encoding="utf-8")
    return tmp_path


def test_without_git_places_and_links_tell(folder: Path) -> None:
    assert own_files(folder) == tuple(sorted(folder / name for name in OWN))


@pytest.mark.skipif(GIT is None, reason="needs git")
def test_with_git_what_is_tracked_tells(folder: Path) -> None:
    for arguments in (("init", "-q"), ("add", *OWN, "docs/diary.md")):
        subprocess.run((str(GIT), *arguments), cwd=folder, check=True)
    (folder / "docs" / "diary.md").unlink()
    assert own_files(folder) == tuple(sorted(folder / name for name in OWN))


def test_a_folder_may_be_asked_for(folder: Path) -> None:
    assert own_texts("docs", root=folder) == (folder / "docs" / "files.md", folder / "docs" / "method.md")


@pytest.mark.skipif(GIT is None or not (ROOT / ".git").exists(), reason="needs a checkout made by git")
def test_no_text_is_missed_without_git(tmp_path: Path) -> None:
    for path in own_files():
        if path.suffix in TEXTS:
            copy = tmp_path / path.relative_to(ROOT)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, copy)
    found = {path.relative_to(tmp_path) for path in own_texts(root=tmp_path)}
    assert found == {path.relative_to(ROOT) for path in own_texts()}
