"""The screen without an engagement: the files in this folder, a new one, or the demonstration."""

import asyncio
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.key_queue import leave_for
from coachtui.tui.keys import bindings_of, letters_of
from coachtui.tui.messages import OpenEngagement, ShowScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.lines import Lines, column
from coachtui.tui.widgets.status import keys_bold
from coachtui.workflow.engagement.engagements import Surroundings
from coachtui.workflow.engagement.paths import is_there
from coachtui.workflow.overview.glancing import engagements_in

DEMO = "northfield.coach"


class _Body(VerticalScroll):
    """What there is, and how to begin; it scrolls."""

    HELP: ClassVar[str] = "How to begin. The arrow keys scroll; n begins an engagement, d makes one to try things out."


class StartScreen(Screen[None]):
    """Lists the engagement files in ``folder``, and leads to a new one. Posts OpenEngagement and ShowScreen."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.START
    CSS_PATH = "../styles/start.tcss"
    HELP: ClassVar[str] = (
        "An engagement is one organisation you look at; everything about it is in one file that ends in .coach. "
        "Enter opens the one that is marked, n begins a new one, d makes one to try things out with."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.START)]

    def __init__(self, folder: Path, surroundings: Surroundings, settings: Settings) -> None:
        self._folder, self._surroundings, self._settings = folder, surroundings, settings
        self._found = engagements_in(folder)
        super().__init__()

    def compose(self) -> ComposeResult:
        """A sentence, the list, and the keys."""
        yield Static(Content.styled("coachtui", "bold"), id="heading", markup=False)
        yield Static("Find out how an organisation manages performance.", id="about", markup=False)
        with _Body(id="body"):
            yield Static("", id="found", classes="part", markup=False)
            yield Lines[Path](_line, id="files", words="The engagements in this folder. Enter opens what is marked.")
            yield Static(self._first_steps(), id="steps", markup=False)
        yield ActionLine(ScreenId.START, self._settings.keys, without=() if self._found else ("open",))

    def _first_steps(self) -> Content:
        """The letters to begin with, and what each does."""
        letters = letters_of(ScreenId.START, self._settings.keys)
        return Content("\n").join([keys_bold(f"{letters[act]}  {does}") for act, does in _FIRST_STEPS.items()])

    def on_mount(self) -> None:
        """List the files."""
        found = self._found
        files = self.query_one("#files", Lines)
        files.show(found)
        files.display = bool(found)
        title = "Engagements in this folder" if found else "There is no engagement in this folder yet."
        self.query_one("#found", Static).update(Content.assemble((title, "bold" if found else "")))
        (files if found else self.query_one("#body")).focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse to open where no file was found."""
        del parameters
        return action != "open" or bool(self._found)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the engagement chosen."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the engagement that is marked."""
        chosen = self.query_one("#files", Lines).chosen
        if isinstance(chosen, Path):
            self.post_message(OpenEngagement(chosen))

    def action_new(self) -> None:
        """Go to the form for a new engagement."""
        leave_for(self, ShowScreen(ScreenId.NEW))

    def action_demo(self) -> None:
        """Make the demonstration engagement if it is not there, and open it."""
        self.query_one("#steps", Static).update("Making the Northfield engagement.")
        self._demo()

    async def action_leave(self) -> None:
        """End the program."""
        await self.app.action_quit()

    @work(exclusive=True)
    async def _demo(self) -> None:
        path = self._folder / DEMO
        if await ask(self, asyncio.to_thread(_see_to_demo, path, self._surroundings)):
            self.post_message(OpenEngagement(path))


_FIRST_STEPS = {
    "new": "begins an engagement: an organisation, its people, then their interviews.",
    "demo": "makes Northfield Components, an invented company, to try things out.",
}
"""What the acts to begin with do, by id."""


def _see_to_demo(path: Path, surroundings: Surroundings) -> bool:
    """Make the demonstration at ``path`` unless it is there. Raises CoachError when it cannot be made."""
    if not is_there(path):
        from coachtui.workflow.demonstration.demonstrating import make_demo  # noqa: PLC0415 - reads YAML

        make_demo(path, surroundings)
    return True


def _line(path: Path, width: int) -> Content:
    return Content(column(path.stem, width))
