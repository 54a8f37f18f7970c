"""Writing what somebody alone records, and leaving the screen only once all of it is on the disk."""

from collections.abc import Callable, Mapping
from datetime import datetime

from textual.message import Message
from textual.screen import Screen

from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_of
from coachtui.tui.messages import Trouble
from coachtui.tui.widgets.status import Heading
from coachtui.tui.writer import Writer, begin_writing
from coachtui.workflow.engagement.engagements import Workspace


class Saving:
    """Writes what is recorded on ``screen`` to the file of ``desk``, and shows in ``heading`` whether all is saved.

    Posts Trouble on the screen for an error that does not pass by itself, once.
    """

    def __init__(self, screen: Screen[None], heading: Heading, desk: Desk, now: Callable[[], datetime]) -> None:
        self._screen, self._heading, self._desk, self._now = screen, heading, desk, now
        self._writer: Writer | None = None

    @property
    def writer(self) -> Writer:
        """What writes to the disk. Raises RuntimeError before `open`."""
        if self._writer is None:
            raise RuntimeError("the session is not open yet")
        return self._writer

    async def open(self) -> Workspace:
        """Begin writing, and return the workspace to record into, on the thread of the screen. Raises CoachErrors."""
        self._writer = await begin_writing(self._desk, self._show_status, self._now)
        self._screen.run_worker(self._writer.run(), group="saving")
        self._show_status()
        return self._writer.workspace

    def leave(self, message: Message) -> bool:
        """Post ``message``, which asks for another screen, once everything is on the disk.

        Until then keys wait for that screen. Where the last write failed they are handled on this one as before, and
        the result is False.
        """
        is_working = not self.writer.in_trouble
        if is_working:
            hold_keys_of(self._screen)
        self._screen.run_worker(self._post_once_saved(message), exclusive=True, group="going")
        return is_working

    async def finish(self, unsaved: Callable[[], Mapping[str, str]]) -> None:
        """Write what is not on the disk yet, as the screen goes; if that fails, write ``unsaved()`` to a text file.

        Does nothing before `open`.
        """
        if self._writer is not None and not await self._writer.finish():
            self._desk.rescue(unsaved())

    def _show_status(self) -> None:
        writer = self.writer
        self._heading.saved, self._heading.trouble = writer.words, writer.in_trouble
        if (error := writer.error_to_show()) is not None:
            self._screen.post_message(Trouble(error, types_on=True))

    async def _post_once_saved(self, message: Message) -> None:
        await self.writer.settled()
        self._screen.post_message(message)
