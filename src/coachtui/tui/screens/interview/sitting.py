"""One interview while its screen is open: the open question, the questions visited before, and what can be undone.

A `Session` is the record of an interview in the engagement file. An `Interview` reads that session and records into it.
A `Sitting` adds what lasts only while the screen is open; it imports nothing of Textual.

The open question is the one on the screen. Recorded means written as entries, which undo can reverse. A draft is text
typed and not recorded yet; it is stored too, so that a crash loses nothing. Ids are those of the script and rubric.
"""

from collections.abc import Mapping
from dataclasses import replace

from coachtui.answer_types import LineRead, NoteRead, read_note, rows_of
from coachtui.asking.quoting import feeds_for_quote
from coachtui.asking.tables import Rows
from coachtui.files.keeping import KeptFile
from coachtui.model.answers import Absence, Answer, EvidenceState, Grade
from coachtui.model.engagement import State
from coachtui.model.frame_ids import FRAME_IDS, NEXT
from coachtui.model.script import Question
from coachtui.tui.screens.interview.rating_keys import Given, GradeGiven, LevelGiven, RatingKeys
from coachtui.workflow.engagement.evidence import attach, mark_evidence, unmark_evidence
from coachtui.workflow.interview.contradicting import ContradictionLine, contradiction_lines
from coachtui.workflow.interview.framing import reply_at
from coachtui.workflow.interview.history import History, UndoStep
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.pacing import replan
from coachtui.workflow.interview.probing import Listening, ask_probe, listening, unask_probe
from coachtui.workflow.interview.rating import counting_in, rate, settle_rating
from coachtui.workflow.interview.snapshots import (
    QuestionCard,
    QuestionSnapshot,
    ShownProbe,
    ToSee,
    question_cards,
)
from coachtui.workflow.interview.steps import steps_read


class Sitting:
    """One interview with its open question. Make it with `begin_sitting` (`beginning.py`).

    Methods that record raise CoachErrors when the log refuses: off the record, or for ids it does not know.
    """

    def __init__(self, interview: Interview, first_question: str) -> None:
        self.interview = interview
        self.cards: Mapping[str, QuestionCard] = question_cards(interview)
        self.current = first_question
        """The id of the open question."""
        self.card = self.cards[first_question]
        """The card of the open question."""
        self.history = History()
        self._plans = History()
        self._visited: list[str] = []
        self.ahead: list[str] = []
        """The questions gone back from and not returned to, the one where going back began first."""
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
        """The note of the open question: its draft, where there is one, else the note as recorded."""
        typed = self.interview.drafts().get(self.current)
        return self.interview.answer_to(self.current).note if typed is None else typed

    @property
    def rows(self) -> Rows:
        """The recorded rows of the open question; empty where it is no table."""
        return rows_of(self.answer.value)

    def snapshot(self) -> QuestionSnapshot:
        """What anybody in the room may see of the open question, as recorded and typed so far."""
        interview, card, answer_type = self.interview, self.card, self.card.answer_type
        answer = interview.answer_to(card.question)
        value = answer.value
        return QuestionSnapshot(
            card=card,
            place=interview.place(card.question),
            chosen=tuple(value is not None and answer_type.is_chosen(value, choice) for choice in card.choices),
            spoken=() if value is None or card.columns else tuple(answer_type.openly_spoken(value).splitlines()),
            absence=answer.absence,
            rows=rows_of(value) if card.columns else (),
            probes=self.probes(),
            reply=reply_at(interview, card.question) if card.question in FRAME_IDS else "",
        )

    def keep(self, text: str) -> bool:
        """Save ``text`` as the draft of the open question's note. False when `note` was this text already."""
        is_new = text != self.note
        if is_new:
            self.interview.draft(self.current, text)
        return is_new

    # Moving

    def go(self, question: str) -> None:
        """Open the question of this id; `go_back` returns to the one before. Records nothing: call `leave` first."""
        self._visited.append(self.current)
        if self.ahead:
            self.ahead = self.ahead[: self.ahead.index(question)] if question in self.ahead else []
        self.current, self.card = question, self.cards[question]
        self._listening = self._ticked = None

    def go_back(self) -> bool:
        """Open the question visited before this one, else the one before it on the agenda. Call `leave` first.

        False, and nothing changes, when there is neither.
        """
        visited = self._visited
        while visited and visited[-1] == self.current:
            visited.pop()
        before = visited.pop() if visited else self.interview.previous(self.current)
        if before is not None:
            ahead = [*self.ahead, self.current]
            self.go(before)
            visited.pop()  # from there nothing leads back here
            self.ahead = ahead
        return before is not None

    def return_to(self, following: str | None) -> str | None:
        """The question to go on with after `go_back`: ``following``, the next open one, if it was gone back from.

        Otherwise it is the one where going back began, answered or not; of those that a rule hides by now none is.
        """
        seen = self.interview.visibility()
        ahead = [each for each in self.ahead if each not in seen or seen[each].shown]
        return following if following in ahead or not ahead else ahead[0]

    def find(self, words: str) -> tuple[QuestionCard, ...]:
        """The cards of the questions that ``words`` may mean, best first: an id, or words as in `Interview.find`."""
        return tuple(self.cards[found.id] for found in self.interview.asked.find(words))

    def waits(self) -> dict[str, str]:
        """What the other questions wait for, by id: first those with words noted and no answer, then parked ones."""
        progress = self.interview.progress()
        return {
            question: self.interview.state_of(question).value
            for question in (*progress.noted, *progress.parked)
            if question != self.current
        }

    # Answering

    @property
    def typed_answer(self) -> Answer:
        """The recorded answer with the draft as its note. A parked question whose note changed is parked no more."""
        answer = self.interview.answer_to(self.current)
        note = self.interview.drafts().get(self.current, answer.note).rstrip("\n")
        parked = answer.absence is Absence.PARKED and note != answer.note
        return replace(answer, note=note, absence=None if parked else answer.absence)

    def record(self, answer: Answer, *, remember: bool = True) -> None:
        """Record ``answer``, to whichever question it belongs, and drop that question's drafts.

        Without ``remember`` it is no step for `undo`, and steps that can be redone stay so.
        """
        change = self.interview.record(answer)
        if remember:
            self.history.add(change, answer.question)

    def record_here(self, answer: Answer) -> None:
        """`record` an ``answer`` to the open question, which stays open: its note stays a draft.

        So the interview is resumed here after a crash, although the question is answered.
        """
        self.record(answer)
        self.interview.draft(self.current, self.answer.note)

    def read_note(self, *, entered: int | None = None) -> NoteRead:
        """Read the lines typed into the note of the open question since it was recorded. Records nothing.

        ``entered`` is the number, from 0, of a line that is read even if the recorded note has it. For the question on
        next steps the result has the days that the lines name, in the place where other questions have doubts.
        """
        recorded, typed = self.interview.answer_to(self.current), self.typed_answer
        read = read_note(self.card.answer_type, typed.note, recorded.note, recorded.value, entered=entered)
        return replace(read, doubt=steps_read(self.interview, typed.note)) if self.current == NEXT else read

    @property
    def decided_answer(self) -> Answer:
        """`typed_answer`, with the answer that lines of the note give, which are then no longer part of the note."""
        answer, read = self.typed_answer, self.read_note()
        return replace(answer, value=read.value, absence=None, note=read.note) if read.answering else answer

    def leave(self, *, remember: bool = True) -> bool:
        """Record the draft of the open question, if there is one. Call it before `go` or `go_back`: it opens nothing.

        Lines of the note that answer the question become its answer, and are taken out of the note; then the result is
        true. Ends the probe ticked last (`finish_probe`). For ``remember`` see `record`.
        """
        if self._ticked is not None:
            self.finish_probe()
        draft = self.interview.drafts().get(self.current)
        if draft is None:
            return False
        answer = self.decided_answer
        self.record(answer, remember=remember)
        return answer.note != draft.rstrip("\n")

    def read_line(self, line: str) -> LineRead:
        """Read one line of the note as an answer to the open question. Records nothing.

        The result has the answer's value, None where the line is plain words, and perhaps a complaint for the user.
        """
        return self.card.answer_type.read_line(line, self.answer.value)

    def choose(self, place: int) -> None:
        """Record the choice at ``place`` in the card's choices, counted from 0, as the answer to the open question.

        Where several may be chosen it is added, or taken out if it was chosen. The evidence grade is dropped.
        """
        answer = self.typed_answer
        value = self.card.answer_type.toggled(answer.value, self.card.choices[place])
        self.record_here(replace(answer, value=value, absence=None, grade=None))

    def take_answer_away(self) -> None:
        """Record that the open question has no answer; its note stays."""
        self.record(replace(self.typed_answer, value=None, absence=None, grade=None))

    def record_absence(self, absence: Absence) -> None:
        """Record why the open question has no answer: value and grade go, and all words stay as they were typed.

        PARKED alone keeps the answer there is, or the one that lines of the note give.
        """
        answer = self.decided_answer if absence is Absence.PARKED else self.typed_answer
        goes_on = absence in {Absence.PARKED, Absence.SKIPPED}
        (self.record if goes_on else self.record_here)(self.card.answer_type.with_absence(answer, absence))

    def record_rows(self, question: str, rows: Rows) -> None:
        """Record ``rows`` as the answer to the table question of this id; no rows record no answer."""
        if question == self.current:
            self.record_here(replace(self.typed_answer, value=rows or None, absence=None))
        else:
            self.record(replace(self.interview.answer_to(question), value=rows or None, absence=None))

    # Rating

    def rate(self, rating: RatingKeys, given: Given) -> None:
        """Record the level, evidence grade or absence ``given`` for ``rating.indicator``, at the open question.

        ``rating.on_answer``: the open question is a scale whose choices are the rubric's levels. Then a level is
        recorded as the answer, and no rating is stored; a grade goes into the answer; an absence empties the answer
        and is stored as a rating. A grade without a level goes to the rating that counts so far; without one, nothing
        is recorded.
        """
        answer, indicator = self.typed_answer, rating.indicator
        match given:
            case LevelGiven(level) if rating.on_answer:
                self.record_here(replace(answer, value=level, absence=None, grade=None))
            case LevelGiven(level):
                self._rate(indicator, level=level)
            case GradeGiven(grade=grade) if rating.on_answer and answer.value is not None:
                self.record_here(replace(answer, grade=grade))
            case GradeGiven(None, grade):
                counts = counting_in(self.interview).get(indicator)
                if counts is not None and counts.level is not None:
                    self.history.add(settle_rating(self.interview, counts, grade), counts.question or "")
            case GradeGiven(level, grade):
                self._rate(indicator, level=level, grade=grade)
            case Absence():
                if rating.on_answer and answer.value is not None:
                    self.record(replace(answer, value=None, grade=None))
                self._rate(indicator, absence=given)

    def _rate(
        self, indicator: str, *, level: int | None = None, absence: Absence | None = None, grade: Grade | None = None
    ) -> None:
        """Store a rating of ``indicator`` said at the open question, as a step for `undo`."""
        at = self.current
        change = rate(self.interview, indicator, level=level, absence=absence, grade=grade, question=at)
        self.history.add(change, at)

    # Undoing

    def undo(self) -> UndoStep | None:
        """Undo the last answer, absence, rating or note recorded, at whichever question. Returns it; None for none.

        Where the step to undo is the note of the open question, the draft of it is recorded first, as a step of its own
        that is the one undone, so that `redo` brings the typed words back. Any other draft stays as it is. Planning,
        probes and evidence are no steps.
        """
        self._record_typing(self.history.last)
        return self.history.undo(self.interview.workspace)

    def redo(self) -> UndoStep | None:
        """Redo the step undone last, and return it; None when there is none.

        The draft of the open question is recorded first where `undo` would do so. It then clears what could be redone,
        as every new step does.
        """
        self._record_typing(self.history.following)
        return self.history.redo(self.interview.workspace)

    def _record_typing(self, step: UndoStep | None) -> None:
        """Record the draft of the open question as a step, where ``step`` is of the same note."""
        if step is not None and step.of_note and step.about == self.current:
            self.record(self.typed_answer)

    # Probes

    def probes(self) -> tuple[ShownProbe, ...]:
        """The probes of the open question; those are marked that are `timely` or were asked."""
        card, session, timely = self.card, self.interview.session_id, self.timely()
        asked = self.interview.records.state.probes_asked
        return tuple(
            ShownProbe(probe, says, probe in timely, (session, card.question, probe) in asked)
            for probe, says in zip(card.probe_ids, card.probes, strict=True)
        )

    def timely(self) -> frozenset[str]:
        """The ids of the open question's probes that its rules call for, judged by the answer and the note typed."""
        if not self.card.probe_ids:
            return frozenset()
        answer, card = self.typed_answer, self.card
        is_rated = any(rating.indicator in card.fed for rating in self.interview.records.ratings)
        if not (answer.note or answer.absence or is_rated) and answer.value is None:
            return card.timely_at_first
        state = self.interview.workspace.state
        if self._listening is None or self._listening[0] is not state:
            self._listening = state, listening(self.interview, self.current)
        found = self._listening[1].timely(answer.note, answer.value, answer.absence, answer.grade)
        return frozenset(each.probe for each in found)

    def tick(self, probe: str) -> None:
        """Record that the probe of this id was asked at the open question, or withdraw that it was.

        Text typed into the note after it was ticked is recorded as its result by `finish_probe`.
        """
        self.finish_probe()
        if (self.interview.session_id, self.current, probe) in self.interview.workspace.state.probes_asked:
            unask_probe(self.interview, self.current, probe)
        else:
            ask_probe(self.interview, self.current, probe)
            self._ticked = probe, self.note

    def finish_probe(self) -> None:
        """Record the text added to the note since a probe was ticked as the result of that probe.

        `tick` and `leave` call it. Records nothing when no probe is ticked, or when nothing was added at the end.
        """
        ticked, self._ticked = self._ticked, None
        if ticked is None:
            return
        (probe, before), text = ticked, self.note
        if text.startswith(before) and (brought := text[len(before) :].strip()):
            ask_probe(self.interview, self.current, probe, brought)

    # Contradictions, evidence and plans

    @property
    def open_contradictions(self) -> tuple[ContradictionLine, ...]:
        """The contradictions with answers of this interview that were neither raised nor let be."""
        return tuple(line for line in contradiction_lines(self.interview) if line.open)

    def to_see(self) -> tuple[ToSee, ...]:
        """The evidence to ask to see at the open question, each with its state as recorded for this question."""
        noted, session = self.interview.workspace.state.evidence_notes, self.interview.session_id
        return tuple(
            ToSee(self.current, each, self.interview.script.evidence[each], None if note is None else note.state)
            for each in self.question.see
            for note in (noted.get((session, each, self.current)),)
        )

    def mark(self, thing: ToSee, words: str = "") -> None:
        """Record ``thing.state`` as the state of the evidence at ``thing.question``; None withdraws what was recorded.

        ``words`` is a note about it, such as which document is promised, and by when. No step for `undo`.
        """
        workspace, session = self.interview.workspace, self.interview.session_id
        if thing.state is not None:
            mark_evidence(workspace, session, thing.evidence, thing.state, question=thing.question, words=words)
        elif (note := workspace.state.evidence_notes.get((session, thing.evidence, thing.question))) is not None:
            unmark_evidence(workspace, note)

    def attach(self, kept: KeptFile, question: str, evidence: str | None) -> None:
        """Attach a file, read by `read_kept`, to the question of this id and the indicators it feeds.

        ``evidence`` is the id of the evidence it is, which is then recorded as received; None where it is none that
        the script asks to see. No step for `undo`.
        """
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
        """Plan the rest of the agenda anew for ``minutes`` left of the meeting, wrap-up included, and record it.

        Returns the short names of the unanswered questions left out. Not undone by `undo` but by `put_plan_back`.
        """
        planned = replan(self.interview, minutes, current=self.current)
        self._plans.add(planned.change)
        self.ahead = [each for each in self.ahead if each not in planned.dropped]
        return tuple(self.interview.asked.short_name(self.interview.question(each)) for each in planned.dropped)

    def put_plan_back(self) -> bool:
        """Undo the last `plan_anew` of this sitting that was not undone yet. False when there is none."""
        return self._plans.undo(self.interview.workspace) is not None
