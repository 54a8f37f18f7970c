"""The replay: lines one by one, the same typed marks, where an item begins, and one shared moment."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual.geometry import Size

from coachtui.model.observing import AgendaItem, Mark, MeetingLine
from coachtui.tui.screens.coach import replay
from coachtui.tui.widgets.spoken_lines import SpokenLines
from coachtui.workflow.coaching.replaying import Replay, ReplayLine
from coachtui.workflow.engagement.engagements import open_engagement
from tests.tui.hosting import type_fast
from tests.tui.looking import app_on, shown, until_on, until_shown
from tests.workflow.observing.taking_in import LIVE, MEETING, VTT, lines_of, take


async def test_a_meeting_is_gone_through_once_more(observed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = replace(
        MEETING,
        held="2026-05-04",
        ended="2026-05-04T14:00:00Z",
        items=(AgendaItem("1", "Scrap"), AgendaItem("2", "[b]Plan")),
    )
    data = VTT.replace(b"Good morning", b"Good \x1b[31m[b]morning")
    with open_engagement(observed, write=True) as workspace:
        workspace.record(plain, *LIVE)
        take(workspace, data, Tom="TK")
    async with app_on(observed) as pilot:
        await until_on(pilot, "CoachHomeScreen")
        await pilot.press("enter")
        await until_on(pilot, "CoachMeetingScreen")
        await pilot.press("r")
        await until_on(pilot, "ReplayScreen")
        await until_shown(
            pilot, "8 lines.", "› 0:00:01 AB    Good [31m[b]morning", "0:01:09 TK    You typed: buy overtime"
        )
        await pilot.press("down", "minus", "9", "9")
        await until_shown(pilot, "-99   + helped, - hurt, with a behaviour from 1 to 15; two at most.")
        await pilot.press("backspace", "backspace", "7", "space", "minus", "5")
        await until_shown(pilot, "-7 -5   hurt: options compared, hurt: criteria first")
        await pilot.press("enter", "exclamation_mark", "enter")
        await until_shown(pilot, "hurt: options compared, hurt: criteria first", "! What must any answer do?")
        await pilot.press("i")
        await until_shown(pilot, "Which item begins here? 1 Scrap   2 [b]Plan   3 a new one")
        await pilot.press("2")
        await until_shown(pilot, "Item 2: [b]Plan")
        await pilot.press("u", "a")
        await until_shown(pilot, "Go to a line that you typed")
        await pilot.press("n", "a")
        await until_shown(pilot, "Now go to the line of the transcript")
        await pilot.press("home", "down", "a")
        type_fast(pilot.app, "!\n")  # these keys wait until the transcript is moved
        await until_shown(pilot, "0:01:09 TK    ! We could simply buy overtime")
        monkeypatch.setattr(replay, "_MANY", 1)
        await pilot.press("u", "u")
        await until_shown(pilot, "0:00:04 TK    We could simply buy overtime")
        await pilot.press("r", "r")
        await until_shown(pilot, "0:01:09 TK    ! We could simply buy overtime")
        await pilot.press("q")
        await until_on(pilot, "CoachMeetingScreen")
        assert "\x1b" not in shown(pilot)
    with open_engagement(observed) as workspace:
        meeting = workspace.state.observed_meetings["M1"]
        assert (meeting.shift, [item.first for item in meeting.items]) == (65, [None, None])
        found = lines_of(workspace)
        assert found[1].marks == (Mark("B7", helped=False), Mark("B5", helped=False))
        assert found[2].starred


@pytest.mark.parametrize(
    ("seconds", "who", "row"),
    [
        (-58, "AB", "› -0:00:58 AB    Morning"),
        (40_000, "AB", "› 11:06:40 AB    Morning"),
        (5, "SPEAKER", "› 0:00:05 SPEA… Morning"),
    ],
)
def test_times_and_long_codes_stand_apart(monkeypatch: pytest.MonkeyPatch, seconds: int, who: str, row: str) -> None:
    monkeypatch.setattr(SpokenLines, "content_size", Size(60, 3))
    spoken = SpokenLines(id="spoken")
    spoken.show(Replay((ReplayLine(MeetingLine("1", "M1", who, 1, "Morning"), seconds),), (), {}, {}), 0)
    assert spoken.render().plain == row
