"""Where an interview stands: what is answered, parked and open, what comes next, and finding a question again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coachtui.asking.wording import wording
from coachtui.model.answers import Absence, Answer
from coachtui.model.roles import Role
from coachtui.model.script import Question, Script

_WORD = re.compile(r"\w+")
_LONGEST_SHORT_WORD = 3


class Standing(StrEnum):
    """How far a question has come. Absent means settled without an answer: don't know, declined and the like."""

    OPEN = "open"
    ANSWERED = "answered"
    PARKED = "parked"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an agenda has come: question ids by standing, each in the agenda's order."""

    open: tuple[str, ...]
    answered: tuple[str, ...]
    parked: tuple[str, ...]
    absent: tuple[str, ...]

    @property
    def settled(self) -> int:
        """How many questions need no more: answered, or absent for a reason."""
        return len(self.answered) + len(self.absent)

    @property
    def total(self) -> int:
        """How many questions there are."""
        return self.settled + len(self.open) + len(self.parked)


class Trail:
    """The questions visited in one sitting, to go back along."""

    def __init__(self) -> None:
        self._visited: list[str] = []

    def visit(self, question: str) -> None:
        """Note that ``question`` is shown; showing the same one again is no new visit."""
        if self._visited[-1:] != [question]:
            self._visited.append(question)

    def back(self, otherwise: str | None) -> str | None:
        """The question visited before the present one, which is then to be visited; without one, ``otherwise``.

        ``otherwise`` is None where there is nothing to go back to either; then the trail stays as it is.
        """
        if len(self._visited) > 1:
            self._visited.pop()
            return self._visited.pop()
        if otherwise is not None:
            self._visited.clear()
        return otherwise


def standing(answer: Answer | None) -> Standing:
    """How far one question has come. A note counts as an answer: levels can wait until wrap-up."""
    if answer is None:
        return Standing.OPEN
    if answer.absence is not None:
        return Standing.PARKED if answer.absence is Absence.PARKED else Standing.ABSENT
    return Standing.ANSWERED if answer.value is not None or answer.note.strip() else Standing.OPEN


def progress_of(agenda: Sequence[str], answers: Mapping[str, Answer]) -> Progress:
    """How far the questions of ``agenda`` have come; ``answers`` are the session's by question id."""
    standings = {question: standing(answers.get(question)) for question in agenda}

    def of(wanted: Standing) -> tuple[str, ...]:
        return tuple(question for question, own in standings.items() if own is wanted)

    return Progress(
        open=of(Standing.OPEN),
        answered=of(Standing.ANSWERED),
        parked=of(Standing.PARKED),
        absent=of(Standing.ABSENT),
    )


def next_question(script: Script, among: Sequence[str], current: str | None) -> str | None:
    """The first of ``among`` after ``current`` in script order; None after the last.

    ``among`` are the questions to move between: the agenda as far as it is shown, or what is open of it. ``current``
    need not be one of them; None asks for the first.
    """
    order, wanted = [question.id for question in script.questions()], frozenset(among)
    start = order.index(current) + 1 if current in order else 0
    return next((question for question in order[start:] if question in wanted), None)


def previous_question(script: Script, among: Sequence[str], current: str | None) -> str | None:
    """The last of ``among`` before ``current`` in script order; None before the first. See `next_question`."""
    order, wanted = [question.id for question in script.questions()], frozenset(among)
    end = order.index(current) if current in order else len(order)
    return next((question for question in reversed(order[:end]) if question in wanted), None)


def find_questions(script: Script, role: Role, names: Mapping[str, str], text: str) -> tuple[Question, ...]:
    """The questions of this role that ``text`` may mean, best first; none for a blank text.

    An id counts most, with or without its dot and in any case (``c32``), then the beginning of one (``c3``); where
    neither is meant, words of the wording as this role hears it. Of two with as many of the words, the one having
    more of them whole goes first, then the one having them side by side, then script order. Words that are not found
    are passed over, and so are short ones (the, of) beside longer ones.
    """
    wanted = _words(text)
    if not wanted:
        return ()
    plain_id = "".join(wanted)
    telling = [word for word in wanted if len(word) > _LONGEST_SHORT_WORD] or wanted
    found: list[tuple[tuple[int, int, int, int, int], Question]] = []
    for place, question in enumerate(script.questions()):
        if role not in question.ask:
            continue
        own_id = "".join(_words(question.id))
        nearness = 2 if own_id == plain_id else 1 if own_id.startswith(plain_id) else 0
        heard = () if nearness else _words(wording(question, role, names))
        begun, whole, together = _shared_words(telling, heard)
        if nearness or begun:
            found.append(((-nearness, -begun, -whole, -together, place), question))
    found.sort(key=lambda entry: entry[0])
    by_id = [question for rank, question in found if rank[0]]
    return tuple(by_id or [question for _, question in found])


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _shared_words(wanted: Sequence[str], heard: Sequence[str]) -> tuple[int, int, int]:
    """How many of the wanted words begin a word heard, how many are one whole, and whether all stand side by side."""
    begun = sum(any(word.startswith(each) for word in heard) for each in wanted)
    whole = sum(each in heard for each in wanted)
    together = any(list(heard[start : start + len(wanted)]) == list(wanted) for start in range(len(heard)))
    return begun, whole, int(together)
