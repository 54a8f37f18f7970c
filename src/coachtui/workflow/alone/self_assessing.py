"""Assessing oneself, alone: the one session of a private file, and how far it has come.

The result is computed in `self_result`.
"""

from dataclasses import replace
from pathlib import Path

from coachtui.asking.agenda import plan_agenda
from coachtui.assess.claims import proofs_in
from coachtui.model.answers import Attachment, Grade, Session, SessionKind
from coachtui.model.problems import CoachError
from coachtui.model.roles import Roles
from coachtui.model.text import is_blank
from coachtui.model.times import moment_of
from coachtui.workflow.alone.own_answers import OwnAnswers, words_alone
from coachtui.workflow.engagement.engagements import Workspace, documents_of
from coachtui.workflow.engagement.evidence import attach
from coachtui.workflow.engagement.private_files import ME, record_unit, refuse_others
from coachtui.workflow.engagement.sessions import new_session
from coachtui.workflow.interview.rating import ratings_in, settle_rating


class OwnAssessment(OwnAnswers):
    """The session of somebody who assesses himself or herself. Make it with `begin_self_assessment`."""

    def attach_proof(self, question_id: str, path: Path) -> Attachment:
        """Attach the file at ``path`` as proof of the answer to a question, whose grade then is SEEN.

        Raises CoachError.
        """
        attached = attach(self.workspace, path, self.person.code, session=self.session_id, question=question_id)
        self.count_attached()
        return attached.after(Attachment)

    def count_attached(self) -> None:
        """Record the grade SEEN for every answer and event that a file is attached to [method 8.2]."""
        state = self.workspace.state
        proofs = proofs_in(state.attachments.values())
        for rating in ratings_in(self):
            about = {(self.person.code, rating.question), (self.person.code, rating.indicator)}
            open_grade = rating.grade is None or rating.grade < Grade.SEEN
            if rating.level is not None and open_grade and any(each in proofs for each in about):
                settle_rating(self, rating, Grade.SEEN)

    def add_questions(self, minutes: int) -> int:
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
        """Whether there are questions for a further sitting of the usual length."""
        return bool(self._further(self.usual_minutes))

    @property
    def has_to_hand_over(self) -> tuple[bool, bool, bool]:
        """Whether there are notes, whether quotes, and whether attached files, to be handed over."""
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
        return plan_agenda(left, self.rubric, self.person.role, self.session.plan, minutes)


def begin_self_assessment(workspace: Workspace, minutes: int | None = None) -> OwnAssessment:
    """Resume the self-assessment in this private file, or begin one of ``minutes`` of questions.

    ``minutes`` None means the script's usual length. Raises CoachError for a file that is no private one, a script
    without a self-assessment, and less than a minute.
    """
    refuse_others(workspace)
    going_on = own_assessment_in(workspace)
    if going_on is not None:
        going_on.count_attached()  # files may have been attached since, by the command for that
        return going_on
    alone = words_alone(workspace.script)
    length = alone.minutes if minutes is None else minutes
    if length < 1:
        raise CoachError("No time", "A self-assessment needs at least one minute.", bad_input=True)
    person = workspace.person(ME)
    agenda = plan_agenda(workspace.script, workspace.rubric, person.role, alone.plan, length)
    session = new_session(workspace, person, SessionKind.SELF_ASSESSMENT, alone.plan, length, agenda)
    workspace.log.record(session, documents=documents_of(workspace))
    return OwnAssessment(workspace, session)


def change_unit(workspace: Workspace, unit: str, role: str) -> None:
    """Record what the person runs and does there by now; with another role, plan the questions anew.

    What was answered stays, whether or not the other role would have been asked it. Raises CoachError where ``unit``
    is blank.
    """
    before, own = workspace.person(ME).role, own_assessment_in(workspace)
    record_unit(workspace, unit, role)
    if own is None or role == before:
        return
    session = own.session
    planned = plan_agenda(own.script, own.rubric, role, session.plan, session.minutes or own.usual_minutes)
    wanted = {*planned, *own.answers()}
    agenda = tuple(question for question in own.question_ids if question in wanted)
    workspace.record(replace(session, agenda=agenda))


def own_assessment_in(workspace: Workspace) -> OwnAssessment | None:
    """The self-assessment in this private file, not a second look at it; None before it was begun. Records nothing."""
    kind = SessionKind.SELF_ASSESSMENT
    sessions = [each for each in workspace.state.sessions.values() if each.kind is kind and each.follows is None]
    return OwnAssessment(workspace, sessions[-1]) if sessions else None


def second_looks_in(workspace: Workspace, own: OwnAssessment) -> tuple[Session, ...]:
    """The sessions in which questions of ``own`` were asked again, the latest first."""
    looks = [each for each in workspace.state.sessions.values() if each.follows == own.session_id]
    return tuple(sorted(looks, key=lambda each: moment_of(each.started), reverse=True))


def usual_minutes(path: Path) -> int:
    """The usual length of a self-assessment that will be kept at ``path``. Raises CoachError as materials do."""
    from coachtui.workflow.engagement.materials import materials_for  # noqa: PLC0415 - reading YAML is slow to import

    return words_alone(materials_for(path).script).minutes


def roles_alone(path: Path) -> Roles:
    """The roles to choose from in a self-assessment that will be kept at ``path``. Raises as `usual_minutes` does."""
    from coachtui.workflow.engagement.materials import materials_for  # noqa: PLC0415 - reading YAML is slow to import

    return materials_for(path).script.roles
