"""Whatever a file, a name or a message holds: nothing reaches a terminal that the terminal would obey."""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from coachtui.cli import commands
from coachtui.model.answers import Quote, Rating, Session, SessionKind
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.store.bodies import entry_for
from coachtui.store.entry import NewEntry
from tests.conftest import Ran
from tests.engagement_files import created

EVIL = "x\x1b[2J\x1b]0;owned\x07\x9b31m\u202egnp\u2066\u200f\x7f\u2028y"
OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
Run = Callable[..., Ran]


def harmless(ran: Ran) -> Ran:
    assert not OBEYED.search(ran.out), ran.out
    assert not OBEYED.search(ran.err), ran.err
    assert "Traceback" not in ran.err
    return ran


@pytest.fixture(scope="session")
def evil_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that `evil` copies; not to be written to."""
    path = tmp_path_factory.mktemp("evil") / "evil.coach"
    session = Session("s1", "CEO", SessionKind.INTERVIEW, author="EVIL")
    with created(path, author="EVIL") as file:
        file.append(
            entry_for(Engagement("EVIL", core_process="EVIL")),
            entry_for(Person("CEO", "executive", name="EVIL", title="EVIL", unit="EVIL")),
            entry_for(Person("EVIL", "middle", name="EVIL")),
            entry_for(session),
            entry_for(Quote("EVIL", "s1", "CEO", "EVIL words", question="C1.1", indicators=("EVIL",))),
            entry_for(Rating("EVIL", "s1", "CEO", "EVIL", level=2, evidence="EVIL")),
            NewEntry("EVIL", {"EVIL": "EVIL"}, person="EVIL", item="EVIL"),
        )
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        guards = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in guards:
            connection.execute(f"DROP TRIGGER {name}")
        for column in ("author", "kind", "person", "item"):
            connection.execute(f"UPDATE entry SET {column} = replace({column}, 'EVIL', ?)", (EVIL,))
        for written in (EVIL.replace("\x1b", "\\u001b").replace("\x07", "\\u0007"), json.dumps(EVIL)[1:-1]):
            connection.execute("UPDATE entry SET body = replace(body, 'EVIL', ?) WHERE seq % 2 = 0", (written,))
        connection.execute("UPDATE entry SET body = replace(body, 'EVIL', ?)", (json.dumps(EVIL)[1:-1],))
        for _, sql in guards:
            connection.execute(sql)
    return path


@pytest.fixture
def evil(evil_once: Path, tmp_path: Path) -> Path:
    """An engagement under an evil name, in which every text is evil, put there past the program's own cleaning."""
    return Path(shutil.copy(evil_once, tmp_path / f"e\x1b[31m\u202e\x9b{evil_once.name}"))


COMMANDS = [
    "people", "people --json", "log", "log --json", "score", "score --json", "score --shared", "score --shared --json",
    "search words", "search words --json", "attachments", "attachments --json", "why E1a", "why EVIL",
    "why EVIL --json",
    "verify", "verify --json", "open", "open --json", "erase --person nobody",
    "erase --person EVIL --yes", "interview --person nobody",
    "interview --person EVIL --plain", "export -o -", "export --log -o -", "report -o -", "report --assessor -o -",
    "edit --process EVIL --organisation EVIL", "edit --mode EVIL",
    "attach missing --person EVIL", "people add EVIL --role middle", "people edit EVIL --role frontline",
    "self-assess --result", "my-meeting --json", "pulse --json", "pulse EVIL -o -", "nonsense",
    "observe --meeting EVIL", "observe --replay", "coach", "coach --for EVIL", "search EVIL --nonsense",
    "export -o folder/EVIL", "report -o EVIL.md",
]  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_that_a_terminal_obeys_is_printed(run: Run, evil: Path, command: str) -> None:
    first, *rest = command.split()
    words = [word.replace("EVIL", EVIL) for word in rest]
    harmless(run(evil, *words) if first == "open" else run(first, evil, *words))


def test_every_command_that_opens_a_file_is_tried() -> None:
    tried = {command.split()[0] for command in COMMANDS}
    elsewhere = {"demo", "new", "import", "merge", "lint", "schema", "locate", "completion", "help", "nonsense"}
    assert tried | elsewhere == {*commands.COMMANDS, "nonsense"}


@pytest.mark.parametrize("kind", ["state", "log"])
def test_evil_keys_of_an_import_are_named_harmlessly(run: Run, tmp_path: Path, kind: str) -> None:
    source = tmp_path / f"{EVIL[:5]}.json"
    for data in (
        {"format": f"coachtui/{kind}", "version": 1, EVIL: EVIL, "engagement": {EVIL: EVIL}, "people": [{EVIL: EVIL}]},
        {"format": f"coachtui/{kind}", "version": EVIL, "entries": [{EVIL: EVIL}]},
        {
            "format": f"coachtui/{kind}",
            "version": 1,
            "people": [{"code": EVIL, "role": EVIL}] * 1000,
            "computed": {EVIL: EVIL},
        },
        {"format": EVIL},
    ):
        source.write_text(json.dumps(data), encoding="utf-8")
        ran = harmless(run("import", "new.coach", source))
        assert ran.code == 2
        assert max(map(len, ran.err.splitlines())) < 5000


@pytest.mark.parametrize("command", ["lint", "interview northfield.coach --answers"])
def test_evil_yaml_is_reported_harmlessly(run: Run, northfield: Path, tmp_path: Path, command: str) -> None:
    del northfield
    source = tmp_path / f"{EVIL[:5]}.yaml"
    quoted = json.dumps(EVIL)
    for text in (
        f"kind: interview\n{quoted}: 1\nid: {quoted}\n",
        f"kind: {quoted}\n",
        f"kind: notes\nperson: {quoted}\nanswers:\n- question: {quoted}\n  choice: {quoted}\n",
        f"&{'a' * 5000} b: *{'c' * 5000}\n",
        f"{'k' * 100_000}: 1\n",
    ):
        source.write_text(text, encoding="utf-8")
        ran = harmless(run(*command.split(), source))
        assert ran.code == 2
        assert max(map(len, (ran.out + ran.err).splitlines())) < 1000


def test_names_of_files_in_a_merge_and_a_new_one(run: Run, evil: Path, tmp_path: Path) -> None:
    harmless(run("merge", evil, "-o", f"out{EVIL[:5]}.coach"))
    harmless(run("merge", evil, evil, "--into", evil))
    harmless(run("new", f"new{EVIL[:5]}.coach", "--name", EVIL))
    harmless(run("demo", f"demo{EVIL[:5]}.coach", "--no-open"))
    harmless(run("lint", tmp_path / EVIL[:7]))


def test_commands_print_through_one_function() -> None:
    for path in Path(commands.__file__).parent.glob("**/*.py"):
        if path.name != "saying.py":
            assert not re.search(r"click\.(echo|secho|style)|\bprint\(|json\.dumps", path.read_text("utf-8")), path
