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
        self, desk: Desk, workspace: Workspace, log: WriteBehind, now: Callable[[], datetime] | None = None
    ) -> None:
        self.workspace = workspace
        self.changed: Callable[[], None] = lambda: None
        self._log, self._desk, self._now = log, desk, now
        self.pending = False
        """Whether anything recorded or typed is not on the disk yet."""
        self.error: CoachError | None = None
        """Why the last write failed; None when it did not."""
        self.in_trouble = False
        """Whether something is not on the disk because the last write failed."""
        self.words = SAVED
        """The save status in words, for the corner of a screen."""
        self._status: tuple[bool, CoachError | None] | None = None
        """`pending` and `error` as they were when the log was looked at last; None before."""
        self._wake, self._looked = asyncio.Event(), asyncio.Event()
        self._try_again = asyncio.Event()
        self._failures = 0
        self._writing: asyncio.Task[None] | None = None
        self._ending = False
        log.changed = self._look
        self._look()

    def error_to_show(self) -> CoachError | None:
        """The `error`, once, if it does not pass by itself."""
        return self._log.error_to_show()

    async def run(self) -> None:
        """Write whatever is recorded, until this coroutine is cancelled; the write that is on its way then is ended."""
        self._writing = asyncio.create_task(self._write_all())
        try:
            await asyncio.shield(self._writing)
        finally:
            self._end()

    async def _write_all(self) -> None:
        """Write one thing after the other, as they become due, and try again after a failure, until `_end`."""
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

    def _end(self) -> None:
        """Have no further write begun by `run`, and none waited for."""
        self._ending = True
        self._wake.set()
        self._try_again.set()

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
        self._end()
        if self._writing is not None:
            await asyncio.wait([self._writing])
        while (write := self._log.take(at_once=True)) is not None:
            if not await self._write(write):
                return False
        return True

    async def _write(self, write: Callable[[], Written]) -> bool:
        """Run ``write`` on the engagement's thread, and tell the log what became of it. False when it failed."""
        try:
            written = await self._desk.do(lambda _: write())
        except CoachError as error:
            self._failures += 1
            self._log.failed(error)
            return False
        self._log.done(written)
        return True

    async def _look_again(self) -> None:
        """Wait until the log has changed."""
        self._looked.clear()
        await self._looked.wait()

    def _look(self) -> None:
        """Look what the log says now: wake whoever waits for a change of it, and tell of another save status."""
        self._wake.set()
        self._looked.set()
        status = pending, error = self._log.pending, self._log.error
        if status == self._status:
            return
        self._status = status
        self.pending, self.error, self.in_trouble = pending, error, pending and error is not None
        if pending and error is not None:
            self.words = f"! not saved: {error.title[:1].lower()}{error.title[1:]}"
        elif pending:
            self.words = "○ saving"
        else:
            self.words = SAVED if self._now is None else f"{SAVED} {self._now().astimezone():%H:%M}"
        self.changed()


async def begin_writing(desk: Desk, changed: Callable[[], None], now: Callable[[], datetime] | None = None) -> Writer:
    """A writer for a screen on the thread of the caller. Raises CoachErrors when the engagement cannot be read.

    For ``changed`` and ``now`` see `Writer`. The caller keeps `run` running in a worker, and awaits `finish` when the
    screen goes.
    """
    workspace, log = await desk.do(lambda workspace: behind(workspace, desk.ask))
    writer = Writer(desk, workspace, log, now)
    writer.changed = changed
    return writer
