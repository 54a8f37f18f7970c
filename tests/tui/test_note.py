"""The note by itself, in a window of its own."""

from textual.app import App, ComposeResult

from coachtui.tui.widgets.note import Note
from tests.tui.hosting import type_fast


class NoteApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Note(take_key=lambda _: False, id="note")


async def test_the_line_being_typed_stays_in_sight_when_its_last_word_wraps() -> None:
    app = NoteApp()
    async with app.run_test(size=(54, 5)) as pilot:
        note = app.query_one(Note)
        await pilot.pause()
        for number in range(1, 41):
            type_fast(app, f"and w{number} ")
            await pilot.pause()
            row = note.wrapped_document.location_to_offset(note.cursor_location).y
            assert note.scroll_y <= row < note.scroll_y + note.scrollable_content_region.height, number
