"""People: add and edit in a small form, with what is wrong beside the line it is wrong with."""

from pathlib import Path

import pytest

from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.tui.screens import people as people_screen
from coachtui.tui.screens.person_form import PersonForm, Typed, typed_of
from coachtui.tui.widgets.field import Field
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from coachtui.workflow.engagement.people import join_people
from tests.standard_roles import STANDARD_ROLES
from tests.tui.hosting import until
from tests.tui.looking import app_on, lines, shown, type_in, until_on, until_shown


def recorded(path: Path, code: str) -> Person:
    with open_engagement(path) as workspace:
        return workspace.state.people[code]


@pytest.mark.parametrize("size", [(40, 12)])
async def test_somebody_is_added_by_typing_alone(northfield: Path, size: tuple[int, int]) -> None:
    async with app_on(northfield, size=size) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("p")
        await until_shown(pilot, "Dana")
        await pilot.press("a")
        await until_on(pilot, "PersonForm")
        for text in ("QM", "Nina q", "quality [b]manager[/b]", "Quality"):
            await type_in(pilot, text)
            await pilot.press("enter")
        await pilot.press("down", "down", "enter")
        await until_on(pilot, "PeopleScreen")
        await until_shown(pilot, "Saved: Nina q", "QM")
        chosen = lines(pilot, "everybody").chosen
        assert chosen is not None
        assert chosen.person.code == "QM"
    assert recorded(northfield, "QM") == Person("QM", "middle", "Nina q", "quality [b]manager[/b]", "Quality")


async def test_what_is_wrong_stands_beside_the_line_and_nothing_is_lost(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("p")
        await until_shown(pilot, "Dana")
        await pilot.press("a")
        await until_on(pilot, "PersonForm")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "A person needs a short code, such as PLN.", "Choose one.")
        await type_in(pilot, "ceo")
        await pilot.press("tab")
        await type_in(pilot, "Another")
        await pilot.press("tab", "tab", "tab", "down", "enter")
        await until_shown(pilot, "already in this engagement", "Another")
        assert isinstance(pilot.app.screen, PersonForm)
        code = pilot.app.screen.query_one("#code", Field).entry
        await until(pilot, lambda: pilot.app.focused is code)
        await pilot.press("end", "2", "ctrl+s")
        await until_on(pilot, "PeopleScreen")
    assert recorded(northfield, "ceo2").name == "Another"


async def test_a_blank_code_is_refused(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("p")
        await until_shown(pilot, "Dana")
        await pilot.press("a")
        await until_on(pilot, "PersonForm")
        await pilot.press("space", "space", "enter", "enter", "enter", "enter", "down", "enter")
        await until_shown(pilot, "A person needs a short code, such as PLN.")


async def test_somebody_is_edited_and_the_code_stays(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("p")
        await until_shown(pilot, "Tom, planning manager")
        await pilot.press("down", "down", "down", "enter")
        await until_on(pilot, "PersonForm")
        await type_in(pilot, "my")
        await pilot.press("tab", "tab", "tab", "end", "enter")
        await until_on(pilot, "PeopleScreen")
        await until_shown(pilot, "Tommy, planning manager")
    assert recorded(northfield, "PLN") == Person("PLN", "analyst", "Tommy", "planning manager", "Operations")


@pytest.mark.parametrize("way_out", [("escape", "q"), ("escape", "escape"), ("alt+q",)])
async def test_leaving_the_form_keeps_what_was_typed(northfield: Path, way_out: tuple[str, ...]) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("p")
        await until_shown(pilot, "Dana")
        await pilot.press("a")
        await until_on(pilot, "PersonForm")
        await type_in(pilot, "q s x")
        await pilot.press(*way_out)
        await until_on(pilot, "PeopleScreen")
        await until_shown(pilot, "what was typed is kept")
        await pilot.press("a")
        await until_on(pilot, "PersonForm")
        assert pilot.app.screen.query_one("#code", Field).value == "q s x"
    with open_engagement(northfield) as workspace:
        assert len(workspace.state.people) == 7


async def test_a_disk_that_refuses_leaves_the_form_as_it_is(northfield: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> Person:
        raise CoachError("Disk full", "There is no room left.", "Make room, then save again.")

    monkeypatch.setattr(people_screen, "edit_person", refuse)
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("p")
        await until_shown(pilot, "Dana")
        await pilot.press("enter")
        await until_on(pilot, "PersonForm")
        await type_in(pilot, "h")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Not saved yet. There is no room left.", "Danah")


async def test_the_mouse_does_it_too(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("p")
        await until_shown(pilot, "Ravi", "a add")
        row = next(place for place, line in enumerate(shown(pilot).splitlines()) if "Ravi" in line)
        await pilot.click(offset=(12, row))
        await until_on(pilot, "PersonForm")
        await pilot.click("#role", offset=(4, 4))
        await until_on(pilot, "PeopleScreen")
        await until_shown(pilot, "Saved: Ravi")
        await pilot.click(offset=(3, 23))
        await until_on(pilot, "PersonForm")
        await pilot.click("#close")
        await until_on(pilot, "PeopleScreen")
    assert recorded(northfield, "OPS").role == "analyst"


async def test_every_role_is_explained(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("p")
        await until_shown(pilot, "Dana")
        await pilot.press("a")
        await until(pilot, lambda: all(role.say.capitalize() in shown(pilot) for role in STANDARD_ROLES.values()))
        await until_shown(pilot, "leads the people who do the work")


async def test_codes_that_are_written_alike_are_shown_with_the_command_that_joins_them(tmp_path: Path) -> None:
    path = tmp_path / "twice.coach"
    people = [Person("CFO", "executive", "Ann"), Person("C\u200bFO", "middle", "Ben"), Person("PLN", "middle")]
    create_engagement(path, Engagement("Acme"), people)
    async with app_on(path) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("p")
        await until_shown(pilot, r"CFO and C\u200bFO are written alike", "coachtui people", "join CFO")
    with open_engagement(path, write=True) as workspace:
        join_people(workspace, "CFO", ("C\u200bFO",))
    async with app_on(path) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("p")
        await until_shown(pilot, "PLN")
        assert "alike" not in shown(pilot)


async def test_a_script_without_roles_asks_for_none(tmp_path: Path) -> None:
    saved: list[Person] = []

    async def save(person: Person) -> Person:
        saved.append(person)
        return person

    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme"), [Person("PLN", "middle")])
    async with app_on(path) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.app.push_screen(PersonForm(save, Typed(), {}))
        await until_on(pilot, "PersonForm")
        assert "How each question is put" not in shown(pilot)
        for text in ("QM", "Nina", "quality manager", "Quality"):
            await type_in(pilot, text)
            await pilot.press("enter")
        await until_on(pilot, "HomeScreen")
        assert saved == [Person("QM", "", "Nina", "quality manager", "Quality")]
        await pilot.app.push_screen(PersonForm(save, typed_of(Person("BOS", "boss")), STANDARD_ROLES))
        await until_shown(pilot, "Boss", "recorded so; no question is worded for it")
