"""When saving fails: it is said, typing goes on, and everything is saved in order once there is room."""

from pathlib import Path

import pytest

from coachtui.model.problems import CoachError
from coachtui.settings.settings import Settings
from coachtui.store.engagement_file import EngagementFile
from coachtui.tui.messages import Trouble
from coachtui.tui.screens.interview import saving as interview_saving
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.workflow.engagements import open_engagement
from tests.tui.hosting import Host, interviewing, saved, shown_text, until

FULL = CoachError("The disk is full", "Nothing more fits.", "Make room, then try again.")


async def test_a_full_disk_loses_nothing(northfield: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interview_saving, "RETRY_SECONDS", 0.05)
    full = True
    append, save_draft = EngagementFile.append, EngagementFile.save_draft

    def no_append(self: EngagementFile, *new: object, **how: object) -> object:
        if full:
            raise FULL
        return append(self, *new, **how)  # type: ignore[arg-type]  # handed through as it came

    def no_draft(self: EngagementFile, *what: str) -> None:
        if full:
            raise FULL
        save_draft(self, *what)

    async with interviewing(northfield) as (pilot, screen):
        monkeypatch.setattr(EngagementFile, "append", no_append)
        monkeypatch.setattr(EngagementFile, "save_draft", no_draft)
        first, second, third, *_ = screen.book.agenda
        await pilot.press(*"one")
        await until(pilot, lambda: "! not saved: the disk is full" in shown_text(screen.app))
        await pilot.press("pagedown", *"two", "pagedown", *"three", "pageup", *" more")
        assert screen.note.text == "two more"
        await pilot.press("escape", "q")
        await pilot.pause(0.2)
        assert screen.app.posted == []  # type: ignore[attr-defined]  # it is a Host
        assert "! not saved" in shown_text(screen.app)
        full = False
        await saved(pilot, screen)
        await until(pilot, lambda: "● saved" in shown_text(screen.app))
    with open_engagement(northfield) as workspace:
        session = list(workspace.state.sessions)[-1]
        answers = [workspace.state.answers[session, question] for question in (first, second, third)]
    assert [answer.note or answer.value for answer in answers] == ["one", "two more", "three"]


async def test_an_interview_that_cannot_be_opened_says_so(northfield: Path) -> None:
    app = Host(northfield, lambda desk: InterviewScreen(desk, Settings(), "NOBODY", minutes=45))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.posted)
        (posted,) = app.posted
        assert isinstance(posted, Trouble)
        assert posted.title == "No such person"
