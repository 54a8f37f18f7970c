"""Who takes part in an engagement and who was interviewed, from the folded log alone: needs no script or rubric."""

from dataclasses import dataclass
from pathlib import Path

from coachtui.model.answers import SessionKind
from coachtui.model.consents import ConsentLine, consent_lines
from coachtui.model.interview_stage import InterviewStage, interview_stages, is_begun
from coachtui.model.people import Person, written_alike
from coachtui.model.proposed import Proposed, proposed_people
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.private_files import is_private_file

_WAITING = (InterviewStage.BEGUN, InterviewStage.TO_COME, InterviewStage.OWN_VIEW)
"""In which order people are to be interviewed."""


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of the engagement and the stage of the interview with them.

    ``again`` says that after a finished interview another one was begun and is not finished.
    """

    person: Person
    stage: InterviewStage
    again: bool = False

    @property
    def state(self) -> str:
        """The stage in words."""
        return "begun again" if self.again else self.stage.value


@dataclass(frozen=True, slots=True)
class Glance:
    """Who takes part and who was interviewed. ``next`` is the code of the person to interview next; None for nobody.

    ``alone`` says that it is a private file. ``twice`` are the codes that are written alike and were not joined, group
    by group. ``proposed`` are the people who are only proposed; ``consents`` says how each person who was asked gave
    consent to the interview, ``sheets`` whether there are sheets. ``coaching`` says that it is a coaching file.
    """

    organisation: str
    core_process: str
    mode: str
    people: tuple[PersonLine, ...]
    next: str | None
    alone: bool = False
    twice: tuple[tuple[str, ...], ...] = ()
    proposed: tuple[Proposed, ...] = ()
    consents: tuple[ConsentLine, ...] = ()
    sheets: bool = False
    coaching: bool = False

    def count(self, stage: InterviewStage) -> int:
        """How many people are at this stage."""
        return sum(line.stage is stage for line in self.people)


def glance(workspace: Workspace) -> Glance:
    """Who takes part and who was interviewed. Raises CoachError for a file that names no organisation."""
    engagement, state = workspace.engagement, workspace.log.outline()
    stages = interview_stages(state)
    begun = {session.person for session in state.sessions.values() if is_begun(session)}
    people = tuple(
        PersonLine(person, known, again=known is InterviewStage.INTERVIEWED and person.code in begun)
        for person in state.people.values()
        for known in (stages[person.code],)
    )
    waiting = [line.person.code for wanted in _WAITING for line in people if line.stage is wanted]
    return Glance(
        engagement.organisation,
        engagement.core_process,
        engagement.mode,
        people,
        waiting[0] if waiting else None,
        alone=not engagement.is_coaching and is_private_file(workspace),
        coaching=engagement.is_coaching,
        sheets=any(session.kind is SessionKind.SHEET for session in state.sessions.values()),
        twice=written_alike(state.people),
        proposed=proposed_people(state),
        consents=consent_lines(state),
    )


def engagements_in(folder: Path) -> tuple[Path, ...]:
    """The engagement files in a folder by name; none where the folder cannot be listed."""
    try:
        return tuple(sorted(path for path in folder.glob("*.coach") if path.is_file()))
    except OSError:
        return ()
