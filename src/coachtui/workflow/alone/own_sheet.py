"""The forms of one sheet: whether lines promised earlier were said, its questions, and the events that come closest."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from coachtui.answer_types import Choice, FormField
from coachtui.asking.progress import Progress, progress_of
from coachtui.asking.replies import Reply, reply_from, reply_text
from coachtui.asking.wording import fill
from coachtui.assess.behaviours import Levels, behaviour_levels, priorities
from coachtui.model.answers import Absence, Answer, Rating, Session
from coachtui.model.meetings import Meeting
from coachtui.model.problems import CoachError
from coachtui.model.promises import OUTCOME_WORDS, Promise, PromiseOutcome
from coachtui.model.rubric import Behaviour
from coachtui.model.script import Script
from coachtui.model.sheet_form import LINE, SheetForm
from coachtui.model.text import is_blank, one_line
from coachtui.model.times import moment_of
from coachtui.store.records import Change
from coachtui.workflow.alone.own_answers import OwnAnswers
from coachtui.workflow.alone.own_forms import Completion, QuestionForm
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.meetings import held_sheets
from coachtui.workflow.interview.rating import ratings_in

_KEPT, _CLOSEST = "kept ", "closest "
"""What the ids of the forms begin with that are no questions: then comes the id of a promise, or of a behaviour."""
_HEARD = "The words, as near as you remember:"


class OwnSheet:
    """The sheet of one session, as `OwnForms`. Make it with `begin_sheet`."""

    def __init__(self, workspace: Workspace, session: Session) -> None:
        self.workspace = workspace
        self.session_id = session.id
        self.questions = OwnAnswers(workspace, session)
        self.form = sheet_form(self.questions.script)
        self._behaviours = self.questions.rubric.rated_behaviours()
        self._asked_after = _asked_after(workspace, session)
        self._left: dict[str, Absence] = {}
        """Why forms that are no questions were left without an answer in this sitting."""

    @property
    def meeting(self) -> Meeting:
        """The meeting that the sheet is about."""
        state = self.workspace.state
        return state.meetings[state.sessions[self.session_id].meeting or ""]

    @property
    def opening(self) -> tuple[str, ...]:
        """The sentences before the first form."""
        return self.questions.opening

    @property
    def closing(self) -> tuple[str, ...]:
        """The sentences after the last form."""
        return self.questions.closing

    # The forms and their order

    @property
    def question_ids(self) -> tuple[str, ...]:
        """The ids of all forms in their order."""
        closest = (f"{_CLOSEST}{each}" for each in self._behaviours)
        return (*self._kept_ids, *self.questions.question_ids, *closest)

    def agenda(self) -> tuple[str, ...]:
        """The ids of the forms that are asked now.

        The last ones offer the events of the behaviours that are weakest by the answers alone.
        """
        weakest = priorities(self.questions.rubric, self._answered_levels())[: self.form.weakest]
        closest = [f"{_CLOSEST}{each}" for each in weakest if self._behaviours[each].events]
        return (*self._kept_ids, *self.questions.agenda(), *closest)

    def progress(self) -> Progress:
        """Which forms of the agenda are answered, noted without an answer, left for later, absent and open."""
        others = {each: self.answer_to(each) for each in self.agenda() if not self._is_question(each)}
        before = progress_of([each for each in others if each.startswith(_KEPT)], others)
        behind = progress_of([each for each in others if each.startswith(_CLOSEST)], others)
        return before + self.questions.progress() + behind

    def completion(self) -> Completion:
        """How many questions are settled; forms that follow the questions count once all of these are settled."""
        progress, questions = self.progress(), self.questions.completion()
        left = (*progress.open, *progress.parked, *progress.noted)
        if any(not each.startswith(_CLOSEST) for each in left):
            return questions
        return Completion(progress.settled, progress.total, len(left))

    @property
    def _kept_ids(self) -> tuple[str, ...]:
        return tuple(f"{_KEPT}{each}" for each in self._asked_after)

    def _promise(self, form_id: str) -> Promise | None:
        """The promise that a form asks after; None for another form."""
        promise_id = form_id.removeprefix(_KEPT)
        return self.workspace.state.promises.get(promise_id) if promise_id in self._asked_after else None

    def _behaviour(self, form_id: str) -> Behaviour | None:
        """The behaviour whose events a form offers; None for another form."""
        return self._behaviours.get(form_id.removeprefix(_CLOSEST)) if form_id.startswith(_CLOSEST) else None

    def asks_after_promise(self, form_id: str) -> bool:
        """Whether a form asks what became of a line promised earlier."""
        return self._promise(form_id) is not None

    def closest_form(self, behaviour: str) -> str:
        """The id of the form that offers the events of a behaviour."""
        return f"{_CLOSEST}{behaviour}"

    def form_of(self, question_id: str) -> QuestionForm:
        """The form with this id. Raises CoachError when there is none."""
        promise, behaviour = self._promise(question_id), self._behaviour(question_id)
        if promise is not None:
            said = ((each.value, OUTCOME_WORDS[each]) for each in PromiseOutcome)
            return _choice_form(question_id, fill(self.form.kept, {LINE: one_line(promise.line)}), _choices(said))
        if behaviour is None:
            return self.questions.form_of(question_id)
        events = _choices((event.id, event.say) for event in behaviour.events)
        form = _choice_form(question_id, fill(self.form.closest, self.questions.names), events)
        return replace(form, about=_headed(behaviour), words=_HEARD)

    # What is typed and recorded

    def reply(self, question_id: str) -> Reply:
        """The content of the fields of a form: its draft where there is one, else what is recorded."""
        if self._is_question(question_id):
            return self.questions.reply(question_id)
        draft = self.drafts().get(question_id)
        return self._recorded(question_id) if draft is None else reply_from(draft, ())

    def _recorded(self, form_id: str) -> Reply:
        promise, rating = self._promise(form_id), self._rating(form_id)
        if promise is not None:
            return Reply(chosen=() if promise.said is None else (promise.said.value,))
        if rating is None:
            return Reply()
        return Reply(chosen=() if rating.derived else (str(rating.level),), remark=rating.evidence)

    def answer_to(self, question_id: str) -> Answer:
        """The answer to a form as it is now, an absence included; an empty one where there is none."""
        if self._is_question(question_id):
            return self.questions.answer_to(question_id)
        reply, absence = self._recorded(question_id), self._left.get(question_id)
        value = next(iter(reply.chosen), None)
        return Answer(self.session_id, self.questions.person.code, question_id, value, reply.remark, absence)

    def answers(self) -> Mapping[str, Answer]:
        """The answers recorded in the session, by question."""
        return self.questions.answers()

    def drafts(self) -> Mapping[str, str]:
        """The drafts of the session, by form."""
        return self.questions.drafts()

    def draft_reply(self, question_id: str, reply: Reply) -> None:
        """Store ``reply`` as the draft of its form, as it is typed. Raises CoachErrors."""
        self.questions.draft(question_id, reply_text(reply))

    def complaint(self, question_id: str, reply: Reply) -> str:
        """A sentence saying what in a reply cannot be read; "" where all of it can, or it is blank."""
        return self.questions.complaint(question_id, reply) if self._is_question(question_id) else ""

    def read_as(self, question_id: str, reply: Reply) -> str:
        """A sentence on how a reply is read, where it is written differently; "" for all others."""
        return self.questions.read_as(question_id, reply) if self._is_question(question_id) else ""

    def record_reply(self, question_id: str, reply: Reply, absence: Absence | None = None) -> Change:
        """Record ``reply``, or with ``absence`` why there is none, and return the change. Raises CoachErrors.

        The absence of a form that is no question is not recorded: it is in memory while this object lives.
        """
        if self._is_question(question_id):
            return self.questions.record_reply(question_id, reply, absence)
        drafts = ((self.session_id, question_id),)
        promise, behaviour = self._promise(question_id), self._behaviour(question_id)
        self.set_unrecorded_absence(question_id, absence)
        if promise is not None:
            said = next((each for each in PromiseOutcome if each.value in reply.chosen and absence is None), None)
            return self.workspace.record(replace(promise, said=said, at=None), drop_drafts=drafts)
        if behaviour is None:
            return Change()
        chosen = self._chosen(behaviour.id, reply if absence is None else replace(reply, chosen=()))
        if chosen is None:
            return self.workspace.record(withdraw=(self.rating_of(behaviour.id),), drop_drafts=drafts)
        return self.workspace.record(chosen, drop_drafts=drafts)

    def unrecorded_absence(self, question_id: str) -> Absence | None:
        """Why a form that is no question was left without an answer in this sitting; None for all others."""
        return self._left.get(question_id)

    def set_unrecorded_absence(self, question_id: str, absence: Absence | None) -> None:
        """Set `unrecorded_absence` of a form that is no question; of a question it changes nothing."""
        self._left.pop(question_id, None)
        if absence is not None and not self._is_question(question_id):
            self._left[question_id] = absence

    def _chosen(self, behaviour: str, reply: Reply) -> Rating | None:
        """The rating that a reply is: the level of the event chosen, with the words; None for a blank one.

        Words without an event go with the level that the answers give.
        """
        level, words = next(map(int, reply.chosen), None), one_line(reply.remark).strip()
        if level is not None:
            return replace(self.rating_of(behaviour), level=level, evidence=words)
        if is_blank(words):
            return None
        return replace(
            self.rating_of(behaviour), level=self._answered_levels()[behaviour], evidence=words, derived=True
        )

    def in_words(self) -> dict[str, str]:
        """What is recorded or typed in every form, by the wording of the form."""
        words = self.questions.in_words()
        for each in self.agenda():
            if not self._is_question(each):
                form, reply = self.form_of(each), self.reply(each)
                said = (*(choice.say for choice in form.chosen(reply)), reply.remark)
                words[f"{form.about} {form.ask}".strip()] = "\n".join(part for part in said if not is_blank(part))
        return words

    def finish(self) -> object:
        """Record that the session has ended. It can still be resumed."""
        return self.questions.finish()

    # Levels

    def levels(self) -> Levels:
        """The level of every behaviour: by the event that was chosen for it, else by the answers."""
        return behaviour_levels(self.questions.rubric, ratings_in(self.questions))

    def event_chosen(self, behaviour: str) -> tuple[str, str] | None:
        """The event chosen as closest for a behaviour, and the words with it; None where none was chosen."""
        rating = self.workspace.state.ratings.get(self.rating_of(behaviour).id)
        if rating is None or rating.derived:
            return None
        events = {event.id: event.say for event in self._behaviours[behaviour].events}
        return events.get(str(rating.level), ""), rating.evidence

    def _answered_levels(self) -> Levels:
        """The levels by the answers alone, which no event chosen changes."""
        ratings = (each for each in ratings_in(self.questions) if each.derived)
        return behaviour_levels(self.questions.rubric, ratings)

    def _rating(self, form_id: str) -> Rating | None:
        behaviour = self._behaviour(form_id)
        return None if behaviour is None else self.workspace.state.ratings.get(self.rating_of(behaviour.id).id)

    def rating_of(self, behaviour: str) -> Rating:
        """The rating, without a level, that choosing an event records for ``behaviour``."""
        rating_id = f"{self.session_id}/{behaviour}/closest"
        return Rating(rating_id, self.session_id, self.questions.person.code, behaviour)

    def _is_question(self, form_id: str) -> bool:
        return self._promise(form_id) is None and self._behaviour(form_id) is None


def sheet_form(script: Script) -> SheetForm:
    """The part of ``script`` that makes it one for sheets. Raises CoachError for any other script."""
    if script.sheet is None:
        raise CoachError(
            "No sheet",
            f"The script {script.id} is for interviews.",
            "Name a script with a part 'sheet'.",
            bad_input=True,
        )
    return script.sheet


def _asked_after(workspace: Workspace, session: Session) -> tuple[str, ...]:
    """The ids of the promises that a sheet asks after first: those of sheets begun before it whose day has come."""
    begun, day = moment_of(session.started), workspace.surroundings.today
    return tuple(
        each.promise.id
        for each in held_sheets(workspace.state)
        if each.promise is not None and each.promise.is_due(day) and moment_of(each.session.started) < begun
    )


def _choices(offered: Iterable[tuple[str, str]]) -> tuple[Choice, ...]:
    """What is offered, each with its id and what it says, numbered from 1."""
    return tuple(Choice(number, each, each, say) for number, (each, say) in enumerate(offered, start=1))


def _choice_form(form_id: str, ask: str, choices: tuple[Choice, ...]) -> QuestionForm:
    """A form with one choice to take."""
    return QuestionForm(form_id, FormField.CHOICE, minutes=1, ask=ask, choices=choices, may_add=False)


def _headed(behaviour: Behaviour) -> str:
    """What the events of a behaviour are about, as a heading."""
    said = behaviour.short_name
    return f"{said[:1].upper()}{said[1:]}"
