"""Nothing that a terminal would obey is painted on the full screen, in fields either, and nothing of it is lost."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from coachtui.tui.harmless import HarmlessLines
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.interview.interviewing import begin_interview, rows_draft
from tests.tui.hosting import until
from tests.tui.looking import app_on, shown, until_on, until_shown

EVIL = "\u202eboo\u2066 \x1b[2J\x9b31m\x07\x00\x7f."


@pytest.mark.parametrize(
    "text", ["plain", "\u202ex\u2069y", "\x1b[2J", "a\x9bb\x00", "\u05e9\u200f\u05dc", "\u00a0", "é\u0301"]
)
def test_a_line_keeps_its_words_and_its_width(text: str) -> None:
    line = [Segment("before "), Segment(text), Segment(" behind")]
    (first, own, last) = HarmlessLines().apply(line, Color(0, 0, 0))
    assert (first.text, last.text) == ("before ", " behind")
    assert not set(own.text) & {*map(chr, range(32)), "\x7f", "\x9b", "\u202e", "\u2066", "\u2069"}
    assert own.cell_length == line[1].cell_length
    assert own.text == text or not text.isprintable()


async def test_words_handed_in_with_overrides_are_harmless_in_the_note_and_in_every_field(northfield: Path) -> None:
    with open_engagement(northfield, write=True) as workspace:
        own = begin_interview(workspace, "PLN")
        own.answer("C1.2", note=f"Note {EVIL}")
        session = own.session_id
    with closing(sqlite3.connect(northfield, isolation_level=None)) as connection:
        for item in ("C1.3", rows_draft("C1.4"), "capture"):
            connection.execute("INSERT INTO draft VALUES (?, ?, ?, '')", (session, item, f"Draft {EVIL}"))
    async with app_on(northfield, start=StartWith("PLN", minutes=45)) as pilot:
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "saved")
        screen = pilot.app.screen
        assert isinstance(screen, InterviewScreen)
        for question, words in (("C1.4", ""), ("C1.2", "Note")):
            await pilot.press("escape", "j", *question, "enter")
            await until(pilot, lambda question=question: screen.sitting.current == question)  # type: ignore[misc]
            await pilot.pause()
            assert words in shown(pilot)
            assert not set(shown(pilot)) & set("\u202e\u2066\x1b\x9b\x07\x00\x7f")
        assert "\u202eboo" in screen.note.text
