"""The form before a sheet: which meeting it was, when, and which part the person had in it."""

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

from coachtui.answer_types import Choice
from coachtui.asking.alone import role_choices
from coachtui.model.problems import CoachError
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
from coachtui.tui.widgets.press_button import PressButton
from coachtui.tui.widgets.role_form import RoleForm
from coachtui.workflow.engagement.engagements import Surroundings, Workspace

_WHICH_HELP = "Its name, as the people in it call it. Empty is the last one again, where its name stands there."
_WHEN_HELP = "A day: today, yesterday, Thursday, or a date. Empty is today."


@dataclass(frozen=True, slots=True)
class _Typed:
    """What is in the fields."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class _Words:
    """What the script asks before a sheet."""

    title: str
    opening: tuple[str, ...]
    which: str
    when: str
    role: str
    roles: tuple[Choice, ...]
    last: str
    """The name of the last meeting, which an empty field stands for; "" for none."""


class MeetingBeginScreen(Screen[None]):
    """Asks which meeting it was, begins its sheet and shows it. Posts ShowScreen or OpenEngagement.

    The sheet is in the file ``opened``, or, where that is None, in a new one at ``path``. ``script`` is the id or the
    path of the script whose questions the sheet has.
    """

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.MEETING_BEGIN
    CSS_PATH = "../../styles/meeting_begin.tcss"
    HELP: ClassVar[str] = (
        "Which meeting, and when: then the questions come. Enter goes from one line to the next and begins after the "
        "last; Ctrl+S begins at once. A meeting that has a sheet already is gone on with."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.MEETING_BEGIN)]

    def __init__(
        self, opened: Desk | None, path: Path, surroundings: Surroundings, settings: Settings, script: str
    ) -> None:
        self._opened, self._path, self._surroundings = opened, path, surroundings
        self._settings, self._script = settings, script
        self._last = ""
        super().__init__()

    def compose(self) -> ComposeResult:
        """Two fields, a choice of roles, and two buttons; the wording is filled in once the script is read."""
        yield Static("", id="heading", markup=False)
        yield RoleForm(
            Static("", id="opening", markup=False),
            Static("", id="which-ask", classes="ask", markup=False),
            Field("", id="which", words=_WHICH_HELP),
            Static("", id="when-ask", classes="ask", markup=False),
            Field("", id="when", words=_WHEN_HELP, placeholder="today"),
            help_of_list="A letter chooses; or Down goes to the first. Enter takes what is marked and begins.",
            words_go_to="which",
            ascii_only=self._settings.ascii,
            submit=PressButton("Begin  Ctrl+S", id="make", first=True),
            leave=PressButton("Leave  Esc q" if self._opened is None else "Home  Esc q", id="leave"),
        )
        yield ActionLine(ScreenId.MEETING_BEGIN, self._settings.keys, lead="Enter goes on", typing=True)

    def on_mount(self) -> None:
        """Focus the field for the name, and have the script read."""
        self.query_one(RoleForm).begin_in("which")
        hold_keys_until_ready(self)
        self._look()

    @work(group="looking")
    async def _look(self) -> None:
        last = "" if self._opened is None else await ask(self, self._opened.do(_last_name)) or ""
        form = await ask(self, asyncio.to_thread(_form_for, self._path, self._script, last))
        if form is not None:
            self._show(form)
        ready_for_keys(self)

    def _show(self, form: _Words) -> None:
        self.query_one("#heading", Static).update(Content.styled(form.title, "bold"))
        self.query_one("#opening", Static).update(" ".join(form.opening))
        self.query_one("#which-ask", Static).update(form.which)
        self.query_one("#when-ask", Static).update(form.when)
        self._last = self.query_one("#which", Field).entry.placeholder = form.last
        self.query_one(RoleForm).offer(form.roles, form.role)

    @on(Form.Left)
    async def action_leave(self) -> None:
        """Go home, or end the program where no file is open."""
        if self._opened is None:
            await self.app.action_quit()
        else:
            self.post_message(ShowScreen(ScreenId.HOME))

    @on(RoleForm.Chosen)
    @on(Form.Submitted)
    async def action_make(self) -> None:
        """Begin the sheet, or resume the one about this meeting; what is wrong is said below its field."""
        from coachtui.workflow.alone.my_meeting import NO_ROLE  # noqa: PLC0415 - as above
        from coachtui.workflow.engagement.meetings import NO_DAY  # noqa: PLC0415 - not before something is typed

        form = self.query_one(RoleForm)
        form.accept()
        form.show_how_to_choose(shown=False)
        typed = _Typed(form.values["which"].strip() or self._last, form.values["when"])
        try:
            session = await self._begin(typed, form.role or "")
        except CoachError as error:
            if error.title == NO_ROLE:
                form.refuse_choice("role")
            else:
                form.refuse("when" if error.title == NO_DAY else "which", error)
            return
        show = ShowScreen(ScreenId.SHEET, session=session)
        leave_for(self, show if self._opened is not None else OpenEngagement(self._path, show))

    async def _begin(self, typed: _Typed, role: str) -> str:
        from coachtui.workflow.alone.my_meeting import begin_sheet, begin_sheet_in_new  # noqa: PLC0415 - as above

        script = self._script
        if self._opened is not None:
            return await self._opened.do(
                lambda workspace: begin_sheet(workspace, script, typed.name, typed.day, role).session_id
            )
        return await asyncio.to_thread(
            begin_sheet_in_new, self._path, script, (typed.name, typed.day, role), self._surroundings
        )


def _last_name(workspace: Workspace) -> str:
    from coachtui.workflow.engagement.meetings import latest_sheet  # noqa: PLC0415 - not before the first paint

    last = latest_sheet(workspace.state)
    return "" if last is None else last.meeting.name


def _form_for(path: Path, script: str, last: str) -> _Words:
    from coachtui.workflow.alone.own_sheet import sheet_form  # noqa: PLC0415 - as above
    from coachtui.workflow.engagement.materials import materials_for  # noqa: PLC0415 - reads YAML, which the first paint can wait for

    used = materials_for(path, script).script
    form = sheet_form(used)
    return _Words(used.title, form.opening, form.which, form.when, form.role, role_choices(used.roles), last)
