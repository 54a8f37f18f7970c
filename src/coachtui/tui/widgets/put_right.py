"""The field in which the interviewer notes what the other person corrects. It records nothing."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from coachtui.tui.widgets.note import Note


class PutRight(Vertical):
    """A title and, below it, the correction: typed there between `begin` and Esc, Tab or a click elsewhere.

    At other times Tab passes over it, so that no command of the screen becomes text; it takes no room while empty.
    """

    HELP: ClassVar[str] = (
        "What they put right when you say it back, in their words. Enter is a new line, and everything is saved while"
        " you type. Esc goes back to the page."
    )

    class Typed(Message):
        """The text was changed to ``text`` by typing."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    class Done(Message):
        """Typing has ended, with ``text``."""

        def __init__(self, text: str) -> None:
            self.text = text
            super().__init__()

    def __init__(self, text: str) -> None:
        super().__init__(id="put-right")
        self._text = text

    @property
    def text(self) -> str:
        """The correction as it is now."""
        return self.note.text

    @property
    def note(self) -> Note:
        """The field itself."""
        return self.query_one(Note)

    def compose(self) -> ComposeResult:
        """The title and the field."""
        yield Static("What you put right", classes="title", markup=False)
        yield Note(take_key=self._take_key, id="correction", words=self.HELP)

    def on_mount(self) -> None:
        """Show the correction that was noted before."""
        self.note.show(self._text)
        self.note.can_focus = False
        self.display = bool(self._text)

    def begin(self) -> None:
        """Make the field editable and focus it."""
        self.display = self.note.can_focus = True
        self.note.focus()
        self.call_after_refresh(self.scroll_visible, animate=False)

    def on_click(self) -> None:
        """Make the field editable and focus it."""
        self.begin()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Post `Typed`."""
        event.stop()
        self.call_after_refresh(self.scroll_visible, animate=False)
        self.post_message(self.Typed(self.text))

    def on_descendant_blur(self) -> None:
        """Post `Done`."""
        self.note.can_focus = False
        self.display = bool(self.text)
        self.post_message(self.Done(self.text))

    def _take_key(self, event: events.Key) -> bool:
        """Go back to the page on Esc; False for other keys."""
        if event.key != "escape":
            return False
        self.screen.set_focus(self.parent if isinstance(self.parent, Widget) else None)
        return True
