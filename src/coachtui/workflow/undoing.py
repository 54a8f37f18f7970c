"""Taking back and doing again what an interview recorded, without limit. The log keeps it all: nothing is erased."""

from dataclasses import dataclass

from coachtui.model.answers import Absence, Answer, Grade, Rating, Session, Value
from coachtui.workflow.interviewing import Interview


@dataclass(frozen=True, slots=True)
class Words:
    """The note of one question, before and after a change."""

    question: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Settled:
    """What an answer holds besides its note: value, absence and evidence grade, before and after a change."""

    question: str
    before: tuple[Value | None, Absence | None, Grade | None]
    after: tuple[Value | None, Absence | None, Grade | None]


@dataclass(frozen=True, slots=True)
class Rated:
    """One rating, before and after a change; None where there was none."""

    before: Rating | None
    after: Rating | None

    @property
    def question(self) -> str | None:
        """The question the rating was made at; None at wrap-up."""
        rating = self.after or self.before
        return None if rating is None else rating.question


Step = Words | Settled | Rated


class History:
    """What was recorded through it in this sitting, step by step. Use it on the thread of its interview.

    A note and the answer it goes with are steps of their own, so that taking back an answer leaves the words alone.
    Taking back writes the earlier state as a new entry. A new change forgets what could have been done again.
    """

    def __init__(self, interview: Interview) -> None:
        self.interview = interview
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self.plans: list[Session] = []
        """The session as it was before each time the rest of it was planned anew, to be put back."""

    @property
    def last(self) -> Step | None:
        """What `undo` would take back; None when nothing is left."""
        return self._done[-1] if self._done else None

    @property
    def following(self) -> Step | None:
        """What `redo` would do again; None when there is nothing."""
        return self._undone[-1] if self._undone else None

    def answer(
        self,
        question: str,
        *,
        value: Value | None = None,
        note: str = "",
        absence: Absence | None = None,
        grade: Grade | None = None,
        remember: bool = True,
    ) -> None:
        """Record an answer as `Interview.answer` does. ``remember`` False makes no step of it. Raises CoachErrors."""
        before = self._answer(question)
        after = self.interview.answer(question, value=value, note=note, absence=absence, grade=grade)
        steps: list[Step] = []
        if before.note != after.note:
            steps.append(Words(question, before.note, after.note))
        if _settled(before) != _settled(after):
            steps.append(Settled(question, _settled(before), _settled(after)))
        if remember:
            self._remember(*steps)

    def rate(
        self,
        indicator: str,
        *,
        level: int | None = None,
        absence: Absence | None = None,
        grade: Grade | None = None,
        question: str | None = None,
    ) -> None:
        """Record a rating as `Interview.rate` does. Raises CoachErrors."""
        known = dict(self.interview.workspace.state.ratings)
        rating = self.interview.rate(indicator, level=level, absence=absence, grade=grade, question=question)
        self._remember_rating(known.get(rating.id), rating.id)

    def settle(self, rating: Rating, grade: Grade) -> None:
        """Give a rating its evidence as `Interview.settle` does. Raises CoachErrors."""
        if rating.derived and rating.question is not None:
            answer = self._answer(rating.question)
            self.answer(rating.question, value=answer.value, note=answer.note, absence=answer.absence, grade=grade)
            return
        before = self.interview.workspace.state.ratings.get(rating.id)
        self.interview.settle(rating, grade)
        self._remember_rating(before, rating.id)

    def undo(self) -> Step | None:
        """Take back the last step, and say which; None when there is none. Raises CoachErrors, and nothing changed."""
        if not self._done:
            return None
        step = self._done[-1]
        self._put(step, back=True)
        self._undone.append(self._done.pop())
        return step

    def redo(self) -> Step | None:
        """Do again what was taken back last, and say what; None when there is nothing. Raises CoachErrors."""
        if not self._undone:
            return None
        step = self._undone[-1]
        self._put(step, back=False)
        self._done.append(self._undone.pop())
        return step

    def _put(self, step: Step, *, back: bool) -> None:
        if isinstance(step, Rated):
            self._put_rating(step.before if back else step.after, step.after if back else step.before)
            return
        now = self._answer(step.question)
        value, absence, grade = _settled(now)
        note = now.note
        if isinstance(step, Words):
            note = step.before if back else step.after
        else:
            value, absence, grade = step.before if back else step.after
        self.interview.answer(step.question, value=value, note=note, absence=absence, grade=grade)

    def _put_rating(self, wanted: Rating | None, present: Rating | None) -> None:
        if wanted is not None:
            self.interview.workspace.log.record(wanted)
        elif present is not None:
            self.interview.workspace.log.withdraw(present)

    def _remember_rating(self, before: Rating | None, rating_id: str) -> None:
        after = self.interview.workspace.state.ratings.get(rating_id)
        if before != after:
            self._remember(Rated(before, after))

    def _remember(self, *steps: Step) -> None:
        if steps:
            self._done.extend(steps)
            self._undone.clear()

    def _answer(self, question: str) -> Answer:
        known = self.interview.answers().get(question)
        return known or Answer(self.interview.session_id, self.interview.person.code, question)


def _settled(answer: Answer) -> tuple[Value | None, Absence | None, Grade | None]:
    return answer.value, answer.absence, answer.grade
