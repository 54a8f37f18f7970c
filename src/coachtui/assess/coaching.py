"""All that is computed of observed meetings: levels, priorities, talk, figures, and the debrief of a single one."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from coachtui.assess.debrief import Debrief, own_debrief, person_priorities, team_debrief, team_priorities
from coachtui.assess.discussed import FigureVerdict, verdict_on
from coachtui.assess.lines import of_chair, of_person
from coachtui.assess.observed import Scores, mean_level, observed_scores
from coachtui.assess.talk import TalkResult, talk_on, talk_share
from coachtui.model.observing import Observation
from coachtui.model.rubric import Rubric

TEAM, CHAIR = "team", "chair"
"""Whom a debrief is for, beside one person by code."""


@dataclass(frozen=True, slots=True)
class CoachingResult:
    """What came of one or several observed meetings.

    ``mean`` is that of the levels that count, if any. ``first`` is what to work on first and ``debriefs`` what
    to say, by `TEAM`, `CHAIR` and codes; of several meetings there is no debrief. ``figures`` are those of the latest
    meeting that talked about each. ``talk`` is who spoke, by lines, and ``spoken`` all that is known of it.
    """

    observation: Observation
    scores: Scores
    mean: Fraction | None
    talk: Mapping[str, Fraction]
    spoken: TalkResult
    first: Mapping[str, tuple[str, ...]]
    debriefs: Mapping[str, Debrief]
    figures: tuple[FigureVerdict, ...]


def coaching_on(
    rubric: Rubric, observation: Observation, code: str | None = None, others: Observation | None = None
) -> CoachingResult:
    """Everything that was seen in the meetings of ``observation``; beside team and chair also for the person ``code``.

    What several meetings hold is counted together. ``others`` are the meetings before, which say what talk is usual.
    """
    scores = observed_scores(rubric, observation)
    whose = {CHAIR: of_chair(observation)} | ({code: of_person(code)} if code is not None else {})
    debriefs: dict[str, Debrief] = {}
    if len(observation.meetings) == 1:
        debriefs = {TEAM: team_debrief(rubric, observation, scores)}
        debriefs |= {whom: own_debrief(rubric, observation, scores, each) for whom, each in whose.items()}
    first = {TEAM: team_priorities(rubric, scores)}
    first |= {whom: person_priorities(rubric, observation, each) for whom, each in whose.items()}
    rule = rubric.limits_rule
    latest = {figure.id: figure for figure in observation.figures}
    verdicts = (verdict_on(figure, rule) for figure in latest.values())
    figures = tuple(verdict for verdict in verdicts if verdict is not None)
    talk, spoken = talk_share(observation), talk_on(observation, others)
    return CoachingResult(observation, scores, mean_level(scores), talk, spoken, first, debriefs, figures)
