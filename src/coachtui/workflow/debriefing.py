"""The page of an observed meeting: its debrief for the team, the chair or one person, and what is left to do."""

from dataclasses import dataclass

from coachtui.assess.coaching import CHAIR, TEAM
from coachtui.model.observing import ObservedMeeting
from coachtui.model.people import Person
from coachtui.report.coaching_words import CoachingWords
from coachtui.workflow.coaching import coaching_in, observing_rubric
from coachtui.workflow.coaching_home import ObservedLine, observed_line
from coachtui.workflow.engagements import Workspace


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """The debrief of a meeting for ``whom``: team, chair, or somebody's code. ``line`` is where the meeting stands."""

    whom: str
    line: ObservedLine
    words: CoachingWords

    @property
    def meeting(self) -> ObservedMeeting:
        """The meeting."""
        return self.line.meeting

    @property
    def for_whom(self) -> str:
        """Whom it is for, in words."""
        if self.whom == TEAM:
            return "the team"
        chair = self.meeting.chair
        if self.whom == CHAIR:
            return "the chair" if chair is None else f"{self.words.name_of(chair)}, who chaired"
        return self.words.name_of(self.whom)


def debrief_page(workspace: Workspace, meeting: str, whom: str = TEAM) -> DebriefPage:
    """The page of the meeting with this id. Raises CoachErrors as `coaching_in`."""
    state = workspace.state
    coaching = coaching_in(workspace, meeting, whom)
    (observed,) = coaching.observation.meetings
    people: dict[str, Person] = dict(state.people)
    return DebriefPage(
        whom or TEAM,
        observed_line(observed, coaching.observation),
        CoachingWords(coaching, observing_rubric(workspace), people),
    )


def people_to_debrief(meeting: ObservedMeeting) -> tuple[str, ...]:
    """Whom a debrief can be for, beside team and chair: those who took part and consent, by code, in seat order."""
    return tuple(each for each in meeting.participants if each != meeting.chair and each not in meeting.unwilling)
