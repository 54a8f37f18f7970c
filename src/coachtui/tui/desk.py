"""The one thread that uses the engagement file. Screens await the work that is done there."""

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, open_engagement
from coachtui.workflow.engagement.rescuing import rescue

_T = TypeVar("_T")


class Desk:
    """An engagement file opened on a thread of its own, which runs one piece of work after the other, in order.

    ``read_only`` says why the file is open only for reading, "" where it can be written. ``unsaved`` is an error that
    names the copy of what could not be saved; None where all was.
    """

    def __init__(self, path: Path, surroundings: Surroundings) -> None:
        self.path = path
        self.read_only = ""
        self.unsaved: CoachError | None = None
        self._surroundings = surroundings
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="engagement")
        self._stack = ExitStack()
        self._workspace: Workspace | None = None
        self._closing = False

    @property
    def writable(self) -> bool:
        """Whether the engagement is open, and not only for reading."""
        return self._workspace is not None and not self.read_only

    async def open(self, *, read_only: str = "") -> None:
        """Open the engagement, only for reading where ``read_only`` says why.

        Raises CoachErrors, after which it may be called again.
        """

        def opening() -> Workspace:
            opened = open_engagement(self.path, write=not read_only, surroundings=self._surroundings)
            return self._stack.enter_context(opened)

        try:
            self._workspace = await asyncio.get_running_loop().run_in_executor(self._thread, opening)
        except asyncio.CancelledError:
            self._close_behind_all()  # the opening goes on, and nobody else can close what it opens
            raise
        self.read_only = read_only

    async def do(self, work: Callable[[Workspace], _T]) -> _T:
        """Run ``work`` on the engagement's thread; return what it returns and raise what it raises.

        Raises RuntimeError before the engagement is open, and asyncio.CancelledError once it is being closed.
        """
        if self._closing:
            raise asyncio.CancelledError
        if self._workspace is None:
            raise RuntimeError("the engagement is not open yet")
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, self._workspace)

    def ask(self, work: Callable[[], _T]) -> _T:
        """As `do`, but blocking the calling thread until ``work`` is done."""
        return self._thread.submit(work).result()

    def rescue(self, words: Mapping[str, str]) -> None:
        """Write ``words``, by what each is about, to a text file, as the engagement takes no more; sets `unsaved`."""
        kept = rescue(self.path, words, self._surroundings.now())
        if kept is None:
            self.unsaved = CoachError(
                "Not everything was saved", f"{self.path} took no more.", "No folder took a copy."
            )
        else:
            self.unsaved = CoachError("Not everything was saved", f"What was typed is in {kept}.", "It is plain text.")

    async def close(self) -> None:
        """Close the engagement once everything asked for so far is done. A second call does nothing.

        It is closed also where the caller is cancelled while something else is still being done.
        """
        if not self._closing:
            await asyncio.shield(asyncio.wrap_future(self._close_behind_all()))

    def _close_behind_all(self) -> Future[None]:
        """Have the engagement closed behind everything asked for so far, and take nothing more."""
        self._closing = True
        closed = self._thread.submit(self._stack.close)
        self._thread.shutdown(wait=False)
        return closed
