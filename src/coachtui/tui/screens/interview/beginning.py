"""Which interview a screen is to show, and at which question it begins."""

from dataclasses import dataclass

from coachtui.tui.screens.interview.sitting import Sitting
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.capturing import keep_typed_capture
from coachtui.workflow.interview.draft_notes import resumed_note
from coachtui.workflow.interview.framing import question_to_go_on_with
from coachtui.workflow.interview.interviewing import begin_interview, interview_of


@dataclass(frozen=True, slots=True)
class InterviewRequest:
    """Which interview to open.

    ``session`` is the id of a session, finished or not. None means the newest unfinished interview with ``person``, a
    code; where there is none, a new one of ``minutes`` of questions is begun. ``supplied`` has the ids of table
    questions whose rows were sent beforehand. ``question`` is the id of the question to open; None means the one at
    which the interview stopped.
    """

    person: str
    minutes: int
    supplied: frozenset[str] = frozenset()
    question: str | None = None
    session: str | None = None


def begin_sitting(workspace: Workspace, wanted: InterviewRequest) -> Sitting:
    """Begin or resume the interview that ``wanted`` describes, and open a question of it.

    After a crash there may be drafts. Those of table rows and of a capture are recorded now. Those of notes stay
    drafts, joined with the recorded note by `resumed_note`. Without ``wanted.question`` the interview goes on at
    `question_to_go_on_with`, or at the first question of the agenda where nothing is open.

    Raises CoachError for an unknown person, session or question, for less than a minute, and when the engagement cannot
    be written.
    """
    if wanted.session is None:
        interview = begin_interview(workspace, wanted.person, minutes=wanted.minutes, supplied=wanted.supplied)
    else:
        interview = interview_of(workspace, wanted.session)
    interview.keep_typed_rows()
    keep_typed_capture(interview)
    known = {*interview.question_ids, *(question.id for question in interview.asked.frame)}
    drafts = {question: text for question, text in interview.drafts().items() if question in known}
    for question, text in drafts.items():
        interview.draft(question, resumed_note(interview.answer_to(question).note, text))
    asked = None if wanted.question is None else interview.question(wanted.question).id
    first = asked or question_to_go_on_with(interview) or next(iter(interview.agenda()), interview.question_ids[0])
    return Sitting(interview, first)
