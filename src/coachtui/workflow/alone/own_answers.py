"""Answering alone: each question as a form, and recording what is typed into it."""

from dataclasses import replace
from fractions import Fraction
from functools import partial
from math import ceil

from coachtui.answer_types import ANSWER_TYPES, Choice, FormField
from coachtui.asking.alone import FollowUp, alone_choices, alone_columns, closest_events, event_rules, follow_ups
from coachtui.asking.concrete import is_concrete
from coachtui.asking.probing import Response, is_timely
from coachtui.asking.replies import Reply, note_of, reply_from, reply_in, reply_text, value_of
from coachtui.asking.wording import fill
from coachtui.assess.claims import proofs_in
from coachtui.model.answers import Absence, Answer, Grade, Rating, Session, Value
from coachtui.model.problems import CoachError
from coachtui.model.script import ROWS_ALONE, Question, Script, SelfAssessment
from coachtui.model.sheet_form import SheetForm
from coachtui.model.text import is_blank
from coachtui.store.records import Change
from coachtui.workflow.alone.own_forms import Completion, QuestionForm
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.rating import rate


class OwnAnswers(Interview):
    """The questions of one session that somebody answers alone, as `OwnForms`."""

    def __init__(self, workspace: Workspace, session: Session) -> None:
        super().__init__(workspace, session)
        self._words: SelfAssessment | SheetForm = self.script.sheet or words_alone(self.script)

    @property
    def opening(self) -> tuple[str, ...]:
        """The sentences before the first question."""
        return tuple(fill(line, self.names) for line in self._words.opening)

    @property
    def closing(self) -> tuple[str, ...]:
        """The sentences after the last question."""
        return tuple(fill(line, self.names) for line in self._words.closing)

    def form_of(self, question_id: str) -> QuestionForm:
        """The form that asks a question. Raises CoachError when the script has no such question."""
        question = self.question(question_id)
        form_field = ANSWER_TYPES[question.type].form_field
        several = form_field is FormField.CHOICES
        choices = self._filled(alone_choices(question, self.script, self.rubric))
        alone, beside = question.alone, question.words
        example = question.example if alone is None else alone.example
        return QuestionForm(
            id=question.id,
            form_field=form_field,
            minutes=ceil(_minutes_alone(question)),
            ask=self.asked.wording(question),
            example=fill(example, self.names),
            choices=choices,
            several=several,
            none=several and all(choice.id != "none" for choice in choices),
            columns=alone_columns(question),
            rows=alone.rows if alone is not None else ROWS_ALONE,
            follow_ups=self._follow_ups(question),
            closest_ask=fill(self._words.closest, self.names),
            closest=self._filled(closest_events(question)),
            event_rules=event_rules(question),
            fits=partial(self._fits, question),
            parts=tuple(part.say for part in question.parts),
            words=fill(beside.ask, self.names) if beside is not None else "",
            words_example=fill(beside.example, self.names) if beside is not None else "",
            words_first=beside is not None and beside.first,
            wordless=_wordless(question),
            may_add=self.script.sheet is None,
        )

    def completion(self) -> Completion:
        """How many questions of the agenda are settled, and the minutes that the others take."""
        progress = self.progress()
        left = (*progress.open, *progress.parked, *progress.noted)
        minutes = ceil(sum(_minutes_alone(self.question(question)) for question in left))
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
        return reply_in(self.asked.answer_type(question), self._follow_ups(question), choices, answer, closest)

    def in_words(self) -> dict[str, str]:
        """What is recorded or typed at every question, by its wording."""
        words: dict[str, str] = {}
        for question in self.script.questions():
            if question.alone is not None or self.script.sheet is not None:
                asked, reply = self.form_of(question.id), self.reply(question.id)
                chosen = (choice.say for choice in asked.choices if choice.id in reply.chosen)
                cells = (cell for row in reply.rows for cell in row.values())
                parts = (*chosen, reply.text, *cells, *reply.said.values(), reply.remark)
                words[asked.ask] = "\n".join(part for part in parts if not is_blank(part))
        return words

    def draft_reply(self, question_id: str, reply: Reply) -> None:
        """Store ``reply`` as the draft of its question, as it is typed. Raises CoachErrors."""
        self.draft(question_id, reply_text(reply))

    def complaint(self, question_id: str, reply: Reply) -> str:
        """A sentence saying what in a reply cannot be read; "" where all of it can, or it is blank."""
        question = self.question(question_id)
        answer_type = self.asked.answer_type(question)
        if answer_type.form_field is not FormField.LINE or is_blank(reply.text):
            return ""
        return answer_type.check(self._value(question, reply)) or ""

    def read_as(self, question_id: str, reply: Reply) -> str:
        """A sentence on the number as which a reply is read, where it is written differently; "" for all others."""
        question = self.question(question_id)
        answer_type = self.asked.answer_type(question)
        text = reply.text.strip()
        if answer_type.form_field is not FormField.LINE or not text:
            return ""
        value = self._value(question, reply)
        if value is None:
            return answer_type.doubt(text)
        return "" if answer_type.as_typed(value) == text else f"Read as {answer_type.as_typed(value)}."

    def record_reply(self, question_id: str, reply: Reply, absence: Absence | None = None) -> Change:
        """Record ``reply``, or with ``absence`` why there is none; words are recorded as the note either way.

        Only the absence PARKED keeps what was chosen. A blank reply is recorded only in place of an earlier one.
        Returns the change. Raises CoachError for a number that cannot be read.
        """
        question = self.question(question_id)
        if absence is None and reply.blank and question_id not in self.answers():
            self.drop_draft(question_id)
            return Change()
        if absence is None and (complaint := self.complaint(question_id, reply)):
            raise CoachError("No number", complaint, bad_input=True)
        kept = absence in {None, Absence.PARKED}
        value = self._value(question, reply) if kept else None
        answer_type = self.asked.answer_type(question)
        note = note_of(answer_type, self._follow_ups(question), reply)
        if answer_type.form_field is FormField.LINE and value is None and not is_blank(reply.text):
            note = "\n\n".join(part for part in (reply.text.strip(), note) if part)  # given up on, yet never lost
        grade = self._grade(question, reply)
        closest = self._record_closest(question, reply.closest if kept else None, grade)
        given = grade if value is not None else None
        answered = self.answer(question_id, value=value, note=note, absence=absence, grade=given)
        return Change((*closest.revisions, *answered.revisions)) if closest else answered

    def unrecorded_absence(self, question_id: str) -> None:
        """None: absences are recorded, and undo withdraws them."""

    def set_unrecorded_absence(self, question_id: str, absence: Absence | None) -> None:
        """Do nothing, as absences are recorded."""

    def is_in_own_words(self, answer: Answer) -> bool:
        """Whether the value of an answer is words or rows typed by the person, rather than a choice or a number."""
        answer_type = self.asked.answer_type(self.question(answer.question))
        return answer.value is not None and (answer_type.in_free_words or answer_type.takes_columns)

    def _filled(self, choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
        return tuple(replace(choice, say=fill(choice.say, self.names)) for choice in choices)

    def _follow_ups(self, question: Question) -> tuple[FollowUp, ...]:
        asked = follow_ups(question, self.script)
        return tuple(replace(each, wording=fill(each.wording, self.names)) for each in asked)

    def _fits(self, question: Question, rule: str, reply: Reply) -> bool:
        """Whether a rule is true of a reply; what is typed into follow-ups does not count."""
        note = note_of(self.asked.answer_type(question), (), reply)
        response = Response(self._value(question, reply), note, alone=True)
        return is_timely(rule, question, self.script, response)

    def _value(self, question: Question, reply: Reply) -> Value | None:
        return value_of(self.asked.answer_type(question), alone_choices(question, self.script, self.rubric), reply)

    def _grade(self, question: Question, reply: Reply) -> Grade | None:
        """The grade of a reply: seen with a file attached, example where its words are concrete, else said.

        A sheet has no grades.
        """
        if self.script.sheet is not None:
            return None
        proofs = proofs_in(self.workspace.state.attachments.values())
        about = {(self.person.code, each) for each in (question.id, *question.feeds[:1])}
        if any(each in proofs for each in about):
            return Grade.SEEN
        # The number a question asks for is the claim itself, and no example of it.
        in_words = ANSWER_TYPES[question.type].in_free_words
        words = reply.words if in_words else replace(reply, text="").words
        return Grade.EXAMPLE if is_concrete(words) else Grade.SAID

    def closest_rating(self, question: Question) -> Rating:
        """The rating, without a level, that choosing the event that comes closest records for ``question``."""
        indicator = question.feeds[0] if question.feeds else ""
        rating_id = f"{self.session_id}/{indicator}/{question.id}"
        return Rating(rating_id, self.session_id, self.person.code, indicator, question=question.id)

    def _record_closest(self, question: Question, level: int | None, grade: Grade | None) -> Change:
        if level is not None and closest_events(question):
            return rate(self, question.feeds[0], level=level, grade=grade, question=question.id)
        return self.workspace.withdraw(self.closest_rating(question))


def _wordless(question: Question) -> frozenset[str]:
    """The options behind which no words are asked for: those without a level, where others have one."""
    given = {option for levels in question.levels.values() for option in levels}
    if question.words is None or question.words.always or not given:
        return frozenset()
    return frozenset(option.id for option in question.options if option.id not in given)


def words_alone(script: Script) -> SelfAssessment:
    """The script's sentences for a self-assessment. Raises CoachError for a script without one."""
    if script.alone is None:
        raise CoachError(
            "No self-assessment",
            f"The script {script.id} is for interviews only.",
            "Use another script.",
            bad_input=True,
        )
    return script.alone


def _minutes_alone(question: Question) -> int | Fraction:
    """How many minutes a question takes alone; in a sheet these need not be whole."""
    return question.alone.minutes if question.alone is not None else question.minutes
