"""The typed word is sacred: whatever is typed or pasted into the note is found again, to the last character."""

from pathlib import Path

import pytest
from textual import events

from coachtui.model.answers import Answer
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.workflow.engagement.engagements import open_engagement
from tests.tui.hosting import end, interviewing, saved, shown_text, type_fast, until
from tests.tui.prose import LANGUAGES, PARAGRAPHS, page_of

QUESTION = "C3.2"


def recorded(path: Path, question: str = QUESTION, person: str = "PLN") -> Answer:
    """The latest answer to a question, read from the file as another program would."""
    with open_engagement(path) as workspace:
        sessions = [each.id for each in workspace.state.sessions.values() if each.person == person]
        return workspace.state.answers[sessions[-1], question]


def drafted(path: Path, screen: InterviewScreen) -> str:
    with open_engagement(path) as workspace:
        return workspace.log.drafts(screen.interview.session_id)[QUESTION]


async def test_every_printable_character_is_recorded(northfield: Path) -> None:
    text = "".join(chr(code) for code in range(0x20, 0x7F)) + "\nand on"
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        type_fast(screen.app, text)
        await until(pilot, lambda: screen.note.text == text)
        await pilot.press("pagedown")
        await saved(pilot, screen)
    assert recorded(northfield).note == text


async def test_two_pages_of_prose_are_recorded(northfield: Path) -> None:
    """A page that is pasted, and behind it five languages, which differ in nothing but their characters."""
    typed = "\n\n".join("\n".join(PARAGRAPHS[language]) for language in LANGUAGES)
    text = f"{page_of('English', 1)}\n\n{typed}"
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        screen.app.post_message(events.Paste(text.removesuffix(typed)))
        type_fast(screen.app, typed)
        await until(pilot, lambda: len(screen.note.text) >= len(text))
        assert screen.note.text == text
        assert screen.mode is Mode.WRITING
        await pilot.press("pagedown")
        await saved(pilot, screen)
    assert recorded(northfield).note == text


@pytest.mark.parametrize("question", ["C5.3", "C1.6", "C7.1", "C7.3", "C1.2"])
async def test_prose_is_prose_on_every_kind_of_question(northfield: Path, question: str) -> None:
    text = "Once, perhaps.\nA goal, you say? 7 of them\nhelps nobody\n" + PARAGRAPHS["English"][2]
    async with interviewing(northfield, question=question) as (pilot, screen):
        type_fast(screen.app, text)
        await until(pilot, lambda: len(screen.note.text) >= len(text))
        await pilot.press("pageup")
        await saved(pilot, screen)
    assert (recorded(northfield, question).note, recorded(northfield, question).value) == (text, None)


async def test_a_long_paste_works_and_typing_stays_possible(northfield: Path) -> None:
    pasted = ("Das Werk läuft seit „Jahren“ so. " * 4000)[:100_000]
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        screen.app.post_message(events.Paste(pasted))
        await until(pilot, lambda: len(screen.note.text) == 100_000)
        type_fast(screen.app, "and on")
        await until(pilot, lambda: screen.note.text.endswith("and on"))
        await pilot.press("pagedown")
        await saved(pilot, screen)
    assert recorded(northfield).note == pasted + "and on"


async def test_what_is_typed_is_drafted_before_long(northfield: Path) -> None:
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        await pilot.press(*"half a sen")
        await saved(pilot, screen)
        assert drafted(northfield, screen) == "half a sen"


async def test_a_sitting_that_broke_off_goes_on_with_its_draft(northfield: Path) -> None:
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        await pilot.press(*"one", "pagedown", "pageup", *", two")
        await saved(pilot, screen)
    async with interviewing(northfield) as (pilot, screen):
        assert screen.sitting.current == QUESTION
        assert screen.note.text == "one, two"
        assert screen.note.cursor_location == (0, 8)
        await pilot.press(*", three", "pagedown")
        await saved(pilot, screen)
    assert recorded(northfield).note == "one, two, three"


async def test_what_is_being_typed_when_the_app_ends_is_kept(northfield: Path) -> None:
    async with interviewing(northfield, question=QUESTION) as (_, screen):
        type_fast(screen.app, "the last words")
        await end(screen.app)
    async with interviewing(northfield) as (pilot, screen):
        assert screen.note.text == "the last words"
        await pilot.press(*"and more")
        assert screen.note.text == "the last words and more"
        await pilot.press("pagedown", "pageup", *"so")
        assert screen.note.text == "the last words and more\nso"


async def test_keys_pressed_around_a_change_of_question_land_where_they_were_meant(northfield: Path) -> None:
    async with interviewing(northfield) as (pilot, screen):
        first, second = screen.interview.agenda()[:2]
        type_fast(screen.app, "words for the first")
        screen.app.post_message(events.Key("pagedown", None))
        type_fast(screen.app, "words for the second")
        screen.app.post_message(events.Key("pageup", None))
        await until(pilot, lambda: screen.sitting.current == first and len(screen.interview.answers()) == 2)
        assert screen.note.text == "words for the first"
        await saved(pilot, screen)
    assert recorded(northfield, first).note == "words for the first"
    assert recorded(northfield, second).note == "words for the second"


async def test_the_note_has_its_own_undo(northfield: Path) -> None:
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        await pilot.press(*"abc", "ctrl+z")
        assert screen.note.text == ""
        await pilot.press("ctrl+y")
        assert screen.note.text == "abc"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)])
async def test_every_size_shows_question_note_and_state(northfield: Path, size: tuple[int, int]) -> None:
    async with interviewing(northfield, question=QUESTION, size=size) as (pilot, screen):
        await pilot.press(*"words that count")
        await saved(pilot, screen)
        shown = shown_text(screen.app)
        for expected in ("Pick a figure", "words that count", "11 of 17", "● saved", "Esc then:", "F1 help"):
            assert expected in shown
        assert screen.note.size.height >= 3


async def test_the_beginning_and_end_of_the_note_are_a_key_away(northfield: Path) -> None:
    async with interviewing(northfield, question="C4.1") as (pilot, screen):
        screen.app.post_message(events.Paste("second line\nthird"))
        await until(pilot, lambda: "third" in screen.note.text)
        await pilot.press("ctrl+home", *"first ", "ctrl+end", *" end")
        assert screen.note.text == "first second line\nthird end"
