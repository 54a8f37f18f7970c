"""An interview under way: the open question, the way back, and what can be undone. Knows neither keys nor widgets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coachtui.answer_types import LineRead, rows_of
from coachtui.asking.progress import find_questions, next_question, previous_question
from coachtui.asking.quoting import feeds_for_quote
from coachtui.asking.tables import Rows, rows_in
from coachtui.files.keeping import Kept
from coachtui.model.answers import Absence, Answer, EvidenceState, Grade
from coachtui.model.engagement import State
from coachtui.model.script import Question
from coachtui.tui.screens.interview.rating_keys import Given, GradeGiven, LevelGiven, RatingKeys
from coachtui.workflow.capturing import DRAFT as CAPTURE
from coachtui.workflow.capturing import keep_typed_capture
from coachtui.workflow.contradicting import ContradictionLine, contradiction_lines
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.evidence import attach, mark_evidence, unmark_evidence
from coachtui.workflow.interviewing import Interview, begin_interview, interview_of, rows_draft
from coachtui.workflow.pacing import replan
from coachtui.workflow.probing import Listening, ask_probe, listening, read_triggers, unask_probe
from coachtui.workflow.sheets import (
    Card,
    QuestionSheet,
    ShownProbe,
    ToSee,
    cards_of,
    resumed_note,
    sheet_of,
    shown_probes,
)
from coachtui.workflow.undoing import History, Step


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


class Sitting:
    """One interview, held at one question at a time. Make it with `begin_sitting`."""

    def __init__(self, interview: Interview, start: str) -> None:
        self.interview = interview
        self.cards: Mapping[str, Card] = cards_of(interview)
        read_triggers(interview.script)
        self.current = start
        self.card = self.cards[start]
        """The card of the open question."""
        self.history = History()
        self._plans = History()
        self._visited: list[str] = []
        self._listening: tuple[State, Listening] | None = None
        self._ticked: tuple[str, str] | None = None
        """The probe ticked last at the open question, and the note as it was then."""

    @property
    def question(self) -> Question:
        """The open question."""
        return self.interview.question(self.current)

    @property
    def answer(self) -> Answer:
        """The answer to the open question as recorded; an empty one where there is none."""
        return self.interview.answer_to(self.current)

    @property
    def note(self) -> str:
        """The note of the open question: what was typed last, recorded or not."""
        typed = self.interview.drafts().get(self.current)
        return self.interview.answer_to(self.current).note if typed is None else typed

    @property
    def rows(self) -> Rows:
        """The rows that answer the open question; none where it is no table."""
        return rows_of(self.answer.value)

    def sheet(self) -> QuestionSheet:
        """What to show of the open question as it is by now."""
        return sheet_of(self.interview, self.card, self.timely())

    def keep(self, text: str) -> bool:
        """Keep ``text``, the note as it is typed, as its draft. False when it was kept before."""
        is_new = text != self.note
        if is_new:
            self.interview.draft(self.current, text)
        return is_new

    # Moving

    def go(self, question: str) -> None:
        """Open another question and remember the way back."""
        self._visited.append(self.current)
        self._open(question)

    def go_back(self) -> bool:
        """Open the question visited before, or the one before on the agenda. False when this is the first."""
        while self._visited:
            before = self._visited.pop()
            if before != self.current:
                self._open(before)
                return True
        first = previous_question(self.interview.script, self.interview.agenda(), self.current)
        if first is not None:
            self._open(first)
        return first is not None

    def _open(self, question: str) -> None:
        self.current, self.card = question, self.cards[question]
        self._listening = self._ticked = None

    def next_open(self) -> str | None:
        """The next question nothing was said to yet, or typed; None after the last."""
        drafts = self.interview.drafts()
        waiting = [each for each in self.interview.progress().open if not drafts.get(each, "").strip()]
        return next_question(self.interview.script, waiting, self.current)

    def find(self, words: str) -> tuple[Card, ...]:
        """The questions these words may mean, best first."""
        held = self.interview
        return tuple(self.cards[found.id] for found in find_questions(held.script, held.person.role, held.names, words))

    # Answering

    @property
    def typed_answer(self) -> Answer:
        """The answer with the note as it is typed. Words under a parked question take it up again."""
        answer = self.interview.answer_to(self.current)
        note = self.interview.drafts().get(self.current, answer.note).rstrip("\n")
        parked = answer.absence is Absence.PARKED and note != answer.note
        return replace(answer, note=note, absence=None if parked else answer.absence)

    def record(self, answer: Answer, *, remember: bool = True) -> None:
        """Record ``answer``. ``remember`` says whether that is a step which can be undone."""
        change = self.interview.record(answer)
        if remember:
            self.history.add(change, answer.question)

    def leave(self, *, remember: bool = True) -> None:
        """Record what is typed; the only line of a note may be the answer."""
        if self._ticked is not None:
            self.finish_probe()
        text = self.interview.drafts().get(self.current)
        if text is None:
            return
        answer = self.typed_answer
        if answer.value is None and text.strip() and "\n" not in text:
            value = self.card.answer_type.read_line(text, None).value
            if value is not None:
                answer = replace(answer, value=value, absence=None, note="")
        self.record(answer, remember=remember)

    def read_line(self, line: str) -> LineRead:
        """What a line typed into the note amounts to: the answer, or words."""
        return self.card.answer_type.read_line(line, self.answer.value)

    def choose(self, place: int) -> None:
        """Take the choice at ``place``."""
        answer = self.typed_answer
        value = self.card.answer_type.toggled(answer.value, self.card.choices[place])
        self.record(replace(answer, value=value, absence=None, grade=None))

    def record_absence(self, absence: Absence) -> None:
        """Record why there is no answer. A parked question keeps the answer it has."""
        answer = self.typed_answer
        if absence is Absence.PARKED:
            self.record(replace(answer, absence=absence))
        else:
            self.record(replace(answer, value=None, absence=absence, grade=None))

    def record_rows(self, question: str, rows: Rows) -> None:
        """Record the rows of a table question."""
        answer = self.typed_answer if question == self.current else self.interview.answer_to(question)
        self.record(replace(answer, value=rows or None, absence=None))

    # Rating

    def rate(self, rating: RatingKeys, given: Given) -> None:
        """Record what was given for the indicator that is rated.

        The level of a scale without options of its own is the answer itself.
        """
        answer, indicator = self.typed_answer, rating.indicator
        match given:
            case LevelGiven(level) if rating.on_answer:
                self.record(replace(answer, value=level, absence=None, grade=None))
            case LevelGiven(level):
                self._rate(indicator, level=level)
            case GradeGiven(grade=grade) if rating.on_answer and answer.value is not None:
                self.record(replace(answer, grade=grade))
            case GradeGiven(None, grade):
                counts = self.interview.counting().get(indicator)
                if counts is not None and counts.level is not None:
                    self.history.add(self.interview.settle(counts, grade), counts.question or "")
            case GradeGiven(level, grade):
                self._rate(indicator, level=level, grade=grade)
            case Absence():
                if rating.on_answer and answer.value is not None:
                    self.record(replace(answer, value=None, grade=None))
                self._rate(indicator, absence=given)

    def _rate(
        self, indicator: str, *, level: int | None = None, absence: Absence | None = None, grade: Grade | None = None
    ) -> None:
        at = self.current
        change = self.interview.rate(indicator, level=level, absence=absence, grade=grade, question=at)
        self.history.add(change, at)

    # Undoing

    def undo(self) -> Step | None:
        """Undo the last step; None when there is none. What is typed is recorded first.

        When the step is an earlier note of the open question, the typing is a step of its own, to be had again.
        """
        self._record_typing(self.history.last)
        return self.history.undo(self.interview.workspace)

    def redo(self) -> Step | None:
        """Redo the step undone last; None when there is none. What is typed is recorded first, as in `undo`."""
        self._record_typing(self.history.following)
        return self.history.redo(self.interview.workspace)

    def _record_typing(self, step: Step | None) -> None:
        remember = step is not None and step.of_note and step.about == self.current
        self.record(self.typed_answer, remember=remember)

    # Probes

    def probes(self) -> tuple[ShownProbe, ...]:
        """The probes of the open question, with the note as typed so far."""
        return shown_probes(self.interview, self.card, self.timely())

    def timely(self) -> frozenset[str]:
        """The probes whose moment has come with the note as typed so far."""
        if not self.card.probe_ids:
            return frozenset()
        state = self.interview.workspace.state
        if self._listening is None or self._listening[0] is not state:
            self._listening = state, listening(self.interview, self.current)
        answer = self.typed_answer
        found = self._listening[1].timely(answer.note, answer.value, answer.absence, answer.grade)
        return frozenset(each.probe for each in found)

    def tick(self, probe: str) -> None:
        """Record that a probe was asked, or was not after all; what is typed from now on is what it brings."""
        self.finish_probe()
        if (self.interview.session_id, self.current, probe) in self.interview.workspace.state.probes_asked:
            unask_probe(self.interview, self.current, probe)
        else:
            ask_probe(self.interview, self.current, probe)
            self._ticked = probe, self.note

    def finish_probe(self) -> None:
        """Record with the probe ticked last what has been typed since."""
        ticked, self._ticked = self._ticked, None
        if ticked is None:
            return
        (probe, before), text = ticked, self.note
        if text.startswith(before) and (brought := text[len(before) :].strip()):
            ask_probe(self.interview, self.current, probe, brought)

    # Pairs, evidence and plans

    @property
    def open_pairs(self) -> tuple[ContradictionLine, ...]:
        """Answers that do not go together, with which nobody has dealt yet."""
        return tuple(line for line in contradiction_lines(self.interview) if line.open)

    def to_see(self) -> tuple[ToSee, ...]:
        """The things to ask to see at the open question."""
        noted, session = self.interview.workspace.state.evidence_notes, self.interview.session_id
        return tuple(
            ToSee(self.current, each, self.interview.script.evidence[each], None if note is None else note.state)
            for each in self.question.see
            for note in (noted.get((session, each, self.current)),)
        )

    def mark(self, thing: ToSee, words: str = "") -> None:
        """Record how far a thing to see has come. ``words`` say which document is promised, and by when."""
        workspace, session = self.interview.workspace, self.interview.session_id
        if thing.state is not None:
            mark_evidence(workspace, session, thing.evidence, thing.state, question=thing.question, words=words)
        elif (note := workspace.state.evidence_notes.get((session, thing.evidence, thing.question))) is not None:
            unmark_evidence(workspace, note)

    def attach(self, kept: Kept, question: str, evidence: str | None) -> None:
        """Attach a file to what was said at ``question``; what it is about is received with it."""
        held = self.interview
        attach(
            held.workspace,
            kept,
            held.person.code,
            session=held.session_id,
            question=question,
            evidence=evidence,
            indicators=feeds_for_quote(held.question(question), held.rubric),
        )
        if evidence is not None:
            mark_evidence(held.workspace, held.session_id, evidence, EvidenceState.RECEIVED, question=question)

    def plan_anew(self, minutes: int) -> tuple[str, ...]:
        """Plan what is left for so many minutes, wrap-up included. Returns what was dropped, in a few words each."""
        planned = replan(self.interview, minutes, current=self.current)
        self._plans.add(planned.change)
        return tuple(self.interview.short_name(self.interview.question(each)) for each in planned.dropped)

    def put_plan_back(self) -> bool:
        """Undo the last planning anew. False when there was none."""
        return self._plans.undo(self.interview.workspace) is not None

    def words(self) -> dict[str, str]:
        """Everything put down in this interview, levels included, by question, then what was captured."""
        drafts = self.interview.drafts()
        words: dict[str, str] = {}
        for at, card in self.cards.items():
            answer = self.interview.answer_to(at)
            absence = "" if answer.absence is None else f"({answer.absence.value})"
            said = (absence, self.interview.spoken(answer), drafts.get(at, answer.note))
            words[f"{at}  {card.wording}"] = "\n".join(filter(None, said))
            columns = [column.id for column in self.interview.question(at).columns]
            typed = rows_in(drafts.get(rows_draft(at), ""), columns) or ()  # as they stand in the table now
            words[f"{at}  rows"] = "\n".join(" | ".join(row.values()) for row in typed)
        captured = (*(each.text for each in self.interview.captures()), drafts.get(CAPTURE, ""))
        words["Captured"] = "\n".join(captured)
        return words


def begin_sitting(workspace: Workspace, wanted: Wanted) -> Sitting:
    """Begin or resume the interview that is wanted, and record what was being typed when it broke off.

    Notes that were being typed stay drafts, put together with what is recorded of them. Raises CoachErrors.
    """
    if wanted.session is None:
        interview = begin_interview(workspace, wanted.person, minutes=wanted.minutes, supplied=wanted.supplied)
    else:
        interview = interview_of(workspace, wanted.session)
    interview.keep_typed_rows()
    keep_typed_capture(interview)
    agenda, known = interview.agenda(), {question.id for question in interview.script.questions()}
    drafts = {question: text for question, text in interview.drafts().items() if question in known}
    for question, text in drafts.items():
        interview.draft(question, resumed_note(interview.answer_to(question).note, text))
    asked = None if wanted.question is None else interview.question(wanted.question).id
    begun = [question for question in drafts if question in agenda]
    unfinished = begun[-1] if begun else next(iter(interview.progress().open), None)
    return Sitting(interview, asked or unfinished or next(iter(agenda), next(iter(known))))
