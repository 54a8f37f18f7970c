"""Contradictions during an interview: which there are, both statements, and whether they were raised or let be.

For the interviewer's eyes alone: the statements may hold levels and anchors. Only ``say`` may be said to the person.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from coachtui.answer_types import AnswerType
from coachtui.asking.contradictions import sentence, words_to_face
from coachtui.asking.quoting import statements_in
from coachtui.model.answers import Answer
from coachtui.model.craft import ContradictionNote, ContradictionState
from coachtui.model.problems import CoachError
from coachtui.model.script_parts import Contradiction
from coachtui.model.text import clean, one_line
from coachtui.store.records import Change
from coachtui.workflow.interview.interviewing import Interview


@dataclass(frozen=True, slots=True)
class Statement:
    """One side of a contradiction: the question's id and wording (``asks``), and what was said.

    ``verbatim`` says that ``said`` is a quote; ``here``, that it was said in this session.
    """

    question: str
    asks: str
    said: str
    verbatim: bool
    here: bool


@dataclass(frozen=True, slots=True)
class ContradictionLine:
    """A contradiction: ``say`` puts both answers to the person, ``state`` tells whether it was raised or let be.

    ``statements`` are in the order they were made. ``words`` are what the person said when it was raised.
    """

    id: str
    say: str
    statements: tuple[Statement, Statement]
    state: ContradictionState
    words: str

    @property
    def open(self) -> bool:
        """Whether it was neither raised nor let be."""
        return self.state is ContradictionState.OPEN


def contradiction_lines(interview: Interview) -> tuple[ContradictionLine, ...]:
    """Every contradiction between answers of this person, in the script's order, in whatever state."""
    return tuple(_line(interview, each) for each in interview.contradictions())


def raise_contradiction(interview: Interview, contradiction: str, words: str = "") -> Change:
    """Record that the contradiction of this id was raised, and ``words``, what the person said to it.

    Raises CoachError for an unknown id.
    """
    return _note(interview, contradiction, ContradictionState.RAISED, words)


def let_be(interview: Interview, contradiction: str) -> Change:
    """Record that the contradiction of this id is let be: not asked about. Raises CoachError for an unknown id."""
    return _note(interview, contradiction, ContradictionState.LET_BE, "")


def sentence_of(interview: Interview, contradiction: Contradiction) -> str:
    """The sentence that puts a contradiction to the person, with his or her own two answers in it."""
    first, second = _answers(interview, contradiction)
    return sentence(contradiction, interview.names, first, second)


def is_in_their_words(interview: Interview, contradiction: Contradiction) -> bool:
    """Whether there are words of both answers that may be said, so that neither is a level alone."""
    return all(words_to_face(*each) for each in _answers(interview, contradiction))


def _note(interview: Interview, contradiction: str, state: ContradictionState, words: str) -> Change:
    if all(each.id != contradiction for each in interview.script.contradictions):
        message = f"This script has no contradiction {one_line(clean(contradiction))}."
        raise CoachError("No such contradiction", message, bad_input=True)
    note = ContradictionNote(interview.session_id, interview.person.code, contradiction, state, clean(words).strip())
    return interview.workspace.record(note)


def _answers(interview: Interview, contradiction: Contradiction) -> Iterator[tuple[AnswerType, Answer]]:
    """The two answers in the order of the script, with how each question is answered."""
    answers = interview.all_answers()
    for question in contradiction.between:
        yield interview.asked.answer_type(interview.question(question)), answers[question]


def _line(interview: Interview, contradiction: Contradiction) -> ContradictionLine:
    answers = interview.all_answers()
    made = sorted((answers[question] for question in contradiction.between), key=lambda answer: answer.at or "")
    note = interview.workspace.state.contradictions.get((interview.session_id, contradiction.id))
    return ContradictionLine(
        contradiction.id,
        sentence_of(interview, contradiction),
        (_statement(interview, made[0]), _statement(interview, made[1])),
        ContradictionState.OPEN if note is None else note.state,
        "" if note is None else note.words,
    )


def _statement(interview: Interview, answer: Answer) -> Statement:
    question = interview.question(answer.question)
    quotes = statements_in(answer.note)
    said = next(iter(quotes), "") or interview.spoken(answer) or one_line(answer.note)
    here = answer.session == interview.session_id
    return Statement(question.id, interview.asked.wording(question), said, bool(quotes), here)
