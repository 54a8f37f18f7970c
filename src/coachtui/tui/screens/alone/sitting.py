"""What somebody answers alone while its screen is open: the form on screen, its draft, and what can be undone.

`OwnForms` read the session in the file and record into it, and a `Walk` knows which form is next. An `OwnSitting` adds
what lasts only while the screen is open: it is given replies and checks them. It imports nothing of Textual.
"""

from coachtui.asking.replies import Reply
from coachtui.model.answers import Absence
from coachtui.tui.screens.alone.ways import Stage
from coachtui.workflow.alone.own_forms import OwnForms, first_wrong
from coachtui.workflow.alone.self_walk import Walk
from coachtui.workflow.interview.history import History, UndoStep


class OwnSitting:
    """One session that somebody answers alone, with the form on screen: that of `Walk.current`, or none.

    Methods that record raise CoachErrors when the log refuses.
    """

    def __init__(self, own: OwnForms) -> None:
        self.own = own
        self.walk = Walk(own)
        self._history = History()

    @property
    def is_begun(self) -> bool:
        """Whether anything was answered or typed in this session."""
        return bool(self.own.answers() or self.own.drafts())

    @property
    def stage(self) -> Stage:
        """What is shown now, as the buttons need to know it."""
        current = self.walk.current
        return Stage(
            asking=current is not None,
            ended=self.walk.ended,
            left=bool(self.walk.left),
            absence=self.own.answer_to(current).absence if current is not None else None,
        )

    @property
    def end_words(self) -> tuple[str, ...]:
        """The sentences shown after the last form; the first says how many forms are still open, if any."""
        left = len(self.walk.left)
        still = "One question is still open." if left == 1 else f"{left} questions are still open."
        return (*([still] if left else []), *self.own.closing)

    def keep(self, reply: Reply) -> bool:
        """Save ``reply`` as the draft of the form on screen. False where there is no form or nothing new in it."""
        current = self.walk.current
        if current is None or reply == self.own.reply(current):
            return False
        self.own.draft_reply(current, reply)
        return True

    @property
    def read_as(self) -> str:
        """A sentence saying as what the reply kept is read, where that is written differently; else ""."""
        current = self.walk.current
        return "" if current is None else self.own.read_as(current, self.own.reply(current))

    @property
    def complaint(self) -> str:
        """A sentence saying what in the reply kept cannot be read; "" where all of it can."""
        current = self.walk.current
        return "" if current is None else self.own.complaint(current, self.own.reply(current))

    @property
    def first_wrong(self) -> int:
        """Of several numbers the place of the first that `complaint` is about, counted from 0; else 0."""
        current = self.walk.current
        return 0 if current is None else first_wrong(self.own, current, self.own.reply(current))

    def record(self, absence: Absence | None = None) -> None:
        """Record the reply kept, with ``absence`` as the reason why there is no answer.

        Raises CoachError where `complaint` is not "" and there is no ``absence``.
        """
        current = self.walk.current
        if current is not None and (absence is not None or current in self.own.drafts()):
            before = self.own.unrecorded_absence(current)
            change = self.own.record_reply(current, self.own.reply(current), absence)
            self._history.add(change, current, (before, self.own.unrecorded_absence(current)))

    def record_what_can_be(self) -> str:
        """Record the reply kept and return ""; where it cannot be read leave it a draft, and return the complaint."""
        complaint = self.complaint
        if not complaint:
            self.record()
        return complaint

    def undo(self) -> UndoStep | None:
        """Undo what was recorded last, at whichever form, and return the step; None where there is none."""
        step = self._history.undo(self.own.workspace)
        if step is not None:
            self.own.set_unrecorded_absence(step.about, step.absences[0])
        return step

    def redo(self) -> UndoStep | None:
        """Redo what was undone last, and return the step; None where there is none."""
        step = self._history.redo(self.own.workspace)
        if step is not None:
            self.own.set_unrecorded_absence(step.about, step.absences[1])
        return step
