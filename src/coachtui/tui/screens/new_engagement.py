"""The form for a new engagement: organisation, plan, core process, and the name of the file."""

import asyncio
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from coachtui.model.engagement import Engagement
from coachtui.model.problems import CoachError
from coachtui.model.script import Script
from coachtui.model.text import is_blank
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.key_queue import leave_for
from coachtui.tui.keys import bindings_of
from coachtui.tui.messages import OpenEngagement, ShowScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.engagement_fields import EngagementFields
from coachtui.tui.widgets.field import Field
from coachtui.tui.widgets.form import Form
from coachtui.tui.widgets.press_button import PressButton
from coachtui.workflow.engagement.editing import script_if_usable, tidy_process
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement
from coachtui.workflow.engagement.paths import file_in, free_path

_LONGEST_NAME = 60


class NewEngagementScreen(Screen[None]):
    """Asks what `coachtui new` asks, makes the engagement in ``folder``, and posts OpenEngagement for it."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.NEW
    CSS_PATH = "../styles/new_engagement.tcss"
    HELP: ClassVar[str] = (
        "Four things begin an engagement. Enter goes from one to the next and makes it after the last; "
        "Ctrl+S makes it at once. Esc q goes back. All but the file name can be changed later."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.NEW)]

    def __init__(self, folder: Path, surroundings: Surroundings, settings: Settings) -> None:
        self._folder, self._surroundings, self._settings = folder, surroundings, settings
        self._proposed = ""
        super().__init__()

    def compose(self) -> ComposeResult:
        """Four fields, each with a line that explains it."""
        yield Static(Content.styled("New engagement", "bold"), id="heading", markup=False)
        yield Form(
            EngagementFields(Engagement(""), self._find_script),
            Static("Everything is kept in one file.", classes="ask", markup=False),
            Field("File", id="file", words="The name of the file; .coach is added if it is not there.", last=True),
            submit=PressButton("Make it  Ctrl+S", id="make", first=True),
            leave=PressButton("Leave  Esc q", id="leave"),
        )
        yield ActionLine(ScreenId.NEW, self._settings.keys, lead="Enter goes on   Up and Down choose", typing=True)

    def on_mount(self) -> None:
        """Focus the field for the organisation."""
        self.query_one(Form).begin_in("organisation")

    async def _find_script(self) -> Script | None:
        return await asyncio.to_thread(script_if_usable, self._folder / "new.coach")

    @on(Input.Changed)
    def propose(self, event: Input.Changed) -> None:
        """Propose a file name made of the organisation's, until the user changes it."""
        event.stop()
        file = self.query_one("#file", Field).entry
        if event.input is self.query_one("#organisation", Field).entry and file.value == self._proposed:
            self._proposed = file_name_for(event.value, self._folder)
            file.value = self._proposed

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Focus what follows the plans once one is chosen."""
        event.stop()
        self.focus_next()

    @on(Form.Left)
    def action_leave(self) -> None:
        """Go back, and make nothing."""
        self.post_message(ShowScreen(ScreenId.HOME))

    @on(Form.Submitted)
    async def action_make(self) -> None:
        """Make the engagement and have it opened; an error is shown below its field, and the form stays."""
        form = self.query_one(Form)
        form.accept()
        about, file = self.query_one(EngagementFields), form.values["file"].strip()
        organisation = about.organisation
        if is_blank(organisation):
            form.refuse("organisation", "Say whom it is about.")
            return
        name = file or file_name_for(organisation, self._folder)
        if not name:
            form.refuse("file", "Say what to call the file.")
            return
        path = file_in(self._folder, name, ".coach")
        engagement = Engagement(organisation, about.mode, tidy_process(about.process))
        try:
            await asyncio.to_thread(create_engagement, path, engagement, surroundings=self._surroundings)
        except CoachError as error:
            form.refuse("file", error)
            return
        leave_for(self, OpenEngagement(path))


def file_name_for(organisation: str, folder: Path) -> str:
    """A file name that is free in ``folder``, of the letters and digits in ``organisation``; "" where it has none."""
    words = "".join(_plain(unicodedata.normalize("NFC", organisation).casefold())).split()
    stem = "-".join(words)[:_LONGEST_NAME].strip("-")
    if not stem:
        return ""
    return free_path(folder, stem, ".coach").name


def _plain(text: str) -> Iterator[str]:
    for character in text:
        yield character if character.isalnum() else " "
