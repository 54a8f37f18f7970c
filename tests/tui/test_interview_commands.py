"""Esc and a letter, Alt and a letter, the same for both; and nothing else is ever a command."""

import stat
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.pilot import Pilot

from coachtui.model.answers import Absence
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.keys import acts_by_letter
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.interview.keys import Mode, pressed
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.tui.terminal_keys import let_letters_through
from coachtui.workflow.interview.interviewing import interview_of
from coachtui.workflow.interview.rating import counting_in
from tests.tui.hosting import Host, interviewing, saved, shown_text, until

QUESTION = "C3.2"
WAYS = ["esc", "alt"]


async def command(pilot: Pilot[None], way: str, letter: str) -> None:
    await pilot.press(*(["escape", letter] if way == "esc" else [f"alt+{letter}"]))


def both_in_turn(pilot: Pilot[None]) -> Callable[[str], Awaitable[None]]:
    """Gives commands with Esc and a letter and with Alt and a letter in turn."""
    ways = cycle(WAYS)

    async def in_turn(letter: str) -> None:
        await command(pilot, next(ways), letter)

    return in_turn


def host(screen: InterviewScreen) -> Host:
    assert isinstance(screen.app, Host)
    return screen.app


ABSENCES = {
    "k": Absence.DONT_KNOW,
    "x": Absence.NOT_APPLICABLE,
    "d": Absence.DECLINED,
    "s": Absence.SKIPPED,
    "p": Absence.PARKED,
}


@pytest.mark.parametrize("way", WAYS)
async def test_absences_keep_the_note_and_only_skipping_and_parking_go_on(northfield: Path, way: str) -> None:
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        for letter, absence in ABSENCES.items():
            question = screen.sitting.current
            await pilot.press(*"why")
            await command(pilot, way, letter)
            stays = absence not in {Absence.SKIPPED, Absence.PARKED}
            assert (screen.sitting.current == question) is stays
            answer = screen.interview.answer_to(question)
            assert (answer.absence, answer.note) == (absence, "why")
            assert screen.focused is screen.note
            if stays:
                await pilot.press("pagedown")
        await saved(pilot, screen)


async def test_what_has_words_and_no_answer_is_listed_to_jump_to(northfield: Path) -> None:
    async with interviewing(northfield, question="C5.3") as (pilot, screen):
        await pilot.press(*"Otto", "pagedown")
        assert screen.sitting.current != "C5.3"
        await pilot.press("escape", "i", "escape", "j")
        listed = "› C5.3   no answer yet · "
        await until(pilot, lambda: listed in shown_text(screen.app))
        await pilot.press("enter")
        assert (screen.sitting.current, screen.note.text) == ("C5.3", "Otto")
        await pilot.press("enter", "2", "enter", "pagedown", "escape", "j")
        assert "no answer yet" not in shown_text(screen.app)
        await pilot.press(*"c53")
        await until(pilot, lambda: "› C5.3" in shown_text(screen.app))
        assert screen.interview.answer_to("C5.3").note == "Otto"


async def test_a_line_is_marked_as_a_cost_and_the_mark_taken_away(northfield: Path) -> None:
    async with interviewing(northfield, question="C7.3") as (pilot, screen):
        give = both_in_turn(pilot)
        await pilot.press(*"He sighs.", "enter", *"7 a month")
        await give("g")
        await pilot.press(*", or 8", "enter")
        await give("g")
        await pilot.press(*"9")
        assert screen.note.text == "He sighs.\nCost: 7 a month, or 8\nCost: 9"
        await pilot.press("up", "home")
        await give("g")
        await pilot.press("pagedown")
        answer = screen.interview.answer_to("C7.3")
        assert (answer.value, answer.note) == (None, "He sighs.\n7 a month, or 8\nCost: 9")
        await give("j")
        await pilot.press(*"c51", "enter", "tab", *"Stand-up")
        await give("g")
        await pilot.press(*"20 minutes")
        assert screen.note.text == "Cost: 20 minutes"


async def test_going_on_back_and_to_any_question(northfield: Path) -> None:
    async with interviewing(northfield) as (pilot, screen):
        give = both_in_turn(pilot)
        first, second, *_ = screen.interview.agenda()
        await pilot.press(*"one")
        await give("n")
        assert screen.sitting.current == second
        await give("b")
        assert (screen.sitting.current, screen.note.text) == (first, "one")
        await give("b")
        await until(pilot, lambda: "This is the first question." in shown_text(screen.app))
        await give("j")
        await pilot.press(*"c72")
        assert screen.note.text == "one"
        await pilot.press("enter")
        assert screen.sitting.current == "C7.2"
        await give("j")
        await pilot.press(*"xyzzy")
        await until(pilot, lambda: "nothing has these words" in shown_text(screen.app))
        await pilot.press("escape", "h")
        assert (screen.sitting.current, screen.note.text) == ("C7.2", "h")
        await saved(pilot, screen)


async def test_showing_hiding_blanking_leaving(northfield: Path) -> None:
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        give = both_in_turn(pilot)
        await pilot.press(*"ab", "left")
        await give("i")
        await until(pilot, lambda: "since the start" in shown_text(screen.app))
        await give("i")
        await give("z")
        assert screen.mode is Mode.BLANK
        await pilot.press("x")
        assert screen.note.cursor_location == (0, 1)
        await give("w")
        await until(pilot, lambda: bool(host(screen).posted))
        (posted,) = host(screen).posted
        assert isinstance(posted, ShowScreen)
        assert posted.screen is ScreenId.WRAP_UP
        assert posted.session == screen.interview.session_id
        await give("q")
        await until(pilot, lambda: len(host(screen).posted) == 2)
        home = host(screen).posted[1]
        assert isinstance(home, ShowScreen)
        assert home.screen is ScreenId.HOME
        assert not screen.pending


async def test_taking_back_and_doing_again(northfield: Path) -> None:
    async with interviewing(northfield, question="C5.3") as (pilot, screen):
        give = both_in_turn(pilot)
        await pilot.press("3", "enter", *"words")
        assert screen.interview.answer_to("C5.3").value == "quarterly"
        await give("u")
        await until(pilot, lambda: screen.interview.answer_to("C5.3").value is None)
        assert screen.note.text.strip() == "words"
        await give("y")
        await until(pilot, lambda: screen.interview.answer_to("C5.3").value == "quarterly")
        await give("k")
        await saved(pilot, screen)
        assert screen.interview.answer_to("C5.3").value is None
        await give("u")
        await until(pilot, lambda: screen.sitting.current == "C5.3")
        assert screen.interview.answer_to("C5.3").value == "quarterly"
        assert screen.interview.answer_to("C5.3").absence is None
        assert screen.note.text == "words"
        await saved(pilot, screen)


@pytest.mark.parametrize("way", WAYS)
async def test_rating_without_a_trace(northfield: Path, way: str) -> None:
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        await command(pilot, way, "r")
        await pilot.press("9", "3", "4", "2", "o", "k")
        assert screen.note.text == "ok"
        assert screen.mode is Mode.WRITING
        await saved(pilot, screen)
        session = screen.interview.session_id
        counting = await host(screen).desk.do(lambda workspace: counting_in(interview_of(workspace, session)))
        assert [(rating.level, rating.grade) for rating in counting.values()] == [(3, 2)]


def is_gone(name: str) -> bool:
    return not Path(name).exists()


@contextmanager
def _no_suspending() -> Iterator[None]:
    yield


async def test_the_editor_gets_a_private_file(
    northfield: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script, seen = tmp_path / "editor.sh", tmp_path / "seen"
    script.write_text(f'#!/bin/sh\nstat -c "%a %n" "$1" > {seen}\nprintf " and more" >> "$1"\n', encoding="utf-8")
    script.chmod(stat.S_IRWXU)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", str(script))
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        give = both_in_turn(pilot)
        monkeypatch.setattr(screen.app, "suspend", _no_suspending)
        await pilot.press(*"words")
        await give("o")
        assert screen.note.text == "words and more"
        mode, _, name = seen.read_text(encoding="utf-8").strip().partition(" ")
        assert mode == "600"
        assert is_gone(name)
        monkeypatch.delenv("EDITOR")
        await give("o")
        assert "No editor set" in shown_text(screen.app)
        await saved(pilot, screen)


async def test_a_key_that_is_no_command_is_typed(northfield: Path) -> None:
    known = acts_by_letter(ScreenId.INTERVIEW, {})
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        expected = ""
        for character in "acefghlmtvGM19 ,;":
            if character.casefold() not in known:
                await pilot.press("escape", character)
                expected += character
        for character in "ñö":
            await pilot.press(f"alt+{character}")
            expected += character
        assert screen.note.text == expected
        assert screen.mode is Mode.WRITING
        await saved(pilot, screen)


async def test_own_letters_replace_the_usual_ones(northfield: Path) -> None:
    settings = Settings(keys={"park": "m", "opening": "p"})
    async with interviewing(northfield, question=QUESTION, settings=settings) as (pilot, screen):
        await pilot.press("escape", "m")
        assert screen.interview.answer_to(QUESTION).absence is Absence.PARKED
        await pilot.press("escape", "p")
        assert screen.sitting.current == screen.interview.opening_ids[0]
        await saved(pilot, screen)


def test_every_letter_arrives_as_it_was_pressed() -> None:
    let_letters_through()
    for letter in acts_by_letter(ScreenId.INTERVIEW, {}):
        events = list(XTermParser().feed(f"\x1b{letter}then words\x1b[D"))
        assert [event.key for event in events if isinstance(event, Key)][:3] == [f"alt+{letter}", "t", "h"]


@pytest.mark.parametrize(
    "text", ["O", "Oh no, he said, never", "Only once. Ours", "O, well", "Perhaps", "X is out", "Oö", "O\r"]
)
def test_capitals_that_begin_what_keys_send_are_no_less_text(text: str) -> None:
    let_letters_through()
    parser = XTermParser()
    found = [pressed(event) for event in parser.feed(f"\x1b{text}") if isinstance(event, Key)]
    if text == "O":  # nothing more came for a moment
        found += [pressed(event) for event in parser.feed("") if isinstance(event, Key)]
    assert "".join("\r" if press.key == "enter" else press.character for press in found) == text
    assert [press.alt for press in found] == [True] + [False] * (len(text) - 1)


def test_keys_that_send_such_capitals_are_still_keys() -> None:
    let_letters_through()
    sent = {"\x1bOP": "f1", "\x1bOA": "up", "\x1bOH": "home", "\x1b[D": "left", "\x1b[6~": "pagedown"}
    for sequence, name in sent.items():
        assert [event.key for event in XTermParser().feed(sequence) if isinstance(event, Key)] == [name]


async def test_options_on_ones_own_side_by_tab_number_and_mouse(northfield: Path) -> None:
    async with interviewing(northfield, question="C5.3", size=(120, 36)) as (pilot, screen):
        await pilot.press("tab", "2")  # they are hidden, so this is text
        assert (screen.note.text, screen.sitting.answer.value) == ("2", None)
        assert "Answer as typed: number 2" in shown_text(screen.app)
        await pilot.press("backspace", "escape", "i")
        await pilot.pause()
        await pilot.press("tab", "2")
        assert screen.interview.answer_to("C5.3").value == "if raised"
        assert screen.focused is screen.note
        await pilot.press("tab", "down", "enter")
        assert screen.interview.answer_to("C5.3").value == "quarterly"
        await pilot.click("#own-choices", offset=(6, 0))
        assert screen.interview.answer_to("C5.3").value == screen.sitting.question.options[0].id
        await pilot.press("tab", *"hello")
        assert screen.note.text == "hello"
        assert screen.focused is screen.note
        await saved(pilot, screen)


async def test_the_words_at_the_bottom_can_be_clicked(northfield: Path) -> None:
    async with interviewing(northfield) as (pilot, screen):
        first = screen.sitting.current
        await pilot.click("#bottom", offset=(3, 0))
        await until(pilot, lambda: screen.sitting.current != first)
        assert screen.focused is screen.note
        assert screen.interview.answer_to(first).absence is None
