"""Contradictions during an interview: which there are, both statements, and whether they were raised or let be.

For the interviewer's eyes alone: the statements may hold levels and anchors. Only ``say`` may be read out.
"""

from dataclasses import dataclass

from coachtui.asking.quoting import statements_in
from coachtui.asking.wording import fill
from coachtui.model.answers import Answer
from coachtui.model.craft import ContradictionNote, ContradictionState
from coachtui.model.problems import CoachError
from coachtui.model.script import Contradiction
from coachtui.model.text import clean, one_line
from coachtui.store.records import Change
from coachtui.workflow.interviewing import Interview


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
    """A contradiction: ``say`` is the script's wording for raising it, ``state`` whether it was raised or let be.

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


def _note(interview: Interview, contradiction: str, state: ContradictionState, words: str) -> Change:
    if all(each.id != contradiction for each in interview.script.contradictions):
        message = f"This script has no contradiction {one_line(clean(contradiction))}."
        raise CoachError("No such contradiction", message, bad_input=True)
    note = ContradictionNote(interview.session_id, interview.person.code, contradiction, state, clean(words).strip())
    return interview.workspace.record(note)


def _line(interview: Interview, contradiction: Contradiction) -> ContradictionLine:
    answers = interview.all_answers()
    made = sorted((answers[question] for question in contradiction.between), key=lambda answer: answer.at or "")
    note = interview.workspace.state.contradictions.get((interview.session_id, contradiction.id))
    return ContradictionLine(
        contradiction.id,
        fill(contradiction.say, interview.names),
        (_statement(interview, made[0]), _statement(interview, made[1])),
        ContradictionState.OPEN if note is None else note.state,
        "" if note is None else note.words,
    )


def _statement(interview: Interview, answer: Answer) -> Statement:
    question = interview.question(answer.question)
    quotes = statements_in(answer.note)
    said = next(iter(quotes), "") or interview.spoken(answer) or one_line(answer.note)
    here = answer.session == interview.session_id
    return Statement(question.id, interview.wording(question), said, bool(quotes), here)
