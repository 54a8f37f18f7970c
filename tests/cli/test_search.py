"""Searching from the command line: by words, person, indicator and evidence."""

import json
from pathlib import Path
from typing import Any

import pytest

from coachtui.model.answers import Grade, Quote
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from coachtui.workflow.overview.searching import search
from tests.conftest import Run


def hits(run: Run, *arguments: object) -> Any:
    ran = run("search", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_notes_and_quotes_are_found(run: Run, northfield_made: Path) -> None:
    everything = hits(run, northfield_made, "plan*")
    assert {hit["kind"] for hit in everything} == {"note", "quote"}
    for hit in everything:
        for start, end in hit["spans"]:
            assert hit["text"][start:end].casefold().startswith("plan")
    assert [hit["at"] for hit in everything] == sorted((hit["at"] for hit in everything), reverse=True)
    text = run("search", northfield_made, "plan*").out
    assert all(len(line) <= 80 for line in text.splitlines())
    assert everything[0]["person"] in text


def test_filters_keep_what_they_name(run: Run, northfield_made: Path) -> None:
    everything = hits(run, northfield_made, "the")
    own = hits(run, northfield_made, "the", "--person", "pln")
    assert own == [hit for hit in everything if hit["person"] == "PLN"]
    assert own
    about = hits(run, northfield_made, "the", "--indicator", "e1b")
    assert about == [hit for hit in everything if "E1b" in hit["indicators"]]
    assert about


def test_grades_are_those_of_the_answer_or_of_its_ratings(run: Run, northfield_made: Path) -> None:
    with open_engagement(northfield_made) as workspace:
        state = workspace.state
    seen = hits(run, northfield_made, "the", "--grade", "seen")
    assert seen
    for hit in seen:
        grades = [
            *(a.grade for a in state.answers.values() if (a.session, a.question) == (hit["session"], hit["question"])),
            *(r.grade for r in state.ratings.values() if (r.session, r.question) == (hit["session"], hit["question"])),
        ]
        assert max(grade for grade in grades if grade is not None) is Grade.SEEN


@pytest.mark.parametrize("typed", ["xyzzy", '"', "AND NOT xyzzy", "(", "*", "' OR 1=1", "NEAR(", "a:b"])
def test_what_finds_nothing_says_so(run: Run, northfield_made: Path, typed: str) -> None:
    ran = run("search", northfield_made, "--", typed)
    assert (ran.code, ran.out, ran.err) == (0, "Nothing found.\n", "")


def test_a_person_who_is_not_there_is_said(run: Run, northfield_made: Path) -> None:
    ran = run("search", northfield_made, "plan", "--person", "XXX")
    assert (ran.code, "XXX is not in this engagement" in ran.err) == (2, True)


def test_an_indicator_has_to_be_in_the_rubric_or_in_quotes_made_with_an_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "a.coach"
    create_engagement(path, Engagement("Northfield"))
    with open_engagement(path, write=True) as workspace:
        workspace.record(Person("OPS"), Quote("q", "s", "OPS", "The plan is late", "C1.1", ("gone_since",)))
        assert [hit.text for hit in search(workspace, "plan", indicator="Gone_since")] == ["The plan is late"]
        assert search(workspace, "plan", indicator="E1b") == ()
        with pytest.raises(CoachError, match=r"The rubric has no E1x\. Did you mean 'E1"):
            search(workspace, "plan", indicator="E1x")
