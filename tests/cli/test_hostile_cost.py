"""Hostile inputs end in a sentence, within five seconds of processor time and 300 MB, each in a process of its own."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachtui.model.people import Person
from coachtui.model.roles import Role
from coachtui.store.bodies import entry_for
from coachtui.store.engagement_file import EngagementFile
from tests.store.hostile import SCHEMAS, many_tables, name_a_super_journal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are measured otherwise there")
SECONDS, MEGABYTES = 5, 300
_LIMITED = f"""
import resource, sys
resource.setrlimit(resource.RLIMIT_CPU, ({SECONDS}, {SECONDS}))
from coachtui.__main__ import main
sys.argv[0] = "coachtui"
main()
"""
_MEASURED = """
import os, subprocess, sys
done = subprocess.run([sys.executable, "-c", *sys.argv[2:]], stdin=subprocess.DEVNULL, check=False)
import resource
with open(sys.argv[1], "w") as file:
    print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=file)
"""
"""Runs `_LIMITED` from a small process: a child's highest memory use counts from that of the process it comes from."""


def ends_well(*words: object) -> str:
    """Run the command with these words, and return what it said; it has to say something, soon, in little memory."""
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder) / "result"
        said = subprocess.run(
            [sys.executable, "-c", _MEASURED, result, _LIMITED, *map(str, words)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
        ).stdout
        returncode, used = map(int, result.read_text().split())
    megabytes = used / (1_000_000 if sys.platform == "darwin" else 1_000)
    assert returncode in {0, 1, 2}, f"ended by signal {-returncode} after: {said[-300:]}"
    assert megabytes < MEGABYTES
    assert "Traceback" not in said
    assert "cannot go on" not in said
    assert said.strip()
    assert len(said) < 100_000
    return said


@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("a trigger that swallows entries", "score"),
        ("entries without end", "score"),
        ("entries without end", "verify"),
        ("an upkeep without end", "people FILE add NEW --role middle"),
        ("drafts without end", "verify"),
        ("a view in the place of SQLite's list of modules", "score"),
    ],
)
def test_a_foreign_schema(northfield: Path, name: str, command: str) -> None:
    SCHEMAS[name](northfield)
    first, *rest = command.replace("FILE", str(northfield)).split()
    assert "coachtui" in ends_well(first, *(rest or [str(northfield)]))


def test_tables_without_number(northfield: Path) -> None:
    many_tables(northfield)
    assert "far more tables" in ends_well("score", northfield)


def test_a_journal(northfield: Path) -> None:
    victim = northfield.with_name("victim")
    victim.write_text("mine")
    name_a_super_journal(northfield, victim)
    assert "delete another file" in ends_well("score", northfield)
    assert victim.exists()


def test_a_time(northfield: Path) -> None:
    with EngagementFile.create(
        northfield.with_name("far.coach"), now=lambda: datetime.max.replace(tzinfo=UTC, second=0)
    ) as file:
        file.append(entry_for(Person("FAR", Role.MIDDLE)))
    assert "Dated far ahead" in ends_well(
        "merge", northfield.with_name("far.coach"), "--unrelated", "--into", northfield
    )
    assert "Dated far ahead" in ends_well(
        "merge", northfield.with_name("far.coach"), northfield, "--unrelated", "-o", northfield.with_name("out.coach")
    )


def test_keys(northfield: Path) -> None:
    evil = {f"\x1b[2J{number}": number for number in range(100_000)}
    data = {"format": "coachtui/state", "version": 1, "engagement": {"organisation": "N"}, **evil, "people": [evil] * 3}
    northfield.with_name("keys.json").write_text(json.dumps(data), encoding="utf-8")
    assert "\x1b" not in ends_well("import", northfield, northfield.with_name("keys.json"))


def test_deep_json(northfield: Path) -> None:
    northfield.with_name("deep.json").write_text("[" * 2_000_000, encoding="utf-8")
    assert "Not JSON" in ends_well("import", northfield, northfield.with_name("deep.json"))


def script(options: int, when: str, *, more: str = "") -> str:
    choices = "\n".join(f"          - {{id: o{number}, say: Option {number}}}" for number in range(options))
    return f"""\
kind: interview
id: management-system
name: Hostile
version: 1
{more}sections:
  - id: S1
    name: One
    questions:
      - id: Q1
        type: multiple
        minutes: 1
        feeds: [E1a]
        ask: {{executive: What?}}
        options:
{choices}
      - id: Q2
        type: short
        minutes: 1
        feeds: [E1b]
        ask: {{executive: What else?}}
        when: "{when}"
"""


def chosen(count: int) -> str:
    return " and ".join(f"chose('Q1', 'o{number}')" for number in range(count))


def question(name: str, when: str) -> str:
    return f'      - {{id: {name}, type: short, minutes: 1, feeds: [none], ask: {{executive: x}}, when: "{when}"}}\n'


YAML: dict[str, Callable[[], str]] = {
    "every selection of many options": lambda: script(60, " or ".join(f"'o{n}' in answer('Q1')" for n in range(17))),
    "another rule over many options": lambda: script(400, chosen(18)),
    "an id of spaces": lambda: f"kind: interview\nid:{' ' * 500_000}x#\n",
    "an id of tabs and spaces": lambda: "kind: interview\nid:" + " \t" * 500_000 + "'\n",
    "ids without end": lambda: "kind: interview\n" + f"id:{' ' * 2000}x y\n" * 900,
    "braces without end": lambda: script(3, chosen(1)).replace("What else?", "{" * 1_500_000, 1),
    "keys that nobody knows": lambda: "kind: interview\nid: x\n" + "".join(f"key{n}: 1\n" for n in range(49_000)),
    "a list of wrong things": lambda: "kind: interview\nid: x\nsections: [" + "1, " * 600_000 + "1]\n",
    "questions that repeat an id": lambda: (
        script(3, chosen(1)) + "".join(question("Q1", f"answered('Q{n}')") for n in range(2500))
    ),
    "many rules to try out": lambda: (
        script(9, chosen(9))
        + "".join(question(f"R{n}", f"not ({chosen(8)}) or not answered('Q1')") for n in range(2500))
    ),
    "brackets": lambda: "[" * 1_900_000,
    "braces": lambda: "{a: " * 400_000,
    "dashes": lambda: "- " * 900_000,
    "one long word": lambda: "x" * 1_900_000,
    "a long key": lambda: f"? {'k' * 1_000_000}\n: 1\n",
    "quotation marks": lambda: "'" * 1_900_001,
    "anchors": lambda: "".join(f"- &a{n} x\n" for n in range(100_000)),
    "bad characters": lambda: "\x01\n" * 900_000,
}


@pytest.mark.parametrize("name", YAML)
def test_yaml(northfield: Path, name: str) -> None:
    """As a script beside an engagement, which every command looks at, and for lint."""
    folder = northfield.with_name("interviews")
    folder.mkdir()
    (folder / "hostile.yaml").write_text(YAML[name](), encoding="utf-8")
    said = ends_well("lint", folder)
    assert max(map(len, said.splitlines())) < 1000
    assert len(said.splitlines()) < 310
    ends_well("score", northfield)
