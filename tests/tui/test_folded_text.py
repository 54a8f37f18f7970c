"""Text too long to be laid out is kept whole, shown as one sign, and makes no key slow."""

from pathlib import Path

import pytest
from textual import events
from textual.app import App, ComposeResult

from coachtui.tui.folded_text import LONGEST_LINE, MOST_LINES, FoldedText
from coachtui.tui.widgets.editable_table import EditableTable
from coachtui.tui.widgets.prompt import Prompt
from coachtui.workflow.engagement.engagements import open_engagement
from tests.tui.hosting import interviewing, saved, shown_text, until

MEGABYTE = "Wort " * 200_000
LINES = "".join(f"line {number}\n" for number in range(100_000))
SOME_LINES = LINES[: LINES.index("line 9000\n")]


@pytest.mark.parametrize(
    "text",
    [MEGABYTE, LINES, f"before\n{MEGABYTE}\nafter\n{MEGABYTE}", "x" * (LONGEST_LINE + 1), "\n" * (MOST_LINES + 5)],
)
def test_what_is_too_long_is_short_on_screen_and_whole_behind(text: str) -> None:
    folded = FoldedText()
    shown = folded.fold(text)
    assert folded.whole(shown) == text
    assert folded.whole(f"a {shown} b") == f"a {text} b"
    assert max(map(len, shown.split("\n"))) <= LONGEST_LINE
    assert shown.count("\n") <= MOST_LINES
    assert len(folded.as_shown(shown)) == len(shown)
    assert folded.is_folded(shown)


def test_what_is_short_stays_as_it_is() -> None:
    folded = FoldedText()
    text = "words\n" * 500 + "x" * LONGEST_LINE
    assert folded.fold(text) == text
    assert not folded.is_folded(text)
    assert folded.fold("xyz", beside=LONGEST_LINE) == "xyz"  # its sign would be longer


async def test_a_megabyte_and_thousands_of_lines_in_the_note(northfield: Path) -> None:
    async with interviewing(northfield, question="C3.4") as (pilot, screen):
        note = screen.note
        await pilot.press(*"first ")
        screen.app.post_message(events.Paste(MEGABYTE))
        await until(pilot, lambda: len(note.text) > len(MEGABYTE))
        await pilot.pause()
        assert "[1,000,000 characters are kept here, not shown]" in shown_text(screen.app).replace("\n", "")
        await pilot.press("backspace")
        assert note.text == "first "
        await pilot.press("ctrl+z", "enter", "2", "enter")
        screen.app.post_message(events.Paste(SOME_LINES))
        await until(pilot, lambda: len(note.text) > len(MEGABYTE) + len(SOME_LINES))
        await pilot.press("x", "left", "up", "down", "end", "y")
        expected = f"first {MEGABYTE}\n2\n{SOME_LINES}xy"
        assert note.text == expected
        assert len(note.document.text) < 20_000
        note.select_all()
        assert note.selected_text == expected
        await pilot.press("right", "pagedown", "pageup")
        assert (note.text, screen.sitting.answer.value) == (expected.replace("\n2\n", "\n"), 1)
        assert len(note.document.text) < 20_000
        await saved(pilot, screen)
        session = screen.interview.session_id
    with open_engagement(northfield) as workspace:
        assert workspace.state.answers[session, "C3.4"].note == expected.replace("\n2\n", "\n")


async def test_a_line_that_is_typed_without_end_is_folded_too(northfield: Path) -> None:
    async with interviewing(northfield, question="C3.2") as (pilot, screen):
        screen.note.show("x" * LONGEST_LINE)
        await pilot.press("end", "a", "b", "c")
        assert screen.note.text == "x" * LONGEST_LINE + "abc"
        assert len(screen.note.document.text) < 200


class Fields(App[None]):
    def compose(self) -> ComposeResult:
        yield Prompt("Find")
        yield EditableTable(id="table")


async def test_a_field_takes_no_more_than_a_line() -> None:
    async with Fields().run_test(notifications=True) as pilot:
        prompt, table = pilot.app.query_one(Prompt), pilot.app.query_one(EditableTable)
        table.show("C3.1", {"measure": "Measure"}, ())
        for field in (prompt.input, table):
            field.focus()
            await pilot.pause()
            pilot.app.post_message(events.Paste(MEGABYTE))
            pilot.app.post_message(events.Paste("words"))
            await pilot.pause()
        assert prompt.input.value == "words"
        assert table.filled_rows == ({"measure": "words"},)
        await until(pilot, lambda: "Not pasted: 1,000,000" in shown_text(pilot.app))
