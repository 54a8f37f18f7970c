"""What a line of the note means is decided when its question is left, however it is left, and shown before."""

from pathlib import Path

import pytest
from textual import events
from textual.keys import _character_to_key

from coachtui.model.answers import Absence, Answer, Value
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.workflow.engagement.engagements import open_engagement
from tests.tui.hosting import end, interviewing, saved, shown_text, type_fast, until

FREQUENCY, NUMBER, SEVERAL = "C3.4", "C7.3", "C1.6"


def recorded(path: Path, question: str) -> Answer:
    with open_engagement(path) as workspace:
        session = [each.id for each in workspace.state.sessions.values() if each.person == "PLN"][-1]
        return workspace.state.answers[session, question]


def recorded_value(screen: InterviewScreen) -> Value | None:
    return screen.sitting.answer.value


def press_fast(screen: InterviewScreen, *names: str) -> None:
    for name in names:
        character = " " if name == "space" else name if len(name) == 1 else None
        screen.app.post_message(events.Key(name if len(name) > 1 else _character_to_key(name), character))


WAYS = {
    "page down": ("pagedown",),
    "page up": ("pageup",),
    "jump": ("escape", "j", *"C1.2", "enter"),
    "park": ("escape", "p"),
    "break": ("escape", "a", "space"),
    "off the record": ("escape", "f", "escape", "f"),
    "undo at another question": ("escape", "u"),
    "wrap-up": ("escape", "w"),
    "home": ("escape", "q"),
}


async def test_a_line_counts_however_its_question_is_left(northfield: Path) -> None:
    async with interviewing(northfield, question="C2.3") as (pilot, screen):
        for name, leave in WAYS.items():
            press_fast(screen, "escape", "j", *"C2.3", "enter", "x", "escape", "j", *FREQUENCY, "enter")
            screen.app.post_message(events.Paste("some words\n2\nmore"))
            await until(pilot, lambda: "Answer as typed: " in shown_text(screen.app), name)
            press_fast(screen, *leave)
            await until(pilot, lambda: screen.interview.answer_to(FREQUENCY).value, name)
            await pilot.pause()
            await until(pilot, lambda: screen.mode is Mode.WRITING, name)
            answer = screen.interview.answer_to(FREQUENCY)
            assert (answer.value, answer.note) == (1, "some words\nmore"), name
            assert "Answer as typed" not in shown_text(screen.app), name
            assert answer.absence is (Absence.PARKED if name == "park" else None), name
            if screen.sitting.current == FREQUENCY:
                screen.note.show("")
            screen.sitting.record(Answer(answer.session, answer.person, FREQUENCY), remember=False)
            await pilot.pause()


async def test_a_line_counts_when_the_app_ends(northfield: Path) -> None:
    async with interviewing(northfield, question=FREQUENCY) as (_, screen):
        type_fast(screen.app, "some words\n2")
        await end(screen.app)
    assert (recorded(northfield, FREQUENCY).value, recorded(northfield, FREQUENCY).note) == (1, "some words")


async def test_what_is_typed_is_said_and_undone_and_taken_away(northfield: Path) -> None:
    async with interviewing(northfield, question=NUMBER) as (pilot, screen):
        for typed, said in (
            ("about 7", "about 7 is kept as words."),
            ("1,500", "1,500 can be 1500 or 1.5: kept as words."),
            ("12 000", "Answer as typed: 12000"),
        ):
            await pilot.press("ctrl+u", *typed)
            await pilot.pause()
            assert said in shown_text(screen.app)
        await pilot.press("pagedown", "pageup")
        assert (screen.sitting.answer.value, screen.note.text) == (12000, "")
        await pilot.press("escape", "u")
        assert recorded_value(screen) is None
        await pilot.press("escape", "y")
        assert recorded_value(screen) == 12000
        await pilot.press(*"no idea, he says", "enter", "-")
        await pilot.pause()
        assert "Answer as typed: none any more" in shown_text(screen.app)
        await pilot.press("pagedown", "pageup")
        assert (screen.sitting.answer.value, screen.note.text) == (None, "no idea, he says")
        await saved(pilot, screen)
    assert recorded(northfield, NUMBER).value is None


async def test_choices_add_up_and_backspace_in_the_list_takes_them_away(northfield: Path) -> None:
    async with interviewing(northfield, question=SEVERAL) as (pilot, screen):
        first, second, third = (choice.id for choice in screen.sitting.card.choices[:3])
        await pilot.press("1", "enter", "3", "enter", "2")
        await pilot.press("pagedown", "pageup")
        assert screen.sitting.answer.value == (first, second, third)
        await pilot.press("tab", "backspace")
        assert recorded_value(screen) is None
        await pilot.press("escape", "u")
        assert screen.sitting.answer.value == (first, second, third)


async def test_undoing_something_else_decides_nothing(northfield: Path) -> None:
    async with interviewing(northfield, question=FREQUENCY) as (pilot, screen):
        await pilot.press("escape", "r", "3", "enter", *"words", "enter", "2", "escape", "u")
        assert (screen.note.text, screen.sitting.answer.value) == ("words\n2", None)
        await pilot.press("pagedown")
        assert screen.interview.answer_to(FREQUENCY).value == 1


@pytest.mark.parametrize("letter", ["k", "d"])
async def test_an_absence_leaves_the_words_alone(northfield: Path, letter: str) -> None:
    async with interviewing(northfield, question=FREQUENCY) as (pilot, screen):
        await pilot.press("2", "escape", letter)
        answer = screen.interview.answer_to(FREQUENCY)
        assert (answer.value, answer.note) == (None, "2")


async def test_an_absence_keeps_the_words_of_a_short_answer(northfield: Path) -> None:
    async with interviewing(northfield, question="C2.2") as (pilot, screen):
        screen.app.post_message(events.Paste("Otto, then Mara.\nShe thinks."))
        await until(pilot, lambda: "She thinks." in screen.note.text)
        await pilot.press("pagedown", "pageup", "escape", "k")
        await until(pilot, lambda: screen.interview.answer_to("C2.2").absence is not None)
        answer = screen.interview.answer_to("C2.2")
        assert (answer.value, answer.note) == (None, "Otto, then Mara.\nShe thinks.")
        assert screen.note.text == "Otto, then Mara.\nShe thinks."
