"""The second look at a self-assessment: the questions behind the habit, asked again four weeks later.

It is a session of its own that follows the first one, so that both answers stay side by side, also in exports and after
merging; scores go by what it rated (`assess.claims`), and a hand-over passes its answers on in place of the earlier.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from coachtui.model.answers import Answer, Quote, Rating, Session, SessionKind
from coachtui.model.problems import CoachError
from coachtui.model.times import read_time
from coachtui.workflow.alone.promised_line import latest_promise
from coachtui.workflow.alone.promising import due_promise
from coachtui.workflow.alone.self_assessing import OwnAssessment, own_assessment_in, second_looks_in
from coachtui.workflow.alone.self_result import self_result
from coachtui.workflow.engagement.engagements import Workspace, documents_of
from coachtui.workflow.engagement.sessions import new_session

LOOK_AGAIN = (
    "What you answered some time ago is asked once more. Answer from what happened since; then you see both answers "
    "side by side."
)
"""Said before the first question of a second look."""

WAIT = timedelta(weeks=4)
"""How long after a result its question is asked again."""


def second_look_is_due(workspace: Workspace) -> bool:
    """Whether four weeks have passed since the result, and there is a question to ask again."""
    since = _since(workspace)
    if since is None or workspace.surroundings.now() - since < WAIT:
        return False
    return bool(questions_again(workspace))


def is_something_due(workspace: Workspace) -> bool:
    """Whether a promise whose day has come, or a second look, is to be shown before further questions."""
    return due_promise(workspace) is not None or second_look_is_due(workspace)


def _since(workspace: Workspace) -> datetime | None:
    """When the last result was there: that of the last second look, else of the first; else when a line was promised.

    None before any of these. A second look that was begun and not finished changes nothing.
    """
    own = own_assessment_in(workspace)
    if own is None:
        return None
    ended = [each.ended for each in (*second_looks_in(workspace, own), own.session) if each.ended is not None]
    promises = [each.at for each in workspace.state.without_sheets().promises.values()]
    return read_time(next(iter((*ended, *promises)), None))


def questions_again(workspace: Workspace) -> tuple[str, ...]:
    """The answered questions about the indicator of the promise made last, or else of the habit in the result."""
    own = own_assessment_in(workspace)
    if own is None:
        return ()
    promise = latest_promise(workspace.state)
    beginning = None if promise is not None else self_result(workspace).beginning
    about = promise.about if promise is not None else beginning.indicator if beginning is not None else ""
    answered = own.answers()
    return tuple(
        question for question in own.agenda() if question in answered and about in own.question(question).feeds[:1]
    )


def begin_second_look(workspace: Workspace) -> OwnAssessment:
    """Resume the second look that is not finished, or begin a new one, whether four weeks have passed or not.

    Raises CoachError where no question can be asked again.
    """
    own = own_assessment_in(workspace)
    looks = () if own is None else second_looks_in(workspace, own)
    if looks and looks[0].ended is None:
        return OwnAssessment(workspace, looks[0])
    questions = questions_again(workspace)
    if own is None or not questions:
        raise CoachError("Nothing to look at again", "Answer the questions first.", bad_input=True)
    minutes = sum(own.form_of(question).minutes for question in questions)
    fresh = new_session(workspace, own.person, SessionKind.SELF_ASSESSMENT, own.session.plan, minutes, questions)
    session: Session = replace(fresh, follows=own.session_id)
    workspace.log.record(session, documents=documents_of(workspace))
    return OwnAssessment(workspace, session)


@dataclass(frozen=True, slots=True)
class LatestRecords:
    """The records of a self-assessment as if all were of its first session; those of second looks replace earlier ones.

    ``answers`` are by question.
    """

    answers: dict[str, Answer]
    ratings: tuple[Rating, ...]
    quotes: tuple[Quote, ...]


def latest_records(own: OwnAssessment) -> LatestRecords:
    """The records of a self-assessment and of the second looks at it."""
    state, session = own.workspace.state, own.session_id
    answers = own.answers()
    place = dict.fromkeys(answers, session)
    for look in reversed(second_looks_in(own.workspace, own)):
        for question, answer in OwnAssessment(own.workspace, look).answers().items():
            if answer.value is not None or answer.note:
                answers[question] = replace(answer, session=session)
                place[question] = look.id

    def is_latest(record: Rating | Quote) -> bool:
        return record.session == place.get(record.question or "", session)

    def moved(record_id: str, old: str) -> str:
        return record_id if old == session else f"{session}{record_id.removeprefix(old)}"

    return LatestRecords(
        answers,
        tuple(
            replace(each, id=moved(each.id, each.session), session=session)
            for each in state.ratings.values()
            if is_latest(each)
        ),
        tuple(
            replace(each, id=moved(each.id, each.session), session=session)
            for each in state.quotes.values()
            if is_latest(each)
        ),
    )
