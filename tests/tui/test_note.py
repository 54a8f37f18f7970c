"""The note by itself, in a window of its own."""

from textual.app import App, ComposeResult

from coachtui.tui.widgets.note import Note
from tests.tui.hosting import type_fast


class NoteApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Note(take_key=lambda _: False, id="note", keeps_apart=True)


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


LEFT = "They wait for sales"
TYPED_BEHIND: tuple[tuple[tuple[str, ...], str], ...] = (
    (("A", "n", "d"), f"{LEFT}\nAnd"),
    (("3",), f"{LEFT}\n3"),
    (("-",), f"{LEFT}\n-"),
    ((" ", "o", "k"), f"{LEFT} ok"),
    ((",", "o", "k"), f"{LEFT},ok"),
    (("enter", "A"), f"{LEFT}\nA"),
    (("A", "ctrl+z"), LEFT),
    (("end", "m", "e", "n"), f"{LEFT}men"),
    (("backspace", "m"), f"{LEFT[:-1]}m"),
    (("ctrl+up", "escape", "A"), f"{LEFT}\nA"),
    (("A", "backspace", "backspace", "p"), f"{LEFT}p"),
)


async def test_words_typed_into_a_note_shown_again_begin_a_line_of_their_own() -> None:
    app = NoteApp()
    async with app.run_test() as pilot:
        note = app.query_one(Note)
        for keys, text in TYPED_BEHIND:
            note.show(LEFT)
            await pilot.press(*keys)
            assert note.text == text, keys
        for typed, text in (("s", f"{LEFT} s"), ("3", f"{LEFT}\n3")):
            note.show(LEFT)
            note.breaks_off()
            note.type(typed)
            assert note.text == text
        note.show("cafe")
        note.type("\N{COMBINING ACUTE ACCENT}s")
        assert note.text == "cafe\N{COMBINING ACUTE ACCENT}s"
