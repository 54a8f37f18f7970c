"""Recording behind a screen that goes on painting: one thing after the other, and nothing given up.

The interview has a saver of its own, which keeps what is being typed as well and never lays anything over the note.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, TypeVar

from textual import work
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from coachtui.model.problems import CoachError
from coachtui.settings.settings import Settings
from coachtui.tui.desk import Desk
from coachtui.tui.holding import hold_keys_of
from coachtui.tui.messages import Trouble
from coachtui.tui.saved_words import saved_words
from coachtui.workflow.engagements import Workspace

_T = TypeVar("_T")
_Job = tuple[Callable[[Workspace], Any], Callable[[Any], None]]
_RETRY_SECONDS = 3.0


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
        return saved_words(self.error, pending=bool(self._waiting))

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


class SavingScreen(Screen[None]):
    """A screen that records each thing at once and says in ``#saved`` how that stands.

    A failure is told once, over the screen; then it is tried again until it works, and nobody goes on before.
    """

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(classes="-ascii" if settings.ascii else None)
        self._desk = desk
        self._settings = settings
        self._saver = Saver(desk, self._show_saved)
        self._told = False

    def on_mount(self) -> None:
        """Try again now and then what could not be saved."""
        self._show_saved()
        self.set_interval(_RETRY_SECONDS, self._try_again)

    def _show_saved(self) -> None:
        saved = self.query_one("#saved", Static)
        saved.update(self._saver.words)
        saved.set_class(self._saver.error is not None, "-trouble")

    @work(group="saving")
    async def _save(self) -> None:
        if await self._saver.flush():
            self._told = False
        elif not self._told:
            self._told = True
            self._tell_trouble()

    def _try_again(self) -> None:
        if self._saver.error is not None:
            self._save()

    def _leave(self, message: Message) -> None:
        """Ask for another screen once all is recorded; keys wait for it."""
        hold_keys_of(self)
        self._leave_once_saved(message)

    @work(exclusive=True, group="leaving")
    async def _leave_once_saved(self, message: Message) -> None:
        if await self._saver.flush():
            self.post_message(message)
        else:
            self._tell_trouble()

    def _tell_trouble(self) -> None:
        error = self._saver.error
        if error is not None:
            self.post_message(Trouble(error.title, error.message, error.hint))
