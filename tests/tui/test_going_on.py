"""Page Down goes to the next question that is still open, past what has been dealt with."""

import asyncio
from pathlib import Path

import pytest

from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.tui.actions import ScreenId
from coachtui.tui.app import CoachApp
from coachtui.tui.desk import Desk
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.interview.beginning import InterviewRequest, begin_sitting
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment
from tests.tui.hosting import pass_opening
from tests.tui.looking import app_on, until_on, until_shown
from tests.workflow.interview.holding import hiding

WAYS = {
    "answered": (*"word", "pagedown"),
    "do not know": ("escape", "k", "pagedown"),
    "not applicable": ("escape", "x", "pagedown"),
    "declined": ("escape", "d", "pagedown"),
    "skipped": ("escape", "s"),
    "parked": ("escape", "p"),
}


async def test_page_down_passes_questions_that_were_dealt_with(tmp_path: Path) -> None:
    """The first stays open, the next six are dealt with in as many ways."""
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), [Person("PLN", "middle", "Tom")])
    async with app_on(path, start=StartWith("PLN")) as pilot:
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "Opening")
        await pilot.press("pagedown", "pagedown", "pagedown")
        await until_shown(pilot, "1 of 17")
        await pilot.press("pagedown")
        await until_shown(pilot, "2 of 17")
        for number, keys in enumerate(WAYS.values(), start=3):
            await pilot.press(*keys)
            await until_shown(pilot, f"{number} of 17")
        for number in range(len(WAYS) + 1, 0, -1):
            await pilot.press("pageup")
            await until_shown(pilot, f" {number} of 17")
        await pilot.press("pagedown")
        await until_shown(pilot, "8 of 17")


async def test_page_down_goes_past_all_that_was_dealt_with_to_the_end(tmp_path: Path) -> None:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), [Person("PLN", "middle", "Tom")])
    async with app_on(path, start=StartWith("PLN")) as pilot:
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "Opening")
        await pilot.press("pagedown", "pagedown", "pagedown")
        await until_shown(pilot, "1 of 17")
        await pilot.press(*["pagedown"] * 15)
        await until_shown(pilot, "16 of 17")
        await pilot.press("pagedown")
        await until_shown(pilot, "17 of 17")
        await pilot.press(*"said", "pageup")
        await until_shown(pilot, "16 of 17")
        await pilot.press("pagedown")
        await until_shown(pilot, "17 of 17")
        await pilot.press("pagedown")
        await until_shown(pilot, "17 of 17", "No open question comes after this one.")
        await pilot.press("pageup", "pageup")
        await until_shown(pilot, "15 of 17")
        for number in (16, 17):  # the first is open, the second is where going back began
            await pilot.press("pagedown")
            await until_shown(pilot, f"{number} of 17")


async def test_page_down_alone_passes_a_question_that_was_answered(tmp_path: Path) -> None:
    path = tmp_path / "mine.coach"
    create_self_assessment(path, "the night shift", "frontline")
    async with app_on(path, start=StartWith(alone=True, minutes=600)) as pilot:
        await until_on(pilot, "SelfAssessmentScreen")
        await until_shown(pilot, "Begin")
        await pilot.press("enter")
        await until_shown(pilot, first := "where did the yearly plan come up")
        await pilot.press("pagedown")
        await until_shown(pilot, second := "Name up to three goals")
        await pilot.press(*"sheets", "pagedown")
        await until_shown(pilot, third := "what was done in the night shift")
        await pilot.press("pageup")
        await until_shown(pilot, second)
        await pilot.press("pageup")
        await until_shown(pilot, first)
        await pilot.press("pagedown")
        await until_shown(pilot, third)


async def test_an_interview_asked_for_as_the_program_ends_is_not_shown(tmp_path: Path) -> None:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), [Person("PLN", "middle", "Tom")])
    async with app_on(path) as pilot:
        await until_on(pilot, "HomeScreen")
        app = pilot.app
        assert isinstance(app, CoachApp)
        asked = asyncio.create_task(app.on_show_screen(ShowScreen(ScreenId.INTERVIEW, person="PLN")))
        await asyncio.sleep(0)
        await app.on_unmount()
        await asked
        assert type(app.screen).__name__ == "HomeScreen"


async def test_who_asks_for_something_once_the_file_is_closed_is_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"))
    desk = Desk(path, Surroundings())
    await desk.open()
    assert await desk.do(lambda opened: opened.path) == path
    closing = asyncio.create_task(desk.close())
    await asyncio.sleep(0)
    with pytest.raises(asyncio.CancelledError):
        await desk.do(lambda opened: opened.state)
    await closing


@pytest.mark.parametrize("gone", ["dropped", "hidden"])
def test_page_down_returns_to_no_question_that_is_asked_no_more(northfield: Path, gone: str) -> None:
    with open_engagement(northfield, write=True) as workspace:
        pass_opening(workspace, "PLN")
        sitting = begin_sitting(workspace, InterviewRequest("PLN", 45))
        first, second, *_, last = sitting.interview.agenda()
        sitting.go(second)
        sitting.go(last)
        assert sitting.go_back()
        assert (sitting.current, sitting.return_to("another")) == (second, last)
        if gone == "dropped":
            sitting.plan_anew(6)
            assert last not in sitting.interview.agenda()
        else:
            sitting.interview = hiding(sitting.interview, last, f"answer('{first}') == 'never said'")
        assert sitting.return_to("another") == "another"
