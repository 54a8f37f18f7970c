"""Which of several unfinished interviews with one person to go on with."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from coachtui.model.answers import Session
from coachtui.tui.widgets.lines import Lines, column


class WhichInterview(ModalScreen[str | None]):
    """The unfinished interviews, newest first. Gives the id of the one chosen; None when it is left."""

    HELP: ClassVar[str] = (
        "More than one interview with this person was begun and not finished. Up and Down mark one, Enter goes on with "
        "it, Esc goes back."
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
        #which { margin-bottom: 1; }
        #unfinished { height: auto; max-height: 8; }
        #keys { margin-top: 1; color: $text-muted; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, unfinished: Sequence[Session]) -> None:
        self._unfinished = unfinished
        super().__init__()

    def compose(self) -> ComposeResult:
        """What is so, the list, and the keys."""
        with Vertical():
            yield Static(f"{len(self._unfinished)} interviews are not finished.", id="which", markup=False)
            yield Lines[Session](_line, id="unfinished", words=self.HELP)
            yield Static("Enter goes on with the one marked   Esc goes back", id="keys", markup=False)

    def on_mount(self) -> None:
        """Mark the newest."""
        self.query_one("#unfinished", Lines).show(self._unfinished)
        self.query_one("#unfinished").focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go on with this one."""
        event.stop()
        self.dismiss(self._unfinished[event.option_index].id)


def _line(session: Session, width: int) -> Content:
    by = f", by {session.author}" if session.author else ""
    return Content(column(f"begun {_when(session.started)}{by}", width))


def _when(started: str | None) -> str:
    try:
        return f"{datetime.fromisoformat(started or '').astimezone():%d.%m.%Y at %H:%M}"
    except ValueError:
        return "some time ago"
