"""The order in which forms are shown to somebody alone in one sitting: the first, the next, the one before."""

from coachtui.asking.progress import next_question, previous_question
from coachtui.workflow.alone.own_forms import OwnForms


class Walk:
    """Moves through the agenda of ``own``; records nothing.

    ``current`` is the id of the form on screen; None before the first and, then with ``ended``, after the last.
    """

    def __init__(self, own: OwnForms) -> None:
        self.current: str | None = None
        self.ended = False
        self._own = own
        self._again: list[str] = []

    @property
    def left(self) -> tuple[str, ...]:
        """The forms of the agenda that need an answer; last those left for later, then with words only."""
        progress = self._own.progress()
        return (*progress.open, *progress.parked, *progress.noted)

    def go(self, question: str | None) -> None:
        """Make ``question`` the current one; None means the end."""
        self.current, self.ended = question, question is None

    def first(self) -> str | None:
        """The form to begin with: the one drafted last, else the first that is left; None where none is.

        Moves nowhere.
        """
        agenda = self._own.agenda()
        typed = [question for question in self._own.drafts() if question in agenda]
        return typed[-1] if typed else next(iter(self.left), None)

    def again(self) -> str | None:
        """Begin a further round through the forms left now, and return the first; None where none is left."""
        self._again = list(self.left)
        return self.next()

    def next(self) -> str | None:
        """The form to show after the current one; None after the last one. Moves nowhere.

        In a further round it is the next one of that round that is still left, else the next form left behind the
        current one.
        """
        left = self.left
        while self._again:
            question = self._again.pop(0)
            if question in left:
                return question
        return None if self.ended else next_question(self._own.question_ids, left, self.current)

    def previous(self) -> str | None:
        """The form of the agenda before the current one; at the end the last one; None before the first.

        Moves nowhere.
        """
        return previous_question(self._own.question_ids, self._own.agenda(), self.current)
