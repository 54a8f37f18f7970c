"""Hostile inputs end in a sentence, within five seconds of processor time and 300 MB, each in a process of its own."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachtui.files.linting import lint
from coachtui.model.people import Person
from coachtui.store.bodies import entry_for
from tests.engagement_files import created
from tests.files.samples import SCRIPT
from tests.store.hostile import SCHEMAS, many_tables, name_a_super_journal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are measured otherwise there")
SECONDS, MEGABYTES = 5, 300


class Limited:
    """Runs the command in processes that are forked from one program, each limited in its processor time."""

    def __init__(self, folder: Path, program: subprocess.Popen[str]) -> None:
        self._said = folder / "said"
        self._program = program

    def run(self, *words: object) -> tuple[int, float, str]:
        """The exit code (-N for signal N), the highest memory use in megabytes, and what it said."""
        assert self._program.stdin is not None
        assert self._program.stdout is not None
        self._said.unlink(missing_ok=True)
        self._program.stdin.write(json.dumps([list(map(str, words)), str(self._said)]) + "\n")
        self._program.stdin.flush()
        code, used = map(int, self._program.stdout.readline().split())
        return code, used / (1_000_000 if sys.platform == "darwin" else 1_000), self._said.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def limited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Limited]:
    folder = tmp_path_factory.mktemp("limited")
    with subprocess.Popen(
        [sys.executable, Path(__file__).with_name("limited.py"), str(SECONDS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=folder,
    ) as program:
        yield Limited(folder, program)
        assert program.stdin is not None
        program.stdin.close()


EndsWell = Callable[..., str]


@pytest.fixture
def ends_well(limited: Limited) -> EndsWell:
    """Run the command with some words, and return what it said; it has to say something, soon, in little memory."""

    def run(*words: object) -> str:
        returncode, megabytes, said = limited.run(*words)
        assert returncode in {0, 1, 2}, f"ended by signal {-returncode} after: {said[-300:]}"
        assert megabytes < MEGABYTES
        assert "Traceback" not in said
        assert "cannot go on" not in said
        assert said.strip()
        assert len(said) < 100_000
        return said

    return run


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
def test_a_foreign_schema(ends_well: EndsWell, northfield: Path, name: str, command: str) -> None:
    SCHEMAS[name](northfield)
    first, *rest = command.replace("FILE", str(northfield)).split()
    assert "coachtui" in ends_well(first, *(rest or [str(northfield)]))


def test_tables_without_number(ends_well: EndsWell, northfield: Path) -> None:
    many_tables(northfield)
    assert "far more tables" in ends_well("score", northfield)


def test_a_journal(ends_well: EndsWell, northfield: Path) -> None:
    victim = northfield.with_name("victim")
    victim.write_text("mine")
    name_a_super_journal(northfield, victim)
    assert "delete another file" in ends_well("score", northfield)
    assert victim.exists()


def test_a_time(ends_well: EndsWell, northfield: Path) -> None:
    with created(northfield.with_name("far.coach"), now=lambda: datetime.max.replace(tzinfo=UTC, second=0)) as file:
        file.append(entry_for(Person("FAR", "middle")))
    assert "Dated far ahead" in ends_well(
        "merge", northfield.with_name("far.coach"), "--unrelated", "--into", northfield
    )
    assert "Dated far ahead" in ends_well(
        "merge", northfield.with_name("far.coach"), northfield, "--unrelated", "-o", northfield.with_name("out.coach")
    )


def test_keys(ends_well: EndsWell, northfield: Path) -> None:
    evil = {f"\x1b[2J{number}": number for number in range(100_000)}
    data = {"format": "coachtui/state", "version": 1, "engagement": {"organisation": "N"}, **evil, "people": [evil] * 3}
    northfield.with_name("keys.json").write_text(json.dumps(data), encoding="utf-8")
    assert "\x1b" not in ends_well("import", northfield, northfield.with_name("keys.json"))


def test_deep_json(ends_well: EndsWell, northfield: Path) -> None:
    northfield.with_name("deep.json").write_text("[" * 2_000_000, encoding="utf-8")
    assert "Not JSON" in ends_well("import", northfield, northfield.with_name("deep.json"))


_HEAD = (
    SCRIPT.partition("\nsections:")[0]
    .replace("id: small", "id: management-system")
    .replace("sections: [A]", "sections: [S1]")
    .replace("sections: [A, B], replaces: {B1: A4}", "sections: [S1]")
    + f"\nroles:{SCRIPT.partition('roles:')[2].rstrip()}"
)


def script(options: int, when: str) -> str:
    """A script that is sound but for what ``when`` costs: only then are its rules looked at."""
    choices = "\n".join(f"          - {{id: o{number}, say: Option {number}}}" for number in range(options))
    return f"""\
{_HEAD}
sections:
  - id: S1
    title: One
    questions:
      - id: Q1
        type: multiple
        minutes: 1
        salience: 1
        feeds: [E1a]
        ask: {{executive: What?}}
        options:
{choices}
      - id: Q2
        type: short
        minutes: 1
        salience: 1
        feeds: [E1b]
        ask: {{executive: What else?}}
        when: "{when}"
"""


def chosen(count: int) -> str:
    return " and ".join(f"chose('Q1', 'o{number}')" for number in range(count))


def question(name: str, when: str) -> str:
    return (
        f"      - {{id: {name}, type: short, minutes: 1, salience: 1, feeds: [E1a], ask: {{executive: x}},"
        f' when: "{when}"}}\n'
    )


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


def test_the_scripts_above_are_sound_but_for_what_they_cost(tmp_path: Path) -> None:
    path = tmp_path / "sound.yaml"
    path.write_text(script(3, chosen(1)) + question("Q3", "answered('Q2')"), encoding="utf-8")
    assert [problem.message for problem in lint([path]) if "No question feeds" not in problem.message] == []


@pytest.mark.parametrize("name", YAML)
def test_yaml(ends_well: EndsWell, northfield: Path, name: str) -> None:
    """As a script beside an engagement, which every command looks at, and for lint."""
    folder = northfield.with_name("interviews")
    folder.mkdir()
    (folder / "hostile.yaml").write_text(YAML[name](), encoding="utf-8")
    said = ends_well("lint", folder)
    assert max(map(len, said.splitlines())) < 1000
    assert len(said.splitlines()) < 310
    ends_well("score", northfield)
