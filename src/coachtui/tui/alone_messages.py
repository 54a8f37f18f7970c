"""What screens tell the app about a self-assessment: where to go next in a private file."""

from pathlib import Path

from textual.message import Message

NOT_ALONE = (
    "No self-assessment",
    "This is an engagement with other people in it.",
    "For your own, type coachtui self-assess with another name.",
)
"""What to say where somebody else's engagement was taken for a private file: title, message and hint."""


class ShowOwnQuestions(Message):
    """Go on with the questions; ``minutes`` is how long a new self-assessment is to take, None: as usual."""

    def __init__(self, minutes: int | None = None) -> None:
        self.minutes = minutes
        super().__init__()


class ShowOwnResult(Message):
    """Go to the result so far."""


class ShowOwnSending(Message):
    """Go to where a self-assessment is handed over."""


class OpenOwnFile(Message):
    """Open the private file at ``path``, which was just made, and begin a self-assessment of ``minutes``."""

    def __init__(self, path: Path, minutes: int | None) -> None:
        self.path = path
        self.minutes = minutes
        super().__init__()
