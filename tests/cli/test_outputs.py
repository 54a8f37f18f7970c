"""Where commands write: over plain files only, never over an engagement, and never silently into nothing."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="such files are made otherwise there")
WRITING = [("export",), ("export", "--log"), ("report",)]


def ending(command: tuple[str, ...]) -> str:
    return ".md" if command == ("report",) else ".json"


@POSIX
@pytest.mark.parametrize("command", WRITING)
@pytest.mark.parametrize("kind", ["pipe", "link", "link to nothing", "folder", "device"])
def test_what_is_no_plain_file_is_never_replaced(
    run: Run, northfield: Path, command: tuple[str, ...], kind: str
) -> None:
    victim, output = Path("victim.txt"), Path(f"out{ending(command)}")
    victim.write_text("mine")
    match kind:
        case "pipe":
            os.mkfifo(output)
        case "link":
            output.symlink_to(victim)
        case "link to nothing":
            output.symlink_to("nowhere")
        case "folder":
            output.mkdir()
        case _:
            output.symlink_to("/dev/null")
    before = output.lstat()
    ran = run(command[0], northfield, *command[1:], "-o", output)
    assert ran.code == 2
    assert "link, a folder, a pipe or a device" in ran.err
    assert (output.lstat().st_ino, output.lstat().st_mode) == (before.st_ino, before.st_mode)
    assert victim.read_text() == "mine"
    assert not Path("nowhere").exists()


@pytest.mark.parametrize("command", WRITING)
@pytest.mark.parametrize(
    "name", ["same", "plain", "hard link", "CASE.COACH", "x.coach-journal", "x.coach.lock", "new.coach", "plain-wal"]
)
def test_an_engagement_is_never_written_over_whatever_it_is_called(
    run: Run, northfield: Path, command: tuple[str, ...], name: str
) -> None:
    plain = Path(f"plain{ending(command)}")
    shutil.copy(northfield, plain)
    source, output = plain, plain
    match name:
        case "same":
            pass
        case "plain":
            source = northfield
        case "hard link":
            output = Path(f"second{ending(command)}")
            os.link(plain, output)
        case "plain-wal":
            output = Path(f"{plain}-wal")
        case _:
            output = Path(name)
    if command == ("report",) and output.suffix != ".md":
        pytest.skip("a report is refused there already")
    before = plain.read_bytes()
    ran = run(command[0], source, *command[1:], "-o", output)
    assert ran.code == 2
    assert "would be overwritten" in ran.err
    assert plain.read_bytes() == before
    assert output.exists() == (name in {"same", "plain", "hard link"})


def test_a_plain_file_is_replaced_whole(run: Run, northfield: Path) -> None:
    Path("out.json").write_text("x" * 10_000_000)
    assert run("export", northfield, "-o", "out.json").code == 0
    assert Path("out.json").read_text(encoding="utf-8").startswith("{")
    assert [path.name for path in Path().iterdir() if path.name.startswith(".")] == []


NOT_PRINTED = "Not printed: Standard output takes no more: No space left on device. Make room there.\n"
needs_a_full_place = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a place that takes nothing")


@needs_a_full_place
@pytest.mark.parametrize("command", ["people", "log", "log --json", "score --json", "export -o -", "verify"])
def test_a_full_standard_output_is_a_sentence(
    run: Run, northfield: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    first, *rest = command.split()
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        ran = run(first, northfield, *rest)
    assert (ran.code, ran.err) == (1, NOT_PRINTED)


@needs_a_full_place
def test_python_adds_nothing_to_that_sentence_when_it_ends(northfield: Path) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "coachtui", "log", str(northfield)],
            stdout=full, stderr=subprocess.PIPE, check=False, text=True,
        )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (1, NOT_PRINTED)


def test_an_entry_whose_body_is_no_json_is_listed_all_the_same(run: Run, northfield: Path) -> None:
    import sqlite3  # noqa: PLC0415 - only here
    from contextlib import closing  # noqa: PLC0415 - as above

    with closing(sqlite3.connect(northfield, isolation_level=None)) as connection:
        (guard,) = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'entry_is_fixed'").fetchone()
        connection.execute("DROP TRIGGER entry_is_fixed")
        for number, body in enumerate(("no JSON", "[1", "9" * 5000, "[" * 5000, "null", "3", '"\\ud800"', "{}")):
            connection.execute("UPDATE entry SET body = ? WHERE seq = ?", (body, number + 3))
        connection.execute("UPDATE entry SET body = 'no JSON' WHERE kind IN ('document', 'attachment')")
        connection.execute(guard)
    for command in ("log", "log --json", "people", "score", "export --log -o -", "export -o -", "search plan"):
        first, *rest = command.split()
        ran = run(first, northfield, *rest)
        assert ran.code == 0, ran.err
        assert "cannot go on" not in ran.err
    assert run("verify", northfield).code == 1


@pytest.mark.parametrize("ending", ["-journal", "-WAL", "-shm", ".lock"])
def test_no_engagement_is_made_under_a_name_that_belongs_to_another(run: Run, northfield: Path, ending: str) -> None:
    beside = northfield.with_name(northfield.name + ending)
    before = {path: path.read_bytes() for path in northfield.parent.iterdir()}
    for words in (
        ("new", beside, "--name", "N", "--plan", "quick", "--process", "x"),
        ("demo", beside),
        ("merge", northfield, "-o", beside),
        ("import", beside, "state.json"),
    ):
        assert run("export", northfield, "-o", "state.json").code == 0
        ran = run(*words)
        assert (ran.code, "name" in ran.err) == (2, True), ran.err
    after = {path: path.read_bytes() for path in northfield.parent.iterdir() if path.name != "state.json"}
    assert after == before


@POSIX
@pytest.mark.parametrize("make", [os.link, os.symlink])
def test_a_file_merged_with_itself_under_another_name_is_as_it_was(
    run: Run, northfield: Path, make: Callable[[Path, Path], None]
) -> None:
    again = northfield.with_name("again.coach")
    make(northfield, again)
    before = northfield.read_bytes()
    assert "nothing new" in run("merge", again, "--into", northfield).out
    assert northfield.read_bytes() == before
