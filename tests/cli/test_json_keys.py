"""docs/json.md names every key that `--json` prints, with the word of the screen for it, and no other."""

import json
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import pytest

from coachtui.cli.commands import COMMANDS
from coachtui.cli.main import coachtui
from coachtui.model.people import Person
from coachtui.store.kinds import BOOKKEEPING, KINDS
from coachtui.workflow.alone.pulse import pulse_of
from coachtui.workflow.alone.self_assessing import begin_self_assessment
from coachtui.workflow.alone.slip_pile import record_slips
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.interview.rating import rate
from tests.conftest import Run
from tests.own_files import ROOT
from tests.workflow.alone.filling_in import twelve_sheets

PAGE = (ROOT / "docs" / "json.md").read_text(encoding="utf-8")
BY_ID = frozenset(
    {
        "levels", "indicators", "elements", "targets", "bands", "claimed_bands", "threshold_actions", "behaviours",
        "cards", "suggested", "confirmed", "talk_share", "talk", "coaching_top3", "noise", "debrief",
    }
)  # fmt: skip
"""Keys whose values are by ids, which are no keys."""


def sections() -> dict[str, str]:
    named = re.split(r"^## coachtui ([\w-]+)$", PAGE, flags=re.MULTILINE)
    return dict(zip(named[1::2], named[2::2], strict=True))


def documented(name: str) -> set[str]:
    """The keys in the first column of the table of a command."""
    table = sections()[name].partition("\n### ")[0]
    rows = re.findall(r"^\| (`.*?) \| .*? \| .*? \|$", table, re.MULTILINE)
    return {key for row in rows for key in re.findall(r"`(\w+)`", row)}


def keys(value: Any) -> Iterator[str]:
    """The keys anywhere in a value; of a mapping by ids, those below."""
    match value:
        case dict():
            for key, inside in value.items():
                yield key
                below = inside.values() if key in BY_ID and isinstance(inside, dict) else [inside]
                if key != "body":
                    yield from (found for each in below for found in keys(each))
        case list():
            yield from (found for each in value for found in keys(each))


def with_json(command: click.Command) -> bool:
    return any("--json" in param.opts for param in command.params)


LINES = {
    "people": ("people FILE",),
    "open": ("open FILE", "FILE"),
    "score": ("score FILE", "score FILE --shared"),
    "why": ("why FILE E1b", "why FILE E1", "why FILE T1", "why FILE E3a"),
    "search": ("search FILE plan",),
    "attachments": ("attachments FILE",),
    "verify": ("verify FILE",),
    "lint": ("lint wrong.yaml",),
    "locate": ("locate",),
    "log": ("log FILE",),
    "my-meeting": ("my-meeting my-meetings.coach",),
    "coach": ("coach coaching.coach --for SAL", "open coaching.coach", "coach cards.coach", "coach FILE"),
    "pulse": ("pulse my-meetings.coach",),
}


@pytest.fixture
def all_there(run: Run, northfield: Path) -> Path:
    """Northfield with a file, a capture that is filed and an indicator that an inventory decides."""
    Path("wrong.yaml").write_text("kind: interview\n", encoding="utf-8")
    assert run("attach", northfield, "wrong.yaml", "--person", "PLN").code == 0
    exported = json.loads(run("export", northfield, "-o", "-").out)
    exported["captures"] = [
        {"id": "c1", "person": "PLN", "text": "the plan again", "filed_to": "indicator", "filed_id": "E1b"}
    ]
    exported["computed"] = {"E3a": 2}
    exported["seen_meetings"] = [{"id": "s1", "name": "Review", "held": "2026-03-04"}]
    exported["seen_behaviours"] = [{"meeting": "s1", "behaviour": "B5", "helped": 1, "people": 1, "level": 1}]
    exported["agreements"] = [{"id": "s1/d", "meeting": "s1", "kind": "decision", "what": "Price the gate"}]
    twelve_sheets(Path("my-meetings.coach"))
    with open_engagement(Path("my-meetings.coach"), write=True) as workspace:
        record_slips(pulse_of(workspace), [{"decided": "A trial"}])
        workspace.record(Person("ME", "middle"))
        rate(begin_self_assessment(workspace, 10), "E8b", level=3)
    coaching = json.loads((ROOT / "examples" / "northfield" / "coaching.json").read_text(encoding="utf-8"))
    (meeting,) = coaching["meetings"]
    meeting["actions"].append({"what": "Chart it", "earlier": True, "done": True})
    meeting["decisions"][0] |= {"topic": "Scrap", "became": "new"}
    for name, kept in (("coaching", meeting), ("cards", {key: meeting[key] for key in meeting if key != "lines"})):
        coaching["meetings"] = [{**kept, "confirmed": [{"behaviour": "B5", "level": 0, "reason": "None was said"}]}]
        Path(f"{name}.json").write_text(json.dumps(coaching), encoding="utf-8")
        assert run("import", f"{name}.coach", f"{name}.json").code == 0
    Path("all.json").write_text(json.dumps(exported), encoding="utf-8")
    assert run("import", "all.coach", "all.json").code == 0
    return Path("all.coach")


def test_every_command_with_json_is_documented() -> None:
    context = click.Context(coachtui)
    offering = {name for name in COMMANDS if with_json(coachtui.get_command(context, name) or coachtui)}
    assert offering == set(sections()) == set(LINES)


def test_every_key_printed_is_documented_and_none_documented_is_missing(run: Run, all_there: Path) -> None:
    for name, lines in LINES.items():
        found: set[str] = set()
        for line in lines:
            words = [str(all_there) if word == "FILE" else word for word in line.split()]
            ran = run(*words, "--json")
            texts = ran.out.splitlines() if name == "log" else [ran.out]
            found |= {key for text in texts for key in keys(json.loads(text))}
        assert found == documented(name), name


def test_every_key_has_a_word_of_the_screen() -> None:
    for name in LINES:
        for row in re.findall(r"^\| `.*$", sections()[name].partition("\n### ")[0], re.MULTILINE):
            assert all(cell.strip() for cell in row.strip("|").split(" | ")), row
            assert row.count(" | ") == 2, row


def test_bodies_are_documented_as_they_are_written(northfield: Path) -> None:
    table = PAGE.partition("### The body of an entry")[2]
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", table, re.MULTILINE))
    assert set(rows) == {*BOOKKEEPING, *(kind.name for kind in KINDS)}
    for kind in KINDS:
        named = set(re.findall(r"`(\w+)`", rows[kind.name]))
        parts = {path.partition(".")[2] for path in kind.flat.values()}
        assert named == {*kind.in_body, *parts}, kind.name
    with closing(sqlite3.connect(northfield)) as connection:
        for kind, body in connection.execute("SELECT kind, body FROM entry"):
            assert set(json.loads(body)) <= {*re.findall(r"`(\w+)`", rows[kind]), "withdrawn", "at"}, kind
