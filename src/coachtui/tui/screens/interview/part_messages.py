"""The messages that parts of the interview screen post to it: something was recorded; a notice is to be shown."""

from textual.message import Message


class Recorded(Message):
    """Something was recorded: the open question is to be painted anew."""


class Notice(Message):
    """``text`` is to be shown on the bottom line; anybody in the room may read it."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__()
