"""How far an interview has come: which questions are answered, parked or open, which is next, and finding one."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coachtui.asking.wording import wording
from coachtui.model.answers import Absence, Answer
from coachtui.model.frame_ids import FRAME_IDS
from coachtui.model.script import Question, Script
from coachtui.model.text import is_blank

_WORD = re.compile(r"\w+")
_LONGEST_SHORT_WORD = 3


class QuestionState(StrEnum):
    """How far one question has come. ABSENT: closed without an answer, such as "don't know" or declined.

    NOTED: it was asked and something was noted, which is no answer yet: a choice, level, number, yes or no is missing.
    """

    OPEN = "open"
    ANSWERED = "answered"
    NOTED = "no answer yet"
    PARKED = "parked"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an agenda has come: the question ids in each state, in the agenda's order."""

    open: tuple[str, ...]
    answered: tuple[str, ...]
    parked: tuple[str, ...]
    absent: tuple[str, ...]
    noted: tuple[str, ...] = ()

    def __add__(self, behind: "Progress") -> "Progress":
        """How far this agenda and the one ``behind`` it have come together."""
        return Progress(
            self.open + behind.open,
            self.answered + behind.answered,
            self.parked + behind.parked,
            self.absent + behind.absent,
            self.noted + behind.noted,
        )

    @property
    def settled(self) -> int:
        """How many questions are done: answered, or absent for a reason."""
        return len(self.answered) + len(self.absent)

    @property
    def total(self) -> int:
        """How many questions there are."""
        return self.settled + len(self.open) + len(self.parked) + len(self.noted)


class Trail:
    """The questions visited in one sitting, for going back."""

    def __init__(self) -> None:
        self._visited: list[str] = []

    def visit(self, question: str) -> None:
        """Add ``question`` unless it is the last one already. Call it whenever a question is shown."""
        if self._visited[-1:] != [question]:
            self._visited.append(question)

    def back(self, otherwise: str | None) -> str | None:
        """The question visited before the present one, or ``otherwise`` where there is none.

        Both are taken off the trail, because showing the question found adds it again. With ``otherwise`` None and
        nothing to go back to, the trail stays as it is.
        """
        if len(self._visited) > 1:
            self._visited.pop()
            return self._visited.pop()
        if otherwise is not None:
            self._visited.clear()
        return otherwise


def state_of(answer: Answer | None, *, wants_value: bool = False) -> QuestionState:
    """How far one question has come; None is no answer at all.

    A note counts as an answer unless the question ``wants_value``, a choice or number. Either way it was asked.
    """
    if answer is None:
        return QuestionState.OPEN
    if answer.absence is not None:
        return QuestionState.PARKED if answer.absence is Absence.PARKED else QuestionState.ABSENT
    if answer.value is None and is_blank(answer.note):
        return QuestionState.OPEN
    return QuestionState.NOTED if answer.value is None and wants_value else QuestionState.ANSWERED


def progress_of(
    agenda: Sequence[str], answers: Mapping[str, Answer], want_value: Collection[str] = frozenset()
) -> Progress:
    """The states of the questions of ``agenda``; ``answers`` are the session's, by question id.

    ``want_value`` are the ids of the questions that words alone do not answer.
    """
    found: dict[QuestionState, list[str]] = {state: [] for state in QuestionState}
    for question in agenda:
        found[state_of(answers.get(question), wants_value=question in want_value)].append(question)
    return Progress(
        open=tuple(found[QuestionState.OPEN]),
        answered=tuple(found[QuestionState.ANSWERED]),
        parked=tuple(found[QuestionState.PARKED]),
        absent=tuple(found[QuestionState.ABSENT]),
        noted=tuple(found[QuestionState.NOTED]),
    )


def next_question(order: Sequence[str], among: Sequence[str], current: str | None) -> str | None:
    """The first of ``among`` after ``current``; None after the last.

    ``order`` are the ids of all questions as they follow each other. ``among`` are those to move between: the agenda
    as far as it is shown, or what is open of it. ``current`` need not be one of them; None asks for the first.
    """
    wanted = frozenset(among)
    start = order.index(current) + 1 if current in order else 0
    return next((question for question in order[start:] if question in wanted), None)


def previous_question(order: Sequence[str], among: Sequence[str], current: str | None) -> str | None:
    """The last of ``among`` before ``current``; None before the first. See `next_question`."""
    wanted = frozenset(among)
    end = order.index(current) if current in order else len(order)
    return next((question for question in reversed(order[:end]) if question in wanted), None)


def find_questions(
    script: Script,
    role: str,
    names: Mapping[str, str],
    text: str,
    known_as: Mapping[str, Sequence[str]] | None = None,
) -> tuple[Question, ...]:
    """The questions of this role that ``text`` may mean, best first; none for a blank text.

    An id counts most, with or without its dot and in any case (``c32``), then the beginning of one (``c3``); where
    neither is meant, words: of the question's short name, of its wordings, those of other roles too, and the
    further texts that it is ``known_as``, by question id. A short name that has the words in a row
    goes first, then the question that has most of them; among equals the one that has them in its short name or as this
    role hears it, whole, and side by side. Words that are not found are ignored, and so are short ones (the, of) beside
    longer ones. The questions of opening and closing are found by words alone, their ids being words.
    """
    wanted = _words(text)
    if not wanted:
        return ()
    plain_id = "".join(wanted)
    found: list[tuple[tuple[int, ...], Question]] = []
    for place, question in enumerate((*script.questions(), *script.frame_questions())):
        if not script.is_asked(question, role):
            continue
        own_id = "" if question.id in FRAME_IDS else "".join(_words(question.id))
        nearness = 2 if own_id == plain_id else 1 if own_id.startswith(plain_id) else 0
        rank = (0,) if nearness else _wording_rank(question, role, names, (known_as or {}).get(question.id, ()), wanted)
        if nearness or rank[1]:
            found.append(((-nearness, *rank, place), question))
    found.sort(key=lambda entry: entry[0])
    by_id = [question for rank, question in found if rank[0]]
    return tuple(by_id or [question for _, question in found])


def _wording_rank(
    question: Question, role: str, names: Mapping[str, str], known_as: Sequence[str], wanted: Sequence[str]
) -> tuple[int, ...]:
    """How near the texts of a question are to the words ``wanted``, lowest first; the second is 0 for none of them."""
    long_words = [word for word in wanted if len(word) > _LONGEST_SHORT_WORD] or wanted
    short = _words(question.short)
    own = [*short, *_words(wording(question, role, names))]
    others = [word for each in question.wordings() if each != role for word in _words(wording(question, each, names))]
    begun, _, _ = _shared_words(long_words, [*own, *others, *(word for each in known_as for word in _words(each))])
    near = _shared_words(long_words, own)
    further = (0, 0, 0) if near[0] else _shared_words(long_words, others)
    return -_is_named(wanted, short), -begun, *(-each for each in (*near, *further))


def _words(text: str) -> list[str]:
    """The words of a text, case folded."""
    return _WORD.findall(text.casefold())


def _is_named(wanted: Sequence[str], short: Sequence[str]) -> bool:
    """Whether a short name has the words in a row; the last one may be typed half."""
    runs = (short[start : start + len(wanted)] for start in range(len(short) - len(wanted) + 1))
    return any(run[:-1] == list(wanted[:-1]) and run[-1].startswith(wanted[-1]) for run in runs)


def _shared_words(wanted: Sequence[str], spoken: Sequence[str]) -> tuple[int, int, int]:
    """How many of the wanted words begin a spoken word, how many are a whole one, and whether all are adjacent."""
    begun = sum(any(word.startswith(each) for word in spoken) for each in wanted)
    whole = sum(each in spoken for each in wanted)
    together = any(list(spoken[start : start + len(wanted)]) == list(wanted) for start in range(len(spoken)))
    return begun, whole, int(together)
