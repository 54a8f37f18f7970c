"""Asking to see, on screen: a key or two, and what was promised or attached is on record."""

from pathlib import Path

from textual.events import Paste

from coachtui.model.answers import EvidenceState
from coachtui.tui.screens.interview.keys import Mode
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.evidence import promised
from tests.tui.hosting import interviewing, saved, shown_text, type_fast, until


async def test_asked_seen_and_promised_take_a_number_each(northfield: Path) -> None:
    async with interviewing(northfield, question="C1.2", size=(120, 36)) as (pilot, screen):
        await pilot.press("escape", "e")
        await until(pilot, lambda: "the plan as it was signed" in shown_text(pilot.app))
        await pilot.press("2", "tab", "3")
        type_fast(pilot.app, "minutes of May, by Friday")
        await pilot.press("enter", *"note")
        assert screen.mode is Mode.WRITING
        assert screen.note.text == "note"
        await saved(pilot, screen)
        await pilot.press("escape", "i")
        await until(pilot, lambda: "by Friday)" in shown_text(pilot.app))
    with open_engagement(northfield) as workspace:
        session = list(workspace.state.sessions)[-1]
        assert workspace.state.evidence_notes[session, "ev1", "C1.2"].state is EvidenceState.SEEN
        assert [(note.evidence, note.words) for note in promised(workspace.state)] == [
            ("ev10", "minutes of May, by Friday")
        ]


async def test_a_file_dropped_on_the_terminal_is_attached(northfield: Path, tmp_path: Path) -> None:
    plan = tmp_path / "the plan.txt"
    plan.write_text("twelve goals", encoding="utf-8")
    async with interviewing(northfield, question="C1.2") as (pilot, screen):
        await pilot.press("escape", "e")
        pilot.app.post_message(Paste(f"'{plan}' "))
        await pilot.press("enter")
        await until(pilot, lambda: "Attached: the plan.txt." in shown_text(pilot.app))
        assert screen.note.text == ""
    with open_engagement(northfield) as workspace:
        (attachment,) = workspace.state.attachments.values()
        assert (attachment.person, attachment.question, attachment.evidence) == ("PLN", "C1.2", "ev1")
        assert "E1b" in attachment.indicators
        assert workspace.log.blob(attachment.sha256) == b"twelve goals"


async def test_a_file_that_is_not_there_is_told_in_a_sentence(northfield: Path) -> None:
    async with interviewing(northfield, question="C1.2") as (pilot, screen):
        await pilot.press("escape", "e", "4", *"nothing.pdf", "enter")
        await until(pilot, lambda: "Not attached." in shown_text(pilot.app))
        await pilot.press(*"on")
        await saved(pilot, screen)
        assert screen.note.text == "on"
