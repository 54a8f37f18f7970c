"""The way through the forms that somebody answers alone in one sitting: the first, the next, back, and again."""

from coachtui.asking.progress import next_question, previous_question
from coachtui.workflow.alone.own_forms import OwnForms


class Walk:
    """Moves through the agenda of `OwnForms`; records nothing.

    ``current`` is the id of the question on screen; None before the first and, then with ``ended``, after the last.
    """

    def __init__(self, own: OwnForms) -> None:
        self.current: str | None = None
        self.ended = False
        self._own = own
        self._again: list[str] = []

    @property
    def left(self) -> tuple[str, ...]:
        """The questions of the agenda that need an answer; those left for later, or with words only, come last."""
        progress = self._own.progress()
        return (*progress.open, *progress.parked, *progress.noted)

    def go(self, question: str | None) -> None:
        """Make ``question`` the current one; None goes to the end."""
        self.current, self.ended = question, question is None

    def first(self) -> str | None:
        """The question to begin with: that of the last draft, else the first that is left; None when none is."""
        agenda = self._own.agenda()
        typed = [question for question in self._own.drafts() if question in agenda]
        return typed[-1] if typed else next(iter(self.left), None)

    def again(self) -> str | None:
        """The first question left, after which `next` goes through those left now; None when none is."""
        self._again = list(self.left)
        return self.next()

    def next(self) -> str | None:
        """The next question left after the current one, or of those gone through again; None after the last."""
        left = self.left
        while self._again:
            question = self._again.pop(0)
            if question in left:
                return question
        return None if self.ended else next_question(self._own.question_ids, left, self.current)

    def previous(self) -> str | None:
        """The question of the agenda before the current one; the last one at the end, None before the first."""
        return previous_question(self._own.question_ids, self._own.agenda(), self.current)
