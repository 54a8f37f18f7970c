"""Which interview with a person to go on with: one of several unfinished ones, a finished one, or a new one."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from coachtui.model.answers import Session
from coachtui.model.times import read_time, shown_moment
from coachtui.tui.widgets.lines import Lines, column
from coachtui.tui.widgets.status import keys_bold

NEW = ""
"""The list's entry for an interview that is still to be begun."""


class WhichInterview(ModalScreen[str | None]):
    """The interviews ``held``, newest first, and a new one where all of them are finished.

    Gives the id of the one chosen, `NEW` for a new one; None when it is left.
    """

    HELP: ClassVar[str] = (
        "Up and Down mark an interview, Enter goes on with it, Esc goes back. What is added to an interview that was "
        "finished counts as said in it."
    )
    DEFAULT_CSS = """
    WhichInterview {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 64;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            background: $surface;
            border-left: thick $accent;
            padding: 1 2;
        }
        #which { margin-bottom: 1; text-style: bold; }
        #held { height: auto; max-height: 8; }
        #keys { margin-top: 1; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, held: Sequence[Session]) -> None:
        self._unfinished = any(session.ended is None for session in held)
        self._lines: tuple[Session | None, ...] = tuple(held) if self._unfinished else (*held, None)
        super().__init__()

    def compose(self) -> ComposeResult:
        """Compose the explanation, the list, and the keys."""
        sentence = (
            f"{len(self._lines)} interviews are not finished." if self._unfinished else "This person was interviewed."
        )
        with Vertical():
            yield Static(sentence, id="which", markup=False)
            yield Lines[Session | None](_line, id="held", words=self.HELP)
            yield Static(keys_bold("Up and Down choose   Enter opens it   Esc goes back"), id="keys")

    def on_mount(self) -> None:
        """Mark the newest interview."""
        self.query_one("#held", Lines).show(self._lines)
        self.query_one("#held").focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """End with the interview chosen."""
        event.stop()
        chosen = self._lines[event.option_index]
        self.dismiss(NEW if chosen is None else chosen.id)


def _line(session: Session | None, width: int) -> Content:
    if session is None:
        return Content(column("a new interview", width))
    by = f", by {session.author}" if session.author else ""
    how = "begun" if session.ended is None else "held"
    return Content(column(f"the one {how} {_when(session.started)}{by}", width))


def _when(started: str | None) -> str:
    return "some time ago" if read_time(started) is None else shown_moment(started)
