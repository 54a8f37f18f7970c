"""Saving behind the typing: in order, again and again until it works. Knows neither keys nor widgets."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from time import monotonic

from coachtui.model.problems import CoachError
from coachtui.tui.desk import Desk
from coachtui.workflow.interviewing import Interview, rows_draft
from coachtui.workflow.sheets import Standpoint, standpoint_of
from coachtui.workflow.undoing import History

DRAFT_SECONDS = 0.3
"""How long typing may stay in memory only."""
RETRY_SECONDS = 2.0
"""How long to wait after a save that failed."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """An interview on the engagement's thread, with what can be undone of it: answers and ratings, and plans."""

    interview: Interview
    history: History
    plans: History


Deed = Callable[[Sitting], object]
Then = Callable[[object], None]


@dataclass(frozen=True, slots=True)
class _Wanted:
    deed: Deed
    then: Then | None


class Saver:
    """What is still to be written, and the one loop that writes it.

    ``text_of`` gives what is typed for a question now; ``changed`` is called whenever ``trouble`` or ``pending`` may
    have changed, ``standing`` with how far the session has come after each deed.
    """

    def __init__(
        self,
        desk: Desk,
        interview: Interview,
        *,
        text_of: Callable[[str], str],
        changed: Callable[[], None],
        standing: Callable[[Standpoint], None],
    ) -> None:
        self.trouble: CoachError | None = None
        self._told = False
        self._desk = desk
        self._interview = interview
        self._sitting = Sitting(interview, History(), History())
        self._text_of = text_of
        self._changed = changed
        self._standing = standing
        self._deeds: deque[_Wanted] = deque()
        self._drafts: dict[str, float] = {}
        self._work = asyncio.Event()
        self._urgent = asyncio.Event()
        self._settled = asyncio.Event()
        self._settled.set()

    @property
    def pending(self) -> bool:
        """Whether anything typed or done is not on the disk yet."""
        return not self._settled.is_set()

    def to_tell(self) -> CoachError | None:
        """What does not mend itself and was not told yet: each time once. A disk that is full may have room again."""
        trouble = self.trouble
        if trouble is None:
            self._told = False
        if trouble is None or trouble.passing or trouble.bad_input or self._told:
            return None
        self._told = True
        return trouble

    def do(self, deed: Deed, then: Then | None = None, *, question: str | None = None) -> None:
        """Have ``deed`` done after all before it; ``then`` gets what it returned.

        ``question`` names a question whose note as it is now the deed records.
        """
        if question is not None:
            self._drafts.pop(question, None)
            self._drafts.pop(rows_draft(question), None)
        self._deeds.append(_Wanted(deed, then))
        self._urgent.set()
        self._begin()

    def typed(self, question: str) -> None:
        """Something was typed for ``question``: keep it before long."""
        self._drafts.setdefault(question, monotonic() + DRAFT_SECONDS)
        self._begin()

    async def settled(self) -> None:
        """Return once everything is on the disk."""
        self._urgent.set()
        await self._settled.wait()

    async def run(self) -> None:
        """Write what comes, for as long as the screen is there."""
        while True:
            await self._work.wait()
            self._work.clear()
            while self._deeds or self._drafts:
                try:
                    await self._next()
                except CoachError as error:
                    self.trouble = error
                    self._changed()
                    await asyncio.sleep(RETRY_SECONDS)
            self._settled.set()
            self._changed()

    async def last_words(self, unrecorded: str | None) -> bool:
        """Write what is left, once, now that the screen goes. ``unrecorded`` is the question that was being typed at.

        False when something could not be written: what was typed has to be kept elsewhere.
        """
        try:
            while self._deeds:
                wanted = self._deeds.popleft()
                await self._desk.do(lambda _, deed=wanted.deed: deed(self._sitting))  # type: ignore[misc]
            for question in {*self._drafts, *([unrecorded] if unrecorded else [])}:
                text = self._text_of(question)
                await self._desk.do(lambda _, at=question, text=text: self._interview.draft(at, text))  # type: ignore[misc]
        except CoachError:
            return False
        return True

    def _begin(self) -> None:
        self._work.set()
        if not self.pending:
            self._settled.clear()
            self._changed()

    async def _next(self) -> None:
        if self._deeds:
            await self._do_first()
        else:
            await self._draft_first()
        self.trouble = None
        self._urgent.clear()

    async def _do_first(self) -> None:
        wanted = self._deeds.popleft()  # it is on its way even if this loop is stopped meanwhile

        def doing(_: object) -> tuple[object, Standpoint]:
            return wanted.deed(self._sitting), standpoint_of(self._interview)

        try:
            result, standpoint = await self._desk.do(doing)
        except CoachError as error:
            if not error.bad_input:
                self._deeds.appendleft(wanted)
            raise
        self._standing(standpoint)
        if wanted.then is not None:
            wanted.then(result)

    async def _draft_first(self) -> None:
        question, due = next(iter(self._drafts.items()))
        if self.trouble is None and (wait := due - monotonic()) > 0:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._urgent.wait(), wait)
            if self._deeds:
                return
        self._drafts.pop(question, None)
        text = self._text_of(question)
        try:
            await self._desk.do(lambda _: self._interview.draft(question, text))
        except CoachError:
            self._drafts.setdefault(question, monotonic())
            raise
