"""Writes what a screen records to the disk in the background, in order, and tries again after a failure."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from coachtui.model.problems import CoachError
from coachtui.tui.desk import Desk
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.write_behind import WriteBehind, Written, behind

RETRY_SECONDS = 2.0
"""How long to wait after a write that failed."""
SAVED = "● saved"
"""The save status in words where everything is saved."""


class Writer:
    """A workspace that a screen records into on its own thread, and its writing. Make it with `begin_writing`.

    ``changed`` is called, on the screen's thread, when the save status has changed: `pending`, `error`, and with them
    `in_trouble` and `words`. With ``now``, a clock, the words say at what time all was saved.
    """

    def __init__(
        self,
        desk: Desk,
        workspace: Workspace,
        log: WriteBehind,
        changed: Callable[[], None],
        now: Callable[[], datetime] | None = None,
    ) -> None:
        self.workspace = workspace
        self._log = log
        self._desk = desk
        self._changed, self._now = changed, now
        self.pending = False
        """Whether anything recorded or typed is not on the disk yet."""
        self.error: CoachError | None = None
        """Why the last write failed; None when it did not."""
        self.in_trouble = False
        """Whether something is not on the disk because the last write failed."""
        self.words = SAVED
        """The save status in words, for the corner of a screen."""
        self._wake, self._looked = asyncio.Event(), asyncio.Event()
        self._try_again = asyncio.Event()
        self._failures = 0
        self._writing: asyncio.Task[None] | None = None
        self._ending = False
        log.changed = self._look
        self._take_status()

    def error_to_show(self) -> CoachError | None:
        """The `error`, once, if it does not pass by itself."""
        return self._log.error_to_show()

    async def run(self) -> None:
        """Write whatever is recorded, until this coroutine is cancelled."""
        while not self._ending:
            self._wake.clear()
            self._try_again.clear()
            write = self._log.take()
            if write is None:
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._wake.wait(), self._log.seconds_left() if self.pending else None)
            elif not await self._write(write):
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._try_again.wait(), RETRY_SECONDS)

    async def settled(self) -> None:
        """Wait until everything is on the disk, however often writing fails."""
        self._log.hurry()
        while self.pending:
            await self._look_again()

    async def try_now(self) -> bool:
        """Have everything written at once; False when a write failed, and `error` says why."""
        failures = self._failures
        self._log.hurry()
        self._try_again.set()
        while self.pending and self._failures == failures:
            await self._look_again()
        return not self.pending

    async def finish(self) -> bool:
        """Try once to write what is left, as the screen goes. False when something could not be written."""
        self._ending = True
        if self._writing is not None:
            await self._writing
        while (write := self._log.take(at_once=True)) is not None:
            if not await self._write(write):
                return False
        return True

    async def _write(self, write: Callable[[], Written]) -> bool:
        """Have ``write`` done; False when it failed. Raises nothing that the log can be told."""
        # A task of its own, shielded: what is on its way is seen through even if `run` is cancelled meanwhile.
        self._writing = asyncio.create_task(self._do(write))
        await asyncio.shield(self._writing)
        return self._log.error is None

    async def _do(self, write: Callable[[], Written]) -> None:
        """Run ``write`` on the engagement's thread, and tell the log what became of it."""
        try:
            written = await self._desk.do(lambda _: write())
        except CoachError as error:
            self._failures += 1
            self._log.failed(error)
        else:
            self._log.done(written)
        finally:
            self._writing = None

    async def _look_again(self) -> None:
        """Wait until the log has changed."""
        self._looked.clear()
        await self._looked.wait()

    def _look(self) -> None:
        """Look what the log says now, and wake whoever waits for a change of it."""
        self._wake.set()
        self._looked.set()
        if (self._log.pending, self._log.error) != (self.pending, self.error):
            self._take_status()
            self._changed()

    def _take_status(self) -> None:
        """Take the save status from the log, and put it into words."""
        self.pending, self.error = self._log.pending, self._log.error
        self.in_trouble = self.pending and self.error is not None
        if self.pending and self.error is not None:
            self.words = f"! not saved: {self.error.title[:1].lower()}{self.error.title[1:]}"
        elif self.pending:
            self.words = "○ saving"
        else:
            self.words = SAVED if self._now is None else f"{SAVED} {self._now().astimezone():%H:%M}"


async def begin_writing(desk: Desk, changed: Callable[[], None], now: Callable[[], datetime] | None = None) -> Writer:
    """A writer for a screen on the thread of the caller. Raises CoachErrors when the engagement cannot be read.

    For ``changed`` and ``now`` see `Writer`. The caller keeps `run` running in a worker, and awaits `finish` when the
    screen goes.
    """
    workspace, log = await desk.do(lambda workspace: behind(workspace, desk.ask))
    return Writer(desk, workspace, log, changed, now)
