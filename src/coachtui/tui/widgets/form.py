"""The form: named fields, each with room for an error, and two buttons, to submit and to leave it."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input

from coachtui.model.problems import CoachError
from coachtui.model.text import is_blank
from coachtui.tui.widgets.field import CommandInput, Field

FORM_BINDINGS = (
    Binding("ctrl+s", "save", show=False),
    Binding("q,alt+q,escape", "leave", show=False),
    Binding("s,alt+s", "save", show=False),
)
"""The keys of a screen that lies over another one and holds a form: it is saved, or left."""


class Form(VerticalScroll, can_focus=False):
    """Parts one below the other, among them `Field`s, and two buttons.

    Posts `Submitted` for Enter in the last field or the first button, and `Left` for Esc q, Esc twice or the second.
    """

    HELP: ClassVar[str] = Field.HELP
    DEFAULT_CSS = """
    Form {
        #buttons { height: 1; margin-top: 1; }
        #buttons Button { margin-right: 2; }
    }
    """

    class Submitted(Message):
        """The form is filled in."""

    class Left(Message):
        """The form is to be left."""

    def __init__(self, *parts: Widget, submit: Button, leave: Button) -> None:
        super().__init__(id="form")
        self._parts, self._submit, self._leave = parts, submit, leave

    def compose(self) -> ComposeResult:
        """The parts, then the buttons."""
        yield from self._parts
        with Horizontal(id="buttons"):
            yield self._submit
            yield self._leave

    @property
    def values(self) -> dict[str, str]:
        """What is typed in each field, by the field's id."""
        return {field.id or "": field.value for field in self.query(Field)}

    def begin_in(self, field: str) -> None:
        """Focus the field with this id."""
        self.query_one(f"#{field}", Field).entry.focus()

    def take_words(self, field: str, words: str) -> bool:
        """Put words typed elsewhere into the field with this id, and focus it. False where there is text in it."""
        entry = self.query_one(f"#{field}", Field).entry
        if not is_blank(entry.value):
            return False
        entry.focus()
        entry.insert_text_at_cursor(words)
        return True

    def refuse(self, field: str, why: str | CoachError) -> None:
        """Show the error ``why`` below the field with this id, focus it, and scroll both into sight."""
        refused = self.query_one(f"#{field}", Field)
        refused.wrong(why if isinstance(why, str) else error_line(why))
        self.begin_in(field)
        self.call_after_refresh(self._have_in_sight, refused)

    def refuse_choice(self, of: str) -> None:
        """Scroll to the error below the list with the id ``of``, which the screen has shown, and focus the list."""
        wrong = self.query_one(f"#{of}-wrong")
        wrong.display = True
        self.query_one(f"#{of}").focus(scroll_visible=False)
        self.call_after_refresh(self._have_in_sight, wrong)

    async def _have_in_sight(self, part: Widget) -> None:
        """Scroll to a part, whatever an earlier move of the cursor is still scrolling to."""
        await self.stop_animation("scroll_y", complete=False)
        part.scroll_visible(animate=False)

    def accept(self) -> None:
        """Remove the errors below all fields."""
        for field in self.query(Field):
            field.wrong("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Submitted())

    @on(CommandInput.Command)
    def _command(self, event: CommandInput.Command) -> None:
        if event.letter in {"q", "escape"}:
            event.stop()
            self.post_message(self.Left())

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Submitted() if event.button is self._submit else self.Left())


def error_line(error: CoachError) -> str:
    """The message and hint of ``error`` in one line."""
    return " ".join(part for part in (error.message, error.hint) if part)
