"""What an `AloneScreen` is opened for: which session somebody answers alone, what is said first, where it leads."""

from collections.abc import Sequence
from typing import Protocol

from coachtui.model.answers import Session
from coachtui.tui.messages import ShowScreen
from coachtui.workflow.alone.own_forms import OwnForms
from coachtui.workflow.engagement.engagements import Workspace


class Occasion(Protocol):
    """What differs between the sessions that somebody answers alone: a self-assessment, a second look, a sheet."""

    @property
    def result(self) -> ShowScreen:
        """What shows the result."""

    def begin(self, workspace: Workspace) -> str:
        """Begin or resume the session on the desk's thread, and return its id. Raises CoachErrors."""

    def forms_of(self, workspace: Workspace, session: Session) -> OwnForms:
        """The forms of the session."""

    def named(self, own: OwnForms) -> str:
        """What the heading names."""

    def said_first(self, own: OwnForms) -> Sequence[str]:
        """What is said before the first form, a sentence each; without any, the first form comes at once."""

    def goes_straight_on(self, own: OwnForms) -> bool:
        """Whether the result follows the last form, without a page between them."""
