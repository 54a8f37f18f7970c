"""Stores what is typed into the form before a meeting, in the coaching file; makes that file if it is not there."""

import asyncio
from pathlib import Path

from coachtui.asking.meeting_forms import TypedMeeting, form_text, form_words
from coachtui.model.problems import CoachError
from coachtui.tui.desk import Desk
from coachtui.workflow.engagement.engagements import Surroundings
from coachtui.workflow.observing.form_drafts import drop_form, keep_form
from coachtui.workflow.observing.preparing import create_coaching_file, remove_if_empty


class KeptForm:
    """The draft of the form before one meeting, in the file ``opened``; where that is None, in one made at ``path``.

    That file is made once something is typed, and is open until `close`.
    """

    def __init__(self, opened: Desk | None, path: Path, surroundings: Surroundings) -> None:
        self.desk = opened
        self._path, self._surroundings = path, surroundings
        self._made = self._is_closed = False
        self._one_at_a_time = asyncio.Lock()
        self._last: asyncio.Task[bool] | None = None
        self._kept = ""

    def begin_with(self, typed: TypedMeeting) -> None:
        """Set ``typed`` as what is stored already."""
        self._kept = form_text(typed)

    async def keep(self, meeting: str, typed: TypedMeeting) -> bool:
        """Store ``typed`` as the draft for the meeting with the id ``meeting``. Returns True. Raises CoachErrors.

        It completes even where the caller is cancelled, so that a file that is being made is known and closed later.
        """
        self._last = asyncio.create_task(self._keep(meeting, typed))
        self._last.add_done_callback(lambda done: done.cancelled() or done.exception())  # the caller may be gone
        return await asyncio.shield(self._last)

    async def _keep(self, meeting: str, typed: TypedMeeting) -> bool:
        async with self._one_at_a_time:
            text = form_text(typed)
            if text != self._kept and not self._is_closed:
                if self.desk is None:
                    self.desk = await self._make()
                await self.desk.do(lambda workspace: keep_form(workspace, meeting, typed))
                self._kept = text
        return True

    async def throw_away(self, meeting: str) -> bool:
        """Drop the draft, and delete the file if it was made for it. Returns True. Raises CoachErrors."""
        async with self._one_at_a_time:
            if self.desk is not None:
                await self.desk.do(lambda workspace: drop_form(workspace, meeting))
            await self.close()
            if self._made:
                await asyncio.to_thread(remove_if_empty, self._path)
        return True

    async def close(self) -> None:
        """Store nothing from now on, and close the file that was made here, so that others can open it."""
        self._is_closed = True
        if self._made and self.desk is not None:
            await self.desk.close()
            self.desk = None

    async def last_words(self, meeting: str, typed: TypedMeeting) -> CoachError | None:
        """Store ``typed`` as the screen goes; where the file does not take it, write it to a text file beside that.

        Returns the error that names the text file; None where the draft is stored.
        """
        unsaved = None
        try:
            await self.keep(meeting, typed)
        except CoachError:
            desk = self.desk or Desk(self._path, self._surroundings)
            desk.rescue({f"The form before {meeting}": form_words(typed)})
            unsaved = desk.unsaved
        await self.close()
        return unsaved

    async def _make(self) -> Desk:
        if not self._made:
            await asyncio.to_thread(create_coaching_file, self._path, self._surroundings)
            self._made = True
        desk = Desk(self._path, self._surroundings)
        try:
            await desk.open()
        except CoachError:
            await desk.close()
            raise
        return desk
