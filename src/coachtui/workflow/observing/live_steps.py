"""Recording what the coach does in a meeting as steps, each of which can be undone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from coachtui.model.observing import ObservedMeeting
from coachtui.store.kinds import Record, Withdrawable
from coachtui.store.records import Change
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.undoing import redo, undo
from coachtui.workflow.observing.live_records import LiveRecords


@dataclass(frozen=True, slots=True)
class LiveStep:
    """What one undo takes back: a change, called ``words``, and the ``text`` of the line it recorded, "" for none.

    ``said`` is when that line was said, in ISO form.
    """

    change: Change
    words: str
    text: str = ""
    said: str = ""


class LiveSteps:
    """Records into one meeting. Has its records, counted, the steps recorded so far, and those undone."""

    def __init__(self, workspace: Workspace, meeting_id: str) -> None:
        self.workspace = workspace
        self.meeting_id = meeting_id
        self._records = LiveRecords(workspace.state, meeting_id)
        self._done: list[LiveStep] = []
        self._undone: list[LiveStep] = []

    @property
    def meeting(self) -> ObservedMeeting:
        """The meeting as recorded so far."""
        return self.workspace.state.observed_meetings[self.meeting_id]

    @property
    def records(self) -> LiveRecords:
        """The records of the meeting so far; read anew from the state where others changed that."""
        state = self.workspace.state
        if self._records.state is not state:
            self._records = LiveRecords(state, self.meeting_id)
        return self._records

    def record(
        self,
        *records: Record,
        words: str,
        withdraw: Iterable[Withdrawable] = (),
        text: str = "",
        said: str = "",
        drop_drafts: Iterable[tuple[str, str]] = (),
    ) -> None:
        """Record and withdraw as `Workspace.record` does, as one step. Raises its CoachErrors.

        ``words``, ``text`` and ``said`` are those of `LiveStep`.
        """
        before = self.records
        change = self.workspace.record(*records, withdraw=withdraw, drop_drafts=drop_drafts)
        self._take_over(before, change)
        if change:
            self._done.append(LiveStep(change, words, text, said))
            self._undone.clear()

    def undo(self) -> LiveStep | None:
        """Undo the last step and return it; None where there is none. Raises CoachErrors, and then nothing changed."""
        return self._replay(self._done, self._undone, undo)

    def redo(self) -> LiveStep | None:
        """Redo the step undone last and return it; None where there is none. Raises as `undo`."""
        return self._replay(self._undone, self._done, redo)

    def _replay(
        self, steps: list[LiveStep], others: list[LiveStep], act: Callable[[Workspace, Change], Change]
    ) -> LiveStep | None:
        if not steps:
            return None
        before = self.records
        act(self.workspace, steps[-1].change)
        others.append(steps.pop())
        self._take_over(before, others[-1].change)
        return others[-1]

    def _take_over(self, records: LiveRecords, change: Change) -> None:
        """Have the records as they are behind ``change``; all of them anew where somebody's consent changed."""
        state = self.workspace.state
        if any(isinstance(each.after, ObservedMeeting) and "unwilling" in each.fields for each in change.revisions):
            self._records = LiveRecords(state, self.meeting_id)
        else:
            touched = (each.after or each.before for each in change.revisions)
            records.look_again(state, tuple(each for each in touched if each is not None))
            self._records = records
