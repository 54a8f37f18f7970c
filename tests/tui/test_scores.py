"""Scores: eight rows, what is behind each, why, and what everybody may see."""

import json
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from coachtui.model.answers import Absence
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.tui.actions import ScreenId
from coachtui.tui.messages import ShowScreen
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from coachtui.workflow.interview.rating import rate
from coachtui.workflow.overview.picturing import detail, indicator_rows, scores
from tests.conftest import Run
from tests.tui.hosting import until
from tests.tui.looking import app_on, lines, shown, until_on, until_shown

NAMES = ("Dana", "Ravi", "Carla", "Tom", "Ines", "chief executive")


@pytest.mark.parametrize("size", [(40, 12)])
async def test_enter_goes_from_rows_to_indicators_to_people_and_back(northfield: Path, size: tuple[int, int]) -> None:
    async with app_on(northfield, size=size) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("s")
        await until_on(pilot, "ScoresScreen")
        await until(pilot, lambda: len(lines(pilot, "rows").things) == 9)
        await until_shown(pilot, "Scores", "Planning and")
        await pilot.press("down", "down", "enter")
        await until_shown(pilot, "Process metrics", "E3a")
        await pilot.press("enter")
        await until_shown(pilot, "E3a", "Who said what")
        await until_shown(pilot, "Dana, chief executive: said 3")
        await pilot.press("pagedown", "pagedown", "b")
        await until(pilot, lambda: lines(pilot, "rows").display)
        await pilot.press("backspace")
        await until(pilot, lambda: lines(pilot, "rows").highlighted == 2 and len(lines(pilot, "rows").things) == 9)
        await pilot.press("end", "enter")
        await until_shown(pilot, "How it works for people", "Does it help or get in")
        await pilot.press("b")
        await pilot.press("b")
        await until_on(pilot, "HomeScreen")


async def test_the_page_behind_an_indicator_ends_in_their_words(northfield: Path) -> None:
    async with app_on(northfield, size=(120, 36)) as pilot:
        await until_on(pilot, "HomeScreen")
        pilot.app.screen.post_message(ShowScreen(ScreenId.SCORES, about="E3a"))
        await until_on(pilot, "ScoresScreen")
        await until_shown(
            pilot, "“I would not keep a number we did not use.”", "evidence: example", "ask before using it"
        )
        await until_shown(pilot, "Only for you.")


async def test_w_says_why(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("s")
        await until_shown(pilot, "E8")
        await pilot.press("w")
        await until_on(pilot, "WhyScreen")
        await until_shown(pilot, "Why E1", "method 4.1", "23/24", "Enter closes.")
        await pilot.press("enter")
        await until_on(pilot, "ScoresScreen")
        await pilot.press("enter", "enter")
        await until_shown(pilot, "Who said what")
        await pilot.press("w")
        await until_on(pilot, "WhyScreen")
        await until_shown(pilot, "Why E1a")


async def test_for_everybody_nobody_is_named(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("s")
        await until_shown(pilot, "E8", "Only for you")
        await pilot.press("e")
        await until_shown(pilot, "For everybody.", "E8")
        assert not any(name in shown(pilot) for name in NAMES)
        await pilot.press("enter")
        await until_shown(pilot, "E1a")
        await pilot.press("enter")
        await until_shown(pilot, "Left out of what everybody may see.", "No quotes that may be used.")
        assert not any(name in shown(pilot) for name in NAMES)
        await pilot.press("w")
        await until_on(pilot, "ScoresScreen")
        await pilot.press("e")
        await until_shown(pilot, "Only for you", "said")


async def test_what_is_not_assessed_or_provisional_is_told_in_words(tmp_path: Path) -> None:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme"), [Person("PLN", "middle", "[b]Tom"), Person("CEO", "executive")])
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "PLN")
        rate(held, "E1a", level=3)
        rate(held, "E1b", absence=Absence.DONT_KNOW)
        held.answer("C1.1", note='We do. "The [red]plan[/] is on the wall."')
    async with app_on(path) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("s")
        await until_shown(
            pilot, "Not assessed.", "Partly assessed: 1 of 4; provisional: some ratings still need evidence."
        )
        await pilot.press("enter", "enter")
        await until_shown(pilot, "[b]Tom: said 3, shown 1; evidence: open", "“The [red]plan[/] is on the wall.”")
        await pilot.press("b", "down", "enter")
        await until_shown(pilot, "[b]Tom: don't know")


async def test_an_unknown_place_begins_at_the_rows(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        pilot.app.screen.post_message(ShowScreen(ScreenId.SCORES, about="E99"))
        await until_on(pilot, "ScoresScreen")
        await until(pilot, lambda: len(lines(pilot, "rows").things) == 9)


def test_shared_details_hold_no_person_and_only_quotes_that_may_be_used(northfield: Path) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as workspace:
        seen = scores(workspace, assessor=False)
        allowed = {quote.text for quote in workspace.state.quotes.values() if quote.usable}
        card = seen.assessment.scorecard.indicators
        assert allowed
        for element in seen.rubric.elements:
            for row in indicator_rows(seen, element.id):
                behind = detail(seen, row.id)
                assert behind.claims == ()
                assert all(quote.who == "" for quote in behind.quotes)
                assert {quote.text for quote in behind.quotes} <= allowed
                assert not behind.quotes or len(card[row.id].claims) >= seen.rubric.arithmetic.anonymity


@pytest.fixture
def with_fact(run: Run, northfield: Path) -> Path:
    """The demonstration engagement with what an inventory says of one indicator: four figures of E5 that all differ."""
    run("export", northfield, "-o", "state.json")
    state = json.loads(Path("state.json").read_text(encoding="utf-8"))
    Path("state.json").write_text(json.dumps(state | {"computed": {"E5b": 2}}), encoding="utf-8")
    run("import", "whole.coach", "state.json")
    return Path("whole.coach").resolve()


def below_heads(pilot: Pilot[Any], row: str, *heads: str) -> list[str]:
    """The figures of the row that begins with an id, each of which ends where its head does."""
    head = next(line for line in shown(pilot).splitlines() if all(name in line for name in heads))
    line = next(line for line in shown(pilot).splitlines() if line.split()[:1] == [row])
    ends = [head.index(name) + len(name) for name in heads]
    assert " " not in {line[end - 1] for end in ends}
    return [line[:end].split()[-1] for end in ends]


async def test_said_shown_and_fact_stand_each_below_its_own_head(with_fact: Path) -> None:
    async with app_on(with_fact) as pilot:
        await until_shown(pilot, "The picture so far", "E5")
        assert below_heads(pilot, "E5", "said", "shown") == ["1.3", "1.2"]
        await pilot.press("s")
        await until_on(pilot, "ScoresScreen")
        await until(pilot, lambda: len(lines(pilot, "rows").things) == 9)
        await pilot.press("down", "down", "down", "down")
        await until_shown(pilot, "Roles and")
        assert below_heads(pilot, "E5", "said", "shown", "fact", "level") == ["1.3", "1.2", "2", "1"]
        await pilot.press("enter", "down")
        await until_shown(pilot, "E5a", "E5b")
        assert below_heads(pilot, "E5a", "said", "shown", "fact", "level") == ["1.5", "1.0", "\u2013", "1"]
        assert below_heads(pilot, "E5b", "said", "shown", "fact", "level") == ["1.7", "2.0", "2", "2"]
        await pilot.press("up", "enter")
        await until_shown(pilot, "said 1.5, shown 1.0, fact \u2013, level 1")


async def test_for_everybody_said_shown_and_fact_stand_each_below_its_own_head(with_fact: Path) -> None:
    async with app_on(with_fact) as pilot:
        await until_shown(pilot, "The picture so far", "E7")
        await pilot.press("s")
        await until_on(pilot, "ScoresScreen")
        await pilot.press("e", "end", "up")
        await until_shown(pilot, "For everybody.", "E7")
        assert below_heads(pilot, "E7", "said", "shown", "fact", "level") == ["1", "1", "\u2013", "0"]
        await pilot.press("home", "enter")
        await until_shown(pilot, "E1a", "E1b")
        assert below_heads(pilot, "E1a", "said", "shown", "fact", "level") == ["3", "2", "\u2013", "2"]
