"""The form before a self-assessment: what somebody runs, what he or she does there, and how many minutes there are.

It changes the first two later on, too.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coachtui.asking.alone import minutes_typed, role_choices
from coachtui.model.problems import CoachError
from coachtui.model.text import is_blank
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, leave_for, ready_for_keys
from coachtui.tui.keys import bindings_of
from coachtui.tui.messages import OpenEngagement, ShowScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.field import Field
from coachtui.tui.widgets.form import Form
from coachtui.tui.widgets.own_help import explain
from coachtui.tui.widgets.press_button import PressButton
from coachtui.tui.widgets.role_form import RoleForm
from coachtui.workflow.alone.self_assessing import change_unit, own_assessment_in, roles_alone
from coachtui.workflow.engagement.engagements import Surroundings, Workspace
from coachtui.workflow.engagement.private_files import ME, create_self_assessment

_WELCOME = "How are things run where you are? Nobody sees what you say here unless you send it."
_UNIT = "What do you run, or work in? Say it as you would to a friend."
_ROLE = "Which comes closest to what you do there?"
_LEAD = "Enter goes on   Up and Down choose"
_CHANGE_HELP = (
    "What you run, and what you do there. Enter goes from one to the other; Ctrl+S saves. Esc q goes home and changes "
    "nothing."
)
_MINUTES_HELP = "How long the questions may take, in minutes."
_MINUTES = "How many minutes have you got? Leave it empty for the usual length. You can stop and go on any day."


class SelfBeginScreen(Screen[None]):
    """Asks for unit, role and minutes, makes a private file at ``path``, and posts OpenEngagement for it.

    Where a private file is ``opened`` already, unit and role are recorded in that, and ShowScreen is posted. What is
    known of them is in the fields at first, and ``minutes``, unless None. Once the questions were begun, minutes are
    asked for no more.
    """

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.ALONE_BEGIN
    CSS_PATH = "../../styles/self_begin.tcss"
    HELP: ClassVar[str] = (
        "Three things begin a self-assessment. Enter goes from one to the next and begins after the last; "
        "Ctrl+S begins at once. Esc q goes away without making anything."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.ALONE_BEGIN)]

    def __init__(
        self,
        path: Path,
        surroundings: Surroundings,
        settings: Settings,
        *,
        minutes: int | None = None,
        opened: Desk | None = None,
    ) -> None:
        self._path, self._surroundings, self._settings, self._minutes = path, surroundings, settings, minutes
        self._opened = opened
        self._is_begun = False
        super().__init__()

    def compose(self) -> ComposeResult:
        """Three questions and two buttons."""
        yield Static(Content.styled("Assess yourself", "bold"), id="heading", markup=False)
        given = "" if self._minutes is None else str(self._minutes)
        yield RoleForm(
            Static(_WELCOME, classes="welcome", markup=False),
            Static(_UNIT, classes="ask", markup=False),
            Field("", id="unit", words="The questions will name it.", placeholder="such as the night shift"),
            behind=(
                Static(_MINUTES, id="minutes-ask", classes="ask", markup=False),
                Field("", given, id="minutes", words=_MINUTES_HELP, placeholder="such as 20", last=True),
            ),
            help_of_list="A letter chooses; or Down goes to the first. Enter takes what is marked and goes on.",
            words_go_to="unit",
            ascii_only=self._settings.ascii,
            submit=PressButton("Begin  Ctrl+S", id="make", first=True),
            leave=PressButton("Leave  Esc q" if self._opened is None else "Home  Esc q", id="leave"),
        )
        yield ActionLine(ScreenId.ALONE_BEGIN, self._settings.keys, lead=_LEAD, typing=True)

    def on_mount(self) -> None:
        """Focus the field for the unit."""
        self.query_one(RoleForm).begin_in("unit")
        hold_keys_until_ready(self)
        self._look_up_roles()

    @work(group="roles")
    async def _look_up_roles(self) -> None:
        """Offer the roles of the script, and put in what is known; without any roles, none is asked for."""
        roles = await ask(self, asyncio.to_thread(roles_alone, self._path)) or {}
        known = None if self._opened is None else await ask(self, self._opened.do(_known))
        ready_for_keys(self)
        if not self.children:
            return
        self.query_one(RoleForm).offer(role_choices(roles), _ROLE)
        if known is not None and known.unit:
            self._put(known)

    def _put(self, known: "_Known") -> None:
        entry = self.query_one("#unit", Field).entry
        entry.value, entry.cursor_position = known.unit, len(known.unit)
        self.query_one(RoleForm).choose(known.role)
        if known.is_begun:
            explain(self, _CHANGE_HELP)
            self._is_begun = True
            self.query_one("#minutes").display = self.query_one("#minutes-ask").display = False
            self.query_one(".welcome").display = False
            self.query_one("#heading", Static).update(Content.styled("What you run, and what you do there", "bold"))
            self.query_one("#make", PressButton).label = "Save  Ctrl+S"
            self.query_one(ActionLine).show_acts(lead=_LEAD, without={"make"})
        self.call_after_refresh(self.query_one(RoleForm).scroll_home, animate=False)  # the list has its mark in sight

    @on(Form.Left)
    async def action_leave(self) -> None:
        """Leave without making a file: go home where one is open, else end the program."""
        if self._opened is None:
            await self.app.action_quit()
        else:
            self.post_message(ShowScreen(ScreenId.HOME))

    @on(Form.Submitted)
    async def action_make(self) -> None:
        """Make the file and have it opened, or show the error below its field."""
        form = self.query_one(RoleForm)
        form.accept()
        unit, minutes = form.values["unit"], minutes_typed(form.values["minutes"])
        if minutes is None and not is_blank(form.values["minutes"]):
            form.refuse("minutes", "A number of minutes, such as 20.")
            return
        form.show_how_to_choose(shown=form.role is None)
        if is_blank(unit):
            form.refuse("unit", "Say what you run, in a few words.")
            return
        if form.role is None:
            form.refuse_choice("role")
            return
        try:
            await self._make(unit, form.role)
        except CoachError as error:
            form.refuse("unit", error)
            return
        show = ShowScreen(ScreenId.HOME) if self._is_begun else ShowScreen(ScreenId.ALONE, minutes=minutes)
        leave_for(self, OpenEngagement(self._path, show) if self._opened is None else show)

    async def _make(self, unit: str, role: str) -> None:
        if self._opened is None:
            await asyncio.to_thread(create_self_assessment, self._path, unit, role, self._surroundings)
        else:
            await self._opened.do(lambda workspace: change_unit(workspace, unit, role))

    @on(RoleForm.Chosen)
    def go_on(self) -> None:
        """Focus the field for the minutes; where they are not asked for, the button that saves."""
        self.set_focus(self.query_one("#make") if self._is_begun else self.query_one("#minutes", Field).entry)


@dataclass(frozen=True, slots=True)
class _Known:
    """What a private file has of unit and role, "" for what was not said, and whether the questions were begun."""

    unit: str
    role: str
    is_begun: bool


def _known(workspace: Workspace) -> _Known:
    person = workspace.person(ME)
    return _Known(person.unit, person.role, own_assessment_in(workspace) is not None)
