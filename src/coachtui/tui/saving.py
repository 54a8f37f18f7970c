"""Recording behind a screen that goes on painting: one thing after the other, and nothing given up."""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from coachtui.model.problems import CoachError
from coachtui.tui.desk import Desk
from coachtui.workflow.engagements import Workspace

_T = TypeVar("_T")
_Job = tuple[Callable[[Workspace], Any], Callable[[Any], None]]


class Saver:
    """Things to record, in order. What fails stays first in line, to be tried again with the next `flush`.

    ``changed`` is called whenever there is something new to say about what is saved.
    """

    def __init__(self, desk: Desk, changed: Callable[[], None]) -> None:
        self.error: CoachError | None = None
        self._desk = desk
        self._changed = changed
        self._waiting: deque[_Job] = deque()
        self._one_at_a_time = asyncio.Lock()

    @property
    def waiting(self) -> int:
        """How many things are not on disk yet."""
        return len(self._waiting)

    @property
    def words(self) -> str:
        """What is so, for the corner of a screen."""
        if self.error is not None:
            return f"not saved: {self.error.title}"
        return "saving" if self._waiting else "saved"

    def add(self, work: Callable[[Workspace], _T], then: Callable[[_T], None]) -> None:
        """Put ``work`` last in line; ``then`` gets what it returned. It is done at the next `flush`."""
        self._waiting.append((work, then))
        self._changed()

    async def flush(self) -> bool:
        """Record all that waits. False when something could not be recorded: `error` says why."""
        async with self._one_at_a_time:
            while self._waiting:
                work, then = self._waiting[0]
                try:
                    result = await self._desk.do(work)
                except CoachError as error:
                    self.error = error
                    self._changed()
                    return False
                self._waiting.popleft()
                self.error = None
                then(result)
        self._changed()
        return True
