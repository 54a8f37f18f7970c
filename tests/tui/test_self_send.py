"""Handing a self-assessment over on screen: nothing is written before all of it was shown."""

import shutil
from pathlib import Path

import pytest
from textual.widgets import Input

from coachtui.asking.replies import Reply
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.tui.actions import ScreenId
from coachtui.tui.messages import ShowScreen
from coachtui.workflow.alone.self_assessing import begin_self_assessment
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment
from coachtui.workflow.passing_on.handing_over import Agreed, handed_over_from, handover_of, parcel_of
from coachtui.workflow.passing_on.merging import merge_into_open
from coachtui.workflow.passing_on.parcels import write_parcel
from tests.tui.hosting import until
from tests.tui.looking import app_on, lines, shown, type_in, until_on, until_shown

SIZES = [(40, 12)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, and not to be written to."""
    path = tmp_path_factory.mktemp("made") / "mine.coach"
    create_self_assessment(path, "the night shift", "frontline")
    with open_engagement(path, write=True) as workspace:
        begin_self_assessment(workspace).record_reply(
            "C1.2", Reply(chosen=("2",), said={"p46": "Wilhelmina: “Redline”"})
        )
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(made, tmp_path / "mine.coach"))


@pytest.mark.parametrize("size", SIZES)
async def test_what_goes_is_chosen_read_and_only_then_written(path: Path, size: tuple[int, int]) -> None:
    output = path.with_name("for-them.coach")
    async with app_on(path, size=size) as pilot:
        await until_on(pilot, "SelfHomeScreen")
        await pilot.press("s")
        await until_shown(pilot, "[x] What you picked", "[ ] What you told", "[ ] What you put")
        pilot.app.screen.query_one("#code CommandInput").focus()
        await pilot.press("enter", "enter", "enter")  # to the file, to the choice, to the button
        await until(pilot, lambda: getattr(pilot.app.focused, "id", "") == "write")
        assert "[ ] What you told" in shown(pilot)
        await pilot.press("w")
        await until_shown(pilot, "Read it all", "Write exactly this")
        assert "Wilhelmina" not in everything(pilot.app.screen.query_one("#words").render())
        assert not output.exists()
        await pilot.press("q")
        await until_shown(pilot, "[ ] What you put")
        await pilot.press("home", "enter", "down", "enter")
        await until_shown(pilot, "[x] What you picked", "[x] What you told", "[ ] What you put")
        pilot.app.screen.query_one("#code CommandInput").focus()
        await type_in(pilot, "PLN")
        await pilot.press("escape", "w")
        await until_shown(pilot, "Write exactly this")
        seen = everything(pilot.app.screen.query_one("#words").render())
        assert "You, as PLN: the night shift." in seen
        assert "Wilhelmina" in seen
        assert "Redline" not in seen
        while pilot.app.focused is pilot.app.screen.query_one("#page"):  # Enter reads on, to the buttons
            await pilot.press("enter")
        assert not output.exists()
        await pilot.press("enter")
        await until_shown(pilot, "Wrote for-them.coach.")
        written = everything(pilot.app.screen.query_one("#words").render())
        assert "This is in for-them.coach, and nothing else:" in written
        assert "show, then write" not in shown(pilot)
        await pilot.press("enter")
        await until_on(pilot, "SelfHomeScreen")
    raw = output.read_bytes()
    assert (b"Wilhelmina" in raw, b"Redline" in raw) == (True, False)


def everything(rendered: object) -> str:
    return " ".join(str(getattr(rendered, "plain", rendered)).split())


async def test_a_name_that_is_taken_is_said_and_nothing_is_overwritten(path: Path) -> None:
    output = path.with_name("for-them.coach")
    async with app_on(path) as pilot:
        await until_on(pilot, "SelfHomeScreen")
        await pilot.press("s")
        await until_shown(pilot, "[x] What you picked")
        output.write_text("mine", encoding="utf-8")
        await pilot.press("w")
        await until_shown(pilot, "Write exactly this")
        await pilot.press("w")
        await until_shown(pilot, "is there already", "Show what goes")
        (elsewhere := path.parent / "out").mkdir()
        pilot.app.screen.query_one("#file CommandInput", Input).value = f"{elsewhere.name}/for-her"
        await pilot.press("w")
        await until_shown(pilot, "Write exactly this")
        await pilot.press("w")
        await until_shown(pilot, "Wrote for-her.coach.")
    assert (elsewhere / "for-her.coach").exists()
    assert output.read_text(encoding="utf-8") == "mine"


async def test_before_the_first_answer_there_is_nothing_to_send(tmp_path: Path) -> None:
    path = tmp_path / "mine.coach"
    create_self_assessment(path, "the night shift", "frontline")
    async with app_on(path) as pilot:
        await until_on(pilot, "SelfHomeScreen")
        await pilot.press("s")
        await until_shown(pilot, "No question is answered yet.")
        assert "[x]" not in shown(pilot)


async def test_merged_it_is_an_own_view_to_be_read_and_not_to_be_changed(path: Path, tmp_path: Path) -> None:
    output, engagement = tmp_path / "for-them.coach", tmp_path / "acme.coach"
    with open_engagement(path) as workspace:
        own = handed_over_from(workspace)
        handover = handover_of(own, Agreed("PLN", notes=True, quotes=False, files=False))
        write_parcel(parcel_of(own, handover), output, Surroundings())
    people = [Person("PLN", "middle", "Tom"), Person("CEO", "executive")]
    create_engagement(engagement, Engagement("Acme"), people)
    with open_engagement(engagement, write=True) as workspace:
        merge_into_open(workspace, output)
        (session,) = workspace.state.sessions
    async with app_on(engagement) as pilot:
        await until_on(pilot, "HomeScreen")
        await until_shown(pilot, "own view", "0 of 2 interviewed")
        assert lines(pilot, "people").chosen.person.code == "CEO"  # type: ignore[union-attr]  # there are two
        pilot.app.post_message(ShowScreen(ScreenId.INTERVIEW, person="PLN", session=session))
        await until_shown(pilot, "It was handed over, and is read here, not changed.")
