"""The messages that screens post to the app: show a screen, open a file, show an error."""

from pathlib import Path

from textual.message import Message

from coachtui.model.problems import CoachError
from coachtui.store.records import Change
from coachtui.tui.actions import ScreenId
from coachtui.workflow.engagement.pairs import MY_MEETING


class ShowScreen(Message):
    """Show a screen instead of the one in front; `coachtui.tui.screen_table` says which class it is.

    What the screen is about, as far as it takes it: the code of a ``person``, the id of a ``session``, of a
    ``question``, or of an element or indicator (``about``); how many ``minutes`` the questions may take; the ids of
    table questions whose answers were ``supplied`` beforehand; whether questions are asked ``again``, in a second look;
    the id or the file of the ``script`` of a sheet; the id of an observed ``meeting``, and ``whom`` its debrief or note
    is for; the ``change`` that a form recorded, which can be undone at home.
    """

    def __init__(
        self,
        screen: ScreenId,
        *,
        person: str | None = None,
        session: str | None = None,
        question: str | None = None,
        about: str | None = None,
        minutes: int | None = None,
        supplied: frozenset[str] = frozenset(),
        again: bool = False,
        script: str = MY_MEETING,
        meeting: str | None = None,
        whom: str = "",
        change: Change | None = None,
    ) -> None:
        self.screen = screen
        self.person = person
        self.session = session
        self.question = question
        self.about = about
        self.minutes = minutes
        self.supplied = supplied
        self.again = again
        self.script = script
        self.meeting = meeting
        self.whom = whom
        self.change = change
        super().__init__()


class OpenEngagement(Message):
    """Open the engagement at ``path`` instead of the one that is open, if any, and show ``then``."""

    def __init__(self, path: Path, then: ShowScreen | None = None) -> None:
        self.path = path
        self.then = then or ShowScreen(ScreenId.HOME)
        super().__init__()


class Trouble(Message):
    """The engagement file could not be written or read because of ``error``. The app shows it in a dialog.

    Where somebody ``types_on``, what is typed over it goes into the field with the focus.
    """

    def __init__(self, error: CoachError, *, types_on: bool = False) -> None:
        self.title = error.title
        self.message = error.message
        self.hint = error.hint
        self.types_on = types_on
        super().__init__()
