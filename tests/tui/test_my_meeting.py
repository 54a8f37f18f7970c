"""My meeting on the full screen: which one it was, the questions, the result with its line, and home with its list."""

from datetime import timedelta
from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from coachtui.model.promises import PromiseOutcome
from coachtui.tui.screens.meeting.sheet import SheetScreen
from coachtui.tui.starting import StartWith
from coachtui.workflow.alone.my_meeting import begin_sheet
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.pairs import MY_MEETING
from tests.tui.hosting import type_fast, until
from tests.tui.looking import app_on, shown, until_on, until_shown
from tests.workflow.alone.filling_in import GOOD, NAME, Days, fill_in, meetings

BEGIN = StartWith(alone=True, sheet=True)


async def undone(pilot: Pilot[None], screen: SheetScreen, letter: str) -> str | None:
    """Press Esc and the letter of undo or redo; return the question it leads to."""
    await pilot.press("escape", letter)
    await until_shown(pilot, "Taken back." if letter == "u" else "Done again.")
    return screen.walk.current


async def leave_and_take_back(pilot: Pilot[None]) -> None:
    """Leave a form that is no question without an answer, and take that back."""
    asked = shown(pilot).partition("answered")[2]
    await pilot.press("escape", "k")
    await until(pilot, lambda: shown(pilot).partition("answered")[2] != asked)
    await pilot.press("escape", "u")
    await until_shown(pilot, "Taken back.")
    await pilot.press("shift")  # the buttons are there again
    await until_shown(pilot, "Don't know")
    assert "● Don't know" not in shown(pilot)


async def test_a_meeting_is_named_and_its_questions_are_asked_in_the_fields_they_need(tmp_path: Path) -> None:
    path = tmp_path / "mine.coach"
    async with app_on(path, start=BEGIN, now=Days()) as pilot:
        await until_shown(pilot, "Nobody sees this unless you send it.", "Which meeting was it?", "I sat in")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Give it a name")
        assert not path.exists()
        type_fast(pilot.app, "Review\ntomorrow\nI attended it")  # words choose nothing, and begin nothing
        await until_shown(pilot, "Choose one.")
        assert "●" not in shown(pilot)
        await pilot.press("up", "a", "enter")
        await until_shown(pilot, "has not come yet")
        await pilot.press("ctrl+u", "ctrl+s")
        await until_on(pilot, "SheetScreen")
        screen = pilot.app.screen
        assert isinstance(screen, SheetScreen)
        await until(pilot, lambda: screen.is_open)
        await until_shown(pilot, "Review", "Items you talked about")
        await pilot.press("3", "down", "4", "down", "up", "up", "end", "down", "down", "enter")
        await until_shown(pilot, "4 of 3 cannot be. Look again at “Of these, with a decision")
        assert isinstance(pilot.app.focused, Input)
        assert pilot.app.focused.value == "4"
        await pilot.press("backspace", "2", "pagedown")
        await until_shown(pilot, "Take the item that mattered most", "What was said first")
        await pilot.press("f")
        await until(pilot, lambda: "What was said first" not in shown(pilot))  # nothing was off
        await pilot.press("pagedown", "pageup")
        await until_shown(pilot, "Nothing was off")
        type_fast(pilot.app, 'b"Line two", since May\n')
        await until(pilot, lambda: screen.walk.current == "N3")
        assert (await undone(pilot, screen, "u"), screen.page.reply.chosen) == ("N2", ("none",))
        assert (await undone(pilot, screen, "u"), screen.own.reply("N2").remark) == ("N2", "")
        assert (await undone(pilot, screen, "u"), screen.page.reply.chosen) == ("N2", ())
        assert (await undone(pilot, screen, "u"), screen.page.reply.text) == ("N1", "")
        assert [await undone(pilot, screen, "y") for _ in range(4)] == ["N1", "N2", "N2", "N2"]
        await pilot.press("pagedown", "a", "escape", "u")  # what is in the fields and not recorded yet
        assert (screen.walk.current, screen.page.reply.chosen) == ("N3", ())
        await until(pilot, lambda: not screen.writer.pending)
        await pilot.press("escape", "q")
        await until_shown(pilot, "One meeting so far.", "Go on", "2 of 12 answered", "Assess yourself")
        assert "with the questions" not in shown(pilot)
    with open_engagement(path) as workspace:
        answers = {question: answer for (_, question), answer in workspace.state.answers.items()}
        assert answers["N1"].value == {"items": 3, "decided": 2}
        assert (answers["N2"].value, answers["N2"].note) == ("gap", '"Line two", since May')


async def test_it_goes_on_to_the_last_step_the_line_is_kept_and_home_lists_the_meetings(tmp_path: Path) -> None:
    path, days = tmp_path / "mine.coach", Days()
    with meetings(path, days) as workspace:
        fill_in(workspace, promise="in a week")
        days.day += timedelta(weeks=1)
        sheet = begin_sheet(workspace, MY_MEETING, NAME, "", "led")
        for question, answer in list(GOOD.items())[:-1]:
            words = "Line two." if question == "N2" else ""
            sheet.record_reply(question, sheet.form_of(question).reply_with(answer, words))
    async with app_on(path, start=BEGIN, now=days) as pilot:
        await until_shown(pilot, "Go on", "11 of 12 answered", "2026-03-02")
        await pilot.press("enter")
        await until_shown(pilot, "Last time you chose a line to say")
        type_fast(pilot.app, "b\n")
        await until_shown(pilot, "New things to be done")
        await pilot.press("escape", "u")
        await until_shown(pilot, "Taken back.", "Last time you chose a line to say")
        assert "●" not in shown(pilot).partition("Last time")[2]
        await pilot.press("escape", "y", "pagedown")
        await until_shown(pilot, "New things to be done")
        type_fast(pilot.app, "4\n3\n")
        await until_shown(pilot, "Which comes closest", "The words, as near as you remember:")
        await leave_and_take_back(pilot)
        type_fast(pilot.app, "aIt was plain\n")
        await until_shown(pilot, "about a minute to go")
        await pilot.press("pagedown")
        await until_on(pilot, "SheetResultScreen")
        await until_shown(pilot, "What worked", "Line two.", "2 meetings", "Lines promised: 1 not said.")
        await until_shown(pilot, "It is about this:", "Change the line", "may stay empty")
        type_fast(pilot.app, "\nAna\nsoon\n")
        await until_shown(pilot, "Say a day from today on")
        await pilot.press("ctrl+u")
        type_fast(pilot.app, "tomorrow\n")
        await until_shown(pilot, "Kept for Tuesday 2026-03-10.")
        await pilot.press("escape", "c")
        await until_shown(pilot, "Wrote promise.ics")
        await pilot.press("escape", "q")
        await until_shown(pilot, "2 meetings so far.", "review; not said: “", "review; for Tuesday 2026-03-10: “")
        assert "Go on" not in str(pilot.app.screen.query_one("#way").render())
        await pilot.press("down", "enter")
        await until_on(pilot, "SheetResultScreen")
        await until_shown(pilot, "Monday 2026-03-09")
    with open_engagement(path) as workspace:
        result = sheet_result(workspace)
        assert result.promise is not None
        assert (result.promise.day, result.promise.watch) == ("2026-03-10", "Ana")
        assert result.series.kept == {PromiseOutcome.NO: 1, None: 1}
    assert "VCALENDAR" in (tmp_path / "promise.ics").read_text(encoding="utf-8")


async def test_home_leads_to_a_sheet_and_to_a_self_assessment_in_the_same_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.coach"
    with meetings(path, Days()) as workspace:
        fill_in(workspace)
    async with app_on(path, now=Days()) as pilot:
        await until_shown(pilot, "Nobody sees this unless you send it.", "My meeting", "Assess yourself")
        await pilot.press("m")
        await until_shown(pilot, "Which meeting was it?", "Home  Esc q")
        await pilot.press("escape", "q")
        await until_shown(pilot, "Assess yourself")
        await pilot.press("end", "enter")
        await until_on(pilot, "SelfBeginScreen")
        await until_shown(pilot, "I lead the people who do the work")
        type_fast(pilot.app, "the night shift\n")
        await pilot.press("c", "ctrl+s")
        await until_on(pilot, "SelfAssessmentScreen")
    with open_engagement(path) as workspace:
        assert workspace.engagement.organisation == "the night shift"
