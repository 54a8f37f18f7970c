"""Lines of notes marked as a cost: from notes files to scores, report and search, and gone with the person."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Run

NOTES = """\
kind: notes
person: {person}
date: 2026-03-20
minutes: 45
answers:
  - {{question: consent, choice: "yes"}}
  - question: C4.4
    note: |
      One of three had a date.
      Cost: {cost}
"""


def costs(run: Run, path: Path, *options: str) -> dict[str, Any]:
    (row,) = (row for row in json.loads(run("score", path, "--json", *options).out)["topics"] if "cost" in row["title"])
    assert isinstance(row, dict)
    return row


def test_what_things_cost_is_gathered_and_shared_only_from_three_people_on(run: Run, northfield: Path) -> None:
    for person, cost in (("PLN", "two days of overtime"), ("SUP", "a customer"), ("QUA", "40 hours")):
        Path("notes.yaml").write_text(NOTES.format(person=person, cost=cost), encoding="utf-8")
        assert run("interview", northfield, "--answers", "notes.yaml").code == 0
    mine = costs(run, northfield)
    assert mine["summary"] == ["3 people"]
    assert any("two days of overtime (C4.4)" in line for line in mine["told"])
    assert costs(run, northfield, "--shared") == {
        "title": "What it costs", "summary": ["named by 3 people or more"], "told": [], "quotes": []
    }  # fmt: skip
    assert "two days of overtime (C4.4)" in run("report", northfield, "-o", "-", "--assessor").out
    assert "overtime" not in run("report", northfield, "-o", "-").out
    assert "two days of overtime" in run("search", northfield, "overtime").out
    assert run("erase", northfield, "--person", "PLN", "--yes").code == 0
    assert costs(run, northfield)["summary"] == ["2 people"]
    assert costs(run, northfield, "--shared")["summary"] == ["Too few people to show."]
