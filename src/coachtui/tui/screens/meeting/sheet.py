"""The questions of one sheet on the full screen; after the last one the result is shown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from coachtui.model.answers import Session
from coachtui.settings.settings import Settings
from coachtui.store.entry import utc_now
from coachtui.tui.actions import ScreenId
from coachtui.tui.desk import Desk
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.alone.screen import AloneScreen
from coachtui.workflow.alone.my_meeting import sheet_of
from coachtui.workflow.alone.own_forms import OwnForms
from coachtui.workflow.alone.own_sheet import OwnSheet
from coachtui.workflow.engagement.engagements import Workspace


@dataclass(frozen=True, slots=True)
class SheetOccasion:
    """The sheet with the id ``session``, which was begun where the meeting was named."""

    session: str

    @property
    def result(self) -> ShowScreen:
        """The message that shows the result."""
        return ShowScreen(ScreenId.SHEET_RESULT, session=self.session)

    def begin(self, workspace: Workspace) -> str:
        """Return the id of the sheet, which was begun before. Raises CoachError where it is not there."""
        return sheet_of(workspace, self.session).session_id

    def forms_of(self, workspace: Workspace, session: Session) -> OwnForms:
        """The forms of the sheet."""
        return OwnSheet(workspace, session)

    def heading(self, own: OwnForms) -> str:
        """The name of the meeting."""
        return sheet_of(own.workspace, self.session).meeting.name

    def first_sentences(self, own: OwnForms) -> Sequence[str]:
        """No sentences: the form before the sheet has shown them."""
        del own
        return ()

    def skips_closing(self, own: OwnForms) -> bool:
        """Whether no question was left for later; then no closing sentences are shown."""
        return not own.progress().parked


class SheetScreen(AloneScreen):
    """The sheet with the id ``session``; None gives an error. Posts ShowScreen to leave, Trouble for errors."""

    HELP: ClassVar[str] = (
        "One question at a time, about what happened in this meeting. Enter goes from field to field and on to the "
        "next question; PgDn goes on at once, PgUp goes back. Words may always stay out. Everything is saved as you "
        "type."
    )

    def __init__(
        self, desk: Desk, settings: Settings, session: str | None, *, now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(SheetOccasion(session or ""), desk, settings, now=now)
