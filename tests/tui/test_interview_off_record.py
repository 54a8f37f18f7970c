"""Off the record nothing typed is kept anywhere; in blind mode one's own ratings are out of sight."""

from functools import partial
from pathlib import Path

import pytest
from textual.events import Paste

from coachtui.settings.settings import Settings
from coachtui.tui.actions import ACTS, ScreenId
from coachtui.tui.palette import palette_lines
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.off_record import OffRecordWords
from coachtui.tui.widgets.note import Note
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from tests.tui.hosting import interviewing, saved, shown_text, type_fast, until

ASIDE = "zebrafish quarrel"


def raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


async def test_nothing_typed_off_the_record_is_in_any_file(northfield: Path) -> None:
    async with interviewing(northfield) as (pilot, screen):
        type_fast(pilot.app, "He leans back. ")
        await pilot.press("escape", "f")
        await until(pilot, lambda: "off the record" in shown_text(pilot.app))
        type_fast(pilot.app, ASIDE)
        await pilot.press("enter", "pagedown", "escape", "j", *"C5.1", "enter", "tab", *"zebrafish")
        pilot.app.post_message(Paste(ASIDE))
        await saved(pilot, screen)
        assert b"zebrafish" not in raw(northfield.parent)
        await pilot.press("escape", "f")
        assert "zebrafish" not in shown_text(pilot.app)
        await pilot.press("ctrl+z")
        assert "zebrafish" not in screen.note.text
        type_fast(pilot.app, "He goes on.")
        await saved(pilot, screen)
    found = raw(northfield.parent)
    assert b"zebrafish" not in found
    assert b"He leans back." in found
    assert b"He goes on." in found


async def test_nothing_is_kept_when_the_program_ends_off_the_record(northfield: Path) -> None:
    async with interviewing(northfield) as (pilot, _):
        await pilot.press("escape", "f")
        type_fast(pilot.app, ASIDE)
        await pilot.pause()
    assert b"zebrafish" not in raw(northfield.parent)


async def test_what_would_be_recorded_waits_until_one_is_back_on_the_record(northfield: Path) -> None:
    async with interviewing(northfield, question="C5.3") as (pilot, screen):
        await pilot.press("escape", "f", "escape", "k")
        await until(pilot, lambda: "Esc f goes back" in shown_text(pilot.app))
        await pilot.press("2", "enter", "escape", "r", "3")
        assert screen.mode is Mode.WRITING
        await pilot.press("escape", "f")
        await saved(pilot, screen)
        assert screen.sitting.answer.value is None
        assert screen.sitting.answer.absence is None
        assert screen.note.text == ""


LEAVE = {"leave", "wrap_up"}


def reads(note: Note, text: str) -> bool:
    return note.text == text


async def test_no_line_of_the_palette_keeps_what_is_typed_off_the_record(
    northfield: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = tmp_path / "seen by the editor"
    monkeypatch.setenv("EDITOR", f"cp -t {seen}")
    acts = sorted((act for act in ACTS if act.place is ScreenId.INTERVIEW), key=lambda act: act.id in LEAVE)
    async with interviewing(northfield) as (pilot, screen):
        for act in acts:
            if not screen.interview.workspace.off_record:
                await pilot.press("escape", "f")
            assert screen.interview.workspace.off_record
            text = screen.note.text + ASIDE
            await pilot.press("ctrl+end")
            type_fast(pilot.app, ASIDE)
            await until(pilot, partial(reads, screen.note, text), act.id)
            line = next(entry for entry in palette_lines(screen, {}, ()) if entry.words == act.words)
            doing = line.do()
            assert doing is not None
            await doing
            await pilot.pause()
            assert b"zebrafish" not in raw(northfield.parent), act.id
            for _ in range(2):
                if screen.mode is not Mode.WRITING:
                    await pilot.press("escape")
            assert screen.mode is Mode.WRITING, act.id
    assert b"zebrafish" not in raw(northfield.parent)
    assert not seen.exists()


async def test_the_letter_in_force_is_the_one_that_is_told(northfield: Path) -> None:
    async with interviewing(northfield, settings=Settings(keys={"off_record": "g", "cost": "f"})) as (pilot, _):
        await pilot.press("escape", "g")
        await until(pilot, lambda: "Esc g goes back on the record." in shown_text(pilot.app))


async def test_blind_mode_says_only_that_there_is_a_rating(northfield: Path) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as workspace:
        begin_interview(workspace, "PLN").answer("C3.2", value=1)
    settings = Settings(blind=True)
    async with interviewing(northfield, "PLN", question="C3.2", size=(120, 36), settings=settings) as (pilot, _):
        await pilot.press("escape", "i")
        await until(pilot, lambda: "rated" in shown_text(pilot.app))
        assert "for what you rated" in shown_text(pilot.app)
        assert "level 1" not in shown_text(pilot.app)
        assert "● 1" not in shown_text(pilot.app)
        assert "Rated 1" not in shown_text(pilot.app)
        await pilot.press("escape", "h")
        await until(pilot, lambda: "level 1" in shown_text(pilot.app))


async def test_words_that_come_back_from_off_the_record_are_said_to(northfield: Path) -> None:
    said = "typed off the record. They are back"
    async with interviewing(northfield, question="C1.5") as (pilot, screen):
        type_fast(pilot.app, "Before. ")
        await pilot.press("escape", "f")
        type_fast(pilot.app, f"{ASIDE} with the board")
        await pilot.press("ctrl+a", "ctrl+x")
        type_fast(pilot.app, "more of it")
        await pilot.press("escape", "f")
        assert screen.note.text == "Before. "
        type_fast(pilot.app, "After the board. ")
        await pilot.pause()
        assert said not in shown_text(pilot.app)
        await pilot.press("ctrl+v")
        await until(pilot, lambda: said in shown_text(pilot.app))
        assert ASIDE in screen.note.text
        await pilot.press("ctrl+z")
        await until(pilot, lambda: said not in shown_text(pilot.app))
        await saved(pilot, screen)
        assert b"zebrafish" not in raw(northfield.parent)
        pilot.app.post_message(Paste("heard elsewhere: MORE\nof it"))
        await until(pilot, lambda: said in shown_text(pilot.app))
        await pilot.press("escape", "c")
        pilot.app.post_message(Paste("zebrafish quarrel"))
        await pilot.press("enter")
        await until(pilot, lambda: said in shown_text(pilot.app))


def test_words_are_known_again_by_a_run_of_them_or_the_whole() -> None:
    words = OffRecordWords()
    assert not words.came_back("anything that is pasted")
    for text in ("He said", "He said that", "He said that the plan is a sham", "", "Too short"):
        words.typed(text)
    words.ended()
    assert words.came_back("the plan  is\na")
    assert words.came_back("x: THAT THE PLAN IS what?")
    assert words.came_back("note. Too short", "note. ")
    assert not words.came_back("the plan was a sham")
    assert not words.came_back("the pla", "")
    assert not words.came_back("note. Too short", "note. Too shor")


def test_words_pasted_over_others_or_before_like_ones_are_known_again() -> None:
    words = OffRecordWords()
    words.typed("she said that we cut the budget by half")
    words.typed("and then replaced it")
    words.typed("and then replaced its")
    words.ended()
    assert words.came_back("the budget by half", "some other sentence here")
    assert words.came_back("she said that so it went", "so it went")
    assert words.came_back("we cut the we met", "we met")
    assert words.came_back("and then replaced its", "")
    assert not words.came_back("she said thus", "she said thu")
