"""What screens tell the app about engagements as a whole: which to open, and that a new one is wanted."""

from pathlib import Path

from textual.message import Message


class ShowStart(Message):
    """Go to the list of the engagements in this folder."""


class ShowNew(Message):
    """Go to the questions that begin a new engagement."""


class OpenEngagement(Message):
    """Open the engagement at ``path`` instead of the one that is open, if any."""

    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__()
