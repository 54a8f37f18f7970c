"""coachtui locate and coachtui completion."""

import shutil
import subprocess
from pathlib import Path

import pytest

from coachtui.settings.writing import example
from tests.conftest import Run


def test_locate_says_where_the_settings_would_be(run: Run, settings_path: Path) -> None:
    ran = run("locate")
    assert ran.code == 0
    assert f"settings    {settings_path}  (none yet; --write makes one)" in ran.out


def test_locate_prints_the_settings_explained(run: Run, settings_path: Path) -> None:
    ran = run("locate", "--settings")
    assert (ran.code, ran.out) == (0, example())
    assert not settings_path.exists()


def test_locate_writes_them_once(run: Run, settings_path: Path) -> None:
    assert run("locate", "--settings", "--write").code == 0
    assert settings_path.read_text(encoding="utf-8") == example()
    again = run("locate", "--write")
    assert again.code == 1
    assert "was left alone" in again.err
    assert f"settings    {settings_path}\n" in run("locate").out


def test_commands_record_by_the_name_in_them_unless_another_is_given(run: Run, settings_path: Path) -> None:
    settings_path.parent.mkdir()
    settings_path.write_text('author = "Ann Weber"\n', encoding="utf-8")
    assert run("new", "acme", "--name", "Acme").code == 0
    assert run("people", "acme", "add", "PLN", "--role", "middle", "--author", "Bo").code == 0
    log = run("log", "acme").out.splitlines()
    assert ["Ann Weber" in line for line in log] == [True, True, False, False]
    assert all("Bo" in line for line in log[2:])


def test_locate_says_what_is_wrong_in_them(run: Run, settings_path: Path) -> None:
    settings_path.parent.mkdir()
    settings_path.write_text("minuts = 3\n", encoding="utf-8")
    ran = run("locate")
    assert ran.code == 0
    assert ran.err == "settings.toml, line 1: there is no setting minuts. Did you mean minutes?\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_says_how_to_install_it(run: Run, shell: str) -> None:
    ran = run("completion", shell)
    assert ran.code == 0
    lines = ran.out.splitlines()
    start = 0
    if shell == "zsh":
        assert lines[0] == "#compdef coachtui"
        start = 1
    assert lines[start].startswith("# To keep it: ")
    assert lines[start + 1].startswith("# Or ")
    assert "_COACHTUI_COMPLETE" in ran.out
    program = shutil.which(shell)
    if program is not None:
        subprocess.run([program, "-n"], input=ran.out, text=True, check=True, timeout=30)


def test_completion_knows_three_shells(run: Run) -> None:
    assert run("completion", "tcsh").code == 2
