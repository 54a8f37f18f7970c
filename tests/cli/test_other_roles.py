"""Scripts with other roles than the standard one's, or with none: the list of people, interviews and imports follow."""

import json
import re
from pathlib import Path

import pytest

from coachtui.files.shipped import shipped_folder
from coachtui.model.answers import Grade
from coachtui.model.people import Person
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.people import add_person
from coachtui.workflow.interview.interviewing import begin_interview
from coachtui.workflow.interview.rating import rate
from coachtui.workflow.scores.assessing import assess
from tests.conftest import Run

_ROLES = re.compile(r"^roles:\n(?:[ ].*\n|\n)*", re.MULTILINE)
_BANDS = "[{id: all, roles: [], weight: 1}]"
_TOLD = "which is no role of the script: is asked what everybody is asked, and counts in no score."


def _own_script(roles: str) -> None:
    """Put a copy of the standard script into this folder that has ``roles``, and asks everybody the same."""
    text = (shipped_folder("interviews") / "management-system.yaml").read_text(encoding="utf-8")
    text = _ROLES.sub(roles, text, count=1)
    text = re.sub(r"^( +)(ask|warm_up):\n(?:\1 +.*\n)+", r'\1\2: "What happened?"\n', text, flags=re.MULTILINE)
    text = re.sub(r"^ +roles: \[.*\]\n|^tried_(in|as): .*\n", "", text, flags=re.MULTILINE)
    text = re.sub(r"^spines:\n(?: +.*\n)+", "", text, flags=re.MULTILINE)
    rubric = (shipped_folder("rubrics") / "management-system.yaml").read_text(encoding="utf-8")
    rubric = re.sub(r"^  bands:.*\n(?:    .*\n)+", f"  bands: {_BANDS}\n", rubric, flags=re.MULTILINE)
    for folder, content in (("interviews", text), ("rubrics", rubric)):
        Path(folder).mkdir()
        Path(folder, "own.yaml").write_text(content, encoding="utf-8")


@pytest.fixture
def acme(run: Run) -> Path:
    assert run("new", "acme", "--name", "Acme", "--process", "orders").code == 0
    return Path("acme.coach")


def test_a_script_with_roles_of_its_own_names_them_everywhere(run: Run, acme: Path) -> None:
    _own_script("roles:\n  led: {code: L, say: whoever led}\n  attended: {code: A, say: whoever was there}\n")
    assert run("lint", ".").code == 0
    assert "add CODE --name NAME --role led" in run("people", acme).out
    assert run("people", acme, "add", "PLN", "--role", "l", "--name", "Tom").out == "Added Tom as PLN, whoever led.\n"
    assert "use one of led (L), attended (A)" in run("people", acme, "add", "X", "--role", "middle").err
    with open_engagement(acme, write=True) as workspace:
        interview = begin_interview(workspace, "PLN")
        assert interview.asked.wording(interview.question(interview.agenda()[0])) == "What happened?"
        rate(interview, "E1a", level=2, grade=Grade.SEEN)
        assert assess(workspace).scorecard.indicators["E1a"].level == 2  # a band alone holds everybody


def test_a_script_without_roles_asks_for_none_and_asks_everybody(run: Run, acme: Path) -> None:
    _own_script("")
    assert "add CODE --name NAME\n" in run("people", acme).out
    assert run("people", acme, "add", "PLN", "--name", "Tom").out == "Added Tom as PLN.\n"
    assert "leave --role out" in run("people", acme, "add", "X", "--role", "middle").err
    assert "PLN  Tom" in run("people", acme).out
    with open_engagement(acme, write=True) as workspace:
        assert len(begin_interview(workspace, "PLN", minutes=30).agenda()) > 3


def test_whoever_has_a_role_of_another_script_is_shown_and_asked_what_everybody_is_asked(run: Run, acme: Path) -> None:
    with open_engagement(acme, write=True) as workspace:
        add_person(workspace, Person("BOS", "the boss", "Ada"))
        interview = begin_interview(workspace, "BOS", minutes=30)
        asked = {each.id for each in workspace.script.questions() if workspace.script.is_asked(each, "the boss")}
        assert set(interview.agenda()) <= asked
        assert interview.agenda()
        assert interview.opening_ids
    listed = " ".join(run("people", acme).out.split())
    assert "BOS Ada the boss" in listed
    assert f"BOS is recorded as the boss, {_TOLD}" in listed
    shown = (("open", acme), ("score", acme), ("log", acme), ("report", acme, "-o", "-"), ("people", acme, "--json"))
    for command in shown:
        assert run(*command).code == 0, command
    assert "middle manager" in run("people", acme, "edit", "BOS", "--role", "M").out
    assert _TOLD not in " ".join(run("people", acme).out.split())


def test_an_import_reads_roles_as_people_write_them_and_remarks_on_others(run: Run) -> None:
    people = [{"code": "A", "role": "M"}, {"code": "B", "role": "Front-line manager"}, {"code": "C", "role": "boss"}]
    state = {"format": "coachtui/state", "version": 1, "engagement": {"organisation": "Acme"}}
    Path("people.json").write_text(json.dumps({**state, "people": [*people, {"code": "D"}]}), encoding="utf-8")
    ran = run("import", "acme.coach", "people.json")
    said = ran.out + ran.err
    assert ran.code == 0
    assert "people[2] has the role 'boss', which the script does not know. Known: executive" in " ".join(said.split())
    assert "people[3] has no role." in said
    with open_engagement(Path("acme.coach")) as workspace:
        assert [each.role for each in workspace.state.people.values()] == ["middle", "frontline", "boss", ""]
