"""Sheets of another script on the full screen: without naming it again, the next one is of that script, too."""

from pathlib import Path

from coachtui.asking.replies import Reply
from coachtui.tui.starting import StartWith
from coachtui.workflow.alone.my_meeting import begin_sheet
from tests.files.sheet_samples import SHEET, SHEET_RUBRIC
from tests.tui.looking import app_on, until_on, until_shown
from tests.workflow.alone.filling_in import Days, meetings


async def test_the_next_sheet_is_of_the_script_of_the_last_one(tmp_path: Path) -> None:
    (tmp_path / "sheet.yaml").write_text(SHEET, encoding="utf-8")
    (tmp_path / "walk.yaml").write_text(SHEET_RUBRIC, encoding="utf-8")
    path, days = tmp_path / "walks.coach", Days()
    with meetings(path, days) as workspace:
        sheet = begin_sheet(workspace, str(tmp_path / "sheet.yaml"), "Hall two")
        sheet.record_reply("W1", Reply(text="5, 3"))
        sheet.finish()
    async with app_on(path, start=StartWith(alone=True, sheet=True), now=days) as pilot:
        await until_on(pilot, "MeetingBeginScreen")
        await until_shown(pilot, "My safety walk", "Where did you walk?")
