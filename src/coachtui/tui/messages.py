"""What screens tell the app: where to go next. The app alone decides what that means."""

from textual.message import Message


class ShowHome(Message):
    """Go to the engagement at a glance."""


class ShowPeople(Message):
    """Go to the list of people."""


class ShowInterview(Message):
    """Interview somebody, or go on where it stopped. ``minutes`` None: as set. ``question`` None: where it stands.

    ``session`` names the very interview to go on with, finished or not; None: the unfinished one, or a new one.
    """

    def __init__(
        self, person: str, minutes: int | None = None, question: str | None = None, session: str | None = None
    ) -> None:
        self.person = person
        self.minutes = minutes
        self.question = question
        self.session = session
        super().__init__()


class ShowWrapUp(Message):
    """Go to the wrap-up of a session."""

    def __init__(self, session: str) -> None:
        self.session = session
        super().__init__()


class ShowReadBack(Message):
    """Go to the read-back of a session."""

    def __init__(self, session: str) -> None:
        self.session = session
        super().__init__()


class ShowScores(Message):
    """Go to the scores; ``about`` opens an element or indicator."""

    def __init__(self, about: str | None = None) -> None:
        self.about = about
        super().__init__()


class ShowFind(Message):
    """Go to where words are found in everything noted and said."""


class Trouble(Message):
    """The engagement file could not be written or read; what was typed is kept on the screen that says so."""

    def __init__(self, title: str, message: str, hint: str) -> None:
        self.title = title
        self.message = message
        self.hint = hint
        super().__init__()
