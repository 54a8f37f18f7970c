"""Assessing oneself, alone: the one session of a private file, and what is recorded for each question.

The result is computed in `self_result`.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from coachtui.answer_types import ANSWER_TYPES, Choice, FormField
from coachtui.asking.agenda import plan_agenda
from coachtui.asking.alone import FollowUp, alone_choices, alone_columns, closest_events, follow_ups
from coachtui.asking.concrete import is_concrete
from coachtui.asking.replies import Reply, note_of, reply_from, reply_in, reply_text, value_of
from coachtui.asking.wording import fill
from coachtui.assess.claims import proofs_in
from coachtui.model.answers import Absence, Answer, Attachment, Grade, Rating, Session, SessionKind, Value
from coachtui.model.problems import CoachError
from coachtui.model.script import Column, Question, Script, SelfAssessment
from coachtui.model.text import is_blank
from coachtui.model.times import moment_of
from coachtui.workflow.engagements import Workspace, documents_of
from coachtui.workflow.evidence import attach
from coachtui.workflow.interviewing import Interview, new_session
from coachtui.workflow.private_files import ME, refuse_others

NONE_OF_THESE = Choice(0, "", "", "None of these")
"""Offered below several choices where the script has no such choice of its own."""


@dataclass(frozen=True, slots=True)
class QuestionForm:
    """The form that asks one question of somebody alone, with the engagement's own words filled in.

    ``choices`` are in the order shown; ``several`` says that more than one may be taken, ``none`` that "none of these"
    has to be offered with them. ``closest`` are events of which one comes closest, asked with ``closest_ask`` once
    there is an answer. ``rows`` is how many rows a table has room for, ``minutes`` how long the question takes.
    """

    id: str
    form_field: FormField
    minutes: int
    ask: str
    example: str
    choices: tuple[Choice, ...]
    several: bool
    none: bool
    columns: tuple[Column, ...]
    rows: int
    follow_ups: tuple[FollowUp, ...]
    closest_ask: str
    closest: tuple[Choice, ...]

    @property
    def offered(self) -> tuple[Choice, ...]:
        """What can be chosen, "none of these" included."""
        return (*self.choices, NONE_OF_THESE) if self.none else self.choices

    def chosen(self, reply: Reply) -> tuple[Choice, ...]:
        """Those offered that a reply has chosen."""
        return tuple(
            choice
            for choice in self.offered
            if (reply.nothing if choice is NONE_OF_THESE else choice.id in reply.chosen)
        )


@dataclass(frozen=True, slots=True)
class Completion:
    """How many questions of a self-assessment are settled, how many there are, and the minutes that the others take."""

    settled: int
    total: int
    minutes: int

    @property
    def words(self) -> str:
        """In words, such as "5 of 18 answered, about 12 minutes to go"."""
        if self.settled == self.total:
            return f"{self.settled} of {self.total} answered"
        minutes = f"about {self.minutes} minutes" if self.minutes != 1 else "about a minute"
        return f"{self.settled} of {self.total} answered, {minutes} to go"


class OwnAssessment(Interview):
    """The session of somebody who assesses himself or herself. Make it with `begin_self_assessment`."""

    def __init__(self, workspace: Workspace, session: Session) -> None:
        super().__init__(workspace, session)
        self._words = _words_alone(self.script)

    @property
    def opening(self) -> tuple[str, ...]:
        """What is said before the first question, a sentence each."""
        return tuple(fill(line, self.names) for line in self._words.opening)

    @property
    def closing(self) -> tuple[str, ...]:
        """What is said after the last question, a sentence each."""
        return tuple(fill(line, self.names) for line in self._words.closing)

    def form_of(self, question_id: str) -> QuestionForm:
        """The form that asks a question. Raises CoachError when the script has no such question."""
        question = self.question(question_id)
        form_field = ANSWER_TYPES[question.type].form_field
        several = form_field is FormField.CHOICES
        choices = self._filled(alone_choices(question, self.script, self.rubric))
        alone = question.alone
        return QuestionForm(
            id=question.id,
            form_field=form_field,
            minutes=_minutes_alone(question),
            ask=self.wording(question),
            example=fill(alone.example, self.names) if alone is not None else "",
            choices=choices,
            several=several,
            none=several and all(choice.id != "none" for choice in choices),
            columns=alone_columns(question),
            rows=alone.rows if alone is not None else 0,
            follow_ups=self._follow_ups(question),
            closest_ask=fill(self._words.closest, self.names),
            closest=self._filled(closest_events(question)),
        )

    def completion(self) -> Completion:
        """How much of the agenda is settled."""
        progress = self.progress()
        left = (*progress.open, *progress.parked)
        minutes = sum(_minutes_alone(self.question(question)) for question in left)
        return Completion(progress.settled, progress.total, minutes)

    def reply(self, question_id: str) -> Reply:
        """The reply to a question: the draft of it where there is one, else what is recorded."""
        draft = self.drafts().get(question_id)
        if draft is not None:
            return reply_from(draft, [column.id for column in self.question(question_id).columns])
        return self.recorded(question_id)

    def recorded(self, question_id: str) -> Reply:
        """The recorded reply to a question, as the fields of its form show it."""
        question = self.question(question_id)
        rating = self.workspace.state.ratings.get(self.closest_rating(question).id)
        closest = None if rating is None else rating.level
        choices = alone_choices(question, self.script, self.rubric)
        answer = self.answers().get(question_id)
        return reply_in(self.answer_type(question), self._follow_ups(question), choices, answer, closest)

    def in_words(self) -> dict[str, str]:
        """What is recorded or typed at every question, by its wording."""
        words: dict[str, str] = {}
        for question in self.script.questions():
            if question.alone is not None:
                asked, reply = self.form_of(question.id), self.reply(question.id)
                chosen = (choice.say for choice in asked.choices if choice.id in reply.chosen)
                cells = (cell for row in reply.rows for cell in row.values())
                parts = (*chosen, reply.text, *cells, *reply.said.values(), reply.remark)
                words[asked.ask] = "\n".join(part for part in parts if not is_blank(part))
        return words

    def draft_reply(self, question_id: str, reply: Reply) -> None:
        """Store a reply that is being given as the draft of its question. Raises CoachErrors."""
        self.draft(question_id, reply_text(reply))

    def complaint(self, question_id: str, reply: Reply) -> str:
        """A sentence saying what in a reply cannot be read; "" where all of it can, or it is blank."""
        question = self.question(question_id)
        answer_type = self.answer_type(question)
        if answer_type.form_field is not FormField.LINE or is_blank(reply.text):
            return ""
        return answer_type.check(self._value(question, reply)) or ""

    def read_as(self, question_id: str, reply: Reply) -> str:
        """A sentence saying as which number a reply is read, where that is written differently; "" for all others."""
        question = self.question(question_id)
        answer_type = self.answer_type(question)
        text = reply.text.strip()
        if answer_type.form_field is not FormField.LINE or not text:
            return ""
        value = self._value(question, reply)
        if value is None:
            return answer_type.doubt(text)
        return "" if answer_type.as_typed(value) == text else f"Read as {answer_type.as_typed(value)}."

    def record_reply(self, question_id: str, reply: Reply, absence: Absence | None = None) -> None:
        """Record a reply, or why there is none; its words are recorded as the note either way.

        Of the absences only "later" keeps what was chosen. A blank reply is recorded only in place of an earlier one.
        Raises CoachError for a number that cannot be read.
        """
        question = self.question(question_id)
        if absence is None and reply.blank and question_id not in self.answers():
            self.drop_draft(question_id)
            return
        if absence is None and (complaint := self.complaint(question_id, reply)):
            raise CoachError("No number", complaint, bad_input=True)
        kept = absence in {None, Absence.PARKED}
        value = self._value(question, reply) if kept else None
        answer_type = self.answer_type(question)
        note = note_of(answer_type, self._follow_ups(question), reply)
        if answer_type.form_field is FormField.LINE and value is None and not is_blank(reply.text):
            note = "\n\n".join(part for part in (reply.text.strip(), note) if part)  # given up on, yet never lost
        grade = self._grade(question, reply)
        self._record_closest(question, reply.closest if kept else None, grade)
        self.answer(question_id, value=value, note=note, absence=absence, grade=grade if value is not None else None)

    def attach_proof(self, question_id: str, path: Path) -> Attachment:
        """Attach a file as proof of the answer to a question, which then counts as seen. Raises CoachError."""
        attached = attach(self.workspace, path, self.person.code, session=self.session_id, question=question_id)
        self.count_attached()
        return attached.after(Attachment)

    def count_attached(self) -> None:
        """Record the evidence "seen" for every answer and event that a file is attached to [method 8.2]."""
        state = self.workspace.state
        proofs = proofs_in(state.attachments.values())
        for rating in self.ratings():
            about = {(self.person.code, rating.question), (self.person.code, rating.indicator)}
            open_grade = rating.grade is None or rating.grade < Grade.SEEN
            if rating.level is not None and open_grade and any(each in proofs for each in about):
                self.settle(rating, Grade.SEEN)

    def more(self, minutes: int) -> int:
        """Add questions to the agenda, as many as ``minutes`` allow, in the order of their turns; return how many."""
        added = self._further(minutes)
        if added:
            wanted = {*self.session.agenda, *added}
            agenda = tuple(question for question in self.question_ids if question in wanted)
            whole = (self.session.minutes or 0) + minutes
            self.workspace.record(replace(self.session, agenda=agenda, minutes=whole, ended=None))
        return len(added)

    @property
    def usual_minutes(self) -> int:
        """The script's usual length of a sitting, which is offered again once all questions are settled."""
        return self._words.minutes

    @property
    def left_for_more(self) -> bool:
        """Whether a further sitting of the usual length would have questions."""
        return bool(self._further(self.usual_minutes))

    def is_in_own_words(self, answer: Answer) -> bool:
        """Whether the value of an answer is words or rows typed by the person, rather than a choice or a number."""
        answer_type = self.answer_type(self.question(answer.question))
        return answer.value is not None and (answer_type.in_free_words or answer_type.takes_columns)

    @property
    def has_to_hand_over(self) -> tuple[bool, bool, bool]:
        """Whether there are notes, quotes and attached files."""
        state = self.workspace.state
        notes = any(not is_blank(answer.note) or self.is_in_own_words(answer) for answer in self.answers().values())
        return notes, any(each.session == self.session_id for each in state.quotes.values()), bool(state.attachments)

    def _further(self, minutes: int) -> tuple[str, ...]:
        """The ids of the questions that ``minutes`` allow among those neither planned nor answered yet."""
        taken = {*self.session.agenda, *self.answers()}
        sections = tuple(
            replace(section, questions=tuple(each for each in section.questions if each.id not in taken))
            for section in self.script.sections
        )
        left = replace(self.script, sections=sections)
        return plan_agenda(left, self.rubric, self.person.role, self.session.plan, minutes).questions

    def _filled(self, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        return tuple(replace(choice, say=fill(choice.say, self.names)) for choice in choices)

    def _follow_ups(self, question: Question) -> tuple[FollowUp, ...]:
        asked = follow_ups(question, self.script)
        return tuple(replace(each, wording=fill(each.wording, self.names)) for each in asked)

    def _value(self, question: Question, reply: Reply) -> Value | None:
        return value_of(self.answer_type(question), alone_choices(question, self.script, self.rubric), reply)

    def _grade(self, question: Question, reply: Reply) -> Grade:
        """The grade of a reply: seen with a file attached, example where its words are concrete, else said."""
        proofs = proofs_in(self.workspace.state.attachments.values())
        about = {(self.person.code, each) for each in (question.id, *question.feeds[:1])}
        if any(each in proofs for each in about):
            return Grade.SEEN
        # The number a question asks for is the claim itself, and no example of it.
        in_words = ANSWER_TYPES[question.type].in_free_words
        words = reply.words if in_words else replace(reply, text="").words
        return Grade.EXAMPLE if is_concrete(words) else Grade.SAID

    def closest_rating(self, question: Question) -> Rating:
        """The rating that the event coming closest would be, without a level."""
        indicator = question.feeds[0] if question.feeds else ""
        rating_id = f"{self.session_id}/{indicator}/{question.id}"
        return Rating(rating_id, self.session_id, self.person.code, indicator, question=question.id)

    def _record_closest(self, question: Question, level: int | None, grade: Grade | None) -> None:
        if level is not None and closest_events(question):
            self.rate(question.feeds[0], level=level, grade=grade, question=question.id)
        else:
            self.workspace.withdraw(self.closest_rating(question))


def begin_self_assessment(workspace: Workspace, minutes: int | None = None) -> OwnAssessment:
    """The self-assessment in this private file, resumed, or begun with ``minutes`` of questions.

    ``minutes`` is the script's usual length if left out; it matters to a new one only. Raises CoachError for a file
    that is somebody else's engagement, a script without a self-assessment, and less than a minute.
    """
    refuse_others(workspace)
    going_on = own_assessment_in(workspace)
    if going_on is not None:
        going_on.count_attached()  # files may have been attached since, by the command for that
        return going_on
    alone = _words_alone(workspace.script)
    length = alone.minutes if minutes is None else minutes
    if length < 1:
        raise CoachError("No time", "A self-assessment needs at least one minute.", bad_input=True)
    person = workspace.person(ME)
    agenda = plan_agenda(workspace.script, workspace.rubric, person.role, alone.plan, length)
    session = new_session(workspace, person, SessionKind.SELF_ASSESSMENT, alone.plan, length, agenda.questions)
    workspace.log.record(session, documents=documents_of(workspace))
    return OwnAssessment(workspace, session)


def own_assessment_in(workspace: Workspace) -> OwnAssessment | None:
    """The self-assessment in this private file, no second look at it; None before it was begun. Records nothing."""
    kind = SessionKind.SELF_ASSESSMENT
    sessions = [each for each in workspace.state.sessions.values() if each.kind is kind and each.follows is None]
    return OwnAssessment(workspace, sessions[-1]) if sessions else None


def second_looks_in(workspace: Workspace, own: OwnAssessment) -> tuple[Session, ...]:
    """The sessions in which questions of ``own`` were asked again, the latest first."""
    looks = [each for each in workspace.state.sessions.values() if each.follows == own.session_id]
    return tuple(sorted(looks, key=lambda each: moment_of(each.started), reverse=True))


def usual_minutes(path: Path) -> int:
    """The usual length of a self-assessment that will be kept at ``path``. Raises CoachError as materials do."""
    from coachtui.workflow.materials import materials_for  # noqa: PLC0415 - reading YAML is slow to import

    return _words_alone(materials_for(path).script).minutes


def _words_alone(script: Script) -> SelfAssessment:
    """What the script says to somebody alone. Raises CoachError for a script without a self-assessment."""
    if script.alone is None:
        raise CoachError(
            "No self-assessment",
            f"The script {script.id} is for interviews only.",
            "Use another script.",
            bad_input=True,
        )
    return script.alone


def _minutes_alone(question: Question) -> int:
    return question.alone.minutes if question.alone is not None else question.minutes
