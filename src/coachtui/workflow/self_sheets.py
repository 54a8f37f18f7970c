"""A self-assessment as a screen needs it: every question and what stands at each, read once."""

from collections.abc import Mapping
from dataclasses import dataclass

from coachtui.asking.replies import Reply
from coachtui.model.answers import Absence
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.self_assessing import Asked, OwnAssessment, begin_self_assessment


@dataclass(frozen=True, slots=True)
class OpenedAlone:
    """The session and all its questions by id.

    ``recorded`` and ``absences`` are what the log says of questions dealt with, ``typed`` what was being put down when
    a sitting broke off. ``fresh`` says that nothing was put down yet.
    """

    own: OwnAssessment
    unit: str
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    asked: Mapping[str, Asked]
    agenda: tuple[str, ...]
    recorded: Mapping[str, Reply]
    absences: Mapping[str, Absence]
    typed: Mapping[str, Reply]
    fresh: bool


def open_alone(workspace: Workspace, minutes: int | None = None) -> OpenedAlone:
    """The self-assessment of this private file, gone on with or begun. Raises CoachError as `begin_self_assessment`."""
    own = begin_self_assessment(workspace, minutes)
    answers = own.answers()
    asked = {question.id: own.asked(question.id) for question in own.script.questions() if question.alone is not None}
    drafts = [question for question in own.drafts() if question in asked]
    return OpenedAlone(
        own=own,
        unit=workspace.engagement.organisation,
        opening=own.opening,
        closing=own.closing,
        asked=asked,
        agenda=own.agenda(),
        recorded={question: own.recorded(question) for question in answers if question in asked},
        absences={question: each.absence for question, each in answers.items() if each.absence is not None},
        typed={question: own.reply(question) for question in drafts},
        fresh=not answers and not drafts,
    )
