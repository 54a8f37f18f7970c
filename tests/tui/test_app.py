"""The app as a whole: what it opens, where keys and clicks lead, and how it ends."""

import asyncio
import shutil
import threading
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Button

from coachtui.model.problems import CoachError
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.failures import ReadOnlyError
from coachtui.tui import key_queue
from coachtui.tui.actions import ScreenId
from coachtui.tui.app import CoachApp, _note
from coachtui.tui.messages import OpenEngagement, ShowScreen, Trouble
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from tests.tui.hosting import PATIENCE, until
from tests.tui.looking import app_on, lines, shown, until_on, until_shown


@pytest.mark.parametrize("size", [(40, 12)])
async def test_home_people_and_scores_are_a_key_apart(northfield: Path, size: tuple[int, int]) -> None:
    async with app_on(northfield, size=size) as pilot:
        await until_shown(pilot, "Northfield Components", "Otto, quality manager")
        await pilot.press("p")
        await until_on(pilot, "PeopleScreen")
        await until_shown(pilot, "Ravi, operations")
        await pilot.press("q")
        await until_on(pilot, "HomeScreen")
        await pilot.press("escape", "s")
        await until_on(pilot, "ScoresScreen")
        await until_shown(pilot, "Planning")
        await pilot.press("alt+q")
        await until_on(pilot, "HomeScreen")
        await pilot.press("n")
        await until_on(pilot, "NewEngagementScreen")
        await pilot.press("escape", "q")
        await until_on(pilot, "HomeScreen")
        await pilot.press("o")
        await until_on(pilot, "StartScreen")
        await until_shown(pilot, "northfield")
        await pilot.press("enter")
        await until_on(pilot, "HomeScreen")


async def test_everything_named_at_the_bottom_can_be_clicked(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_shown(pilot, "p people")
        await pilot.click(offset=(shown(pilot).splitlines()[-1].index("people") + 2, 23))
        await until_on(pilot, "PeopleScreen")
        await until_shown(pilot, "q home")
        await pilot.click(offset=(shown(pilot).splitlines()[-1].index("home") + 1, 23))
        await until_on(pilot, "HomeScreen")
        await until_shown(pilot, "E3", "shown")
        row = next(place for place, line in enumerate(shown(pilot).splitlines()) if line.strip().startswith("E3"))
        await pilot.click(offset=(10, row))
        await until_on(pilot, "ScoresScreen")
        await until_shown(pilot, "Scores · Process metrics")


async def test_leaving_while_another_engagement_opens_lets_go_of_both(
    northfield: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Path(shutil.copy(northfield, northfield.with_name("other.coach")))
    begun, left = threading.Event(), threading.Event()
    opening, close = EngagementFile.open, CoachApp.on_unmount

    def late(path: Path, **options: Any) -> EngagementFile:
        if path == other:
            begun.set()
            assert left.wait(PATIENCE)
        return opening(path, **options)

    async def leave(app: CoachApp) -> None:
        await close(app)
        left.set()

    monkeypatch.setattr(EngagementFile, "open", late)
    monkeypatch.setattr(CoachApp, "on_unmount", leave)
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        pilot.app.post_message(OpenEngagement(other, ShowScreen(ScreenId.HOME)))
        assert await asyncio.to_thread(begun.wait, PATIENCE)
    for path in (northfield, other):
        with open_engagement(path, write=True):
            pass


@pytest.mark.parametrize("keys", [("ctrl+q",), ("q",), ("escape", "q"), ("alt+q",)])
async def test_quitting_lets_go_of_the_file(northfield: Path, keys: tuple[str, ...]) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press(*keys)
        await until(pilot, lambda: not pilot.app.is_running)
    with open_engagement(northfield, write=True, surroundings=Surroundings()) as workspace:
        assert workspace.engagement.organisation == "Northfield Components"


async def test_a_second_window_reads(northfield: Path) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings()):
        async with app_on(northfield) as pilot:
            await until_shown(pilot, "Open in another window: you can read it here.", "Dana")
            await pilot.press("enter")
            await until_on(pilot, "TroubleScreen")
            await until_shown(pilot, "An interview has to be written down")
            await pilot.press("enter", "p")
            await until_on(pilot, "PeopleScreen")
            await until_shown(pilot, "Open in another window", "Dana")
            await pilot.press("a")
            await until_shown(pilot, "Nothing can be changed here")
            await pilot.press("q", "s")
            await until_on(pilot, "ScoresScreen")
            await until_shown(pilot, "Open in another window", "Planning and managing by process")


def test_a_folder_named_windows_is_no_other_window() -> None:
    note = _note(ReadOnlyError("Read-only", "/mnt/windows/northfield.coach may only be read.", ""))
    assert note == "Read-only: you can read it here."


def _foreign(folder: Path) -> Path:
    path = folder / "poem.coach"
    path.write_text("Not an engagement, but a poem.\n" * 100)
    return path


@pytest.mark.parametrize("make", [lambda folder: folder / "none.coach", _foreign], ids=["missing", "foreign"])
async def test_a_file_that_cannot_be_opened_is_told_with_a_way_out(tmp_path: Path, make: object) -> None:
    assert callable(make)
    async with app_on(make(tmp_path)) as pilot:
        await until_on(pilot, "TroubleScreen")
        assert "Traceback" not in shown(pilot)
        await pilot.press("enter")
        await until_on(pilot, "StartScreen")
        await until_shown(pilot, "n new engagement", "q quit")


async def test_an_interview_asked_for_comes_without_home(northfield: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    been: list[ScreenId] = []
    from coachtui.tui.app import CoachApp  # noqa: PLC0415

    go = CoachApp._go  # noqa: SLF001

    async def noting(app: CoachApp, show: ShowScreen) -> None:
        been.append(show.screen)
        await go(app, show)

    monkeypatch.setattr(CoachApp, "_go", noting)
    async with app_on(northfield, start=StartWith("PLN", minutes=20, again=True)) as pilot:
        await until_on(pilot, "InterviewScreen")
    assert been == [ScreenId.INTERVIEW]
    with open_engagement(northfield) as workspace:
        assert [s.minutes for s in workspace.state.sessions.values() if s.person == "PLN" and s.ended is None] == [20]


async def test_an_interview_with_a_stranger_is_refused_in_words(northfield: Path) -> None:
    async with app_on(northfield, start=StartWith("NOBODY")) as pilot:
        await until_on(pilot, "TroubleScreen")
        await until_shown(pilot, "No such person")
        await pilot.press("enter")
        await until_on(pilot, "HomeScreen")


async def test_a_meeting_too_short_for_a_question_is_refused_in_words(northfield: Path) -> None:
    async with app_on(northfield, start=StartWith("PLN", booking=10)) as pilot:
        await until_on(pilot, "TroubleScreen")
        await until_shown(pilot, "Too short")


async def test_enter_on_a_person_interviews_them(northfield: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []
    from coachtui.tui.app import CoachApp  # noqa: PLC0415

    async def noting(app: CoachApp, message: ShowScreen) -> None:
        del app
        assert message.screen is ScreenId.INTERVIEW
        asked.append(message.person)

    monkeypatch.setattr(CoachApp, "on_show_screen", noting)
    monkeypatch.setattr(key_queue, "_LONGEST", 0.05)  # as no other screen comes
    async with app_on(northfield) as pilot:
        await until(pilot, lambda: bool(lines(pilot, "people").things))
        await pilot.press("home", "down", "enter")
        await until(pilot, lambda: asked == ["OPS"])
        await pilot.press("i")
        await until(pilot, lambda: asked == ["OPS", "OPS"])


async def test_trouble_lies_over_the_screen_and_goes_with_enter(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        error = CoachError("Disk full", "There is [red]no room[/] left.", "Make room.")
        pilot.app.screen.post_message(Trouble(error))
        await until_on(pilot, "TroubleScreen")
        await until_shown(pilot, "There is [red]no room[/] left.", "Make room.")
        await pilot.press("enter")
        await until_on(pilot, "HomeScreen")
        pilot.app.screen.post_message(Trouble(CoachError("Again", "The same.")))
        await until_on(pilot, "TroubleScreen")
        await pilot.click(Button)
        await until_on(pilot, "HomeScreen")


async def test_without_a_file_the_folder_is_listed(
    northfield: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert northfield.parent == tmp_path
    (tmp_path / "[b]odd[b] …\u202e.coach").write_text("")
    async with app_on(None) as pilot:
        await until_shown(pilot, "northfield", "[b]odd[b]")
        await pilot.press("down", "enter")
        await until_on(pilot, "HomeScreen")


async def test_the_demonstration_is_made_and_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(None) as pilot:
        await until_shown(pilot, "There is no engagement in this folder yet.")
        await pilot.press("d")
        await pilot.app.workers.wait_for_complete()  # it is made and asked to be opened, however slow the disk
        await until_on(pilot, "HomeScreen")
        await until_shown(pilot, "6 of 7 interviewed, 1 begun", "go on")


async def test_of_two_unfinished_interviews_one_is_chosen(northfield: Path) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as workspace:
        begun = [begin_interview(workspace, "PLN", fresh=True) for _ in range(2)]
        begun[0].answer("C3.2", note="words of the older one")
    async with app_on(northfield) as pilot:
        await until(pilot, lambda: bool(lines(pilot, "people").things))
        codes = [line.person.code for line in lines(pilot, "people").things]
        await until_shown(pilot, "begun again")
        lines(pilot, "people").highlighted = codes.index("PLN")
        await pilot.press("enter")
        await until_shown(pilot, "2 interviews are not finished.", "Enter opens it", "by Ann")
        await pilot.press("escape")
        await until_on(pilot, "HomeScreen")
        await pilot.press("enter")
        await until_on(pilot, "WhichInterview")
        await pilot.press("down", "enter")
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "saved")
        await pilot.press("escape", "j", *"C3.2", "enter")
        await until_shown(pilot, "words of the older one")


async def test_a_finished_interview_is_gone_on_with_from_its_wrap_up(northfield: Path) -> None:
    with open_engagement(northfield) as workspace:
        (session,) = [each.id for each in workspace.state.sessions.values() if each.person == "PLN"]
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        pilot.app.screen.post_message(ShowScreen(ScreenId.WRAP_UP, session=session))
        await until_on(pilot, "WrapUpScreen")
        await until_shown(pilot, "not asked.")
        await pilot.press("b")
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "saved")
        await pilot.press(*"one more thing", "pagedown", "escape", "q")
        await until_on(pilot, "HomeScreen")
    with open_engagement(northfield) as workspace:
        assert [each.id for each in workspace.state.sessions.values() if each.person == "PLN"] == [session]
        notes = [answer.note for (held, _), answer in workspace.state.answers.items() if held == session]
        assert any("one more thing" in note for note in notes)


async def test_an_empty_folder_names_only_what_can_be_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(None) as pilot:
        await until_shown(pilot, "There is no engagement in this folder yet.", "n new engagement")
        assert "Enter open" not in shown(pilot)


async def test_enter_on_somebody_who_was_interviewed_begins_nothing_unasked(northfield: Path) -> None:
    def sessions() -> int:
        with open_engagement(northfield) as workspace:
            return len(workspace.state.sessions)

    before = sessions()
    async with app_on(northfield) as pilot:
        await until(pilot, lambda: bool(lines(pilot, "people").things))
        await pilot.press("home", "enter")
        await until_shown(pilot, "This person was interviewed.", "the one held", "a new interview")
        await pilot.press("escape")
        await until_on(pilot, "HomeScreen")
        assert sessions() == before
        await pilot.press("enter")
        await until_on(pilot, "WhichInterview")
        await pilot.press("end", "enter")
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "saved")
    assert sessions() == before + 1


async def test_a_fault_that_textual_would_print_is_kept_for_the_caller(
    northfield: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        app = pilot.app
        assert isinstance(app, CoachApp)
        app.panic("zebrafish")
    assert app.failure is not None
    assert "zebrafish" not in "".join(capsys.readouterr())
