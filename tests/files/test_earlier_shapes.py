"""Scripts and rubrics as earlier versions wrote them are read in the shape of today, and what is not, is left alone."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from coachtui.files.earlier_shapes import CHANGES, bring_up_to_date
from coachtui.files.rubrics import read_rubric
from coachtui.files.scripts import read_script
from coachtui.files.shaping import kind_of
from coachtui.files.yaml_text import read_document
from coachtui.model.problems import BadFileError
from tests.own_files import ROOT, own_texts

Group = dict[str, Any]
ASK = {"middle": "How is it?", "analyst": "What do you see?"}
LADDER = [{"id": word, "say": word} for word in ("none", "some", "half", "most", "all")]
BANDS = [{"roles": ["executive"]}, {"roles": ["middle", "frontline", "process owner", "analyst"]}]


def script(question: Group, **keys: object) -> Group:
    return {"sections": [{"id": "A", "questions": [{"id": "A1", "ask": dict(ASK), **question}]}], **keys}


def rubric(**keys: object) -> Group:
    return {"arithmetic": {"bands": BANDS}, "targets": [{"id": "T4"}], "behaviours": [{"id": "B1"}], **keys}


def question_in(value: Group) -> Group:
    question: Group = value["sections"][0]["questions"][0]
    return question


CASES: Mapping[str, tuple[str, Group, Callable[[Group], object], object]] = {
    "follow-ups": (
        "interview",
        script({"alone": {"follow_up": ["p1", {"probe": "p2", "when": "no"}, 3]}}),
        lambda value: question_in(value)["alone"]["follow_up"],
        [{"probe": "p1"}, {"probe": "p2", "when": "no"}, 3],
    ),
    "places of options": (
        "interview",
        script({"type": "ordered", "feeds": ["E1", "E2"], "options": LADDER}),
        lambda value: question_in(value)["levels"],
        {"E1": {"none": 0, "some": 1, "half": 2, "most": 3, "all": 4}},
    ),
    "roles": ("interview", script({}), lambda value: value["roles"]["process owner"]["code"], "O"),
    "the role that tries": ("interview", script({}), lambda value: value["tried_as"], "middle"),
    "the usual plan": (
        "interview",
        script({}, plans={"quick": {}, "full": {"about": "all"}, "own": {}}),
        lambda value: [(key, plan.get("about")) for key, plan in value["plans"].items()],
        [("full", "all"), ("quick", "what matters most; one round of interviews is enough"), ("own", None)],
    ),
    "the target of behaviours": ("rubric", rubric(), lambda value: value["behaviours_target"], "T4"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_was_is_read_as_it_is_written_now(case: str) -> None:
    kind, value, look, expected = CASES[case]
    bring_up_to_date(kind, value)
    assert look(value) == expected


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("interview", script({"ask": "How is it?", "type": "ordered", "feeds": ["E1"], "options": LADDER})),
        ("interview", script({"ask": {"chief": "How is it?"}}, plans={"quick": {}, "full": {}})),
        ("interview", script({"type": "ordered", "feeds": ["E1"], "options": LADDER}, roles={})),
        ("interview", script({}, sheet={})),
        ("interview", {"sections": [3, {"questions": [None, {"alone": {"follow_up": "p1"}}]}]}),
        ("rubric", rubric(coaching_rules={})),
        ("rubric", rubric(targets=[{"id": "A"}])),
        ("rubric", rubric(arithmetic={"bands": BANDS[:1]})),
        ("rubric", rubric(behaviours=[], arithmetic={"bands": [{"roles": 3}, 4]})),
        ("notes", script({})),
        ("interview", ["sections"]),
    ],
)
def test_nothing_else_is_touched(kind: str, value: Any) -> None:
    before = deepcopy(value)
    bring_up_to_date(kind, value)
    assert value == before


def test_mistakes_among_options_stay_for_those_who_tell_of_them() -> None:
    value = script({"type": "ordered", "feeds": ["E1"], "options": [{"id": "a"}, {"id": ["b"]}, 3, {"id": "d"}]})
    bring_up_to_date("interview", value)
    assert question_in(value)["levels"] == {"E1": {"a": 0, "d": 2}}


def test_places_are_levels_only_where_a_script_is_from_before_levels() -> None:
    ladder = {"type": "ordered", "feeds": ["E1"], "options": LADDER}
    first, second = script(ladder), script(ladder, topics={})
    first["sections"][0]["questions"].append({"id": "A2", "ask": ASK, "levels": {"E1": {"yes": 4}}})
    for value in (first, second):
        bring_up_to_date("interview", value)
        assert "levels" not in question_in(value)
        assert "roles" in value


@pytest.mark.parametrize("path", own_texts("interviews", "rubrics"), ids=lambda path: path.stem)
def test_what_is_shipped_is_in_the_shape_of_today(path: Path) -> None:
    document = read_document(path.name, path.read_bytes())
    before = deepcopy(document.value)
    bring_up_to_date(kind_of(document), document.value)
    assert document.value == before


def test_mistakes_in_earlier_shapes_are_told_where_they_are() -> None:
    text = (ROOT / "interviews" / "management-system.yaml").read_text(encoding="utf-8")
    text = re.sub(r"\nroles:\n(?: .*\n)+", "\n", text)
    place = re.search(r"follow_up: \[\{", text)
    assert place is not None
    line = text.count("\n", 0, place.end()) + 1
    text = f"{text[: place.end() - 1]}'', {text[place.end() - 1 :]}"
    with pytest.raises(BadFileError) as raised:
        read_script("own.yaml", text.encode())
    column = len(text[text.rfind("\n", 0, place.start()) + 1 : place.end()])
    assert [(each.line, each.column) for each in raised.value.problems] == [(line, column)]


def test_every_change_is_described() -> None:
    page = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
    for changes in CHANGES.values():
        for each in changes:
            assert f"| `{each.key}` | {each.was} | {each.now} | {each.up_to} |" in page


def test_both_kinds_are_read_by_those_who_read_files() -> None:
    """The two readers bring up to date; the rest of the test files calls the function alone."""
    text = (ROOT / "rubrics" / "management-system.yaml").read_text(encoding="utf-8")
    assert read_rubric("own.yaml", text.replace("behaviours_target: T4\n", "").encode()).behaviours_target == "T4"
