"""Whoever tries a command in the wrong way reads one sentence that says what is wrong and what to do next."""

import io
import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachtui.cli.commands import COMMANDS
from tests.conftest import Run

FILES = {
    "missing": "There is no ",
    "missing.coach": "There is no ",
    "empty.coach": "Restore a backup",
    "dir": "is a folder",
    "dir.coach": "is a folder",
    "text.coach": "Restore a backup",
    "pipe.coach": "Name a .coach file",
    "no/where.coach": "There is no ",
    "text.coach/in.coach": "Check the name",
    "": "is a folder",
    "-": "cannot be used here",
    "x" * 300 + ".coach": "Check the name",
}
COMMANDS_ON_A_FILE = {
    "open": "", "edit": "--process orders", "people": "", "interview": "--person PLN --plain",
    "attach": "empty.yaml --person PLN",
    "attachments": "", "search": "plan", "score": "", "why": "E1b", "report": "-o -", "export": "-o -",
    "erase": "--person PLN --yes", "verify": "", "log": "", "merge": "-o out.coach", "self-assess": "--result",
    "my-meeting": "--result", "pulse": "--result", "coach": "",
    "observe": "--replay",
}  # fmt: skip
WITHOUT_A_FILE = {"demo", "new", "import", "lint", "schema", "locate", "completion", "help"}

WRONG = {
    "": "coachtui --help",
    "neww": "Did you mean new?",
    "northfeld": "Did you mean northfield.coach?",
    "FILE score": "The command comes first: coachtui score northfield.coach",
    "FILE nonsense": "nonsense is no command.",
    "--nonsense": "(coachtui --help says more)",
    "help nonsense": "coachtui --help lists",
    "help scoer": "Did you mean 'score'?",
    "help people nonsense": "coachtui people --help lists",
    "why E1b FILE": "FILE comes first: coachtui why northfield.coach E1b",
    "people add FILE X": "FILE comes first: coachtui people northfield.coach add",
    "import some.json FILE": "FILE comes first: coachtui import northfield.coach some.json",
    "why FILE": "For example: coachtui why acme.coach E1b",
    "why FILE Z9": "Name an indicator such as E1a, an element such as E1, or a target such as T1",
    "search FILE": "For example: coachtui search acme.coach scorecard",
    "search FILE plan --person NOBODY": "Known: CEO, OPS",
    "search FILE plan --indicator E1z": "Did you mean 'E1d'?",
    "search FILE plan --grade great": "'confirmed'",
    "edit FILE": "For example: --process",
    "edit FILE --plan fast": "There is full, quick",
    "people FILE nonsense": "(coachtui help people says more)",
    "people FILE add": "(coachtui help people add says more)",
    "people FILE add X": "Say it with --role: executive (X), middle (M)",
    "people FILE add X --role boss": "use one of executive",
    "people FILE add pln --role X": "pick another code",
    "people FILE edit PLN": "For example: --title",
    "people FILE edit NOBODY --name x": "add NOBODY --role executive",
    "people FILE remove NOBODY": "Known: CEO, OPS",
    "people FILE delete PLN": "coachtui erase northfield.coach --person PLN",
    "people FILE remove PLN": "coachtui erase northfield.coach --person PLN",
    "people FILE join PLN NOBODY": "Name two of them.",
    "people FILE --json add X --role X": "--json goes with the list",
    "people FILE --nonsense": "No such option",
    "export FILE --for X": ". Did you mean --for-coach? For example",
    "people FILE joinn": "No such command 'joinn'.",
    "people FILE add X --role X --json": "No such option",
    "people --json FILE add X --role X": "--json goes with the list",
    "interview FILE": "coachtui people northfield.coach lists the codes",
    "interview FILE --person NOBODY": "add NOBODY --role executive",
    "interview FILE --person PLN": "--answers NOTES.yaml",
    "interview FILE --person PLN --minutes soon": "(coachtui help interview says more)",
    "interview FILE --person PLN --minutes 5 --booking 5": "not both",
    "interview FILE --answers none.yaml": "Check the name and folder",
    "interview FILE --answers empty.yaml": "A file begins with a line such as",
    "attach FILE none --person PLN": "Check the name and folder",
    "attach FILE dir --person PLN": "Name a file in it",
    "attach FILE empty.yaml": "Missing option '--person'",
    "attach FILE empty.yaml --person PLN --question X": "Its questions have ids such as C1.1",
    "attach FILE empty.yaml --person PLN --evidence X": "It has ev1",
    "attachments FILE --save none": "Make it",
    "report FILE": "For example: coachtui report acme.coach -o summary.md",
    "report FILE -o": "(coachtui --help says more)",
    "report FILE -o page.pdf": "Call it page.md, for example",
    "report FILE -o none/page.md": "There is no folder none. Make it first",
    "export FILE": "For example: coachtui export acme.coach -o acme.json",
    "export FILE -o dir": "Name a file, or -",
    "export FILE -o x.txt": "x.txt does not end in .json. Call it x.json, for example",
    "export FILE --log -o x.coach": "x.coach would be overwritten. Pick another name",
    "export FILE --for-engagement -o x.txt": "Call it x.json, for example",
    "export FILE --yes -o x.json": "goes with --for-assessor or --for-coach",
    "export FILE --for-assessor -o for.coach": "Name the file that `coachtui self-assess` or",
    "import new.coach none.json": "Check the name and folder",
    "import new.coach empty.json": "`coachtui export` writes such files",
    "import new.coach text.coach": "text.coach is no JSON from line 1, column 1 on. `coachtui export`",
    "import new.coach deep.json": "deep.json has far more brackets within brackets than such a file. `coachtui export`",
    "import new.coach long.json": "long.json holds a number of thousands of digits. `coachtui export`",
    "import new.coach FILE": "northfield.coach is not a text in UTF-8. For an engagement file: `coachtui merge`",
    "import new.txt some.json": "Call it new.txt.coach, for example",
    "merge FILE": "For example: coachtui merge",
    "merge FILE -o both.txt": "Call it both.txt.coach, for example",
    "merge FILE -o northfield": "choose another name",
    "merge FILE --into none.coach": "coachtui new",
    "merge none.coach --into FILE": "coachtui new",
    "erase FILE": "Missing option '--person'",
    "erase FILE --person NOBODY": "Name one of them",
    "erase FILE --person PLN": "With --yes nothing is asked",
    "lint": "For example: coachtui lint interviews rubrics",
    "lint none": "Check the name and folder",
    "lint dir": "Name a folder with scripts or rubrics",
    "schema": "Choose from: interview, rubric, notes",
    "schema nonsense": "For example: coachtui schema interview",
    "completion csh": "For example: coachtui completion zsh",
    "locate nonsense": "(coachtui help locate says more)",
    "locate --json --settings": "Leave it out",
    "new": "For example: coachtui new acme.coach",
    "new acme": "--name",
    "new acme.txt --name A": "Call it acme.txt.coach, for example",
    "new northfield --name A": "Pick another name",
    "new none/acme --name A": "Make it first",
    "demo northfield --no-open": "choose another name",
    "self-assess --minutes 0": "at least one minute",
    "self-assess": "Run it in a terminal",
    "self-assess FILE --result": "Name the file that `coachtui self-assess` or",
    "self-assess FILE -o page.pdf": "page.pdf ends in none of .md, .txt and .ics. Call it page.md",
    "my-meeting": "Run it in a terminal",
    "my-meeting FILE -o page.pdf": "Call it page.md",
    "my-meeting FILE --json -o page.md": "Leave one of the two out",
    "my-meeting FILE --result --person NOBODY": "Known: CEO, OPS",
    "my-meeting FILE --result": "Name the file that `coachtui self-assess` or",
    "pulse FILE": "Type the slips in at a terminal",
    "pulse FILE --result": "Name the file that `coachtui self-assess` or",
    "pulse FILE --result -o -": "Leave the rest out",
    "my-meeting FILE --script nonsense": "There is no script with the id 'nonsense'",
    "my-meeting FILE --script nonsense.yaml": "nonsense.yaml",
    "my-meeting FILE --script management-system": "Name a script with a part 'sheet'",
    "coach FILE": "It would be called northfield-coaching.coach",
    "observe FILE": "Name northfield-coaching.coach",
    "observe FILE --from empty.yaml": "Name northfield-coaching.coach",
    "observe new.coach --from empty.yaml": "empty.yaml:1:1: The file is empty.",
    "observe new.coach --from none.yaml": "Check the name and folder",
    "observe new.coach": "Run it in a terminal",
    "verify FILE nonsense": "(coachtui help verify says more)",
}  # fmt: skip
NOT_REFUSED = {""}


@pytest.fixture
def folder(run: Run, northfield: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with what may be named by mistake; nobody types anything."""
    del run
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    for name in ("empty.coach", "empty.yaml", "empty.json"):
        Path(name).touch()
    Path("text.coach").write_text("Some notes.", encoding="utf-8")
    Path("deep.json").write_text("[" * 10_000, encoding="utf-8")
    Path("long.json").write_text("1" * 5_000, encoding="utf-8")
    Path("dir").mkdir()
    Path("dir.coach").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo("pipe.coach")
    else:
        shutil.copy("empty.coach", "pipe.coach")
    return northfield


def refused(run: Run, *words: str) -> str:
    ran = run(*words)
    assert ran.code in {1, 2}, words
    lines = ran.err.strip().splitlines()
    assert lines, words
    assert "Traceback" not in ran.err
    assert "cannot go on" not in ran.err
    assert "Usage:" not in ran.err
    assert len(lines) <= 2, lines
    return ran.out + ran.err


def test_every_command_is_tried() -> None:
    assert {*COMMANDS_ON_A_FILE, *WITHOUT_A_FILE} == set(COMMANDS)
    named = {line.split()[0] for line in WRONG if line}
    assert set(COMMANDS) - named <= {"open", "log", "score"}


@pytest.mark.parametrize("name", [*FILES])
def test_a_file_that_is_none_is_refused_in_one_sentence(run: Run, folder: Path, name: str) -> None:
    del folder
    for command, rest in COMMANDS_ON_A_FILE.items():
        if name == "pipe.coach" and not hasattr(os, "mkfifo"):
            continue
        error = refused(run, command, name, *rest.split())
        assert FILES[name] in error, (command, error)
        assert re.search(r"[.?)]$", error.strip()), error


def test_what_is_typed_wrongly_is_answered_with_what_is_right(run: Run, folder: Path) -> None:
    del folder
    for line, expected in WRONG.items():
        if line in NOT_REFUSED:
            assert "Begin:" in run(*line.split()).out
            continue
        words = ["northfield.coach" if word == "FILE" else word for word in line.split()]
        assert expected in refused(run, *words), line


@pytest.fixture
def closed(folder: Path) -> Iterator[Path]:
    """A folder that may not be looked into; beside it is an engagement that may not be read."""
    folder.chmod(0)
    inside = Path("closed")
    inside.mkdir()
    (inside / "in.coach").touch()
    inside.chmod(0)
    try:
        if os.access(inside, os.R_OK) or os.access(folder, os.R_OK):
            pytest.skip("needs permissions that bind")
        yield inside
    finally:
        inside.chmod(0o700)


def test_what_may_not_be_read_or_written_is_refused_in_one_sentence(run: Run, closed: Path) -> None:
    for command, rest in COMMANDS_ON_A_FILE.items():
        assert "Ask its owner" in refused(run, command, "northfield.coach", *rest.split())
        assert "Check the name and your rights" in refused(run, command, f"{closed}/in.coach", *rest.split())
    for line in ("new closed/x --name A", "new closed/in.coach --name A", "demo closed/x --no-open",
                 "merge dir.coach -o closed/x", "import closed/x.coach empty.json"):  # fmt: skip
        assert re.search("Choose another folder|is a folder|holds nothing", refused(run, *line.split())), line


def test_the_ending_may_be_left_out(run: Run, northfield: Path) -> None:
    assert run("northfield", "--plain").out.startswith("Northfield Components")
    assert run("people", "northfield").out == run("people", northfield.name).out
    assert run("new", "acme", "--name", "Acme").out.startswith("Made acme.coach for Acme.")
    assert run("demo", "show", "--no-open").out.startswith("Made show.coach")
    assert run("merge", "northfield", "-o", "both").code == 0
    assert run("export", "both", "-o", "both.json").code == 0
    assert run("import", "third", "both.json").out.startswith("Read both.json into third.coach")
    shutil.copy("acme.coach", "plain")
    assert "Acme" in run("plain", "--plain").out  # a file that has none is what it says
    assert {path.name for path in Path().glob("*.coach")} == {
        "acme.coach", "both.coach", "northfield.coach", "show.coach", "show-coaching.coach", "show-my-meetings.coach",
        "third.coach",
    }  # fmt: skip


def test_somebody_added_by_mistake_is_removed_and_can_come_back(run: Run, northfield: Path) -> None:
    run("people", northfield, "add", "NEW", "--role", "X", "--name", "Tim")
    assert run("people", northfield, "remove", "new").out == "Removed NEW from the list.\n"
    assert "NEW" not in run("people", northfield).out
    assert "person taken back" in run("log", northfield).out.splitlines()[-1]
    assert run("people", northfield, "add", "NEW", "--role", "M").code == 0
    (listed,) = [line for line in run("people", northfield).out.splitlines() if line.startswith("NEW")]
    assert "middle manager" in listed


def test_commands_in_hints_can_be_pasted_for_a_file_with_a_space_in_another_folder(run: Run, northfield: Path) -> None:
    Path("by site").mkdir()
    spaced = northfield.rename("by site/north field.coach")
    for words, command in (
        (["people", spaced, "remove", "PLN"], "coachtui erase 'by site/north field.coach' --person PLN"),
        (["search", spaced, "plan", "--person", "XX"], "coachtui people 'by site/north field.coach' add XX"),
    ):
        ran = run(*words)
        assert (ran.code, command in " ".join(ran.err.split())) == (2, True), ran.err
