"""Meetings on the full screen: what others wrote beside one's own view, and handing some of them over to a coach."""

from pathlib import Path

from coachtui.workflow.demonstration.demonstrating_meetings import make_demo_meetings
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from tests.tui.looking import app_on, until_on, until_shown


async def test_what_others_wrote_is_seen_and_a_meeting_is_put_in_read_and_written(tmp_path: Path) -> None:
    path, output = tmp_path / "mine.coach", tmp_path / "for-them.coach"
    make_demo_meetings(path, Surroundings("Ruth"))
    async with app_on(path, size=(80, 30)) as pilot:
        await until_shown(pilot, "3 meetings so far.", "Send meetings", "to a coach, as many as you like")
        await pilot.press("down", "enter")
        await until_on(pilot, "SheetResultScreen")
        await until_shown(pilot, "What the others wrote (4 slips)", "“The gate, I think”", "You: Items")
        await pilot.press("escape", "q")
        await until_shown(pilot, "Send meetings")
        await pilot.press("home", "down", "down", "down", "down", "enter")
        await until_on(pilot, "SelfSendScreen")
        await until_shown(pilot, "[ ] Thursday production meeting, Thursday 2026-04-02", "[ ] What the others wrote")
        await pilot.press("escape", "w")
        await until_shown(pilot, "Choose a meeting to hand over. Down, then Enter puts one in.")
        await pilot.press("down", "enter")
        await until_shown(pilot, "[x] Thursday production meeting, Thursday 2026-04-02")
        await pilot.press("escape", "w")
        await until_shown(pilot, "This would be handed over, and nothing else:", "Thursday 2026-04-02 (led it)")
        await pilot.press("escape", "w")
        await until_shown(pilot, "Wrote for-them.coach.")
    with open_engagement(output) as workspace:
        assert len(workspace.log.state().meetings) == 1
