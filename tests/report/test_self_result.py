"""What somebody is told who assessed himself or herself: said, shown, proof, what stands out, what to try."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from coachtui.assess.scoring import score
from coachtui.model.answers import Absence, Grade, Rating, Session, SessionKind
from coachtui.model.people import Person
from coachtui.model.roles import Role
from coachtui.model.rubric import Rubric
from coachtui.report.self_result import SelfResult, self_result_of
from coachtui.report.self_result_words import self_result_markdown, self_result_text
from coachtui.workflow.engagements import open_engagement

ME = {"ME": Person("ME", Role.MIDDLE)}
ALONE = {"s": Session("s", "ME", SessionKind.SELF_ASSESSMENT)}


@pytest.fixture(scope="module")
def rubric(northfield_made: Path) -> Rubric:
    with open_engagement(northfield_made) as workspace:
        return workspace.rubric


def told(rubric: Rubric, claims: Mapping[str, tuple[int, int] | None], unit: str = "us") -> SelfResult:
    """The result of claims: level and grade by indicator, None for a don't know."""
    ratings = [
        Rating(indicator, "s", "ME", indicator, claim[0], None, Grade(claim[1]))
        if claim is not None
        else Rating(indicator, "s", "ME", indicator, None, Absence.DONT_KNOW)
        for indicator, claim in claims.items()
    ]
    return self_result_of(rubric, score(rubric, ME, ALONE, ratings, {}), unit)


def test_proof_is_named_for_what_it_would_lift_most(rubric: Rubric) -> None:
    (said,) = told(rubric, {"E1a": (2, 1), "E1b": (4, 1), "E1c": (3, 1)}).lines
    assert (said.said, said.shown) == ("3", "2")
    assert said.proof == rubric.indicator("E1b").proof
    assert said.next == ""


def test_where_all_could_be_shown_the_next_level_is_described(rubric: Rubric) -> None:
    (said,) = told(rubric, {"E1a": (2, 1), "E1b": (1, 0)}).lines
    assert (said.said, said.shown, said.proof) == ("1.5", "1.5", "")
    assert said.next == rubric.indicator("E1b").anchors[2]


def test_what_was_not_assessed_stays_unsaid(rubric: Rubric) -> None:
    result = told(rubric, {"E1a": (2, 1), "E2a": None})
    assert [line.name for line in result.lines] == [rubric.elements[0].name]
    assert result.left == 7
    assert "7 subjects were not looked at yet. Go on whenever you like." in self_result_text(result, width=200)
    assert told(rubric, {}).lines == ()


def test_strongest_and_weakest_need_a_difference(rubric: Rubric) -> None:
    result = told(rubric, {"E1a": (2, 1), "E8a": (0, 0), "E8b": (1, 0)})
    assert (result.strongest, result.weakest) == (rubric.elements[0].name, rubric.elements[7].name)
    assert result.looks_like == rubric.indicator("E8a").anchors[0]
    alike = told(rubric, {"E1a": (2, 1), "E8a": (2, 1)})
    assert (alike.strongest, alike.weakest, alike.looks_like) == ("", "", "")
    assert told(rubric, {"E1a": (2, 1)}).weakest == ""


def test_three_things_to_try_come_from_what_is_weakest(rubric: Rubric) -> None:
    tries = told(rubric, {"E8a": (1, 1), "E7a": (0, 0), "E8c": (2, 1), "E8e": (3, 1)}).attempts
    coaching = [rubric.indicator(each).coaching for each in ("E7a", "E8a", "E8c")]
    assert tries is not None
    assert all(coaching)
    assert [tries.before, tries.during, tries.after] == [
        coaching[0].practice if coaching[0] else "",
        coaching[1].nudge if coaching[1] else "",
        coaching[2].debrief if coaching[2] else "",
    ]
    alone = rubric.indicator("E8b").coaching
    tries = told(rubric, {"E8b": (1, 1), "E1a": (0, 0)}).attempts
    assert alone is not None
    assert tries is not None
    assert (tries.before, tries.during, tries.after) == (alone.practice, alone.nudge, alone.debrief)
    assert told(rubric, {"E1a": (0, 0)}).attempts is None


def test_the_words_are_the_same_on_a_terminal_and_on_a_page(rubric: Rubric) -> None:
    result = told(rubric, {"E1a": (3, 1), "E8a": (0, 0)}, unit="the *night* shift")
    text, page = self_result_text(result), self_result_markdown(result)
    assert max(map(len, text.splitlines())) < 80
    assert "  You say 3. What you could show so far: 2.\n" in text
    assert "- You say 3. What you could show so far: 2.\n" in page
    assert text.startswith("How things are run in the *night* shift\n")
    assert page.startswith("# How things are run in the \\*night\\* shift\n")


def test_no_terminal_gets_a_control_character(rubric: Rubric) -> None:
    assert "\x1b" not in self_result_text(told(rubric, {"E1a": (1, 0)}, unit="\x1b[2Jus"))
