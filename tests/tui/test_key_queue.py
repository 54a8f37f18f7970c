"""Keys as fast as a terminal can send them: what is typed for the next screen waits for it, and acts on no other."""

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.screen import Screen

from coachtui.model.people import Person
from coachtui.tui import key_queue, stray_words
from coachtui.tui.actions import ScreenId
from coachtui.tui.key_queue import KeyQueueApp, hold_keys_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.edit_engagement import EditEngagement, EngagementEditor
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.tui.stray_words import STRAY
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.people import add_person
from tests.tui.hosting import ended, type_fast, until
from tests.tui.looking import app_on, until_on, until_shown

PROSE = "quality is what people say. Numbers? 12, says Tom, and so on"
"""Every letter of it does something on the other screens; q ends the program at home."""


def with_somebody_new(path: Path) -> Path:
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        add_person(workspace, Person("LOG", "middle", "Mara"))
    return path


async def test_prose_right_behind_enter_at_home_is_in_the_note(northfield: Path) -> None:
    async with app_on(with_somebody_new(northfield)) as pilot:
        await until_shown(pilot, "6 of 8 interviewed", "E8")
        await pilot.press("end")
        type_fast(pilot.app, f"\n{PROSE}")
        await until_on(pilot, "InterviewScreen")
        screen = pilot.app.screen
        assert isinstance(screen, InterviewScreen)
        await until(pilot, lambda: screen.note.text == PROSE)


async def test_prose_right_behind_enter_at_the_wrap_up_is_in_the_note(northfield: Path) -> None:
    with open_engagement(northfield) as workspace:
        session = next(each.id for each in workspace.state.sessions.values() if each.person == "PLN")
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        pilot.app.screen.post_message(ShowScreen(ScreenId.WRAP_UP, session=session))
        await until_on(pilot, "WrapUpScreen")
        await until_shown(pilot, "not asked.")
        type_fast(pilot.app, f"\n{PROSE}")
        await until_on(pilot, "InterviewScreen")
        screen = pilot.app.screen
        assert isinstance(screen, InterviewScreen)
        await until(pilot, lambda: screen.note.text.endswith(PROSE))


async def test_letters_meant_for_an_interview_that_is_refused_do_nothing(northfield: Path) -> None:
    with open_engagement(with_somebody_new(northfield), write=True):
        async with app_on(northfield) as pilot:
            await until_shown(pilot, "6 of 8 interviewed", "E7")
            type_fast(pilot.app, f"\n{PROSE}\n")
            await until_on(pilot, "TroubleScreen")
            await pilot.pause(0.1)
            await until_on(pilot, "TroubleScreen")
            await pilot.press("enter")
            await until_on(pilot, "HomeScreen")
            assert pilot.app.is_running


async def test_where_no_other_screen_comes_keys_act_on_the_one_that_is_there(
    northfield: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(key_queue, "_LONGEST", 0.05)
    async with app_on(northfield) as pilot:
        await until_shown(pilot, "E8")
        app = pilot.app
        assert isinstance(app, KeyQueueApp)
        await app.push_screen(gone := Screen[None]())
        app.hold_keys(gone)
        await app.pop_screen()  # before it was ready for keys
        hold_keys_of(app.screen)
        app.post_message(events.Key("p", "p"))
        await until_on(pilot, "PeopleScreen")


async def test_words_typed_at_home_by_mistake_run_no_commands_and_those_behind_e_are_for_the_form(
    northfield: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed, form = asyncio.Event(), EngagementEditor.form

    async def late_form(self: EngagementEditor) -> EditEngagement:
        await typed.wait()
        return await form(self)

    monkeypatch.setattr(EngagementEditor, "form", late_form)
    async with app_on(northfield) as pilot:
        await until_shown(pilot, "E8")
        type_fast(pilot.app, "they quit")
        await until(pilot, lambda: STRAY in {each.message for each in pilot.app._notifications})  # noqa: SLF001 - tests show none
        await until_on(pilot, "HomeScreen")
        monkeypatch.setattr(stray_words, "TOGETHER", 0.0)
        type_fast(pilot.app, "e and quit")
        await pilot.pause()
        typed.set()
        await until_on(pilot, "EditEngagement")
        await until_shown(pilot, "Northfield Components and quit")


async def test_quitting_works_even_where_the_keys_are_never_released(
    northfield: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with app_on(northfield) as pilot:
        await until_shown(pilot, "E8")
        app = pilot.app
        assert isinstance(app, KeyQueueApp)
        app.hold_keys(app.screen)
        app.post_message(events.Key("p", "p"))
        app.post_message(events.Key("ctrl+q", None))
        await pilot.pause()
        assert app.is_running
        monkeypatch.setattr(key_queue, "_LONGEST", 0)
        app.post_message(events.Key("ctrl+q", None))
        await ended(app)
