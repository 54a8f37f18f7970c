"""coachtui why, of behaviours: in the latest sheet, or in the one about a meeting named."""

import json
from pathlib import Path

import pytest

from coachtui.workflow.alone.my_meeting import begin_sheet, create_meetings
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from tests.conftest import Run


@pytest.fixture
def meetings(tmp_path: Path) -> Path:
    """A file with two sheets: in the first most was decided, in the second nothing."""
    path = tmp_path / "mine.coach"
    create_meetings(path)
    with open_engagement(path, write=True, surroundings=Surroundings("")) as workspace:
        for name, day, decided in (("Operations review", "2026-03-02", 6), ("Budget round", "2026-03-09", 0)):
            sheet = begin_sheet(workspace, "my-meeting", name, day, "led")
            sheet.questions.answer("N1", value={"items": 7, "decided": decided, "deciders": 0})
            sheet.finish()
    return path


def test_a_behaviour_is_told_as_in_the_latest_sheet(run: Run, meetings: Path) -> None:
    ran = run("why", meetings, "b6")

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("B6  Says who decides and what is decided. Budget round, ")
    said = " ".join(ran.out.split())
    assert "N1: level 0" in said
    assert "[method 12.1: decided / items == 0: decided is 0; items is 7; so the rule is true]" in said
    assert "to gain: 12 (4 - 0) x weight 3 [method 12.3]" in said


def test_a_meeting_can_be_named(run: Run, meetings: Path) -> None:
    told = json.loads(run("why", meetings, "B6", "--json", "--meeting", "operations").out)

    assert "Operations review" in told["name"]
    assert [(step["label"], step["value"]) for step in told["steps"]] == [
        ("N1", "level 3"),
        ("level", "3"),
        ("to gain", "3"),
        ("priority", "number 1"),
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("B16",), "This rubric has no B16."),
        (("E1b", "--meeting", "Operations review"), "This rubric has no E1b."),
        (("B6", "--meeting", "Steering group"), "No such meeting"),
    ],
)
def test_what_is_not_there_is_said(run: Run, meetings: Path, arguments: tuple[str, ...], words: str) -> None:
    ran = run("why", meetings, *arguments)

    assert ran.code == 2
    assert words in ran.err


def test_a_behaviour_that_nothing_was_said_about_has_no_level(run: Run, meetings: Path) -> None:
    assert "level: not assessed\n    nothing was said that stands for a level" in run("why", meetings, "B1").out
