"""The screens of a coaching file: its home, and the page of a meeting."""

from pathlib import Path

from coachtui.model.observing import Mark, MeetingLine, ObservedMeeting
from coachtui.workflow.engagements import open_engagement
from tests.tui.looking import app_on, lines, shown, text_of, until_on, until_shown


async def test_home_says_where_meetings_stand_and_leads_to_the_debrief(observed: Path) -> None:
    with open_engagement(observed, write=True) as workspace:
        marked = MeetingLine("x1", "M10", "CEO", 1, "No.", marks=(Mark("", helped=False),))
        workspace.record(ObservedMeeting("M10", "[b]Next[/b] \x1b[31mreview", "2026-04-01", "CEO", ("CEO",)), marked)
    async with app_on(observed) as pilot:
        await until_on(pilot, "CoachHomeScreen")
        await until_shown(pilot, "Next  [b]Next[/b] [31mreview: 1 mark to settle, 1 card waiting.")
        assert [line.meeting.id for line in lines(pilot, "meetings").things] == ["M10", "M09"]
        await until_shown(pilot, "2026-03-04  Monthly operations review", "debrief ready")
        await pilot.press("down", "enter")
        await until_on(pilot, "CoachMeetingScreen")
        await until_shown(pilot, "For the team", "One meeting says little", "What worked")
        await pilot.press("c")
        await until_shown(pilot, "For Dana, who chaired", "How did you see it?")
        await pilot.press("p", "p")
        assert text_of(pilot, "for") == "For Jo"
        await pilot.press("end")
        await until_shown(pilot, "is noise")
        await pilot.press("q")
        await until_on(pilot, "CoachHomeScreen")
        assert "\x1b" not in shown(pilot)
