"""By which plan interviews are planned: asked with what each is for, and told where the script lacks it."""

from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.cli.plan_asking import ask_for_plan
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.editing import script_beside
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from tests.conftest import Run

from .typed import TypedLines


def test_a_plan_is_chosen_by_the_beginning_of_its_id_and_the_first_is_usual() -> None:
    script = script_beside(Path("a.coach"))
    terminal = TypedLines(["x", "Q"])
    assert ask_for_plan(terminal, script) == "quick"
    assert "quick  what matters most; one round of interviews is enough" in terminal.said
    assert ask_for_plan(TypedLines([""]), script) == "full"
    assert ask_for_plan(TypedLines([""]), script, "quick") == "quick"
    assert ask_for_plan(TypedLines(["f"]), script, "gone") == "full"
    one = replace(script, plans={"alone": script.plans["alone"], "walk": script.plans["quick"]})
    assert ask_for_plan(TypedLines([]), one) == "walk"


def test_an_interview_by_a_plan_that_the_script_does_not_have_is_told_how_to_go_on(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "swift"), [Person("PLN", "middle")])
    with (
        open_engagement(path, write=True) as workspace,
        pytest.raises(CoachError, match=r"no plan swift\. There is full, quick") as caught,
    ):
        begin_interview(workspace, "PLN")
    assert caught.value.hint == f"Choose one with: coachtui edit {path} --plan full"
    assert run("edit", path, "--plan", "full").code == 0
    with open_engagement(path, write=True) as workspace:
        assert begin_interview(workspace, "PLN").session.plan == "full"


def test_an_engagement_without_a_plan_goes_by_the_usual_one(tmp_path: Path) -> None:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme"), [Person("PLN", "middle")])
    with open_engagement(path, write=True) as workspace:
        assert begin_interview(workspace, "PLN").session.plan == "full"


def test_a_new_engagement_goes_by_the_plan_named_or_the_usual_one(run: Run) -> None:
    assert run("new", "a", "--name", "A").code == 0
    assert run("new", "b", "--name", "B", "--plan", "quick").code == 0
    refused = run("new", "c", "--name", "C", "--plan", "alone")
    assert (refused.code, refused.err) == (2, "No such plan: There is no plan alone. There is full, quick.\n")
    modes = []
    for name in ("a", "b"):
        with open_engagement(Path(f"{name}.coach")) as workspace:
            modes.append(workspace.engagement.mode)
    assert modes == ["full", "quick"]
