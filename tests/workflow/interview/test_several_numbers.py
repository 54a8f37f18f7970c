"""An answer of several numbers, through all that happens to answers: undo, scores, JSON, search, merging, erasure."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.erasing import erase_person, erasure_outline
from coachtui.workflow.interview.history import History
from coachtui.workflow.passing_on.merging import merge_into_new
from coachtui.workflow.scores.assessing import assess
from tests.conftest import Run
from tests.own_files import ROOT

from .holding import holding, make

SIX = {"items": 6, "decided": 4}
_RULES = "{E5d: [{level: 3, when: decided / items >= 4/5}, {level: 2, when: decided / items >= 1/2}]}"
_QUESTION = f"""\
        type: numbers
        parts: [{{id: items, say: Items}}, {{id: decided, say: Decided, most: items}}]
        level_rules: {_RULES}
        minutes: 1
        salience: 2
        feeds: [E5d]
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An engagement whose script asks C7.3 for two numbers and has nothing else there, with a middle manager."""
    text = (ROOT / "interviews" / "management-system.yaml").read_text(encoding="utf-8")
    start = text.index("        type: number\n", text.index("id: C7.3"))
    end = text.index("        ask:\n", start)
    beside = text.index("        probes:\n", end), text.index("\n      - id:", end)
    changed = text[:start] + _QUESTION + text[end : beside[0]] + text[beside[1] :]
    (tmp_path / "interviews").mkdir()
    without_contradictions = changed[: changed.index("\ncontradictions:") + 1]
    without_contradictions = without_contradictions.replace(", when: number > 0}]", ", when: not empty}]")
    (tmp_path / "interviews" / "own.yaml").write_text(without_contradictions, encoding="utf-8")
    return make(tmp_path / "acme.coach")


def test_numbers_are_recorded_taken_back_and_put_back(path: Path) -> None:
    history = History()
    with holding(path) as interview:
        history.add(interview.answer("C7.3", value=SIX, note="From the minutes."))
        assert interview.spoken(interview.answers()["C7.3"]) == "Items: 6; Decided: 4"
        assert assess(interview.workspace).scorecard.indicators["E5d"].claimed == 2
        history.undo(interview.workspace)
        assert "C7.3" not in interview.answers() or interview.answers()["C7.3"].value is None
        history.redo(interview.workspace)
        assert interview.answers()["C7.3"].value == SIX


def test_why_tells_the_level_that_numbers_passed_on(path: Path, run: Run) -> None:
    with holding(path) as interview:
        interview.answer("C7.3", value=SIX)

    assert "said 2, shown 1" in run("why", path, "E5d").out


def test_numbers_go_out_as_json_and_into_views_and_come_in_again(path: Path, run: Run) -> None:
    with holding(path) as interview:
        interview.answer("C7.3", value=SIX, note="Looked up in the minutes.")
        before = dict(interview.answers())

    assert run("export", path, "-o", "out.json").code == 0
    (answer,) = (each for each in json.loads(Path("out.json").read_text())["answers"] if each["question"] == "C7.3")
    assert answer["value"] == SIX
    assert run("import", "into.coach", "out.json").code == 0
    with open_engagement(Path("into.coach")) as workspace:
        assert [each.value for each in workspace.state.answers.values()] == [each.value for each in before.values()]
    assert "Looked up in the minutes" in run("search", path, "minutes").out
    with closing(sqlite3.connect(path)) as connection:
        (value,) = connection.execute("SELECT value FROM answers WHERE question = 'C7.3'").fetchone()
    assert json.loads(value) == SIX


def test_numbers_revised_in_two_files_are_told_apart_and_erased_with_the_person(path: Path, tmp_path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C7.3", value=SIX)
    hers = Path(shutil.copy(path, tmp_path / "hers.coach"))
    for file, decided in ((path, 5), (hers, 6)):
        with holding(file) as interview:
            interview.answer("C7.3", value={"items": 6, "decided": decided})

    merged = merge_into_new([path, hers], tmp_path / "both.coach", Surroundings())

    (revised,) = merged.revised
    assert [each.says for each in revised.versions] == [
        ("value: decided 5, items 6",),
        ("value: decided 6, items 6",),
    ]
    assert b'"decided":6' in (tmp_path / "both.coach").read_bytes()
    with open_engagement(tmp_path / "both.coach", write=True) as workspace:
        erase_person(workspace, erasure_outline(workspace, "PLN"))
        assert workspace.state.answers == {}
    assert b'"decided":6' not in (tmp_path / "both.coach").read_bytes()
