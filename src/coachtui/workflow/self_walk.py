"""The way through the questions of a self-assessment in one sitting: the first, the next, back, and again."""

from coachtui.asking.progress import next_question, previous_question
from coachtui.workflow.self_assessing import OwnAssessment


class Walk:
    """``current`` is the question in front; None before the first and, with ``ended``, after the last."""

    def __init__(self, own: OwnAssessment) -> None:
        self.current: str | None = None
        self.ended = False
        self._own = own
        self._again: list[str] = []

    @property
    def left(self) -> tuple[str, ...]:
        """The questions of the agenda that need an answer; those left for later come last."""
        progress = self._own.progress()
        return (*progress.open, *progress.parked)

    def go(self, question: str | None) -> None:
        """Have ``question`` in front; None for the end."""
        self.current, self.ended = question, question is None

    def first(self) -> str | None:
        """Where to go on: at what was typed last and not recorded, else at the first question left; None at the end."""
        agenda = self._own.agenda()
        typed = [question for question in self._own.drafts() if question in agenda]
        return typed[-1] if typed else next(iter(self.left), None)

    def again(self) -> str | None:
        """The first question left, and `next` then goes through all that are left now; None where none is."""
        self._again = list(self.left)
        return self.next()

    def next(self) -> str | None:
        """The next question left after the current one, or of those gone through again; None after the last."""
        left = self.left
        while self._again:
            question = self._again.pop(0)
            if question in left:
                return question
        return None if self.ended else next_question(self._own.script, left, self.current)

    def previous(self) -> str | None:
        """The question of the agenda before the current one; the last one at the end, None before the first."""
        return previous_question(self._own.script, self._own.agenda(), self.current)
