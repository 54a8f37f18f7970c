"""What an engagement is about: changed from home, tried in a question meanwhile, and undone."""

from pathlib import Path

from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.tui.screens.home import HomeScreen
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from tests.tui.hosting import until
from tests.tui.looking import app_on, shown, type_in, until_on, until_shown

LONG = "getting ready meals from the order to the depot"


async def test_organisation_process_and_mode_are_edited_from_home_and_undone(tmp_path: Path) -> None:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", LONG), [Person("PLN", "middle", "Tom")])
    with open_engagement(path, write=True) as workspace:
        agenda = begin_interview(workspace, "PLN").agenda()
    async with app_on(path) as pilot:
        await until_on(pilot, "HomeScreen")
        await until_shown(pilot, "Acme", "quick assessment")
        await pilot.press("u")
        await until_shown(pilot, "There is nothing to take back.")
        await pilot.press("e")
        await until_on(pilot, "EditEngagement")
        await until_shown(pilot, "in one to four words", "That is long", "This is how a question will sound:", "to the")
        await pilot.press("end")
        await type_in(pilot, " Foods")
        await pilot.press("enter", "up", "enter", "end", *["backspace"] * len(LONG))
        await type_in(pilot, "We cook")
        await until_shown(pilot, "That is a sentence", "When We cook last got stuck")
        await pilot.press(*["backspace"] * len("We cook"))
        await type_in(pilot, "customer orders")
        await until_shown(pilot, "When customer orders last got stuck")
        assert "That is" not in shown(pilot)
        await pilot.press("enter")
        await until_on(pilot, "HomeScreen")
        await until_shown(pilot, "Acme Foods", "full assessment", "customer orders", "Saved. u takes it back.")
        await pilot.press("u")
        await until_shown(pilot, "Taken back.", "quick assessment", LONG[:30])
        await pilot.press("y")
        await until_shown(pilot, "Done again.", "Acme Foods", "full assessment", "customer orders")
        await pilot.press("e")
        await until_on(pilot, "EditEngagement")
        await type_in(pilot, " q")
        await pilot.press("escape", "q")
        await until_on(pilot, "HomeScreen")
        home = pilot.app.screen
        await until(pilot, lambda: isinstance(home, HomeScreen) and home.seen is not None)
    with open_engagement(path) as workspace:
        assert workspace.engagement == Engagement("Acme Foods", "full", "customer orders")
        (session,) = workspace.state.sessions.values()
        assert (session.plan, session.agenda) == ("quick", agenda)  # what was begun keeps its questions
    with open_engagement(path, write=True) as other, open_engagement(path) as reading:
        assert other.engagement == reading.engagement
        async with app_on(path) as pilot:  # open elsewhere, so it can only be read
            await until_on(pilot, "HomeScreen")
            await pilot.press("e")
            await until_shown(pilot, "Nothing can be changed here while the file can only be read.")
