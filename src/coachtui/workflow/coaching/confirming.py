"""Confirming levels: what marks and cards suggest for each behaviour of a meeting, and the level the coach gives."""

from dataclasses import dataclass

from coachtui.assess.observed import ObservedScore, observed_scores
from coachtui.model.observing import ConfirmedLevel
from coachtui.model.problems import CoachError
from coachtui.model.rubric import LEVELS, Behaviour
from coachtui.model.text import clean, is_blank
from coachtui.store.records import Change
from coachtui.workflow.coaching.coaching_result import observing_rubric
from coachtui.workflow.engagement.engagements import Workspace


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A rated behaviour, and the figures that suggest or give its level in one meeting."""

    behaviour: Behaviour
    score: ObservedScore

    @property
    def reason(self) -> str:
        """Why the coach gave the level; "" where none was given."""
        return "" if self.score.confirmed is None else self.score.confirmed.reason


def levels_of_meeting(workspace: Workspace, meeting: str) -> tuple[LevelLine, ...]:
    """Every rated behaviour in the rubric's order, with its level in the meeting. Raises as `observing_rubric`."""
    rubric = observing_rubric(workspace)
    scores = observed_scores(rubric, workspace.state.observation({meeting}))
    rated = rubric.rated_behaviours()
    return tuple(LevelLine(rated[each], score) for each, score in scores.items())


def confirm_level(workspace: Workspace, meeting: str, behaviour: str, level: int, reason: str) -> Change:
    """Record that the coach gives a behaviour this ``level`` in a meeting, replacing any given before.

    Raises CoachError for a blank ``reason``, and for an unknown level or behaviour.
    """
    if level not in LEVELS or behaviour not in observing_rubric(workspace).rated_behaviours():
        raise CoachError("No such level", "Levels are 0 to 4, of one of the behaviours.", bad_input=True)
    if is_blank(reason):
        raise CoachError("No reason", "Say why: what you saw or heard.", "A few words will do.", bad_input=True)
    return workspace.record(ConfirmedLevel(meeting, behaviour, level, clean(reason).strip()))


def drop_confirmed(workspace: Workspace, meeting: str, behaviour: str) -> Change:
    """Withdraw the level that the coach gave, so that the suggested one counts again."""
    there = workspace.state.confirmed_levels.get((meeting, behaviour))
    return workspace.record(withdraw=[] if there is None else [there])
