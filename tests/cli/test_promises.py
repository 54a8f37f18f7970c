"""What holds for the command line as a whole: where --json and - may stand, how wide lines are, how times look."""

import io
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from coachtui.cli.commands import COMMANDS
from coachtui.cli.main import coachtui
from coachtui.cli.paths import FilePath, TextStream
from coachtui.cli.plain.self_assessment import HELP
from coachtui.cli.plain.terminal import PromptTerminal
from coachtui.cli.plain.wording import COMMANDS_HELP, RATING_HELP, WRAP_UP_CHOICES
from coachtui.model.cells import cells
from coachtui.workflow.engagement import materials
from tests.conftest import Run
from tests.own_files import own_texts

FILE = "northfield.coach"
JSON_LINES = {
    "people": [FILE],
    "open": [FILE],
    "attachments": [FILE],
    "search": [FILE, "plan"],
    "score": [FILE],
    "why": [FILE, "E1b"],
    "verify": [FILE],
    "log": [FILE],
    "lint": ["notes.yaml"],
    "locate": [],
}
STREAMS = {
    ("export", "output"),
    ("report", "output"),
    ("self-assess", "output"),
    ("my-meeting", "output"),
    ("pulse", "output"),
    ("coach", "output"),
    ("import", "source"),
}
"""The parameters that may be ``-``; all other files may not."""


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(coachtui)
    for name in COMMANDS:
        command = coachtui.get_command(context, name)
        assert command is not None
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {each}", inside) for each, inside in command.commands.items())


def test_the_table_of_commands_with_json_is_whole() -> None:
    assert {name for name, command in commands() if "as_json" in {param.name for param in command.params}} == {
        *JSON_LINES,
        *("my-meeting", "pulse", "coach"),  # of a private or a coaching file only, which Northfield is none of
    }


@pytest.mark.parametrize("name", JSON_LINES)
def test_json_may_stand_anywhere_in_the_line(run: Run, northfield: Path, name: str) -> None:
    Path("notes.yaml").write_text("kind: notes\n", encoding="utf-8")
    line = [name, *JSON_LINES[name]]
    printed = set()
    for place in range(len(line) + 1):
        ran = run(*line[:place], "--json", *line[place:])
        assert ran.code == (2 if name == "lint" else 0), ran.err
        printed.add(ran.out)
    assert len(printed) == 1
    for text in printed.pop().splitlines() if name == "log" else printed:
        json.loads(text)
    assert northfield.name == FILE


def test_a_files_name_alone_takes_json_on_both_sides(run: Run, northfield: Path) -> None:
    assert run("--json", FILE).out == run(FILE, "--json").out == run("open", northfield, "--json").out
    assert run("--plain", FILE).out == run(FILE, "--plain").out


def test_each_file_is_a_stream_where_that_is_promised_and_nowhere_else() -> None:
    files = {
        (name, param.name): param.type
        for name, command in commands()
        for param in command.params
        if isinstance(param.type, click.Path)
    }
    assert {key for key, kind in files.items() if isinstance(kind, TextStream)} == STREAMS
    assert all(isinstance(kind, FilePath) for key, kind in files.items() if key not in STREAMS)


@pytest.mark.parametrize(
    "line",
    [f"{name} -" for name in JSON_LINES if name != "locate"]
    + [
        "new - --name A", "demo - --no-open", "self-assess -", "my-meeting -", "interview - --person PLN",
        "erase - --person PLN",
        "import - northfield.json", "merge -", "merge northfield.coach -o -", "merge northfield.coach --into -",
        "interview northfield.coach --answers -", "attach northfield.coach - --person PLN",
        "attachments northfield.coach --save -", "export northfield.coach --for-assessor -o -", "report - -o -",
    ],
)  # fmt: skip
def test_a_dash_is_refused_elsewhere_and_makes_no_file(run: Run, northfield: Path, line: str) -> None:
    name, *rest = line.split()
    ran = run(name, *rest, *(["E1b"] if name == "why" else ["plan"] if name == "search" else []))
    assert ran.code == 2
    assert "- is standard input or output, which cannot be used here." in ran.err
    assert {path.name for path in Path().iterdir()} == {northfield.name}


def test_a_dash_is_standard_output_and_input(run: Run, northfield: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    exported = run("export", northfield, "-o", "-").out
    assert json.loads(exported)["format"] == "coachtui/state"
    assert run("report", northfield, "-o", "-").out.startswith("# Northfield Components")
    typed = io.TextIOWrapper(io.BytesIO(exported.encode()))
    monkeypatch.setattr(sys, "stdin", typed)
    assert run("import", "copy.coach", "-").out.startswith("Read standard input into copy.coach: ")
    assert run("export", "copy.coach", "-o", "-").out == exported


# Widths


SHOWN = ["people", "log", "score", "score --shared", "why E1b", "why E1", "why T2", "search plan*", "attachments"]
TYPED_HELP = (COMMANDS_HELP, HELP, WRAP_UP_CHOICES, RATING_HELP)


@pytest.fixture
def wide(run: Run, northfield: Path) -> Path:
    """Northfield with names, codes and files that are long, and wide."""
    wide = "\u6df1\u5733\u94f8\u9020\u6709\u9650\u516c\u53f8" * 6
    run("people", northfield, "add", "LONGCODE" * 5, "--role", "M", "--name", wide, "--title", "Head of " * 12)
    run("people", northfield, "add", "e\u0301\u6f22", "--role", "F", "--name", "Zo\u00eb\U0001f600 " * 20)
    Path(f"{wide}.txt").write_text("x", encoding="utf-8")
    assert run("attach", northfield, f"{wide}.txt", "--person", "e\u0301\u6f22").code == 0
    return northfield


@pytest.mark.parametrize("width", [30, 40, 66, 80, 100, 300])
def test_nothing_listed_is_wider_than_the_terminal(
    run: Run, wide: Path, monkeypatch: pytest.MonkeyPatch, width: int, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    widest = 0
    monkeypatch.setattr(PromptTerminal, "__init__", lambda _: None)
    for line in SHOWN:
        name, *rest = line.split()
        ran = run(name, wide.name, *rest)
        assert ran.code == 0
        for shown in ran.out.splitlines():
            assert cells(shown) < min(width, 101), (line, shown)
            widest = max(widest, cells(shown))
    for text in TYPED_HELP:
        PromptTerminal().say(text)
        for shown in capsys.readouterr().out.splitlines():
            assert cells(shown) < min(width, 101), shown
    assert widest > min(width, 100) - 12  # the room there is is used


def test_without_a_terminal_lines_are_eighty_wide(run: Run, wide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_terminal(_: int) -> os.terminal_size:
        raise OSError

    monkeypatch.setattr(os, "get_terminal_size", no_terminal)
    monkeypatch.delenv("COLUMNS")
    for line in SHOWN:
        name, *rest = line.split()
        assert all(cells(shown) < 80 for shown in run(name, wide.name, *rest).out.splitlines()), line


@pytest.mark.parametrize("width", [40, 80])
def test_a_report_on_a_terminal_fits_it_and_is_plain_markdown_elsewhere(
    run: Run, wide: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    run("report", wide.name, "--assessor", "-o", "page.md")
    page = Path("page.md").read_text(encoding="utf-8")
    assert run("report", wide.name, "--assessor", "-o", "-").out == page
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", str(width))
    shown = run("report", wide.name, "--assessor", "-o", "-").out
    assert all(cells(line) < width for line in shown.splitlines())
    assert "".join(shown.split()) == "".join(page.split())


def test_the_help_typed_line_by_line_fits_a_line_each_at_eighty() -> None:
    for text in TYPED_HELP:
        for line in text.splitlines():
            if line.startswith("/"):
                assert cells(line) < 80, line


# Times


MOMENT = re.compile(r"\b\d{4}-\d\d-\d\d(?P<rest>\S*( \d\d:\d\d\S*)?)")
OTHER = re.compile(
    r"\b\d{1,2}[./]\d{1,2}[./](\d{4}|\d\d)\b|\d\d:\d\d:\d\d|\d{4}-\d\d-\d\dT"
    r"|\b\d{1,2}(st|nd|rd|th)? (January|February|March|April|May|June|July|August|September|October|November|December)"
    r" \d{4}"
)
DATED = ["log", "search plan", "search plan*", "people", "attachments", "why E1b", "report -o -", "verify"]


def test_people_read_every_time_in_one_format(run: Run, northfield: Path) -> None:
    seen = 0
    for line in DATED:
        name, *rest = line.split()
        text = run(name, northfield, *rest).out
        assert not OTHER.search(text), line
        for found in MOMENT.finditer(text):
            seen += 1
            assert re.fullmatch(r"[,.;:)]?|( \d\d:\d\d[,.;:)]?)", found["rest"]), found[0]
    assert seen > 400


def test_the_program_formats_times_for_people_in_one_place() -> None:
    for path in own_texts("src"):
        text = path.read_text(encoding="utf-8")
        if path.name != "times.py":
            assert not re.search(r"strftime|%d\.%m|%Y-%m|:%B|\bat\[:1[0-9]\]", text), path


# The log in words


def test_the_log_says_who_did_what_in_the_words_of_the_screen(run: Run, northfield: Path) -> None:
    run("people", northfield, "add", "NEW", "--role", "M", "--name", "Nia", "--author", "Mara")
    listed = run("log", northfield).out
    last = listed.splitlines()[-1]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d  Mara        NEW: Nia; middle", last)
    entries = [json.loads(line) for line in run("log", northfield, "--json").out.splitlines()]
    assert len(entries) == len(listed.splitlines())
    assert "{" not in listed
    assert "null" not in listed
    for words in ("CEO interview begun: 45 minutes", "CEO interview finished", "CEO E1b: level 3; said; at C1.2",
                  "PLN C2.2: nobody; ", "quote: “", "script kept: management-system.yaml"):  # fmt: skip
        assert words in listed, words
    run("erase", northfield, "--person", "NEW", "--yes")
    erased = run("log", northfield).out.splitlines()
    assert erased[-1].endswith("NEW erased")
    assert any(line.endswith("NEW person (erased)") for line in erased)


def test_the_log_reads_a_script_that_it_cannot_read_once(
    run: Run, northfield: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("interviews").mkdir()
    Path("interviews/own.yaml").write_text("id: management-system\nkind: interview\nsections: []\n", encoding="utf-8")
    read: list[Path] = []
    reading = materials.materials_for

    def counted(path: Path) -> materials.Materials:
        read.append(path)
        return reading(path)

    monkeypatch.setattr(materials, "materials_for", counted)
    assert "PLN C2.2: nobody" in run("log", northfield).out
    assert len(read) == 1
