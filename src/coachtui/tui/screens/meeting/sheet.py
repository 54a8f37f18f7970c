"""The questions of one sheet on the full screen; behind the last one comes the result."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import ClassVar

from coachtui.model.answers import Session
from coachtui.settings.settings import Settings
from coachtui.store.entry import utc_now
from coachtui.tui.actions import ScreenId
from coachtui.tui.desk import Desk
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.alone.assessment import SelfAssessmentScreen
from coachtui.workflow.alone.my_meeting import sheet_of
from coachtui.workflow.alone.own_forms import OwnForms
from coachtui.workflow.alone.own_sheet import OwnSheet
from coachtui.workflow.engagement.engagements import Workspace


class SheetScreen(SelfAssessmentScreen):
    """The sheet with the id ``session``. Posts ShowScreen, and Trouble for errors."""

    HELP: ClassVar[str] = (
        "One question at a time, about what happened in this meeting. Enter goes from field to field and on to the "
        "next question; PgDn goes on at once, PgUp goes back. Words may always stay out. Everything is saved as you "
        "type."
    )

    def __init__(
        self, desk: Desk, settings: Settings, session: str | None, *, now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(desk, settings, now=now)
        self._session = session or ""
        self._named = ""

    def begin(self, workspace: Workspace) -> str:
        """The id of the sheet. Raises CoachError where it is not there."""
        return sheet_of(workspace, self._session).session_id

    def forms_of(self, workspace: Workspace, session: Session) -> OwnForms:
        """The forms of the sheet."""
        sheet = OwnSheet(workspace, session)
        self._named = sheet.meeting.name
        return sheet

    @property
    def said_first(self) -> Sequence[str]:
        """Nothing: it was said where the meeting was named."""
        return ()

    @property
    def named(self) -> str:
        """The meeting."""
        return self._named

    @property
    def goes_straight_on(self) -> bool:
        """The result follows the last form, but where something was left for later."""
        return not self.own.progress().parked

    @property
    def way_to_result(self) -> ShowScreen:
        """What shows the result."""
        return ShowScreen(ScreenId.SHEET_RESULT, session=self._session)
