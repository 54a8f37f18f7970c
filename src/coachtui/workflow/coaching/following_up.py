"""Following up: what became of what earlier meetings left, and the levels of all of them side by side."""

from coachtui.assess.coaching import CoachingResult
from coachtui.assess.following_up import followed_up, topics_in
from coachtui.assess.observed import levels_of, observed_scores
from coachtui.report.followed_words import FollowedWords
from coachtui.report.level_rows import level_rows
from coachtui.workflow.coaching.coaching_result import observing_rubric
from coachtui.workflow.engagement.engagements import Workspace


def followed_in(workspace: Workspace, coaching: CoachingResult) -> FollowedWords:
    """What became of what earlier meetings of the same name left, for one meeting.

    For several meetings it has their topics and levels alone. Raises CoachErrors where the rubric cannot be used.
    """
    state, rubric = workspace.state, observing_rubric(workspace)
    meetings = coaching.observation.meetings
    every = state.observation() if len(meetings) == 1 else coaching.observation
    followed = followed_up(every, meetings[0].id) if len(meetings) == 1 else None
    series = meetings if followed is None else followed.meetings
    topics = topics_in(coaching.observation) if followed is None else followed.topics
    single = every.by_meeting()
    levels = [levels_of(observed_scores(rubric, single[each.id])) for each in series]
    return FollowedWords(followed, topics, level_rows(rubric, levels), series)
