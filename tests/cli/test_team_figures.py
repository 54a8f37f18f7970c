"""Figures of a team: what is passed on of a coaching file, what never is, and where an engagement shows it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from coachtui.workflow.demonstration.demonstrating_coaching import make_demo_coaching
from coachtui.workflow.demonstration.demonstrating_meetings import make_demo_meetings
from coachtui.workflow.engagement.engagements import Surroundings
from tests.conftest import Run

DAY = "2026-04-02"
COUNTS = "helped 1, by 1 person, hurt 3, missed 1"


@pytest.fixture
def coaching(run: Run, tmp_path: Path) -> Path:
    del run  # it goes to the folder
    path = tmp_path / "n-coaching.coach"
    make_demo_coaching(path, Surroundings(author="demo"))
    return path


def changed(run: Run, path: Path, **agreed: Any) -> None:
    data = json.loads(run("export", path, "-o", "-").out)
    data["speakers"] += agreed.pop("speakers", [])
    data["meetings"][0].update(agreed)
    Path("changed.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("import", path, "changed.json").code == 0


def test_figures_are_shown_first_and_hold_nobodys_words(run: Run, coaching: Path, northfield: Path) -> None:
    actions = json.loads(run("export", coaching, "-o", "-").out)["meetings"][0]["actions"]
    actions.append({"id": "left", "what": "Chart the scrap", "earlier": True})  # of the meeting before
    changed(run, coaching, name="thursday  production meeting", at=f"{DAY}T09:00:00Z", actions=actions)
    shown = run("export", coaching, "--for-engagement", "-o", "seen.json")
    assert (shown.code, Path("seen.json").exists()) == (2, False)
    assert (
        "criteria first: level 1; helped 1, by 1 person, hurt 3, missed 1; cards: 0 yes, 0 partly, 2 no." in shown.out
    )
    assert "Decision" not in shown.out
    ran = run("export", coaching, "--for-engagement", "--yes", "--confirmed", "-o", "seen.json")
    assert "Sort out the late orders (operations director, no day)." in ran.out
    written = Path("seen.json").read_text(encoding="utf-8")
    assert "Chart the scrap" not in ran.out + written
    names = re.findall(r"Dana|Ravi|Carla|Tom|Otto|\\b(?:CEO|OPS|QM|SAL|PLN)\\b", written + ran.out)
    assert not names
    lines = json.loads(run("export", coaching, "-o", "-").out)["meetings"][0]["lines"]
    assert not [each["text"] for each in lines if each["text"] in written]

    assert run("import", northfield, "seen.json").code == 0
    make_demo_meetings(Path("own.coach"), Surroundings(author="demo"))
    handing_over = ("--for-coach", "--yes", "--meeting", DAY, "--person", "CEO")
    assert run("export", "own.coach", *handing_over, "-o", "for.coach").code == 0
    assert run("merge", "for.coach", "--into", northfield).code == 0
    assert run("merge", "for.coach", "--into", coaching).code == 0
    own = " ".join(run("coach", coaching, "--for", "chair").out.split())
    assert "What Dana put down, and what was seen the gap first: 4 put down, 3 seen." in own
    assert "put down" not in run("coach", coaching, "--for", "sal").out + run("coach", coaching, "--for", "team").out
    put_down = json.loads(run("coach", coaching, "--json").out)["put_down"]
    assert {"who": "CEO", "behaviour": "B5", "level": 1} in put_down
    assert "What was seen in meetings: coachtui coach" in run("open", northfield, "--plain").out
    page = " ".join(run("coach", northfield).out.split())
    assert f"Sets criteria before options Seen: 1; {COUNTS};" in page
    assert f"Somebody who led it says 1, of Thursday {DAY}." in page
    assert "In interviews, of all meetings (Decision criteria): 0." in page
    report = run("report", northfield, "-o", "-").out
    assert "- Sets criteria before options: 1; helped 1" in report
    assert "Somebody who" not in report

    assert run("export", coaching, "--for-engagement", "--yes", "-o", "seen.json").code == 0
    assert run("import", northfield, "seen.json").code == 0
    again = json.loads(run("export", northfield, "-o", "-").out)
    assert (len(again["seen_meetings"]), again["agreements"]) == (1, [])  # what is not passed on any more is gone
    assert run("verify", northfield).code == 0
    values = json.loads(run("coach", northfield, "--json").out)
    seen = values["behaviours"]["B5"]
    assert (seen["levels"], seen["helped"], seen["no"], values["agreements"]) == ([1], 1, 2, [])
    assert seen["put_down"] == [{"level": 1, "at": DAY, "role": "led it"}]
    for wrong in (("--meeting", "M09"), ("--for", "team")):
        assert "of all meetings together" in run("coach", northfield, *wrong).err


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ("Ravi sorts the late orders", "names Ravi"),
        ("The late orders, says “sort it”", "has words in quotation marks"),
        ("First let's not boil the ocean with this", "repeats what somebody said"),
        ("The order that Ines wants", "names Ines"),
        ("Late orders: qm", "names qm"),
        ("Late orders, ask Vera", "names Vera"),
        ("Late orders, ask Wanda", "names Wanda"),
    ],
)
def test_whose_words_or_name_it_would_carry_is_refused(run: Run, coaching: Path, what: str, said: str) -> None:
    shift = {"what": "The late orders by night", "who": "The night shift", "id": "e"}
    changed(
        run,
        coaching,
        decisions=[{"what": what, "who": "Ines", "when": "Thursday", "id": "d"}],
        actions=[shift],
        debriefs=[{"next": "Ask first", "watcher": "Wanda"}],
        speakers=[{"name": "Vera Lind", "code": "QM"}],
    )
    ran = run("export", coaching, "--for-engagement", "--yes", "--confirmed", "-o", "seen.json")
    assert (ran.code, Path("seen.json").exists()) == (2, False)
    assert said in ran.err
    assert run("export", coaching, "--for-engagement", "--yes", "-o", "seen.json").code == 0


def test_figures_go_into_an_engagement_and_nothing_else_comes_with_them(
    run: Run, coaching: Path, northfield: Path
) -> None:
    changed(run, coaching, name="Round with Ravi")
    assert "names Ravi" in run("export", coaching, "--for-engagement", "--yes", "-o", "seen.json").err
    changed(run, coaching, name="Round")
    assert run("export", coaching, "--for-engagement", "--yes", "-o", "seen.json").code == 0
    for into in (coaching, "none.coach"):
        assert "go into an engagement that is there" in run("import", into, "seen.json").err
    data = json.loads(Path("seen.json").read_text(encoding="utf-8"))
    for change, said in (
        ({"people": [{"code": "X"}]}, "people: that does not belong"),
        ({"version": 2}, "version 2"),
        ({"seen_meetings": []}, "there is no such meeting"),
        ({"seen_behaviours": [{**data["seen_behaviours"][0], "behaviour": "B99"}]}, "B99"),
    ):
        Path("wrong.json").write_text(json.dumps(data | change), encoding="utf-8")
        ran = run("import", northfield, "wrong.json")
        assert (ran.code, said in ran.err) == (2, True), ran.err
    for wrong in (("--log",), ("--for-coach",), ("--person", "X")):
        assert run("export", coaching, "--for-engagement", "-o", "x.json", *wrong).code == 2, wrong
    assert run("export", northfield, "--for-engagement", "-o", "x.json").code == 2
