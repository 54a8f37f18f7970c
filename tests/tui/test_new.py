"""A new engagement from the full screen: four questions, a file name proposed, and home."""

from pathlib import Path

import pytest

from coachtui.tui.screens.new_engagement import file_name_for
from coachtui.tui.widgets.field import Field
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.overview.glancing import engagements_in
from tests.tui.looking import app_on, lines, type_in, until_on, until_shown


@pytest.mark.parametrize("size", [(40, 12)])
async def test_an_engagement_is_made_by_typing_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(None, size=size) as pilot:
        await until_on(pilot, "StartScreen")
        await pilot.press("n")
        await until_on(pilot, "NewEngagementScreen")
        await type_in(pilot, "Acme Casting")
        await pilot.press("enter", "down", "enter")
        await type_in(pilot, "getting castings out")
        await pilot.press("enter", "enter")
        await until_on(pilot, "HomeScreen")
        await until_shown(pilot, "Acme Casting", "getting castings")
    with open_engagement(tmp_path / "acme-casting.coach") as workspace:
        assert workspace.engagement.mode == "quick"
        assert workspace.engagement.core_process == "getting castings out"


async def test_without_an_organisation_or_a_file_name_nothing_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(None) as pilot:
        await until_on(pilot, "StartScreen")
        await pilot.press("n")
        await until_on(pilot, "NewEngagementScreen")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Say whom it is about.")
        await type_in(pilot, "***")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Say what to call the file.")
    assert engagements_in(tmp_path) == ()


async def test_a_taken_name_is_told_beside_it(northfield: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(northfield.parent)
    async with app_on(northfield) as pilot:
        await until_on(pilot, "HomeScreen")
        await pilot.press("n")
        await until_on(pilot, "NewEngagementScreen")
        await type_in(pilot, "Acme")
        await pilot.press("tab", "tab", "tab", "end", *["backspace"] * 10)
        await type_in(pilot, "northfield")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "is there already")
        assert pilot.app.screen.query_one("#organisation", Field).value == "Acme"
        await pilot.press("end")
        await type_in(pilot, "-2")
        await pilot.press("enter")
        await until_on(pilot, "HomeScreen")
        await until_shown(pilot, "Acme", "Nobody yet")
        await pilot.press("enter")  # there is nobody to interview
        await until_on(pilot, "PeopleScreen")
    assert (northfield.parent / "northfield-2.coach").exists()


async def test_a_name_typed_by_hand_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(None) as pilot:
        await until_on(pilot, "StartScreen")
        await pilot.press("n")
        await until_on(pilot, "NewEngagementScreen")
        await pilot.press("shift+tab")
        await pilot.press("tab", "tab", "tab", "tab")
        file = pilot.app.screen.query_one("#file", Field).entry
        file.focus()
        await type_in(pilot, "mine")
        pilot.app.screen.query_one("#organisation", Field).entry.focus()
        await type_in(pilot, "Acme")
        assert file.value == "mine"


async def test_leaving_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    async with app_on(None) as pilot:
        await until_on(pilot, "StartScreen")
        await pilot.press("n")
        await until_on(pilot, "NewEngagementScreen")
        await type_in(pilot, "quick q")
        assert pilot.app.screen.query_one("#organisation", Field).value == "quick q"
        assert lines(pilot, "mode").chosen == "full"
        await pilot.click("#leave")
        await until_on(pilot, "StartScreen")
    assert engagements_in(tmp_path) == ()


@pytest.mark.parametrize(
    ("organisation", "name"),
    [
        ("Müller & Söhne GmbH", "müller-söhne-gmbh.coach"),
        ("../../etc/passwd", "etc-passwd.coach"),
        ("  ", ""),
        ("...", ""),
        ("CON: <a|b>?*", "con-a-b.coach"),
        ("日本 鋳造", "日本-鋳造.coach"),
        ("x" * 300, f"{'x' * 60}.coach"),
    ],
)
def test_a_file_name_is_made_of_letters_and_digits(tmp_path: Path, organisation: str, name: str) -> None:
    assert file_name_for(organisation, tmp_path) == name


def test_a_file_name_is_free(tmp_path: Path) -> None:
    (tmp_path / "acme.coach").touch()
    (tmp_path / "acme-2.coach").touch()
    assert file_name_for("Acme", tmp_path) == "acme-3.coach"
