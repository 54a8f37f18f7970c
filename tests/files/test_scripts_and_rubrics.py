"""Scripts and rubrics as values, and that reading them is quick."""

from fractions import Fraction
from pathlib import Path

import pytest

from coachtui.files.examples import read_example
from coachtui.files.linting import lint
from coachtui.files.rubrics import read_rubric
from coachtui.files.scripts import read_script
from coachtui.model.problems import BadFileError
from coachtui.model.question_parts import Option
from coachtui.model.rubric import Subject
from coachtui.model.script import ProbeUse, QuestionType
from coachtui.model.script_parts import Evasion

from .samples import RUBRIC, SCRIPT


def test_a_script_becomes_what_it_says() -> None:
    script = read_script("s.yaml", SCRIPT.encode())

    assert [question.id for question in script.questions()] == [
        "A1",
        "A2",
        "A3",
        "A4",
        "A5",
        *(f"B{n}" for n in range(1, 7)),
    ]
    assert script.names == {"process": "the work"}
    assert script.plans["full"].replaces == {"B1": "A4"}
    assert script.evasions["v1"] == Evasion("Policy talk", "What happened?")
    assert script.frequencies[2] == Option("half", "Half the time")
    first = script.question("A1")
    assert first.type is QuestionType.SCALE
    assert first.wording_for("middle") == "How do you plan?"
    assert (first.see, first.evasion, first.when) == (("ev1",), "v1", None)
    assert script.question("A2").probes == (ProbeUse("p2", "chose('gaps')"),)


def test_a_rubric_becomes_what_it_says() -> None:
    rubric = read_rubric("r.yaml", RUBRIC.encode())

    assert [indicator.id for indicator in rubric.indicators()] == ["E1a", "E1b"]
    assert rubric.indicator("E1b").about is Subject.PROCESS
    assert rubric.indicator("E1a").anchors == ("None", "Some", "Half", "Most", "All")
    assert rubric.arithmetic.dont_know.share == Fraction(1, 3)
    assert rubric.arithmetic.disagreement.deviation == Fraction(4, 5)
    assert rubric.arithmetic.confidence.weights[0] == Fraction(1, 4)
    assert rubric.arithmetic.bands[1].roles[0] == "middle"


def test_an_example_names_people_and_notes() -> None:
    example = read_example(
        "e.yaml",
        b"kind: engagement\norganisation: Northfield\nnotes: [ceo.yaml]\n"
        b"people: [{code: CEO, role: executive, name: Dana}]\n",
    )

    assert example.engagement.organisation == "Northfield"
    assert example.people[0].role == "executive"
    assert example.notes == ("ceo.yaml",)


def test_a_rubric_is_no_script() -> None:
    with pytest.raises(BadFileError) as caught:
        read_script("r.yaml", RUBRIC.encode())

    assert caught.value.problems[0].message == "This is a rubric file, where an interview file is wanted."


def test_people_of_an_example_have_roles_that_a_script_knows(tmp_path: Path) -> None:
    people = "[{code: CEO, role: executive}, {code: PLN, role: midle}, {code: ANL}]"
    (tmp_path / "e.yaml").write_text(f"kind: engagement\norganisation: Acme\npeople: {people}\n", encoding="utf-8")
    found = lint([tmp_path / "e.yaml"])
    assert [(each.line, each.column, each.message) for each in found] == [
        (3, 58, "No script has the role 'midle'."),
        (3, 66, "ANL has no role."),
    ]
    assert found[0].hint == "Did you mean 'middle'?"
