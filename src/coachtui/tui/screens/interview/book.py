"""What the interview screen knows of its session, ahead of the disk: cards, agenda, answers and the way back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from coachtui.answer_types import LineRead, rows_of
from coachtui.asking.progress import QuestionState, find_questions, next_question, previous_question, state_of
from coachtui.asking.tables import Rows, rows_in
from coachtui.model.answers import Absence, Answer, EvidenceState
from coachtui.model.people import Person
from coachtui.model.rubric import Rubric
from coachtui.model.script import Question, Script
from coachtui.workflow.capturing import DRAFT as CAPTURE
from coachtui.workflow.capturing import keep_typed_capture
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.interviewing import Interview, begin_interview, interview_of, rows_draft
from coachtui.workflow.probing import probes_asked
from coachtui.workflow.sheets import Card, cards_of, resumed_note, standpoint_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which interview to hold: with whom, and for how many minutes of questions if it is a new one.

    ``supplied`` names table questions answered beforehand. ``question`` is where to go on; None: where it stands.
    ``session`` names the very interview, finished or not; None: the newest unfinished one, or a new one.
    """

    person: str
    minutes: int
    supplied: frozenset[str] = frozenset()
    question: str | None = None
    session: str | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """An interview begun or resumed: everything the screen needs to go on by itself."""

    interview: Interview
    session: str
    started: str | None
    person: Person
    script: Script
    rubric: Rubric
    names: Mapping[str, str]
    cards: Mapping[str, Card]
    agenda: tuple[str, ...]
    answers: Mapping[str, Answer]
    typed: Mapping[str, str]
    seen: Mapping[tuple[str, str], EvidenceState]
    asked: frozenset[tuple[str, str]]
    start: str


def open_interview(workspace: Workspace, wanted: Wanted) -> Opened:
    """Begin or resume the interview, on the engagement's thread. Raises CoachErrors."""
    if wanted.session is None:
        interview = begin_interview(workspace, wanted.person, minutes=wanted.minutes, supplied=wanted.supplied)
    else:
        interview = interview_of(workspace, wanted.session)
    interview.keep_typed_rows()
    keep_typed_capture(interview)
    stands, drafts, cards = standpoint_of(interview), interview.drafts(), cards_of(interview)
    recorded = {known: answer.note for known, answer in stands.answers.items()}
    started = [draft for draft in drafts if draft in stands.agenda]
    unfinished = started[-1] if started else next(iter(interview.progress().open), None)
    asked = None if wanted.question is None else interview.question(wanted.question).id
    return Opened(
        interview,
        interview.session_id,
        interview.session.started,
        interview.person,
        interview.script,
        interview.rubric,
        interview.names,
        cards,
        stands.agenda,
        stands.answers,
        {draft: resumed_note(recorded.get(draft, ""), text) for draft, text in drafts.items() if draft in cards},
        {
            (note.evidence, note.question): note.state
            for note in workspace.state.evidence_notes.values()
            if note.session == interview.session_id and note.question is not None
        },
        frozenset((each.question, each.probe) for each in probes_asked(interview)),
        asked or unfinished or next(iter(stands.agenda), next(iter(cards))),
    )


class Book:
    """The session as the screen has it. It is always ahead of the disk, never behind."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.agenda = opened.agenda
        self.answers: dict[str, Answer] = dict(opened.answers)
        self.typed: dict[str, str] = dict(opened.typed)
        self.captured: list[str] = []
        self.asked: set[tuple[str, str]] = set(opened.asked)
        self.seen: dict[tuple[str, str], EvidenceState] = dict(opened.seen)
        self.current = opened.start
        self._visited: list[str] = []
        self._questions = {question.id: question for question in opened.script.questions()}

    @property
    def card(self) -> Card:
        """The card of the question that is open."""
        return self.opened.cards[self.current]

    @property
    def question(self) -> Question:
        """The question that is open."""
        return self._questions[self.current]

    @property
    def columns(self) -> tuple[str, ...]:
        """The ids of the columns of the open question; none where it is no table."""
        return tuple(column.id for column in self.card.answer_type.row_columns)

    @property
    def probes(self) -> tuple[str, ...]:
        """The ids of the probes of the open question, once each."""
        return self.card.probe_ids

    def rows(self) -> Rows:
        """The rows that answer the open question."""
        return rows_of(self.answer().value)

    def answer(self, question: str | None = None) -> Answer:
        """The answer as it is now; an empty one where nothing was said."""
        wanted = question or self.current
        return self.answers.get(wanted) or Answer(self.opened.session, self.opened.person.code, wanted)

    def note(self) -> str:
        """The note to show for the open question: what was typed last, recorded or not."""
        return self.typed.get(self.current, self.answer().note)

    def see(self, evidence: str, question: str, state: EvidenceState | None) -> None:
        """Note how far one thing to see has come at a question; None: not asked for."""
        if state is None:
            self.seen.pop((evidence, question), None)
        else:
            self.seen[evidence, question] = state

    def go(self, question: str) -> None:
        """Open another question and remember the way back."""
        self._visited.append(self.current)
        self.current = question

    def next_open(self) -> str | None:
        """The next question nothing was said to yet; None after the last."""
        waiting = [each for each in self.agenda if self._is_open(each)]
        return next_question(self.opened.script, waiting, self.current)

    def go_back(self) -> bool:
        """Open the question visited before, or the one before on the agenda. False when this is the first."""
        while self._visited:
            before = self._visited.pop()
            if before != self.current:
                self.current = before
                return True
        first = previous_question(self.opened.script, self.agenda, self.current)
        if first is not None:
            self.current = first
        return first is not None

    def find(self, words: str) -> tuple[Card, ...]:
        """The questions these words may mean, best first."""
        found = find_questions(self.opened.script, self.opened.person.role, self.opened.names, words)
        return tuple(self.opened.cards[question.id] for question in found)

    def spoken(self) -> str:
        """The answer as people read it; "" for none, and for levels, which are only for the interviewer."""
        value, answer_type = self.answer().value, self.card.answer_type
        return "" if value is None or answer_type.on_anchors else answer_type.spoken(value)

    def in_words(self, text_of: Callable[[str], str]) -> dict[str, str]:
        """Everything put down here, levels included, by question, then what was captured since the screen came up.

        ``text_of`` gives what is typed for a question, or as a capture, now.
        """
        words: dict[str, str] = {}
        put_down = {*self.answers, *self.typed, self.current}
        for at in (each for each in self.opened.cards if each in put_down):
            answer = self.answer(at)
            absence = "" if answer.absence is None else f"({answer.absence.value})"
            told = "" if answer.value is None else self.opened.cards[at].answer_type.spoken(answer.value)
            words[f"{at}  {self.opened.cards[at].wording}"] = "\n".join(
                part for part in (absence, told, text_of(at)) if part
            )
        rows = rows_in(text_of(rows_draft(self.current)), self.columns) or ()  # as they stand in the table now
        words[f"{self.current}  rows"] = "\n".join(" | ".join(row.values()) for row in rows)
        words["Captured"] = "\n".join([*self.captured, text_of(CAPTURE)])
        return words

    def read_line(self, line: str) -> LineRead:
        """What a line typed into the note amounts to: the answer, or words."""
        return self.card.answer_type.read_line(line, self.answer().value)

    def with_choice(self, place: int) -> Answer:
        """The answer with the choice at ``place`` taken: set, or for a multiple question put in or out."""
        answer = self.answer()
        value = self.card.answer_type.toggled(answer.value, self.card.choices[place])
        return replace(answer, value=value, absence=None, grade=None)

    def with_note(self, text: str) -> Answer:
        """The answer with this note. Words under a parked question take it up again."""
        answer = self.answer()
        note = text.rstrip("\n")
        parked = answer.absence is Absence.PARKED and note != answer.note
        return replace(answer, note=note, absence=None if parked else answer.absence)

    def _is_open(self, question: str) -> bool:
        answer = self.answer(question)
        note = self.typed.get(question, answer.note)
        return state_of(replace(answer, note=note)) is QuestionState.OPEN
