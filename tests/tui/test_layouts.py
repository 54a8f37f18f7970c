"""Letters are commands whatever the keyboard types, and text is never changed."""

from pathlib import Path

import pytest

from coachtui.model.answers import Absence
from coachtui.settings.settings import Settings
from coachtui.tui.layouts import LETTERS, command_letter, letter_keys, own_layout
from coachtui.tui.starting import StartWith
from tests.tui.hosting import interviewing, saved
from tests.tui.looking import app_on, until_on

QUESTION = "C3.2"


@pytest.mark.parametrize(
    "typed",
    [
        "abcdefghijklmnopqrstuvwxyz",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        "фисвуапршолдьтщзйкыегмцчня",
        "ФИСВУАПРШОЛДЬТЩЗЙКЫЕГМЦЧНЯ",
        "фисвуапршолдьтщзйкіегмцчня",
        "αβψδεφγηιξκλμνοπ;ρστθωςχυζ",
        "שנבגקכעיןחלךצמםפ/רדאוה'סטז",
    ],
)
def test_every_key_is_known_by_what_it_types(typed: str) -> None:
    for letter, each in zip(LETTERS, typed, strict=True):
        assert command_letter(each, {}) == (letter if each.isalpha() else each)


@pytest.mark.parametrize(
    ("typed", "letter"), [("ς", "w"), ("π", "p"), ("Ω", "v"), ("ק", "e"), ("ض", "q"), ("!", "!"), ("7", "7")]
)
def test_single_keys(typed: str, letter: str) -> None:
    assert command_letter(typed, {}) == letter


def test_what_the_settings_say_wins() -> None:
    own = own_layout("abcdefghijklmno;qrstuvwxyz")
    assert command_letter(";", own) == "p"
    assert command_letter("з", own) == "p"
    keys = letter_keys({})
    assert (keys.get("alt+shift+p"), keys.get("alt+з"), keys.get("p")) == ("alt+p", "alt+p", None)
    assert [keys.get(key) for key in ("ctrl+й", "ctrl+q", "ctrl+shift+q")] == ["ctrl+q", None, None]
    assert (keys.get("pagedown"), keys.get("7"), letter_keys(own)["semicolon"]) == (None, None, "p")


async def test_commands_work_on_other_keyboards_and_text_stays_text(northfield: Path) -> None:
    async with interviewing(northfield, question=QUESTION) as (pilot, screen):
        await pilot.press(*"Здесь", "escape", "З")  # P, with Caps Lock
        assert screen.interview.answer_to(QUESTION).absence is Absence.PARKED
        assert screen.interview.answer_to(QUESTION).note == "Здесь"
        await pilot.press("escape", "и")  # b
        assert screen.sitting.current == QUESTION
        await pilot.press("escape", "O", "escape", "ж")  # the key beside l is no command
        assert screen.note.text.endswith("ж")
        await pilot.press("escape", "R", "3", "enter")
        await saved(pilot, screen)
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        for letter, name in (("з", "PeopleScreen"), ("Q", "HomeScreen"), ("σ", "ScoresScreen"), ("ض", "HomeScreen")):
            await pilot.press(letter)
            await until_on(pilot, name)
        await pilot.press("т")
        await until_on(pilot, "NewEngagementScreen")
        await pilot.press(*"Завод", "escape", "Й")
        await until_on(pilot, "HomeScreen")


async def test_a_keyboard_can_be_told(northfield: Path) -> None:
    settings = Settings(letters="abcdefghijklmno;qrstuvwxyz")
    async with app_on(northfield, start=StartWith(), settings=settings) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press(";")
        await until_on(pilot, "PeopleScreen")
