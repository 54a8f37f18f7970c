"""One interview: recording into its session, and reading it. The screens and the plain mode call these methods.

Whether a record is on the disk when a call returns depends on the workspace's log.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coachtui.asking.agenda import plan_agenda
from coachtui.asking.asked_script import AskedScript
from coachtui.asking.contradictions import contradictions_in
from coachtui.asking.progress import (
    Progress,
    QuestionState,
    previous_question,
    progress_of,
    state_of,
)
from coachtui.asking.quoting import QUOTATION_MARKS, feeds_for_quote, quotes_in, statements_in
from coachtui.asking.tables import rows_in
from coachtui.asking.visibility import Visibility, visible_questions
from coachtui.asking.wording import fill
from coachtui.model.answers import Absence, Answer, Grade, Quote, Rating, Session, SessionKind, Value
from coachtui.model.craft import Capture, Consent, ConsentGiven, ContradictionState
from coachtui.model.engagement import State
from coachtui.model.frame_ids import CONSENT, WHOM
from coachtui.model.interview_stage import sessions_with_words
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.script import Question, Script
from coachtui.model.script_parts import Contradiction
from coachtui.model.text import clean, is_blank
from coachtui.store.records import Change
from coachtui.workflow.engagement.editing import plan_in_force
from coachtui.workflow.engagement.engagements import Workspace, documents_of
from coachtui.workflow.engagement.sessions import STANDARD_MINUTES, interviews_with, new_session
from coachtui.workflow.interview.framing import proposals_to, record_consent, short_hash

_OPEN = ContradictionState.OPEN


@dataclass(frozen=True, slots=True)
class OwnRecords:
    """The records of one session in ``state``, in the order they first appeared; answers by question.

    ``seen`` is what rules can see of the answers, by question: value and absence, of a story its note. Of a question
    that this role is not asked it counts too that there is an answer.
    ``earlier`` are the answers of the same person's other sessions, the latest of each question; those of sheets are
    left out, and a sheet has none.
    """

    state: State
    answers: Mapping[str, Answer]
    seen: Mapping[str, object]
    earlier: Mapping[str, Answer]
    ratings: tuple[Rating, ...]
    quotes: tuple[Quote, ...]
    captures: tuple[Capture, ...]


class Interview:
    """One session, to read and to record into. Make it with `begin_interview` or `interview_of`.

    Methods that record return what changed. They raise the CoachErrors of the log, among them one for an engagement
    that is off the record, and then nothing was recorded.
    """

    def __init__(self, workspace: Workspace, session: Session) -> None:
        self.workspace = workspace
        self.session_id = session.id
        self.script: Script = workspace.script_of(session)
        self.rubric = workspace.rubric_of(session)
        self.person: Person = workspace.person(session.person)
        self.asked = asked = AskedScript(self.script, self.rubric, workspace.engagement, self.person, session)
        self.role, self.alone, self.names = asked.role, asked.alone, asked.names
        self.question_ids, self.opening_ids, self.closing_ids = asked.question_ids, asked.opening_ids, asked.closing_ids
        self._contradictable = frozenset(one for each in self.script.contradictions for one in each.between)
        self._plan = session.plan
        self._records: OwnRecords | None = None
        self._visibility: tuple[Mapping[str, object], Mapping[str, Visibility]] | None = None
        self._contradictions: tuple[object, tuple[Contradiction, ...]] | None = None
        self._agenda: tuple[Mapping[str, Answer], Session, tuple[str, ...]] | None = None

    @property
    def session(self) -> Session:
        """The session as recorded so far."""
        return self.workspace.state.sessions[self.session_id]

    def question(self, question_id: str) -> Question:
        """The question with this id, of a section, the opening or the closing. Raises CoachError if there is none."""
        found = self.asked.questions.get(question_id)
        if found is None:
            raise CoachError("No such question", f"This script has no {clean(question_id)}.", bad_input=True)
        return found

    @property
    def consent(self) -> Consent:
        """The consent to this session; an empty one while it is not recorded."""
        known = self.workspace.state.consents.get(self.session_id)
        return known or Consent(self.session_id, self.person.code)

    @property
    def declined(self) -> bool:
        """Whether no consent was given, so that nothing that is said is kept."""
        return self.consent.given is ConsentGiven.NO

    def spoken(self, answer: Answer) -> str:
        """The value of an answer as people read it; "" where it has none. Raises as `question` does."""
        question = self.question(answer.question)
        return "" if answer.value is None else self.asked.answer_type(question).spoken(answer.value)

    def answers(self) -> dict[str, Answer]:
        """This session's answers by question id, hidden ones included."""
        return dict(self.records.answers)

    def all_answers(self) -> dict[str, Answer]:
        """This person's answers by question id, over all sessions; this session's answer wins, else the latest."""
        return {**self.records.earlier, **self.records.answers}

    def contradictions(self) -> tuple[Contradiction, ...]:
        """The contradictions between an answer of this session and another of this person, in whatever state.

        Kept until an answer changes in what rules can see of it, as in `visibility`.
        """
        records = self.records
        own, earlier = records.answers, records.earlier
        answered = own.keys() | earlier.keys()
        if not any(answered.issuperset(each.between) for each in self.script.contradictions):
            return ()
        known = records.seen, earlier, own.keys() & self._contradictable
        if self._contradictions is None or self._contradictions[0] != known:
            every = {**earlier, **own}
            found = contradictions_in(self.script, self.role, self._plan, every, own)
            self._contradictions = known, found
        return self._contradictions[1]

    def open_contradictions(self) -> tuple[Contradiction, ...]:
        """The `contradictions` that were neither raised nor let be."""
        if not (found := self.contradictions()):
            return ()
        notes, own = self.workspace.state.contradictions, self.session_id
        dealt_with = {each.contradiction for each in notes.values() if each.session == own and each.state != _OPEN}
        return tuple(each for each in found if each.id not in dealt_with)

    def tensions(self) -> tuple[Contradiction, ...]:
        """The `contradictions` that were not let be: open ones first, then those that were raised."""
        notes, own = self.workspace.state.contradictions, self.session_id
        raised = {
            each.contradiction
            for each in notes.values()
            if each.session == own and each.state is ContradictionState.RAISED
        }
        return self.open_contradictions() + tuple(each for each in self.contradictions() if each.id in raised)

    @property
    def records(self) -> OwnRecords:
        """The records of this session, as recorded so far. Answers are looked through only where any has changed."""
        state, own, before = self.workspace.log.state(), self.session_id, self._records
        if before is None or before.state is not state:
            if before is not None and before.state.answers is state.answers:
                answers, seen, earlier = before.answers, before.seen, before.earlier
            else:
                every, person = state.answers.items(), self.person.code
                answers = {question: each for (session, question), each in every if session == own}
                seen = {
                    question: (each.value, each.absence, each.note if question in self.asked.stories else "")
                    for question, each in answers.items()
                    if each.value is not None or each.absence is not None or question in self.asked.always_seen
                }
                apart = {each.id for each in state.sessions.values() if each.kind is SessionKind.SHEET}
                others = [
                    each
                    for each in state.answers.values()
                    if each.person == person and each.session != own and each.session not in apart and own not in apart
                ]
                earlier = {each.question: each for each in sorted(others, key=lambda each: each.at or "")}
            self._records = before = OwnRecords(
                state,
                answers,
                seen,
                earlier,
                tuple(rating for rating in state.ratings.values() if rating.session == own),
                tuple(quote for quote in state.quotes.values() if quote.session == own),
                tuple(capture for capture in state.captures.values() if capture.session == own),
            )
        return before

    def captures(self) -> tuple[Capture, ...]:
        """Every capture of this session, filed ones too, in the order they were noted."""
        return self.records.captures

    def visibility(self) -> Mapping[str, Visibility]:
        """For every question of the script: whether it is shown now, and why.

        Kept until an answer changes in what rules can see of it: typing a note is no reason to evaluate them again.
        """
        records = self.records
        if self._visibility is None or self._visibility[0] != records.seen:
            shown = visible_questions(self.script, self.role, self._plan, records.answers)
            self._visibility = records.seen, shown
        return self._visibility[1]

    def agenda(self) -> tuple[str, ...]:
        """The questions planned and those answered out of plan, in the plan's order, without hidden ones."""
        records = self.records
        answers, session = records.answers, records.state.sessions[self.session_id]
        if self._agenda is None or self._agenda[0] is not answers or self._agenda[1] is not session:
            shown = self.visibility()
            kept = (each for each, answer in answers.items() if state_of(answer) is not QuestionState.OPEN)
            wanted = {*session.agenda, *kept}
            questions = (each for each in self.question_ids if each in wanted and shown[each].shown)
            self._agenda = answers, session, tuple(questions)
        return self._agenda[2]

    def next_open(self, current: str, *, skip_drafted: bool = False) -> str | None:
        """The question to go on with from ``current``; None after the last one.

        In the opening these are the rest of its questions, then those open on the agenda; in the closing its own. With
        ``skip_drafted`` those with words in a draft count as begun.
        """
        if current in self.closing_ids:
            return next(iter(self.closing_ids[self.closing_ids.index(current) + 1 :]), None)
        begun = {each for each, text in self.drafts().items() if not is_blank(text)} if skip_drafted else set()
        way, left = (*self.opening_ids, *self.question_ids), {*self.opening_ids, *self.agenda()} - begun
        behind = (each for each in way[way.index(current) + 1 :] if each in left)
        return next((each for each in behind if state_of(self.answer_to(each)) is QuestionState.OPEN), None)

    def previous(self, current: str) -> str | None:
        """The question before ``current``: in opening and closing the one before there, else on the agenda.

        None for none: before the closing comes the end of the agenda, but before the agenda comes nothing.
        """
        for ids in (self.opening_ids, self.closing_ids):
            if current in ids[1:]:
                return ids[ids.index(current) - 1]
        if current in self.opening_ids:
            return None
        return previous_question(self.question_ids, self.agenda(), current)

    def place(self, question_id: str) -> str:
        """The place of a question on the agenda in words: "3 of 20"; "" in opening and closing."""
        agenda = self.agenda()
        if question_id in agenda:
            return f"{agenda.index(question_id) + 1} of {len(agenda)}"
        return "" if question_id in {*self.opening_ids, *self.closing_ids} else "out of plan"

    def bridge(self, question_id: str) -> str:
        """The sentence that leads to the subject of this question: of the first of its section on the agenda.

        "" for the first question of all, for one out of plan, and where the script has no such sentence.
        """
        agenda = self.agenda()
        place = agenda.index(question_id) if question_id in agenda else 0
        if place == 0:
            return ""
        section, before = self.script.section_of(question_id), self.script.section_of(agenda[place - 1])
        return "" if section.id == before.id else fill(section.bridge, self.names)

    def progress(self) -> Progress:
        """Which questions of the agenda are answered, noted without an answer, parked, absent and open."""
        return progress_of(self.agenda(), self.records.answers, self._wanting_value())

    def state_of(self, question_id: str) -> QuestionState:
        """How far one question has come in this session."""
        wants = question_id in self._wanting_value()
        return state_of(self.records.answers.get(question_id), wants_value=wants)

    def _wanting_value(self) -> frozenset[str]:
        """The questions that words alone do not answer: a scale on anchors is none once its indicator is rated."""
        rated = {rating.indicator for rating in self.records.ratings}
        if not rated:
            return self.asked.want_value
        instead = self.asked.rated_instead.items()
        return self.asked.want_value - {each for each, indicator in instead if indicator in rated}

    def answer(
        self,
        question_id: str,
        *,
        value: Value | None = None,
        note: str = "",
        absence: Absence | None = None,
        grade: Grade | None = None,
    ) -> Change:
        """Record the whole present answer to a question, and the quotes in its note. Raises CoachErrors."""
        return self.record(Answer(self.session_id, self.person.code, question_id, value, note, absence, grade))

    def record(self, answer: Answer) -> Change:
        """Record ``answer`` as the present one to its question, and the quotes in its note. Raises CoachErrors.

        The drafts of the question are deleted with it. The answer to the request for consent is recorded as a
        `Consent`; people named when asked whom else to see are recorded as proposed.
        """
        question = self.question(answer.question)
        answer = replace(answer, note="" if is_blank(answer.note) else clean(answer.note), at=None)
        if question.id == CONSENT:
            return record_consent(self, answer)
        gained, lost = self.quotes_to(answer)
        proposed, taken_back = proposals_to(self, answer) if question.id == WHOM else ((), ())
        drafts = (question.id, rows_draft(question.id)) if question.columns else (question.id,)
        dropped = [(self.session_id, draft) for draft in drafts]
        return self.workspace.record(answer, *gained, *proposed, withdraw=(*lost, *taken_back), drop_drafts=dropped)

    def quotes_to(self, answer: Answer) -> tuple[tuple[Quote, ...], tuple[Quote, ...]]:
        """The quotes to record and those to withdraw, so that they are the statements in the note of ``answer``.

        A quote that is there stays as it is while its words stand in quotation marks. One that came without an answer,
        as from a merge, is found only by its words, until the question is answered again. Where consent was given with
        limits new ones are not to be used, until somebody asks for them.
        """
        state, own = self.workspace.log.known_state(), self.session_id
        has_answer = (own, answer.question) in state.answers  # else no quote of the file need be looked at
        held = state.quotes.values() if has_answer else ()
        known = {each.id: each for each in held if each.question == answer.question and each.session == own}
        if not known and QUOTATION_MARKS.isdisjoint(answer.note):
            return (), ()
        question = self.question(answer.question)
        noted = {self._quote_id(question.id, text) for text in (quotes_in(answer.note) if known else ())}
        said = {self._quote_id(question.id, text): text for text in statements_in(answer.note)}
        fed = feeds_for_quote(question, self.rubric)
        consent = state.consents.get(own)
        usable = False if consent is not None and consent.given is ConsentGiven.LIMITS else None
        gained = tuple(
            Quote(quote_id, self.session_id, self.person.code, text, question.id, fed, usable)
            for quote_id, text in said.items()
            if quote_id not in state.quotes
        )
        return gained, tuple(quote for quote_id, quote in known.items() if quote_id not in noted)

    def answer_to(self, question_id: str) -> Answer:
        """The present answer to a question; an empty one where there is none. Consent is one too."""
        if question_id == CONSENT and question_id in self.asked.questions:
            given = self.consent
            value = None if given.given is None else given.given.value
            return Answer(self.session_id, self.person.code, question_id, value, given.words)
        known = self.records.answers.get(question_id)
        return known or Answer(self.session_id, self.person.code, question_id)

    def draft(self, question_id: str, text: str) -> None:
        """Store ``text`` as the draft of an item, such as a question's id; see `drafts`. Raises CoachErrors."""
        self.workspace.save_draft(self.session_id, question_id, text)

    def drop_draft(self, question_id: str) -> None:
        """Delete the draft of an item, if there is one; see `drafts`. Raises CoachErrors."""
        self.workspace.log.drop_draft(self.session_id, question_id)

    def drafts(self) -> Mapping[str, str]:
        """The drafts of this session by item: a question's id (its note), `rows_draft` (rows), `capturing.DRAFT`."""
        return self.workspace.log.drafts(self.session_id)

    def keep_typed_rows(self) -> None:
        """Record the drafts of table rows, which a crash leaves, as answers. Other drafts stay as they are.

        The question of rows that were typed last gets a draft of its note, so that the interview goes on there.
        """
        asked = [self.asked.questions[each] for each in self.question_ids]
        drafts = dict(self.drafts())
        for draft, text in drafts.items():
            question = next((known for known in asked if rows_draft(known.id) == draft), None)
            rows = None if question is None else rows_in(text, [column.id for column in question.columns])
            if question is not None and rows is not None:
                answer = replace(self.answer_to(question.id), value=rows or None)
                self.workspace.record(answer, drop_drafts=((self.session_id, draft),))
                if draft == next(reversed(drafts)):
                    self.draft(question.id, drafts.get(question.id, answer.note))

    def allow_quote(self, quote: Quote, *, usable: bool, may_name: tuple[str, ...] = ()) -> Change:
        """Record whether the speaker allows these words to be used, unnamed, and which names in them may stand."""
        return self.workspace.record(replace(quote, usable=usable, may_name=may_name))

    def finish(self) -> Change:
        """Record that the session has ended. It can still be opened and added to.

        One in which nothing was said stays begun, so that nobody counts as interviewed who answered nothing.
        """
        if self.session_id not in sessions_with_words(self.workspace.state):
            return Change()
        now = self.workspace.surroundings.now().isoformat()
        return self.workspace.record(replace(self.session, ended=now))

    def _quote_id(self, question: str, text: str) -> str:
        """The id of a quote: the same for the same words at the same question."""
        return f"{self.session_id}/{question}/{short_hash(text)}"


def rows_draft(question_id: str) -> str:
    """The item under which the draft of a table's rows is stored; the draft of its note is stored under the id."""
    return f"{question_id} rows"


def begin_interview(
    workspace: Workspace,
    code: str,
    *,
    minutes: int = STANDARD_MINUTES,
    supplied: frozenset[str] = frozenset(),
    fresh: bool = False,
    started: str | None = None,
) -> Interview:
    """Resume the newest unfinished interview with this person, or record a new one of ``minutes`` of questions.

    ``supplied`` names table questions whose rows were sent beforehand [method 7.3]. ``fresh`` begins a second interview
    although one is unfinished. ``started`` is when it was held, for notes written down earlier (ISO time).
    Raises CoachError for an unknown person, less than a minute, or an engagement whose plan the script does not have.
    """
    person = workspace.person(code)
    newest = next(iter(interviews_with(workspace, person.code)), None)
    if newest is not None and newest.ended is None and not fresh:
        return Interview(workspace, newest)
    if minutes < 1:
        raise CoachError("No time", "An interview needs at least one minute of questions.", bad_input=True)
    plan = plan_in_force(workspace)
    agenda = plan_agenda(workspace.script, workspace.rubric, person.role, plan, minutes, supplied)
    fresh_session = new_session(workspace, person, SessionKind.INTERVIEW, plan, minutes, agenda)
    session = replace(fresh_session, supplied=tuple(sorted(supplied)), started=started or fresh_session.started)
    workspace.log.record(session, documents=documents_of(workspace))
    return Interview(workspace, session)


def interview_of(workspace: Workspace, session_id: str) -> Interview:
    """The interview of a session that was begun. Raises CoachError when there is none of that id."""
    session = workspace.state.sessions.get(session_id)
    if session is None:
        raise CoachError("No such interview", "This engagement has no such session.", bad_input=True)
    return Interview(workspace, session)
