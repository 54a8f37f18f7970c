"""Writes what a screen records to the disk in the background, in order, and tries again after a failure."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import TypeVar

from coachtui.model.problems import CoachError
from coachtui.tui.desk import Desk
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.write_behind import WriteBehind, Written, written_behind

_T = TypeVar("_T")

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
        """The `error` if it does not pass by itself; then None until a write has worked again, for others, too."""
        return self._log.error_to_show()

    async def run(self) -> None:
        """Write whatever is recorded, until this coroutine is cancelled.

        No further write begins then; one that is under way goes on to its end, which `finish` waits for.
        """
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
        self._looked.set()

    async def settled(self) -> None:
        """Wait until everything is on the disk, drafts at once, however often writing fails.

        `run` must be running; once it has ended nobody waits any more, and what is `pending` is for `finish`.
        """
        self._log.hurry()
        while self.pending and not self._ending:
            await self._look_again()

    async def try_now(self) -> bool:
        """Have everything written at once, drafts too; False when a write failed, and `error` says why.

        `run` must be running; False, too, when it ends before all is written.
        """
        failures = self._failures
        self._log.hurry()
        self._try_again.set()
        while self.pending and self._failures == failures and not self._ending:
            await self._look_again()
        return not self.pending

    async def do_on_file(self, work: Callable[[Workspace], _T]) -> _T:
        """Run ``work`` on the engagement's thread, where it does not hold up the screen; `workspace` has its result.

        Everything is written first, and nothing may be recorded meanwhile. `run` must be running. Raises CoachErrors.
        """
        if not await self.try_now():
            raise self._log.error or CoachError("Not saved yet", "Something is still to be saved before that.")
        try:
            return await self._desk.do(work)
        finally:
            self._log.look_anew()
            await self.try_now()

    async def finish(self) -> bool:
        """Wait for the write that is under way, and try once to write what is left; awaited last, as the screen goes.

        False when something is not on the disk, whatever the reason: a failed write, one that broke off, or a desk
        that is being closed.
        """
        self._end()
        if self._writing is not None:
            await asyncio.wait([self._writing])
            if self._writing.cancelled() or self._writing.exception() is not None:
                return False
        rest = asyncio.create_task(self._write_rest())
        await asyncio.wait([rest])
        return not rest.cancelled() and rest.exception() is None and not self._log.pending

    async def _write_rest(self) -> None:
        """Write one thing after the other, drafts too, until nothing is left or a write fails."""
        while (write := self._log.take(at_once=True)) is not None and await self._write(write):
            pass

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
    workspace, log = await desk.do(lambda workspace: written_behind(workspace, desk.ask))
    writer = Writer(desk, workspace, log, now)
    writer.changed = changed
    return writer
