"""Where a capture may be filed, from what somebody types."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coachtui.model.craft import Filed, FiledTo
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.interview.filing import filing_places
from coachtui.workflow.interview.interviewing import Interview, begin_interview

PEOPLE = [
    Person("PLN", "middle", "Tom Reed", "planning manager"),
    Person("CEO", "executive", "Dana Holt"),
    Person("E1", "frontline", "Plan Ahead"),
]


@pytest.fixture(scope="module")
def interview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Interview]:
    path: Path = tmp_path_factory.mktemp("filing") / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), PEOPLE)
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        yield begin_interview(workspace, "PLN")


def places(interview: Interview, typed: str) -> list[tuple[FiledTo, str]]:
    return [(place.to.kind, place.to.id) for place in filing_places(interview, typed)]


@pytest.mark.parametrize(
    ("typed", "kind", "wanted"),
    [
        ("C5.4", FiledTo.QUESTION, "C5.4"),
        (" c54 ", FiledTo.QUESTION, "C5.4"),
        ("C3.3", FiledTo.QUESTION, "C3.3"),  # only analysts are asked this
        ("e1B", FiledTo.INDICATOR, "E1b"),
        ("ceo", FiledTo.PERSON, "CEO"),
        ("Holt", FiledTo.PERSON, "CEO"),
        ("dana holt", FiledTo.PERSON, "CEO"),
    ],
)
def test_what_is_meant_comes_first(interview: Interview, typed: str, kind: FiledTo, wanted: str) -> None:
    assert places(interview, typed)[0] == (kind, wanted)


def test_each_says_what_it_is_called(interview: Interview) -> None:
    (question, *_), (indicator, *_), (person, *_) = (filing_places(interview, each) for each in ("C5.4", "E1b", "CEO"))
    assert question.says == interview.asked.in_lists(interview.question("C5.4"))
    assert indicator.says == interview.rubric.indicator("E1b").name
    assert person.says == "Dana Holt"


def test_only_a_whole_id_or_name_needs_no_second_look(interview: Interview) -> None:
    for typed, whole in (
        ("c5.4", True),
        ("CEO", True),
        ("dana", True),
        ("e1b", True),
        ("c5", False),
        ("looking", False),
    ):
        assert filing_places(interview, typed)[0].whole is whole, typed


def test_a_few_words_find_the_question_that_has_most_of_them(interview: Interview) -> None:
    first = filing_places(interview, "you were looking for")[0]
    assert first.to == Filed(FiledTo.QUESTION, "C4.3")
    assert "you were looking for" in first.says


def test_a_whole_id_goes_before_those_it_begins(interview: Interview) -> None:
    found = places(interview, "E1")
    assert found[0] == (FiledTo.PERSON, "E1")
    assert found[1:] == [(FiledTo.INDICATOR, each) for each in ("E1a", "E1b", "E1c", "E1d")]


def test_nobody_is_asked_about_themselves_and_nothing_is_listed_twice(interview: Interview) -> None:
    assert (FiledTo.PERSON, "PLN") not in places(interview, "PLN") + places(interview, "Tom") + places(interview, "p")
    for typed in ("C5.4", "c5", "plan", "e"):
        found = places(interview, typed)
        assert found
        assert len(set(found)) == len(found)


@pytest.mark.parametrize("typed", ["", "  ", "xyzzy", "[red]", "(", "\\", "."])
def test_what_means_nothing_finds_nothing(interview: Interview, typed: str) -> None:
    assert filing_places(interview, typed) == ()
