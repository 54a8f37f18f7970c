"""The save status in the corner of a screen, and the writing of what the screen records."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from textual import work
from textual.message import Message
from textual.widgets import Static

from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_of
from coachtui.tui.messages import Trouble
from coachtui.tui.writer import SAVED, Writer, begin_writing
from coachtui.workflow.engagement.engagements import Workspace

_T = TypeVar("_T")


class SaveStatus(Static):
    """Writes what is recorded into the workspace of `open` while it is mounted, and shows whether all of it is saved.

    Posts Trouble when a write fails, but only once until a write works again. When it is unmounted, what cannot be
    written goes into a text file: ``unsaved`` returns the words for it, by heading.
    """

    def __init__(self, desk: Desk, unsaved: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(SAVED, id="saved", markup=False)
        self._desk, self._unsaved = desk, unsaved
        self._writer: Writer | None = None
        self._has_posted = False

    async def open(self) -> Workspace:
        """The engagement to record into, on the thread of the screen. Raises CoachErrors."""
        writer = self._writer = await begin_writing(self._desk, self._show)
        self.run_worker(writer.run(), group="saving")
        return writer.workspace

    async def do_on_file(self, work: Callable[[Workspace], _T]) -> _T:
        """Run ``work`` as `Writer.do_on_file` does. Call `open` first. Raises CoachErrors."""
        if self._writer is None:
            raise RuntimeError("nothing is open yet")
        return await self._writer.do_on_file(work)

    async def is_saved(self) -> bool:
        """Try to write everything now. False when that failed; then Trouble is posted."""
        if self._writer is None or await self._writer.try_now():
            return True
        self._post_trouble()
        return False

    def leave_when_saved(self, message: Message) -> None:
        """Post ``message``, which asks for another screen, once everything is saved; keys wait for that screen."""
        hold_keys_of(self.screen)
        self._leave_when_saved(message)

    @work(exclusive=True, group="leaving")
    async def _leave_when_saved(self, message: Message) -> None:
        if await self.is_saved():
            self.screen.post_message(message)

    async def on_unmount(self) -> None:
        """Write what is not written yet, once; if that fails, into a text file."""
        if self._writer is not None and not await self._writer.finish():
            self._desk.rescue(self._unsaved())

    def _show(self) -> None:
        if self._writer is None or not self.is_attached:
            return
        error = self._writer.error
        self.update(self._writer.words)
        self.set_class(error is not None, "-trouble")
        if error is not None and not self._has_posted:
            self._post_trouble()
        self._has_posted = error is not None

    def _post_trouble(self) -> None:
        error = None if self._writer is None else self._writer.error
        if error is not None:
            self.post_message(Trouble(error, types_on=True))
