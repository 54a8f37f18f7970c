"""The form that changes what an engagement is about: organisation, process name and plan."""

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from coachtui.model.engagement import Engagement
from coachtui.model.problems import CoachError
from coachtui.model.script import Script
from coachtui.store.records import Change
from coachtui.tui.desk import Desk
from coachtui.tui.widgets.engagement_fields import EngagementFields
from coachtui.tui.widgets.field import CommandInput
from coachtui.tui.widgets.form import FORM_BINDINGS, Form
from coachtui.tui.widgets.press_button import PressButton
from coachtui.tui.widgets.status import keys_bold
from coachtui.workflow.engagement.editing import edit_engagement
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.history import History

NOTHING_UNDONE = "There is nothing to do again."
NOTHING_DONE = "There is nothing to take back."
Save = Callable[[Engagement], Awaitable[Change]]


class EditEngagement(ModalScreen[Change | None]):
    """A form with what ``known`` says of the engagement. Gives the recorded change; None where the form was left.

    ``save`` records what was typed. ``find_script`` reads the script whose plans are offered, None where it cannot be
    read.
    """

    CSS_PATH = "../styles/edit_engagement.tcss"
    HELP: ClassVar[str] = (
        "Enter goes from one to the next and saves after the last; Ctrl+S saves at once. Esc q closes the form, and "
        "nothing is changed. Interviews that were begun keep their questions; these have the new names from then on."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*FORM_BINDINGS]

    def __init__(self, known: Engagement, save: Save, find_script: Callable[[], Awaitable[Script | None]]) -> None:
        self._known, self._save, self._find_script = known, save, find_script
        super().__init__()

    def compose(self) -> ComposeResult:
        """A heading, the fields, and two buttons."""
        heading = Content.assemble(
            ("What it is about   ", "bold"), keys_bold("Enter goes on, and keeps the name at the end")
        )
        yield Form(
            Static(heading, id="form-title", markup=False),
            EngagementFields(self._known, self._find_script, last=True),
            submit=PressButton("Save  Ctrl+S", id="save", first=True),
            leave=PressButton("Close  Esc q", id="close"),
        )

    def on_mount(self) -> None:
        """Focus the field for the organisation."""
        self.query_one(Form).begin_in("organisation")

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Focus what follows the plans once one is chosen."""
        event.stop()
        self.focus_next()

    @on(CommandInput.Command)
    async def command(self, event: CommandInput.Command) -> None:
        """Save after Esc and s, typed in a field."""
        event.stop()
        if event.letter == "s":
            await self.action_save()

    @on(Form.Submitted)
    async def action_save(self) -> None:
        """Record what is in the form and close it; an error is shown below the organisation, and the form stays."""
        form, about = self.query_one(Form), self.query_one(EngagementFields)
        form.accept()
        try:
            change = await self._save(Engagement(about.organisation, about.mode, about.process))
        except CoachError as error:
            form.refuse("organisation", error)
            return
        self.dismiss(change)

    @on(Form.Left)
    def action_leave(self) -> None:
        """Close the form and record nothing."""
        self.dismiss(None)


class EngagementEditor:
    """Records changes of what the engagement at ``desk`` is about, and can undo them one by one."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._history = History()

    async def form(self) -> EditEngagement:
        """The form, filled in with what is recorded now. Raises CoachErrors."""
        known = await self._desk.do(lambda workspace: workspace.engagement)
        return EditEngagement(known, self._save, partial(self._desk.do, _script))

    async def undo(self) -> str:
        """Undo the last change, and return a notice about it. Raises CoachErrors; then nothing has changed."""
        return NOTHING_DONE if await self._desk.do(self._history.undo) is None else "Taken back."

    async def redo(self) -> str:
        """Redo what was undone last. Returns and raises as `undo`."""
        return NOTHING_UNDONE if await self._desk.do(self._history.redo) is None else "Done again."

    async def _save(self, wanted: Engagement) -> Change:
        def saving(workspace: Workspace) -> Change:
            return edit_engagement(
                workspace, organisation=wanted.organisation, process=wanted.core_process, mode=wanted.mode
            )

        change = await self._desk.do(saving)
        self._history.add(change)
        return change


def _script(workspace: Workspace) -> Script | None:
    """The script in force; None where it cannot be used."""
    try:
        return workspace.script
    except CoachError:
        return None
