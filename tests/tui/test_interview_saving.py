"""When saving fails: it is said, typing goes on, and everything is saved in order once there is room."""

import shutil
import sys
from pathlib import Path

import pytest
from textual import events

from coachtui.cli.full_screen import show_full_screen
from coachtui.model.problems import CoachError
from coachtui.settings.settings import Settings
from coachtui.tui import writer
from coachtui.tui.app import CoachApp
from coachtui.tui.messages import Trouble
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.tui.screens.trouble import StorageTroubleScreen
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagement.engagements import open_engagement
from tests.tui.hosting import Disk, Host, interviewing, move, saved, shown_text, type_fast, until
from tests.tui.looking import app_on, shown, until_on, until_shown


async def test_a_full_disk_loses_nothing(northfield: Path, monkeypatch: pytest.MonkeyPatch, disk: Disk) -> None:
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.05)
    async with interviewing(northfield) as (pilot, screen):
        disk.full = True
        first, second, third, *_ = screen.interview.agenda()
        await pilot.press(*"one")
        await until(pilot, lambda: "! not saved: the disk is full" in shown_text(screen.app))
        await pilot.press("pagedown", *"two", "pagedown", *"three", "pageup", *" more")
        assert screen.note.text == "two more"
        await pilot.press("escape", "q")
        await pilot.pause(0.2)
        assert screen.app.posted == []  # type: ignore[attr-defined]  # it is a Host
        assert "! not saved" in shown_text(screen.app)
        disk.full = False
        await saved(pilot, screen)
        await until(pilot, lambda: "● saved" in shown_text(screen.app))
    with open_engagement(northfield) as workspace:
        session = list(workspace.state.sessions)[-1]
        answers = [workspace.state.answers[session, question] for question in (first, second, third)]
    assert [answer.note or answer.value for answer in answers] == ["one", "two more", "three"]


async def test_what_is_typed_while_it_is_left_is_for_the_screen_that_comes(northfield: Path) -> None:
    async with app_on(northfield, start=StartWith("PLN", minutes=45, again=True)) as pilot:
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "saved")
        await pilot.press("pagedown", "pagedown", "pagedown")  # the opening
        type_fast(pilot.app, "the last words")
        for key in ("escape", "w", "r"):  # as fast as they come
            pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until_on(pilot, "ReadBackScreen")
    with open_engagement(northfield) as workspace:
        session = list(workspace.state.sessions)[-1]
        (answer,) = [each for (of, _), each in workspace.state.answers.items() if of == session]
        assert answer.note == "the last words"
        assert workspace.log.drafts(session) == {}


async def test_where_it_cannot_be_left_yet_it_is_typed_on(
    northfield: Path, monkeypatch: pytest.MonkeyPatch, disk: Disk
) -> None:
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.05)
    async with interviewing(northfield) as (pilot, screen):
        await pilot.press(*"one")
        await saved(pilot, screen)
        disk.full = True
        first = screen.sitting.current
        for key in ("escape", "w", *"two"):
            screen.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await until(pilot, lambda: screen.note.text == "onetwo" and "Not saved yet" in shown_text(screen.app))
        disk.full = False
        await until(pilot, lambda: screen.app.posted)  # type: ignore[attr-defined]  # it is a Host
    with open_engagement(northfield) as workspace:
        session = list(workspace.state.sessions)[-1]
        kept = {workspace.state.answers[session, first].note, workspace.log.drafts(session).get(first)}
        assert "onetwo" in kept


def lies_above(screen: InterviewScreen) -> bool:
    return isinstance(screen.app.screen, StorageTroubleScreen)


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_what_does_not_mend_itself_lies_over_the_interview_and_typing_goes_on_below(
    northfield: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.setattr(writer, "RETRY_SECONDS", 0.05)
    elsewhere = northfield.with_name("elsewhere.coach")
    async with interviewing(northfield, size=size) as (pilot, screen):
        await pilot.press(*"one")
        await saved(pilot, screen)
        move(northfield, elsewhere)
        await pilot.press(*" two")
        await until(pilot, lambda: lies_above(screen))
        await until(pilot, lambda: "The file was moved" in shown_text(screen.app))
        type_fast(screen.app, " three (q) 3\nfour")
        screen.app.post_message(events.Paste(" five"))
        await until(pilot, lambda: screen.note.text == "one two three (q) 3\nfour five")
        assert lies_above(screen)
        await pilot.press("escape")
        await until(pilot, lambda: not lies_above(screen))
        await until(pilot, lambda: "! not saved: the file was" in shown_text(screen.app))
        await pilot.press(*" six")
        assert not lies_above(screen)  # told once
        move(elsewhere, northfield)
        await pilot.press("pagedown")
        await saved(pilot, screen)
        first, *_ = screen.interview.agenda()
    with open_engagement(northfield) as workspace:
        session = list(workspace.state.sessions)[-1]
        assert workspace.state.answers[session, first].note == "one two three (q) 3\nfour five six"


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
async def test_what_can_never_be_saved_is_kept_as_text_when_the_program_ends(northfield: Path) -> None:
    async with app_on(northfield, start=StartWith("PLN", minutes=45, again=True)) as pilot:
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "saved")
        await pilot.press("pagedown", "pagedown", "pagedown")  # the opening
        type_fast(pilot.app, "all of the first answer")
        await pilot.press("pagedown")
        await until_shown(pilot, "2 of", "saved")
        move(northfield, northfield.with_name("elsewhere.coach"))
        type_fast(pilot.app, "and the second")
        await until_on(pilot, "StorageTroubleScreen")
        await pilot.press("escape", "escape", "c", *"ask Ines", "enter")
        await pilot.press("escape", "f", *"between us", "ctrl+q")
    app = pilot.app
    assert isinstance(app, CoachApp)
    kept = northfield.with_name("northfield-not-saved.txt")
    assert app.unsaved is not None
    assert app.unsaved.message == f"What was typed is in {kept}."
    text = kept.read_text(encoding="utf-8")
    assert "all of the first answer" in text
    assert "and the second" in text
    assert "Captured\nask Ines\n" in text
    assert "between us" not in text


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
async def test_rows_that_can_never_be_saved_are_kept_too(northfield: Path) -> None:
    async with app_on(northfield, start=StartWith("PLN", minutes=45, again=True)) as pilot:
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "saved")
        await pilot.press("escape", "j", *"C1.4", "enter", "tab")
        move(northfield, northfield.with_name("elsewhere.coach"))
        await pilot.press(*"ship in ten days", "tab", *"Dana")
        await until_on(pilot, "StorageTroubleScreen")
        await pilot.press("escape", "ctrl+q")
    kept = northfield.with_name("northfield-not-saved.txt")
    assert "ship in ten days | Dana" in kept.read_text(encoding="utf-8")


async def test_where_no_place_takes_a_copy_that_is_said(
    northfield: Path, monkeypatch: pytest.MonkeyPatch, disk: Disk
) -> None:
    monkeypatch.setattr("coachtui.tui.desk.rescue", lambda *_: None)
    async with app_on(northfield, start=StartWith("PLN", minutes=45, again=True)) as pilot:
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "saved")
        disk.full = True
        type_fast(pilot.app, "lost words")
        await until_shown(pilot, "! not saved: the disk is full")
        await pilot.press("ctrl+q")
    app = pilot.app
    assert isinstance(app, CoachApp)
    assert app.unsaved is not None
    assert "No folder took a copy." in str(app.unsaved)


def test_where_that_text_is_is_said_at_the_end(monkeypatch: pytest.MonkeyPatch, northfield: Path) -> None:
    def run(app: CoachApp) -> None:
        app.unsaved = CoachError("Not everything was saved", "What was typed is in northfield-not-saved.txt.")

    monkeypatch.setattr(CoachApp, "run", run)
    with pytest.raises(CoachError, match=r"northfield-not-saved\.txt"):
        show_full_screen(northfield)


def test_somebody_alone_is_told_where_it_is_kept(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], northfield: Path
) -> None:
    monkeypatch.setattr(CoachApp, "run", lambda _: None)
    for path, start in ((northfield, None), (northfield.with_name("not-made.coach"), StartWith(alone=True))):
        show_full_screen(path, start)
        assert capsys.readouterr().out == ""
    monkeypatch.chdir(northfield.parent)
    show_full_screen(Path(northfield.name), StartWith(alone=True))
    assert "Everything is saved in northfield.coach. The same command goes on from here" in capsys.readouterr().out


async def test_an_interview_that_cannot_be_opened_says_so(northfield: Path) -> None:
    app = Host(northfield, lambda desk: InterviewScreen(desk, Settings(), "NOBODY", minutes=45))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.posted)
        (posted,) = app.posted
        assert isinstance(posted, Trouble)
        assert posted.title == "No such person"


def put(content: bytes, path: Path, *, in_place: bool) -> None:
    """Replace a file, as a sync does: write over it, or put another one there under its name."""
    to = path if in_place else path.with_name("coming")
    to.write_bytes(content)
    to.replace(path)


def content_of(path: Path) -> bytes:
    return path.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
@pytest.mark.parametrize("in_place", [True, False])
async def test_a_sync_that_replaces_the_file_is_told_of_with_the_way_out(northfield: Path, in_place: bool) -> None:
    content = content_of(northfield)
    async with app_on(northfield, start=StartWith("PLN", minutes=45, again=True)) as pilot:
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "saved")
        await pilot.press("pagedown", "pagedown", "pagedown")  # the opening
        type_fast(pilot.app, "all of the first answer")
        await pilot.press("pagedown")
        await until_shown(pilot, "2 of", "saved")
        put(content, northfield, in_place=in_place)
        type_fast(pilot.app, "and the second")
        await until_on(pilot, "StorageTroubleScreen")
        told = " ".join(shown(pilot).split())
        for words in ("Another file is in its place", "Nothing more is saved", "Ctrl+Q", "to a text"):
            assert words in told
        assert "as soon as the file takes it" not in told
        await pilot.press("escape", "escape", "q")
        await until_shown(pilot, "Ctrl+Q ends the program")
        await pilot.press("ctrl+q")
    kept = northfield.with_name("northfield-not-saved.txt").read_text(encoding="utf-8")
    assert "all of the first answer" in kept
    assert "and the second" in kept
    assert content_of(northfield) == content


async def test_after_a_crash_it_goes_on_at_the_question_that_was_answered_last(northfield: Path) -> None:
    after = northfield.with_name("after.coach")
    async with interviewing(northfield, question="C5.3") as (pilot, screen):
        screen.app.post_message(events.Paste("3"))
        await until(pilot, lambda: screen.note.text == "3")
        await pilot.press("enter")
        await until(pilot, lambda: screen.interview.answer_to("C5.3").value is not None)
        await saved(pilot, screen)
        await screen._desk.do(lambda _: shutil.copy(northfield, after))  # noqa: SLF001 - as a crash leaves it
        await pilot.press("pagedown")
        await saved(pilot, screen)
    async with interviewing(after) as (_, screen):
        assert screen.sitting.current == "C5.3"
    async with interviewing(northfield) as (_, screen):
        assert screen.sitting.current != "C5.3"
