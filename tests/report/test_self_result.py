"""What somebody is told who assessed himself or herself: said, shown, proof, what stands out, what to try."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from coachtui.assess.scoring import score
from coachtui.model.answers import Absence, Grade, Rating, Session, SessionKind
from coachtui.model.people import Person
from coachtui.model.rubric import Element, Rubric
from coachtui.report.self_result import OwnWords, SelfResult, self_result_of
from coachtui.report.self_result_words import bar, self_result_markdown, self_result_text
from coachtui.workflow.engagement.engagements import open_engagement

ME = {"ME": Person("ME", "middle")}
ALONE = {"s": Session("s", "ME", SessionKind.SELF_ASSESSMENT)}


@pytest.fixture(scope="module")
def rubric(northfield_made: Path) -> Rubric:
    with open_engagement(northfield_made) as workspace:
        return workspace.rubric


def told(
    rubric: Rubric,
    claims: Mapping[str, tuple[int, int] | None],
    unit: str = "us",
    own: Mapping[str, OwnWords] = MappingProxyType({}),
) -> SelfResult:
    """The result of claims: level and grade by indicator, None for a don't know."""
    ratings = [
        Rating(indicator, "s", "ME", indicator, claim[0], None, Grade(claim[1]))
        if claim is not None
        else Rating(indicator, "s", "ME", indicator, None, Absence.DONT_KNOW)
        for indicator, claim in claims.items()
    ]
    return self_result_of(rubric, score(rubric, ME, ALONE, ratings, {}), unit, own, None, None, ())


def test_proof_is_named_for_what_it_would_lift_most(rubric: Rubric) -> None:
    (said,) = told(rubric, {"E1a": (2, 1), "E1b": (4, 1), "E1c": (3, 1)}).lines
    assert (float(said.said), float(said.shown)) == (3, 2)
    assert said.proof == rubric.indicator("E1b").proof


def test_nothing_is_said_of_lacks_as_if_they_could_be_shown(rubric: Rubric) -> None:
    (said,) = told(rubric, {"E1a": (2, 1), "E1b": (1, 0)}).lines
    assert (float(said.said), float(said.shown), said.proof) == (1.5, 1.5, "")
    (lack,) = told(rubric, {"E8a": (1, 0), "E8b": (0, 0)}).lines
    assert lack.proof == ""
    assert "could be shown" not in self_result_text(told(rubric, {"E8a": (1, 0)}))


def test_what_was_not_assessed_stays_unsaid(rubric: Rubric) -> None:
    result = told(rubric, {"E1a": (2, 1), "E2a": None})
    assert [line.name for line in result.lines] == [rubric.elements[0].name]
    assert result.left == 7
    assert "Of 7 subjects there is too little yet to say anything. Go on whenever you like." in self_result_text(
        result, width=200
    )
    assert told(rubric, {}).lines == ()


def test_what_is_strong_is_named_only_where_something_is(rubric: Rubric) -> None:
    assert told(rubric, {"E1a": (2, 1), "E8a": (0, 0)}).strongest == rubric.elements[0].name
    assert told(rubric, {"E1a": (1, 0), "E8a": (0, 0)}).strongest == ""


def test_one_habit_comes_from_what_was_shown_least(rubric: Rubric) -> None:
    own = {"E7a": OwnWords("What happened?", ("We talked",), ("On 14 October", "Ana rang the depot"))}
    beginning = told(rubric, {"E8a": (1, 1), "E7a": (0, 0), "E1a": (2, 1)}, own=own).beginning
    assert beginning is not None
    assert (beginning.name, beginning.habit) == (rubric.indicator("E7a").name, rubric.indicator("E7a").habit)
    assert beginning.own == own["E7a"]
    text = self_result_text(told(rubric, {"E7a": (0, 0)}, own=own), width=200)
    assert "you wrote: “On 14 October Ana rang the depot”" in text
    assert beginning.habit.say in text
    assert beginning.habit.picture in text
    assert rubric.indicator("E7a").anchors[0] not in text


def test_who_is_where_a_habit_leads_needs_none(rubric: Rubric) -> None:
    assert told(rubric, {"E7a": (3, 0), "E1a": (4, 1)}).beginning is None
    bare = replace(rubric, elements=tuple(_without_habits(element) for element in rubric.elements))
    assert told(bare, {"E7a": (0, 0)}).beginning is None


def _without_habits(element: Element) -> Element:
    return replace(element, indicators=tuple(replace(each, habit=None) for each in element.indicators))


@pytest.mark.parametrize(
    ("claim", "marks"),
    [((0, 0), "●············"), ((4, 0), "···○········●"), ((2, 1), "······●······"), ((3, 1), "······○··●···")],
)
def test_said_and_shown_are_two_marks_on_one_line(rubric: Rubric, claim: tuple[int, int], marks: str) -> None:
    (line,) = told(rubric, {"E1a": claim}).lines
    assert bar(line) == marks


def test_the_words_are_the_same_on_a_terminal_and_on_a_page(rubric: Rubric) -> None:
    result = told(rubric, {"E1a": (3, 1), "E8a": (0, 0)}, unit="the *night* shift")
    text, page = self_result_text(result), self_result_markdown(result)
    assert max(map(len, text.splitlines())) < 80
    assert "○··●··· 3.0 2.0 Planning and managing by process\n" in text
    assert "●···` | 3.0 | 2.0 | Planning and managing by process |\n" in page
    assert text.startswith("How things are run in the *night* shift\n")
    assert page.startswith("# How things are run in the \\*night\\* shift\n")


def test_no_terminal_gets_a_control_character(rubric: Rubric) -> None:
    assert "\x1b" not in self_result_text(told(rubric, {"E1a": (1, 0)}, unit="\x1b[2Jus"))
