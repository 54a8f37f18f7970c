"""Searching from the command line: by words, person, indicator and evidence."""

import json
from pathlib import Path
from typing import Any

import pytest

from coachtui.model.answers import Grade
from coachtui.workflow.engagement.engagements import open_engagement
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
