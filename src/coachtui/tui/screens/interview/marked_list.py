"""What was found for words typed into a panel, one of it marked by the arrow keys. It draws nothing."""

from collections.abc import Sequence
from typing import Generic, TypeVar

_T = TypeVar("_T")
_STEPS = {"down": 1, "tab": 1, "up": -1, "shift+tab": -1}


class MarkedList(Generic[_T]):
    """A list of what was found, of which the item at ``place``, counted from 0, is marked.

    ``moved`` is true once the mark was moved by a key, so that Enter means the marked item and no other.
    """

    def __init__(self) -> None:
        self.found: tuple[_T, ...] = ()
        self.place = 0
        self.moved = False

    @property
    def marked(self) -> _T | None:
        """The marked item; None where nothing was found."""
        return self.found[self.place] if self.found else None

    def take(self, found: Sequence[_T]) -> None:
        """Replace the list by ``found``, and mark the first."""
        self.found, self.place, self.moved = tuple(found), 0, False

    def move(self, key: str) -> bool:
        """Move the mark where ``key`` is an arrow or Tab, from one end on to the other. False for any other key."""
        step = _STEPS.get(key)
        if step is None:
            return False
        self.place, self.moved = (self.place + step) % max(len(self.found), 1), True
        return True
