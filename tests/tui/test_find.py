"""Find: what holds the words is listed while they are typed, and Enter goes to where they stand."""

from pathlib import Path

import pytest

from coachtui.model.craft import Capture
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.workflow.engagement.engagements import open_engagement
from tests.tui.hosting import until
from tests.tui.looking import app_on, shown, type_in, until_on, until_shown


@pytest.mark.parametrize("size", [(40, 12)])
async def test_words_are_found_while_they_are_typed(northfield: Path, size: tuple[int, int]) -> None:
    async with app_on(northfield, size=size) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("f")
        await until_on(pilot, "FindScreen")
        await type_in(pilot, "overti*")
        await until_shown(pilot, "found")
        assert "overtime" in shown(pilot).casefold()
        await type_in(pilot, " zebra")
        await until_shown(pilot, "Nothing found.")
        await pilot.press("escape", "q")
        await until_on(pilot, "HomeScreen")


async def test_only_one_persons_words_and_the_way_to_the_question(northfield: Path) -> None:
    async with app_on(northfield, size=(120, 36)) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("f")
        await until_on(pilot, "FindScreen")
        await type_in(pilot, "the")
        await pilot.press("tab")
        await type_in(pilot, "sup")
        await until_shown(pilot, "SUP ")
        assert "CEO " not in shown(pilot)
        await pilot.press("down", "enter")
        await until_on(pilot, "InterviewScreen")
        screen = pilot.app.screen
        assert isinstance(screen, InterviewScreen)
        await until(pilot, lambda: screen.mode is not Mode.OPENING and screen.interview.person.code == "SUP")
        assert screen.note.text


async def test_what_is_no_person_and_no_evidence_is_said_beside_the_line(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("f")
        await until_on(pilot, "FindScreen")
        await type_in(pilot, '"(NEAR')
        await pilot.press("tab")
        await type_in(pilot, "nobody")
        await until_shown(pilot, "nobody is not in this engagement")
        await pilot.press("tab", "tab")
        await type_in(pilot, "xy")
        await until_shown(pilot, "That is none of said")


async def test_what_belongs_to_no_question_leads_to_its_interview(northfield: Path) -> None:
    with open_engagement(northfield, write=True) as workspace:
        session = next(each for each in workspace.state.sessions.values() if each.person == "PLN")
        workspace.record(Capture("c", session.id, "PLN", "A zebra came up."))
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("f")
        await until_on(pilot, "FindScreen")
        await type_in(pilot, "zebra")
        await until_shown(pilot, "1 found", "A zebra came up.")
        await pilot.press("down")
        await until(pilot, lambda: pilot.app.focused is not None and pilot.app.focused.id == "hits")
        await pilot.press("enter")
        await until_on(pilot, "InterviewScreen")
        screen = pilot.app.screen
        assert isinstance(screen, InterviewScreen)
        await until(pilot, lambda: screen.mode is not Mode.OPENING and screen.interview.session_id == session.id)
