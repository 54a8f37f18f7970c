"""What an `AloneScreen` is opened for: which session somebody answers alone, its first sentences, and its result."""

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
        """The message that shows the result."""

    def begin(self, workspace: Workspace) -> str:
        """Begin or resume the session, recording into ``workspace``, and return its id. Raises CoachErrors."""

    def forms_of(self, workspace: Workspace, session: Session) -> OwnForms:
        """The forms of ``session``, which record into ``workspace``."""

    def heading(self, own: OwnForms) -> str:
        """The name in the heading."""

    def first_sentences(self, own: OwnForms) -> Sequence[str]:
        """The sentences shown before the first form; with none the first form is shown at once."""

    def skips_closing(self, own: OwnForms) -> bool:
        """Whether the result is shown right after the last form, without the page of closing sentences."""
