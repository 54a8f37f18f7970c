"""The self-assessment of a private file on the full screen, and the second look at it four weeks after a promise."""

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
from coachtui.workflow.alone.own_forms import OwnForms
from coachtui.workflow.alone.second_look import LOOK_AGAIN, begin_second_look
from coachtui.workflow.alone.self_assessing import OwnAssessment, begin_self_assessment
from coachtui.workflow.engagement.engagements import Workspace


@dataclass(frozen=True, slots=True)
class AssessmentOccasion:
    """A self-assessment of ``minutes``, None for the usual length, or with ``again`` a second look at one."""

    minutes: int | None = None
    again: bool = False

    @property
    def result(self) -> ShowScreen:
        """The message that shows the result."""
        return ShowScreen(ScreenId.ALONE_RESULT)

    def begin(self, workspace: Workspace) -> str:
        """Begin or resume the session, and return its id. Raises CoachErrors."""
        own = begin_second_look(workspace) if self.again else begin_self_assessment(workspace, self.minutes)
        return own.session_id

    def forms_of(self, workspace: Workspace, session: Session) -> OwnForms:
        """The forms of the session."""
        return OwnAssessment(workspace, session)

    def heading(self, own: OwnForms) -> str:
        """The name of what is assessed."""
        return own.workspace.engagement.organisation

    def first_sentences(self, own: OwnForms) -> Sequence[str]:
        """The opening of the script, or a sentence on what a second look is."""
        return [LOOK_AGAIN] if self.again else own.opening

    def skips_closing(self, own: OwnForms) -> bool:
        """Whether this is a second look and all its questions are settled; then no closing sentences are shown."""
        return self.again and own.progress().settled == own.progress().total


class SelfAssessmentScreen(AloneScreen):
    """The self-assessment of a private file, begun or resumed, or with ``again`` a second look at it.

    ``minutes`` is how long a new one may take; None means the script's usual length. Posts ShowScreen to leave, and
    Trouble for errors that do not pass by themselves.
    """

    HELP: ClassVar[str] = (
        "One question at a time. Enter goes from field to field and on to the next question; PgDn goes on at once, "
        "PgUp goes back. What you cannot say, leave open with the words below: Tab goes there, or Esc and a letter. "
        "Everything is saved as you type, so stop whenever you like and go on any day."
    )

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        *,
        minutes: int | None = None,
        again: bool = False,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(AssessmentOccasion(minutes, again), desk, settings, now=now)
