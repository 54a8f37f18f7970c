"""Searching from the command line: by words, person, indicator and evidence."""

import json
from pathlib import Path
from typing import Any

import pytest

from coachtui.model.answers import Answer, EvidenceNote, EvidenceState, Grade, Quote, Rating, Session, SessionKind
from coachtui.model.craft import ProposedPerson
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from coachtui.workflow.observing.preparing import create_coaching_file
from coachtui.workflow.overview.searching import search
from tests.conftest import Run
from tests.workflow.alone.filling_in import Days, fill_in, meetings


def hits(run: Run, *arguments: object) -> Any:
    ran = run("search", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_notes_and_quotes_are_found(run: Run, northfield_made: Path) -> None:
    everything = hits(run, northfield_made, "plan*")
    assert {hit["kind"] for hit in everything} == {"note", "quote", "answer", "rating"}
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


SAID = (
    Answer("s", "OPS", "C2.2", "Maria Keller, from 2019 on"),
    Answer("s", "OPS", "C1.4", ({"number": "4.5 %", "goal": "Less scrap"}, {"goal": "Brandt AG on time"}), "By March."),
    Answer("s", "OPS", "C7.3", 312),
    Answer("s", "OPS", "C5.6", ("corridor", "boss"), "Nobody writes it down."),
    Answer("s", "OPS", "C7.1", 3, "Since Keller came."),
    Answer("s", "OPS", "gone", "Keller again"),
    Rating("r", "s", "OPS", "E1b", 2, grade=Grade.SEEN, question="C1.4", evidence="Saw the minutes of 12 May."),
    EvidenceNote("s", "OPS", "ev3", EvidenceState.PROMISED, "C3.1", words="The scorecard, by Friday."),
    ProposedPerson("w", "s", "OPS", "Jo", "head of Tooling"),
)
ROWS = "Less scrap; 4.5 %\nBrandt AG on time\nBy March."


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("keller", [("answer", "gone", "Keller again"), ("note", "C7.1", "Since Keller came."),
                    ("answer", "C2.2", "Maria Keller, from 2019 on")]),
        ("4.5", [("answer", "C1.4", ROWS)]),
        ('brandt "by march"', [("answer", "C1.4", ROWS)]),
        ("312", [("answer", "C7.3", "312")]),
        ("3", []),
        ("corridor", []),
        ("passing", [("answer", "C5.6", "In passing, between two people; The boss settled it")]),
        ("meeting meant", []),
        ("down", [("note", "C5.6", "Nobody writes it down.")]),
        ("helped", [("answer", "C7.1", "It helped")]),
        ("friday", [("evidence", "C3.1", "The scorecard, by Friday.")]),
        ("12 may", [("rating", "C1.4", "Saw the minutes of 12 May.")]),
        ("tooling", [("proposed", None, "Jo\nhead of Tooling")]),
    ],
)  # fmt: skip
def test_names_and_figures_are_found_wherever_they_were_said(
    said: Path, typed: str, found: list[tuple[str, str | None, str]]
) -> None:
    with open_engagement(said) as workspace:
        hits = search(workspace, typed)
        assert [(hit.kind, hit.question, hit.text) for hit in hits] == found
        assert search(workspace, typed, person="ops") == hits
        assert search(workspace, typed, person="CEO") == ()
        for hit in hits:
            first = hit.text[slice(*hit.spans[0])].casefold()
            assert first in typed.casefold()


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("said") / "a.coach"
    create_engagement(path, Engagement("Northfield"))
    with open_engagement(path, write=True) as workspace:
        workspace.record(Person("OPS"), Person("CEO"), Session("s", "OPS", SessionKind.INTERVIEW))
        for record in SAID:
            workspace.record(record)
    return path


def test_indicators_of_every_script_in_the_file_are_looked_for(tmp_path: Path) -> None:
    with meetings(tmp_path / "mine.coach", Days()) as workspace:
        fill_in(workspace)
        found = search(workspace, "line*", indicator="b1")
        assert [(hit.question, hit.indicators) for hit in found] == [("N2", ("B1",))]
        assert {hit.kind for hit in search(workspace, "6", indicator="B6")} == {"answer"}
        with pytest.raises(CoachError, match=r"has no B99\."):
            search(workspace, "line", indicator="B99")
        handed_over = workspace.state
    create_coaching_file(tmp_path / "coaching.coach")
    with open_engagement(tmp_path / "coaching.coach", write=True) as workspace:
        workspace.record(*handed_over.people.values(), *handed_over.sessions.values(), *handed_over.answers.values())
        (hit,) = search(workspace, "6", indicator="B6")
        assert hit.text.startswith("Items you talked about: 6; ")
