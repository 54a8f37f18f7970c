"""Scripts, rubrics and examples are found however coachtui was installed; each way is really tried."""

import hashlib
import re
import zipfile
from pathlib import Path

import pytest

from coachtui.store.engagement_file import EngagementFile

from .installing import WAYS, Installed

LOCATED = ("interviews", "rubrics", "examples")
SHIPPED = (*LOCATED, "schemas")
SCHEMA = re.compile(r"# yaml-language-server: \$schema=(\S+)")
USED = ("interviews/management-system.yaml", "rubrics/management-system.yaml")


@pytest.fixture(scope="session")
def found(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """What `coachtui locate` says, kind by kind."""
    printed = installed.run("locate", cwd=tmp_path_factory.mktemp("locate"))
    lines = (line.split(maxsplit=1) for line in printed.splitlines())
    return {kind: Path(folder) for kind, folder in lines if kind in LOCATED}


def contents(folder: Path) -> dict[str, bytes]:
    """The files in a folder by name, less what Python leaves behind when it runs."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("installed", WAYS, indirect=True)
def test_locate_names_the_folders_of_this_way(installed: Installed, checkout: Path, found: dict[str, Path]) -> None:
    inside = "coachtui/shipped/" if installed.files != checkout else ""
    assert found == {kind: (installed.files / f"{inside}{kind}").resolve() for kind in LOCATED}
    for kind, folder in found.items():
        assert contents(folder) == contents(checkout / kind)


@pytest.mark.parametrize("installed", WAYS, indirect=True)
def test_editors_find_the_schema_that_a_shipped_file_names(found: dict[str, Path]) -> None:
    files = [path for folder in found.values() for path in folder.rglob("*.yaml")]
    named = {path: SCHEMA.match(path.read_text(encoding="utf-8")) for path in files if path.name != "engagement.yaml"}
    assert named
    for path, schema in named.items():
        assert schema is not None, path
        assert (path.parent / schema[1]).is_file(), path


@pytest.mark.parametrize("installed", WAYS, indirect=True)
def test_the_demonstration_is_made_from_those_files(
    installed: Installed, found: dict[str, Path], tmp_path: Path
) -> None:
    printed = installed.run("demo", "x.coach", "--no-open", cwd=tmp_path)
    assert "x.coach" in printed
    with EngagementFile.open(tmp_path / "x.coach") as made:
        for used in USED:
            kind, name = used.split("/")
            content = (found[kind] / name).read_bytes()
            assert made.document(hashlib.sha256(content).hexdigest()) == content
        assert sorted(made.state().people) == ["ANL", "CEO", "OPS", "PLN", "QUA", "SAL", "SUP"]


@pytest.mark.parametrize("kind", SHIPPED)
def test_the_wheel_holds_every_file_of(kind: str, wheel: Path, checkout: Path) -> None:
    wanted = {f"coachtui/shipped/{kind}/{name}": content for name, content in contents(checkout / kind).items()}
    assert wanted
    with zipfile.ZipFile(wheel) as archive:
        found = {
            name: archive.read(name) for name in archive.namelist() if name.startswith(f"coachtui/shipped/{kind}/")
        }
    assert found == wanted


def test_the_wheel_holds_the_whole_program_and_says_that_it_is_typed(wheel: Path, checkout: Path) -> None:
    program = set(contents(checkout / "src"))
    with zipfile.ZipFile(wheel) as archive:
        held = set(archive.namelist())
    assert "coachtui/py.typed" in held
    assert program - held == set()


def test_the_wheel_holds_nothing_else(wheel: Path, checkout: Path) -> None:
    program = set(contents(checkout / "src"))
    with zipfile.ZipFile(wheel) as archive:
        others = set(archive.namelist()) - program
    assert {name.split("/")[0] for name in others if not name.startswith("coachtui/shipped/")} == {
        f"{'-'.join(wheel.name.split('-')[:2])}.dist-info"
    }
    assert [name for name in others if "test" in name] == []
