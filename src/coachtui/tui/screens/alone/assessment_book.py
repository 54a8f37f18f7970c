"""A self-assessment in memory, ahead of the disk: what stands at each question, and where to go. Writes nothing."""

from collections.abc import Collection

from coachtui.asking.replies import Reply
from coachtui.model.answers import Absence
from coachtui.workflow.self_assessing import Asked, Way
from coachtui.workflow.self_sheets import OpenedAlone


class AloneBook:
    """All questions with what was put down. ``current`` is None before the first question and after the last."""

    def __init__(self, opened: OpenedAlone) -> None:
        self.opened = opened
        self.agenda = opened.agenda
        self.recorded: dict[str, Reply] = dict(opened.recorded)
        self.absences: dict[str, Absence] = dict(opened.absences)
        self.typed: dict[str, Reply] = dict(opened.typed)
        self.current: str | None = None
        self.ended = False
        self._again: list[str] = []

    @property
    def asked(self) -> Asked:
        """The question in front. Raises KeyError when there is none."""
        return self.opened.asked[self.current or ""]

    def reply(self, question: str) -> Reply:
        """What stands at a question now."""
        return self.typed.get(question) or self.recorded.get(question, Reply())

    def in_words(self) -> dict[str, str]:
        """Everything put down so far, by question."""
        words: dict[str, str] = {}
        for question, asked in self.opened.asked.items():
            reply = self.reply(question)
            chosen = [choice.say for choice in asked.choices if choice.id in reply.chosen]
            cells = [cell for row in reply.rows for cell in row.values()]
            parts = (*chosen, reply.text, *cells, *reply.said.values(), reply.remark)
            words[asked.ask] = "\n".join(part for part in parts if part.strip())
        return words

    def is_unrecorded(self, question: str) -> bool:
        """Whether what stands at a question differs from what was recorded."""
        return question in self.typed and self.typed[question] != self.recorded.get(question, Reply())

    def record(self, question: str, reply: Reply, absence: Absence | None) -> None:
        """Take what stands at a question as recorded."""
        self.typed.pop(question, None)
        self.recorded[question] = reply
        self.absences.pop(question, None)
        if absence is not None:
            self.absences[question] = absence

    @property
    def settled(self) -> Collection[str]:
        """The questions of the agenda that need no more."""
        return {question for question in self.agenda if self._is_settled(question)}

    @property
    def way(self) -> Way:
        """How far the questions have come."""
        return Way.along(self.agenda, self.settled, lambda question: self.opened.asked[question].minutes)

    def first(self) -> str | None:
        """Where to go on: what was being put down, else the first open question, else one left for later."""
        typed = [question for question in self.typed if question in self.agenda]
        return typed[-1] if typed else next(iter(self._left()), None)

    def again(self) -> str | None:
        """Go through all that is open once more: the first of it, None where nothing is."""
        self._again = self._left()
        return self.next()

    def next(self) -> str | None:
        """The next question that is not settled, of all or of those gone through once more; None after the last."""
        while self._again:
            question = self._again.pop(0)
            if not self._is_settled(question):
                return question
        if self.ended:
            return None
        place = self.agenda.index(self.current) + 1 if self.current in self.agenda else 0
        return next((each for each in self.agenda[place:] if not self._is_settled(each)), None)

    def previous(self) -> str | None:
        """The question before this one; the last one at the end, None before the first."""
        place = self.agenda.index(self.current) if self.current in self.agenda else len(self.agenda)
        return self.agenda[place - 1] if place else None

    def _left(self) -> list[str]:
        """What is open, in the order of the agenda; what was left for later comes last."""
        left = [question for question in self.agenda if not self._is_settled(question)]
        return sorted(left, key=lambda question: question in self.absences)

    def _is_settled(self, question: str) -> bool:
        absence = self.absences.get(question)
        if absence is not None:
            return absence is not Absence.PARKED
        return not self.recorded.get(question, Reply()).blank
