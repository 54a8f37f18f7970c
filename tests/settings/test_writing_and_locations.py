"""The file to begin with changes nothing and explains everything; the files are where they belong."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from coachtui.model.problems import CoachError
from coachtui.settings.locations import settings_file
from coachtui.settings.reading import read_settings
from coachtui.settings.settings import SETTINGS, Settings
from coachtui.settings.writing import example, write_example


def test_the_example_changes_nothing(settings_path: Path) -> None:
    write_example(settings_path)
    assert tomllib.loads(settings_path.read_text(encoding="utf-8")) == {}
    assert read_settings() == Settings()


def test_without_its_comment_signs_the_example_says_the_usual_values(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(re.sub(r"^#(?! )", "", example(), flags=re.MULTILINE), encoding="utf-8")
    assert read_settings(path) == Settings(keys={"park": "j", "jump": "p"})


def test_the_example_explains_every_setting() -> None:
    words = " ".join(example().replace("\n# ", " ").split())
    assert len(SETTINGS) == 8
    for name, setting in SETTINGS.items():
        assert setting.means in words
        assert name in words
        assert setting.means.endswith(".")
    assert max(map(len, example().splitlines())) <= 100


def test_an_existing_file_is_left_alone(settings_path: Path) -> None:
    settings_path.parent.mkdir()
    settings_path.write_text("minutes = 20\n", encoding="utf-8")
    with pytest.raises(CoachError, match="left alone"):
        write_example(settings_path)
    assert read_settings().minutes == 20


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("no folder", encoding="utf-8")
    with pytest.raises(CoachError, match="Settings not written"):
        write_example(tmp_path / "a" / "settings.toml")


def test_the_environment_moves_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHTUI_SETTINGS", str(tmp_path / "mine.toml"))
    assert settings_file() == tmp_path / "mine.toml"


def test_without_it_they_are_in_the_folder_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACHTUI_SETTINGS", "")
    assert settings_file().parts[-2:] == ("coachtui", "settings.toml")


def test_settings_load_no_screen_no_storage_and_no_yaml() -> None:
    code = (
        "import sys, coachtui.settings.reading, coachtui.settings.writing, coachtui.settings.keys;"
        "print(*({'textual', 'rich', 'pydantic', 'pydantic_core', 'yaml', 'sqlite3', 'click'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.split() == []
