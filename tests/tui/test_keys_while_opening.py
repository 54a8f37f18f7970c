"""Keys sent at once, before the screen that they are for is open: they wait or are dropped, and nothing breaks."""

import asyncio
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.pilot import Pilot

from coachtui.model.frame_ids import CONSENT
from coachtui.tui.actions import ScreenId
from coachtui.tui.desk import Desk
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.alone.assessment import SelfAssessmentScreen
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagement.engagements import Workspace, open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment
from coachtui.workflow.interview.interviewing import begin_interview
from tests.tui.hosting import until
from tests.tui.looking import app_on, lines, until_on, until_shown


def at_once(pilot: Pilot[None], *names: str) -> None:
    """Every key as a terminal sends it, without waiting for anything."""
    for name in names:
        key, character = (name, None) if len(name) > 1 else (_character_to_key(name), name)
        pilot.app.post_message(events.Key(key, "\r" if name == "enter" else character))


async def test_enter_held_in_the_form_of_a_self_assessment(tmp_path: Path) -> None:
    async with app_on(tmp_path / "mine.coach", start=StartWith(alone=True)) as pilot:
        await until_on(pilot, "SelfBeginScreen")
        at_once(pilot, *"the night shift", "enter", "down", "enter", *["enter"] * 30)
        await until_on(pilot, "SelfAssessmentScreen")
        screen = pilot.app.screen
        assert isinstance(screen, SelfAssessmentScreen)
        await until(pilot, lambda: screen.is_open)
        await pilot.pause()
        assert screen.walk.current is None  # the words before the first question are still there to be read


@pytest.mark.parametrize("keys", [("enter",) * 20, ("pagedown", "tab", "enter", "escape", "k"), ("escape", "r")])
async def test_any_keys_while_a_self_assessment_opens(tmp_path: Path, keys: tuple[str, ...]) -> None:
    path = tmp_path / "mine.coach"
    create_self_assessment(path, "the night shift", "frontline")
    async with app_on(path, start=StartWith(alone=True)) as pilot:
        at_once(pilot, *keys)
        await until_on(pilot, "SelfAssessmentScreen" if keys[-1] != "r" else "SelfResultScreen")


async def test_keys_run_ahead_of_every_screen_of_an_engagement(northfield: Path) -> None:
    with open_engagement(northfield, write=True) as workspace:
        begin_interview(workspace, "PLN", minutes=45).answer(CONSENT, value="yes")
    async with app_on(northfield) as pilot:
        at_once(pilot, "n", *"Acme", "escape", "q", "p", "a", *"NEW", "escape", "q", "q")
        at_once(pilot, "f", *"plan", "escape", "q", "s", "enter", "enter", "w", "escape", "q", "q")
        await until_on(pilot, "HomeScreen")
    async with app_on(northfield, start=StartWith("PLN")) as pilot:
        at_once(pilot, *"words first", "pagedown", *"then these", "escape", "w", "down", "u", "r", "y", "c")
        await until_on(pilot, "ReadBackScreen")
        await until_shown(pilot, "what I heard")
        at_once(pilot, "q", "s", "enter", "q")
        await until_on(pilot, "HomeScreen")
    with open_engagement(northfield) as workspace:
        notes = {answer.note for answer in workspace.state.answers.values()}
        assert {"words first", "then these"} <= notes


async def test_what_is_known_stays_where_it_is_and_keys_wait_while_more_is_looked_up(
    northfield: Path, observed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_up, do = asyncio.Event(), Desk.do

    async def late(desk: Desk, work: Callable[[Workspace], object]) -> object:
        await looked_up.wait()
        return await do(desk, work)

    looked_up.set()
    monkeypatch.setattr(Desk, "do", late)
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        looked_up.clear()
        pilot.app.post_message(ShowScreen(ScreenId.HOME))
        await until_shown(pilot, "6 of 7 interviewed", "Dana")
        assert pilot.app.screen.query_one("#body").scroll_target_y == 0
        at_once(pilot, "s", "down", "enter", "down", "enter")
        await until_on(pilot, "ScoresScreen")
        looked_up.set()
        await until_shown(pilot, "Scores · Process goals · E2b")
        looked_up.clear()
        at_once(pilot, "b", "e", "b", "end", "up", "enter")
        await pilot.pause()
        looked_up.set()
        await until_shown(pilot, "Scores · Decision mechanisms", "For everybody.")
    async with app_on(observed) as pilot:
        await until_on(pilot, "CoachHomeScreen")
        looked_up.clear()
        pilot.app.post_message(ShowScreen(ScreenId.HOME))
        await until(pilot, lambda: not lines(pilot, "meetings").things)
        at_once(pilot, "enter")
        await pilot.pause()
        looked_up.set()
        await until_on(pilot, "CoachMeetingScreen")


_ONCE_MADE = {"HomeScreen", "PeopleScreen", "PersonForm"}
"""Where somebody is who made an engagement: Enter on home without people goes to them."""


async def test_enter_held_in_the_form_of_a_new_engagement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(None) as pilot:
        at_once(pilot, "n", *"Acme", *["enter"] * 30)
        await until(pilot, lambda: type(pilot.app.screen).__name__ in _ONCE_MADE)
    assert [name for name in os.listdir(tmp_path) if name.endswith(".coach")] == ["acme.coach"]  # noqa: PTH208 - not async
