"""A shell completes files, codes and ids quickly, prints no error, and is given nothing that it would carry out."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest

from coachtui.cli.completion import _HOW
from coachtui.cli.main import LazyGroup
from coachtui.model.people import Person
from coachtui.store.bodies import entry_for
from coachtui.workflow.demonstration.demonstrating_coaching import make_demo_coaching
from coachtui.workflow.demonstration.demonstrating_meetings import make_demo_meetings
from coachtui.workflow.engagement.engagements import Surroundings
from tests.conftest import Run
from tests.engagement_files import created


@pytest.fixture
def complete(run: Run, monkeypatch: pytest.MonkeyPatch) -> "Complete":
    return Complete(run, monkeypatch)


class Complete:
    """Presses Tab behind the last word of a line."""

    def __init__(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        self.run = run
        self.monkeypatch = monkeypatch

    def __call__(self, line: str, shell: str = "bash") -> list[str]:
        """What the shell is offered, without descriptions. ``line`` ends in a space where a new word begins."""
        words = line.split(" ")
        with self.monkeypatch.context() as patch:
            patch.setenv("_COACHTUI_COMPLETE", f"{shell}_complete")
            patch.setenv("COMP_WORDS", line.strip())
            patch.setenv("COMP_CWORD", str(len(words) - 1) if shell != "fish" else words[-1])
            ran = self.run()
        assert ran.err == ""
        self.printed = ran.out
        return [item.partition(",")[2] for item in ran.out.splitlines() if item]


def test_a_first_word_is_a_command_or_an_engagement(complete: Complete, northfield: Path) -> None:
    Path("notes.txt").touch()
    shutil.copy(northfield, "score-2026.coach")
    assert complete("coachtui n") == ["new", "northfield.coach"]
    assert complete("coachtui sc") == ["score", "schema", "score-2026.coach"]
    assert "northfield.coach" in complete("coachtui ")
    assert complete("coachtui --v") == ["--version"]
    assert complete("coachtui not") == ["not"]  # which the shell completes, with quotes where it takes them
    assert complete.printed == "file,not\n"


def test_a_file_is_completed_in_its_folder_and_left_to_the_shell_elsewhere(
    complete: Complete, northfield: Path
) -> None:
    Path("clients").mkdir()
    shutil.copy(northfield, "clients/acme.coach")
    assert complete("coachtui score nor") == ["northfield.coach"]
    assert complete("coachtui score clients/") == ["clients/acme.coach"]
    assert complete("coachtui merge northfield.coach clients/a") == ["clients/acme.coach"]
    assert complete("coachtui merge northfield.coach --into nor") == ["northfield.coach"]
    Path("clients/acme north.coach").touch()
    assert complete("coachtui score clients/acme.") == ["clients/acme.coach"]
    assert complete("coachtui score clients/ac") == ["clients/ac"]
    assert complete.printed == "file,clients/ac\n"
    assert complete("coachtui score cli") == ["cli"]
    assert complete.printed == "file,cli\n"


def test_codes_and_ids_are_those_of_the_file(complete: Complete, northfield: Path) -> None:
    name = northfield.name
    assert complete(f"coachtui interview {name} --person ") == ["CEO", "OPS", "SAL", "PLN", "SUP", "ANL", "QUA"]
    assert complete(f"coachtui erase {name} --person p") == ["PLN"]
    assert complete(f"coachtui search {name} plan --person S") == ["SAL", "SUP"]
    assert complete(f"coachtui people {name} edit C") == ["CEO"]
    assert complete(f"coachtui people {name} ") == ["add", "done", "drop", "edit", "join", "remove"]
    assert complete("coachtui interview northfield --person C") == ["CEO"]
    assert complete(f"coachtui why {name} E1") == ["E1", "E1a", "E1b", "E1c", "E1d"]
    assert complete(f"coachtui why {name} T") == ["T1", "T2", "T3", "T4"]
    make_demo_coaching(Path("n-coaching.coach"), Surroundings(author="demo"))
    assert complete("coachtui why n-coaching.coach ") == [f"B{number}" for number in range(1, 16)]
    assert complete("coachtui why n-coaching.coach b1") == ["B1", *(f"B{number}" for number in range(10, 16))]
    make_demo_meetings(Path("mine.coach"), Surroundings(author="demo"))
    assert complete("coachtui why mine.coach B6") == ["B6"]
    for line in ("coach n-coaching --meeting ", "why n-coaching B5 --meeting m", "observe n-coaching --meeting "):
        assert complete(f"coachtui {line}") == ["M09"]
    assert complete("coachtui coach n-coaching --for ")[:3] == ["team", "chair", "CEO"]
    assert complete("coachtui coach n-coaching --withdraws s") == ["SAL"]
    for line in ("pulse mine ", "export mine --for-coach --meeting "):
        assert complete(f"coachtui {line}") == ["2026-03-05", "2026-03-19", "2026-04-02"]
    assert "E8e" in complete(f"coachtui search {name} plan --indicator e8")
    assert "C1.2" in complete(f"coachtui attach {name} x --person CEO --question C1.")
    assert "C3.1" in complete(f"coachtui interview {name} --person CEO --supplied C3")
    assert complete(f"coachtui attach {name} x --evidence ev3") == ["ev3"]
    assert complete(f"coachtui people {name} add NEW --role ") == [
        "executive", "middle", "frontline", "process-owner", "analyst"
    ]  # fmt: skip
    assert complete("coachtui help comp") == ["completion"]
    complete(f"coachtui interview {name} --person CE", "zsh")
    assert complete.printed == "plain\nCEO\nDana, chief executive\n"
    complete(f"coachtui interview {name} --person CE", "fish")
    assert complete.printed == "plain,CEO\tDana, chief executive\n"


@pytest.mark.parametrize(
    "evil", ["$(touch owned)", "`touch owned`", "a;touch owned", "a b", "-rf", "x\x1b[31m", "a\nb", "&", "'"]
)
def test_nothing_is_offered_that_a_shell_would_carry_out(complete: Complete, evil: str) -> None:
    with created("evil.coach", author="x") as file:
        file.append(entry_for(Person(evil, "middle")), entry_for(Person("PLN", "middle", name=f"x\x1b{evil}")))
    with_name = Path(f"{evil.replace('/', '_')}.coach")
    shutil.copy("evil.coach", with_name)
    assert complete("coachtui interview evil.coach --person ") == ["PLN"]
    for shell in ("bash", "zsh", "fish"):
        complete("coachtui interview evil.coach --person ", shell)
        assert "\x1b" not in complete.printed
        complete("coachtui score ", shell)
        assert evil not in complete.printed
    assert not Path("owned").exists()


def test_a_file_that_is_none_or_hostile_completes_nothing_and_is_left_as_it_is(
    complete: Complete, northfield: Path
) -> None:
    Path("empty.coach").touch()
    Path("text.coach").write_text("x" * 5000, encoding="utf-8")
    Path("dir.coach").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo("pipe.coach")
    shutil.copy(northfield, "evil.coach")
    with closing(sqlite3.connect("evil.coach", isolation_level=None)) as connection:
        connection.execute("CREATE TRIGGER evil BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END")
    before = {path: path.read_bytes() for path in Path().glob("*.coach") if path.is_file()}
    began = time.process_time()
    for name in ("empty", "text", "dir", "pipe", "evil", "missing"):
        assert complete(f"coachtui interview {name}.coach --person ") == []
        assert "E1b" in complete(f"coachtui why {name}.coach E1b")
    assert time.process_time() - began < 5
    assert {path: path.read_bytes() for path in Path().glob("*.coach") if path.is_file()} == before


@pytest.mark.parametrize("line", ["~nobodyatall/", "x\0y", "no/where/", "--nonsense --", "-- "])
def test_a_beginning_of_nothing_is_answered_with_silence(complete: Complete, line: str) -> None:
    for before in ("coachtui ", "coachtui score ", "coachtui merge a -o ", "coachtui people x edit "):
        with suppress(SystemExit):
            complete(before + line.replace("\0", "\x01"))


def test_whatever_goes_wrong_nothing_is_printed(complete: Complete, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(LazyGroup, "shell_complete", broken)
    assert complete("coachtui s") == []
    assert complete.printed == ""


def test_a_script_of_ones_own_beside_the_file_is_asked_too(complete: Complete, northfield: Path) -> None:
    Path("interviews").mkdir()
    Path("interviews/own.yaml").write_text(
        "sections:\n  - id: Q1\n    questions:\n      - id: Q1.7\n", encoding="utf-8"
    )
    Path("interviews/huge.yaml").write_text("- id: Q9.9\n" + "#" * 2_000_000, encoding="utf-8")
    assert complete(f"coachtui attach {northfield.name} x --question Q") == ["Q1.7"]


COMPLETED = """\
import sys
before = set(sys.modules)
from coachtui.__main__ import main
try:
    main()
except SystemExit:
    pass
print("modules", *sorted({name.partition(".")[0] for name in set(sys.modules) - before}))
"""


@pytest.mark.parametrize(
    ("line", "heavy"),
    [
        ("coachtui n", {"sqlite3"}),
        ("coachtui why x E", set()),
        ("coachtui interview x --person C", set()),
        ("coachtui help s", set()),
    ],
)
def test_completing_loads_little(line: str, heavy: set[str], tmp_path: Path) -> None:
    environment = {**os.environ, "_COACHTUI_COMPLETE": "bash_complete", "COMP_WORDS": line,
                   "COMP_CWORD": str(len(line.split()) - 1)}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", COMPLETED], env=environment, cwd=tmp_path, capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.rpartition("modules")[2].split())
    assert not loaded & {"textual", "rich", "questionary", "yaml", "pydantic", *heavy}, line


@pytest.mark.parametrize("shell", [*_HOW])
def test_the_script_is_one_that_the_shell_reads(run: Run, shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"needs {shell}")
    script = run("completion", shell).out
    ran = subprocess.run([program, "-n", "/dev/stdin"], input=script, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
