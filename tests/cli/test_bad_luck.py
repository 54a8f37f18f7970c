"""Odd files and bad luck on the command line: a clear sentence and exit code, nothing lost, never a traceback."""

import errno
import io
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from coachtui.cli import main as cli_main
from coachtui.model.problems import CoachError
from coachtui.store import merging
from coachtui.store.engagement_file import EngagementFile
from coachtui.workflow.engagement.engagements import open_engagement
from tests.conftest import Ran, Run

COMMANDS = ("score", "people", "log", "verify", "report -o -", "export -o -", "why E1a")


def calm(ran: Ran, code: int, *words: str) -> None:
    """The program ended with this code and one short sentence on the error stream that holds these words."""
    assert ran.code == code, ran
    assert "Traceback" not in ran.err
    assert 0 < len(ran.err.splitlines()) <= 2
    for word in words:
        assert word in ran.err


def on(run: Run, command: str, path: object) -> Ran:
    name, *rest = command.split()
    return run(name, path, *rest)


@pytest.mark.parametrize("command", COMMANDS)
class TestEveryCommand:
    def test_says_when_there_is_no_such_file(self, run: Run, command: str) -> None:
        calm(on(run, command, "nowhere.coach"), 2, "nowhere.coach")

    def test_says_when_it_is_a_folder(self, run: Run, command: str, tmp_path: Path) -> None:
        (tmp_path / "folder.coach").mkdir()
        calm(on(run, command, "folder.coach"), 2, "folder")

    def test_says_when_it_is_no_engagement(self, run: Run, command: str) -> None:
        for number, content in enumerate((b"", b"hello", b"\0" * 5000, b"SQLite format 3\0" + b"x" * 5000)):
            path = Path(f"odd{number}.coach")
            path.write_bytes(content)
            calm(on(run, command, path), 2, path.name)
            assert path.read_bytes() == content

    def test_says_when_another_program_made_it(self, run: Run, command: str) -> None:
        connection = sqlite3.connect("other.coach")
        connection.execute("CREATE TABLE entry (id)")
        connection.close()
        calm(on(run, command, "other.coach"), 2)

    def test_says_when_a_newer_version_made_it(self, run: Run, command: str, northfield: Path) -> None:
        connection = sqlite3.connect(northfield)
        connection.execute("PRAGMA user_version = 99")
        connection.close()
        ran = on(run, command, northfield)
        assert ran.code != 0
        assert "newer" in ran.err

    def test_says_when_it_was_cut_off(self, run: Run, command: str, northfield: Path) -> None:
        whole = northfield.read_bytes()
        northfield.write_bytes(whole[: len(whole) // 2])
        ran = on(run, command, northfield)
        assert ran.code != 0
        assert "Traceback" not in ran.err
        assert ran.err


def test_a_second_window_may_read_but_not_write(run: Run, northfield: Path) -> None:
    with open_engagement(northfield, write=True):
        calm(run("people", northfield, "add", "NEW", "--role", "X"), 1, "open in another window", "read")
        assert run("people", northfield).code == 0
        assert run("score", northfield).code == 0
    assert run("people", northfield, "add", "NEW", "--role", "X").code == 0


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permissions that bind")
def test_a_read_only_file_can_be_read(run: Run, northfield: Path) -> None:
    northfield.chmod(0o400)
    assert run("score", northfield).code == 0
    calm(run("people", northfield, "add", "NEW", "--role", "X"), 1, "read")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a place that takes nothing")
def test_what_nobody_can_be_told_any_more_fails_nothing() -> None:
    code = "import sys; from coachtui.cli.main import _flush; sys.stdout.write('x'); _flush(sys.stdout)"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        assert subprocess.run([sys.executable, "-c", code], check=False, env=environment, stdout=full).returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="a shell there cannot close a stream")
@pytest.mark.parametrize("closed", [1, 2])
def test_a_stream_that_was_closed_beforehand_is_no_trouble(closed: int) -> None:
    command = [sys.executable, "-m", "coachtui", "locate"]
    ran = subprocess.run(command, check=False, capture_output=True, preexec_fn=lambda: os.close(closed))
    assert ran.returncode == 0
    assert b"Traceback" not in ran.stderr


def test_an_engagement_that_could_not_be_begun_is_not_in_the_way(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise CoachError("The disk is full", "Nothing more fits.", "Make room, then try again.")

    with monkeypatch.context() as patches:
        patches.setattr(EngagementFile, "record", full)
        assert run("new", "acme.coach", "--name", "Acme").code == 1
    assert not Path("acme.coach").exists()
    assert run("new", "acme.coach", "--name", "Acme").code == 0


def test_a_merge_that_the_disk_does_not_hold_names_the_folder(
    run: Run, northfield: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(merging, "_unite", full)
    calm(run("merge", northfield, "-o", "both.coach"), 1, f"Nothing more fits into {Path.cwd()}. Make room")
    assert not Path("both.coach").exists()


def test_an_engagement_is_never_overwritten(run: Run, northfield: Path) -> None:
    before = northfield.read_bytes()
    calm(run("new", northfield, "--name", "Acme"), 2, "exists")
    calm(run("demo", northfield, "--no-open"), 2)
    calm(run("export", northfield, "-o", northfield), 2, "overwritten")
    calm(run("report", northfield, "-o", "out.pdf"), 2, ".md")
    assert northfield.read_bytes() == before


@pytest.mark.parametrize("name", ["a b#c?%41.coach", "Ünï\U0001f600.coach", "-dash.coach", "[red]x[].coach"])
def test_odd_file_names_work(run: Run, name: str) -> None:
    assert run("new", "--name", "Acme [b]&</b>", "--plan", "quick", "--process", "x", "--", name).code == 0
    assert run("people", "--", name).code == 0
    assert run("verify", "--", name).code == 0
    assert Path(name).is_file()


@pytest.mark.skipif(sys.platform == "win32", reason="nobody can delete the folder of a program there")
def test_a_folder_that_was_deleted_is_named(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "gone"
    folder.mkdir()
    monkeypatch.chdir(folder)
    folder.rmdir()
    for line, code in (("new x --name A", 2), ("people x.coach", 2), ("demo --no-open", 2), ("lint x", 1)):
        calm(run(*line.split()), code, "The folder you are in is not there any more")


def test_what_is_typed_by_mistake_gets_a_sentence(run: Run, northfield: Path) -> None:
    calm(run("scor", northfield), 2, "Did you mean score?")
    calm(run(northfield, "score"), 2)
    calm(run("why", northfield, "E9z"), 2, "E9z")
    calm(run("people", northfield, "add", "PLN", "--role", "X"), 2, "PLN")
    calm(run("people", northfield, "edit", "PLN"), 2)
    assert run("people", northfield, "add", "NEW", "--role", "boss").code == 2
    calm(run("interview", northfield, "--person", "NOBODY"), 2, "NOBODY")
    calm(run("interview", northfield), 2, "--person")
    calm(run("interview", northfield, "--person", "PLN", "--minutes", "5", "--booking", "60"), 2)
    calm(run("new", "x.coach"), 2, "--name")


def test_an_interview_needs_a_terminal_or_answers(run: Run, northfield: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)
    before = run("log", northfield).out
    calm(run("interview", northfield, "--person", "PLN"), 2, "--answers")
    assert run("log", northfield).out == before


def test_notes_are_entered_without_a_terminal(run: Run, northfield: Path) -> None:
    Path("notes.yaml").write_text(
        'kind: notes\nperson: SUP\nanswers:\n  - question: C1.2\n    level: 1\n    note: |\n      "Friday shouts."\n',
        encoding="utf-8",
    )
    ran = run("interview", northfield, "--answers", "notes.yaml")
    assert (ran.code, ran.out) == (0, "Entered notes.yaml: 1 answer of SUP.\n")
    assert "Friday shouts." in run("why", northfield, "E1b").out


def test_broken_notes_name_every_mistake_and_record_nothing(run: Run, northfield: Path) -> None:
    Path("notes.yaml").write_text(
        "kind: notes\nperson: SUP\nanswers:\n  - question: C1.2\n    level: 7\n  - question: Q\n    note: x\n",
        encoding="utf-8",
    )
    before = run("log", northfield).out
    ran = run("interview", northfield, "--answers", "notes.yaml")
    assert ran.code == 2
    assert "notes.yaml:5:" in ran.err
    assert run("log", northfield).out == before


def test_a_broken_script_beside_the_engagement_is_named(run: Run, northfield: Path) -> None:
    (northfield.parent / "interviews").mkdir()
    own = northfield.parent / "interviews" / "own.yaml"
    own.write_text("kind: interview\nid: management-system\nsections: [\n", encoding="utf-8")
    ran = run("score", northfield)
    assert ran.code == 2
    assert "own.yaml:" in ran.err


def test_a_rule_that_cannot_be_read_is_found_before_an_interview(run: Run, northfield: Path) -> None:
    shipped = Path(__file__).resolve().parents[2] / "interviews" / "management-system.yaml"
    own = northfield.parent / "interviews" / "own.yaml"
    own.parent.mkdir()
    text = shipped.read_text(encoding="utf-8")
    own.write_text(text.replace("id: C5.3", "id: C5.3\n        when: __import__('os')"), encoding="utf-8")
    before = run("log", northfield).out
    ran = run("interview", northfield, "--person", "PLN", "--plain")
    assert ran.code == 2
    assert f"own.yaml:{text[: text.index('id: C5.3')].count(chr(10)) + 2}:" in ran.err
    assert run("log", northfield).out == before


def test_lint_is_clean_on_what_is_shipped_and_says_so(run: Run) -> None:
    root = Path(__file__).resolve().parents[2]
    ran = run("lint", *(root / folder / "management-system.yaml" for folder in ("interviews", "rubrics")))
    assert (ran.code, ran.out) == (0, "")
    assert run("lint", "nowhere").code == 2


def test_every_schema_is_printed(run: Run) -> None:
    for kind in ("interview", "rubric", "notes"):
        assert '"$schema"' in run("schema", kind).out
    assert run("schema", "cake").code == 2


def test_ctrl_c_ends_with_a_sentence_and_its_own_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(**_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli_main.coachtui, "main", interrupted)
    ran = run("score")
    assert (ran.code, ran.err) == (130, "Stopped. What was recorded is safe.\n")


def test_what_turns_out_at_the_very_end_not_to_be_printed_is_a_failure(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(cli_main.coachtui, "main", lambda **_: 0)
    with monkeypatch.context() as patches:
        patches.setattr(sys, "stdout", Full())
        assert (ran := run("score")).code == 1
    assert "No space left on device" in ran.err
    assert run("score").code == 0
