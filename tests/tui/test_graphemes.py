"""Backspace, Delete and the arrows take what people see as one character, in every field."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App, ComposeResult

from coachtui.tui.graphemes import cluster_end, cluster_start
from coachtui.tui.table_typing import TypedTable
from coachtui.tui.typed_line import TypedLine
from coachtui.tui.widgets.field import Field
from coachtui.tui.widgets.prompt import Prompt
from tests.tui.hosting import interviewing

WHOLE = [
    "a", "é", "e\u0301", "ệ\u0323", "👩‍👩‍👧‍👦", "👍🏽", "🇩🇪", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣",
    "❤️", "🧑🏿‍🚀", "각", "\u1112\u1161\u11ab", "ก็", "נִ", "ع\u0651\u064e", "한", "👁️‍🗨️",
]  # fmt: skip


@pytest.mark.parametrize("one", WHOLE)
def test_what_is_seen_as_one_is_one(one: str) -> None:
    text = f"x{one}y"
    assert cluster_start(text, 1 + len(one)) == 1
    assert cluster_end(text, 1) == 1 + len(one)
    assert TypedLine(text, 1 + len(one)).press("backspace", "") == TypedLine("xy", 1)
    assert TypedLine(text, 1).press("delete", "") == TypedLine("xy", 1)
    assert TypedLine(text, 1).press("right", "") == TypedLine(text, 1 + len(one))
    assert TypedLine(text, 1 + len(one)).press("left", "") == TypedLine(text, 1)


def test_flags_side_by_side_are_taken_one_by_one() -> None:
    line = TypedLine.at_end("🇩🇪🇫🇷🇵🇱")
    for left in ("🇩🇪🇫🇷", "🇩🇪", "", ""):
        pressed = line.press("backspace", "")
        assert pressed is not None
        line = pressed
        assert line.text == left


@given(st.text(st.sampled_from([*"ab \n", *"".join(WHOLE)]), max_size=12), st.integers(0, 12))
def test_going_right_and_left_always_comes_on_and_to_an_end(text: str, place: int) -> None:
    at = min(place, len(text))
    assert cluster_start(text, at) <= at <= cluster_end(text, at)
    if at < len(text):
        assert cluster_end(text, at) > at
    if at:
        assert cluster_start(text, at) < at


def test_backspace_held_down_stops_at_the_start_of_a_cell() -> None:
    table = TypedTable(("meeting", "chair"), ({"meeting": "Monday", "chair": "Carla"},))
    table.go(0, 1)
    for _ in range(40):
        table.press("backspace", "")
    assert table.filled == ({"meeting": "Monday"},)
    assert (table.row, table.column) == (0, 1)


class Fields(App[None]):
    def compose(self) -> ComposeResult:
        yield Field("Name", id="name", words="")
        yield Prompt("Find")


async def test_fields_take_whole_characters_and_every_pasted_line() -> None:
    async with Fields().run_test() as pilot:
        field, prompt = pilot.app.query_one(Field), pilot.app.query_one(Prompt)
        for entry in (field.entry, prompt.input):
            entry.focus()
            await pilot.pause()
            pilot.app.post_message(events.Paste("".join(WHOLE)))
            await pilot.pause()
            for each in reversed(WHOLE):
                before = entry.value
                await pilot.press("left", "right", "backspace")
                assert entry.value == before.removesuffix(each)
            pilot.app.post_message(events.Paste("Tom\r\nInes\nJo\n"))
            await pilot.pause()
            assert entry.value == "Tom Ines Jo"
        assert "one line now" in str(field.query_one(".wrong").render())


async def test_the_note_takes_whole_characters_and_a_new_line_by_shift_and_enter(northfield: Path) -> None:
    async with interviewing(northfield, question="C3.4") as (pilot, screen):
        screen.app.post_message(events.Paste("".join(WHOLE)))
        await pilot.pause()
        for each in reversed(WHOLE):
            before = screen.note.text
            await pilot.press("left", "right", "backspace")
            assert screen.note.text == before.removesuffix(each)
        await pilot.press("2", "shift+enter", "x", "ctrl+j", "y")
        assert screen.note.text == "2\nx\ny"
        assert screen.sitting.answer.value is None
