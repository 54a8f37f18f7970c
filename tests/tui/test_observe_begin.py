"""The form before a meeting, filled in from the keyboard in a folder without a coaching file."""

import asyncio
import os
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from coachtui.asking.meeting_forms import TypedMeeting
from coachtui.model.observing import FORM_DRAFTS, NEW_FORM_DRAFTS
from coachtui.model.problems import CoachError
from coachtui.tui.app import CoachApp
from coachtui.tui.desk import Desk
from coachtui.tui.screens.observe import kept_form
from coachtui.tui.screens.observe.kept_form import KeptForm
from coachtui.tui.starting import StartWith
from coachtui.tui.widgets.form_table import FormTable
from coachtui.tui.widgets.lines import Lines
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.observing import preparing
from coachtui.workflow.observing.form_drafts import has_drafted_form
from coachtui.workflow.observing.preparing import create_coaching_file
from tests.tui.hosting import type_fast, until
from tests.tui.looking import app_on, shown, until_on, until_shown


async def change_what_is_prepared(pilot: Pilot[Any]) -> None:
    """Open the form of the prepared meeting again, give it a day and an action less, and take that back."""
    await pilot.press("e")
    await until_shown(pilot, "Before the meeting M08   prepared", "B5  Sets", "Otto Lind", "Price it")
    await pilot.press("escape", "q")
    await until_on(pilot, "CoachHomeScreen")  # nothing was changed
    await pilot.press("e")
    await until_shown(pilot, "Before the meeting M08   prepared")
    type_fast(pilot.app, " two\n")
    await pilot.press("ctrl+u", *"tomorrow", "enter")
    pilot.app.screen.query_one("#actions", FormTable).entry.focus()
    await pilot.press("up", "ctrl+d", "ctrl+s")
    await until_on(pilot, "CoachHomeScreen")
    await until_shown(pilot, "round two", "Saved. u takes it back.")
    await pilot.press("u")
    await until_shown(pilot, "Taken back.")
    await until(pilot, lambda: "round two" not in shown(pilot))
    await pilot.press("u")
    await until_shown(pilot, "Taken back. It was about round.", "Meetings you observed")
    await until(pilot, lambda: len(pilot.app.screen.query_one("#meetings", Lines).things) == 1)
    await pilot.press("r")
    await until_shown(pilot, "Done again. It was about round.")
    await pilot.press("r")
    await until_shown(pilot, "Done again. It was about round two.", "e change")


async def test_the_form_is_filled_in_from_the_keyboard_and_the_file_is_made(tmp_path: Path) -> None:
    path = tmp_path / "acme-coaching.coach"
    async with app_on(path, start=StartWith(observe="M07")) as pilot:
        await until_shown(pilot, "Before the meeting M07", "nothing yet")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Give it a name")
        type_fast(pilot.app, "Round\nsomeday\nTwo decisions\ncrit")
        await until_shown(pilot, "B5  Sets criteria before options")
        type_fast(pilot.app, "\np")
        await until_shown(pilot, "You may ask the chair for a pause.")
        type_fast(pilot.app, "\nRuth\nRuth [b]Ek\nOtto Lind\n\n")
        people = pilot.app.screen.query_one("#participants", FormTable)
        await until(pilot, lambda: [row.get("initials") for row in people.rows] == ["RB", "OL"])
        await pilot.press("shift+tab", "ctrl+d")  # back in the table
        assert len(people.rows) == 2
        await pilot.press("up", "tab", "tab", *"no", "enter", "enter", "enter")
        assert people.rows[1] == {"name": "Otto Lind", "initials": "OL", "consents": "no"}
        type_fast(pilot.app, "Late orders\tplann\n")
        await until_shown(pilot, "'plann' is no verb here: decide, inform, plan, review. Did you mean 'plan'?")
        await pilot.press("up", "tab", *["backspace"] * 5, "d", "enter")
        await until_shown(pilot, "decide")
        type_fast(pilot.app, "\nPrice it\n\nOn time\n")
        await pilot.press("up", "tab")
        type_fast(pilot.app, "90 88 92 87 91 93\n\n")
        await until_shown(pilot, "On time: 93 is noise.", "Say this to everybody", "Is anybody not all right")
        await until(pilot, lambda: isinstance(pilot.app.focused, Input))
        type_fast(pilot.app, "yes\n")
        await until_shown(pilot, "That is no day.")
        with open_engagement(path) as workspace:
            assert not workspace.state.observed_meetings
        await pilot.press("ctrl+u", "ctrl+s")
        await until_on(pilot, "ObserveScreen")
        await until_shown(pilot, "Before the first item")
    with open_engagement(path) as workspace:
        meeting = workspace.state.observed_meetings["M07"]
        assert (meeting.participants, meeting.unwilling, meeting.produce) == (("RB", "OL"), ("OL",), "Two decisions")
    await begin_another(path)
    with open_engagement(path) as workspace:
        state = workspace.state
        assert not {**workspace.log.drafts(FORM_DRAFTS), **workspace.log.drafts(NEW_FORM_DRAFTS)}
    assert [bool(state.observed_meetings[each].began) for each in ("M07", "M08")] == [True, False]
    assert state.observed_meetings["M08"].name == "round two"
    assert not [each for each in state.actions.values() if each.meeting == "M08"]


def cannot_be_read(*_: object) -> None:
    """Fail as a file does that cannot be read any more."""
    raise CoachError("The disk failed", "Reading failed.")


async def begin_another(path: Path) -> None:
    """Fill in the form of another meeting of that name until the terminal goes, keep it for later, and change it."""
    async with app_on(path, start=StartWith(observe="M08"), size=(120, 36)) as pilot:
        await until_shown(pilot, "Before the meeting M08")
        type_fast(pilot.app, "round\n")
        await until_shown(pilot, "Otto Lind", "OL", "RB", "Price it")  # as last time
        type_fast(pilot.app, "\n\ncrit")
        await until_shown(pilot, "B5  Sets criteria before")
    async with app_on(path, size=(120, 36)) as pilot:  # the terminal had gone
        await until_on(pilot, "CoachHomeScreen")
        await pilot.press("n")
        await until_shown(pilot, "Before the meeting M08   as you left it", "Otto Lind", "Price it", "B5  Sets")
        await pilot.press("escape", "q")
        await until_shown(pilot, "Nothing of this is recorded yet. Esc q again throws it away")
        await pilot.press("escape", "l")
        await until_on(pilot, "CoachHomeScreen")
        await until_shown(pilot, "round", "nothing noted yet", "Saved. u takes it back.")
        await change_what_is_prepared(pilot)
        await pilot.press("e")
        await until_shown(pilot, "Before the meeting M08   prepared")
        type_fast(pilot.app, " and a half")
        await until_shown(pilot, "round two and a half")
    async with app_on(path, size=(120, 36)) as pilot:
        await until_shown(pilot, "Round is under way: Enter goes on.", "round two")
        with pytest.MonkeyPatch.context() as disk:
            disk.setattr(preparing, "meeting_to_observe", cannot_be_read)
            await pilot.press("up", "i")
            await until_shown(pilot, "The disk failed")
            await pilot.press("escape")
        await until_on(pilot, "CoachHomeScreen")
        await pilot.press("i")  # what was left comes before it begins
        await until_shown(pilot, "Before the meeting M08   as you left it", "round two and a half")
        await pilot.press("escape", "q", "escape", "q")
        await until_on(pilot, "CoachHomeScreen")


async def test_a_form_is_kept_once_its_new_file_can_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "new.coach"
    kept = KeptForm(None, path, Surroundings())

    async def cannot_open(desk: Desk) -> None:
        raise CoachError("Disk full", f"{desk.path} cannot be opened.")

    with monkeypatch.context() as full:
        full.setattr(Desk, "open", cannot_open)
        with pytest.raises(CoachError):
            await kept.keep("M01", TypedMeeting({"name": "Round"}))
        async with app_on(tmp_path / "other.coach", start=StartWith(observe="")) as pilot:
            await until_shown(pilot, "Before the meeting M01")
            type_fast(pilot.app, "Other")
            await until_shown(pilot, "Disk full")
        assert isinstance(pilot.app, CoachApp)
        assert "other-not-saved.txt" in str(pilot.app.unsaved)
    await kept.last_words("M01", TypedMeeting({"name": "Round"}))
    with open_engagement(path) as workspace:
        assert has_drafted_form(workspace, "M01")


async def test_a_form_is_kept_in_a_file_that_was_being_made_when_the_screen_went(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, made, cancelled = tmp_path / "new.coach", asyncio.Event(), threading.Event()
    loop = asyncio.get_running_loop()

    def make(place: Path, around: Surroundings) -> None:
        create_coaching_file(place, around)
        loop.call_soon_threadsafe(made.set)
        cancelled.wait()

    monkeypatch.setattr(kept_form, "create_coaching_file", make)
    kept, typed = KeptForm(None, path, Surroundings()), TypedMeeting({"name": "Round"})
    keeping = asyncio.create_task(kept.keep("M01", typed))
    await made.wait()
    keeping.cancel()
    cancelled.set()
    assert await kept.last_words("M01", typed) is None
    with open_engagement(path) as workspace:
        assert has_drafted_form(workspace, "M01")
    assert not [each for each in os.listdir(tmp_path) if each.endswith(".txt")]  # noqa: PTH208 - never waits


async def test_a_form_that_is_thrown_away_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "new.coach"
    async with app_on(path, start=StartWith(observe="")) as pilot:
        await until_shown(pilot, "Before the meeting M01")
        type_fast(pilot.app, "Round")
        await until(pilot, path.exists)
        await pilot.press("escape", "q", "escape", "q")
        await until(pilot, lambda: not path.exists())
    assert not [each for each in os.listdir(tmp_path) if each.startswith("new")]  # noqa: PTH208 - never waits
