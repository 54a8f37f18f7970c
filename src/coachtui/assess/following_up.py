"""What became of what a meeting left: the agreement, the actions, and decisions about the same topic [method 12.14]."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from coachtui.model.observing import (
    ActionItem,
    AgreementKept,
    CardWord,
    DebriefWords,
    Decision,
    Observation,
    ObservedMeeting,
)
from coachtui.model.people import canonical_code


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic, in the coach's words, and its decisions, the earliest first."""

    name: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class FollowedUp:
    """What became of what earlier meetings left.

    ``meetings`` are those of one name, the earliest first, the latest included. ``agreed`` is the id of the behaviour
    agreed on for the latest, else for the one before, "" for none. ``promised`` is what the coach wrote as *next time*
    in the debrief, after the meeting before, for whoever chaired it; None if nothing. ``kept`` says, per agenda item of
    the latest, whether the agreement was kept. ``actions`` are those the meeting before left, then those typed in with
    the latest as left earlier; one that is typed in stands for the one of the same words and the same person.
    ``topics`` are those of which something was decided in the latest.
    """

    meetings: tuple[ObservedMeeting, ...]
    agreed: str
    promised: DebriefWords | None
    kept: tuple[AgreementKept, ...]
    actions: tuple[ActionItem, ...]
    topics: tuple[Topic, ...]

    @property
    def kept_counts(self) -> Mapping[CardWord, int]:
        """In how many items it was kept, by word, *not needed* included; 0 for a word that is not there."""
        return Counter(each.word for each in self.kept)


def followed_up(observation: Observation, latest: str) -> FollowedUp:
    """What became of what was left, as of the meeting with the id ``latest``.

    The meetings of ``observation`` are in the order of time; those behind ``latest`` are not looked at, and a meeting
    without a name follows none. Raises KeyError where no meeting has that id.
    """
    series = _of_one_name(observation, latest)
    now, before = series[-1], series[-2] if len(series) > 1 else None
    actions = [each for each in observation.actions if each.meeting == now.id and each.earlier]
    if before is not None:
        typed = {_same(each) for each in actions}
        left = (each for each in observation.actions if each.meeting == before.id and not each.earlier)
        actions = [*(each for each in left if _same(each) not in typed), *actions]
    topics = topics_in(replace(observation, meetings=series))
    return FollowedUp(
        series,
        now.agreed or (before.agreed if before is not None else ""),
        None if before is None else _promised(observation, before),
        tuple(each for each in observation.kept if each.meeting == now.id),
        tuple(actions),
        tuple(each for each in topics if any(decision.meeting == now.id for decision in each.decisions)),
    )


def topics_in(observation: Observation) -> tuple[Topic, ...]:
    """The topics of the decisions of the meetings, in the order of their first decision.

    Topics are the same whatever their capitals and spaces, and named as in the earliest decision. Decisions without one
    are left out.
    """
    places = {each.id: place for place, each in enumerate(observation.meetings)}
    decisions = [each for each in observation.decisions if each.meeting in places and each.topic.strip()]
    found: dict[str, list[Decision]] = {}
    for each in sorted(decisions, key=lambda each: places[each.meeting]):
        found.setdefault(canonical_code(each.topic), []).append(each)
    return tuple(Topic(each[0].topic, tuple(each)) for each in found.values())


def _same(action: ActionItem) -> tuple[str, str | None, str]:
    """What is the same in an action and in the same one typed in anew: what is to be done, and by whom."""
    return canonical_code(action.what), action.person, canonical_code(action.who)


def _of_one_name(observation: Observation, latest: str) -> tuple[ObservedMeeting, ...]:
    """The meeting with the id ``latest``, behind the earlier ones of its name. Raises KeyError where there is none."""
    place = next((place for place, each in enumerate(observation.meetings) if each.id == latest), None)
    if place is None:
        raise KeyError(latest)
    name = canonical_code(observation.meetings[place].name)
    before = (each for each in observation.meetings[:place] if name and canonical_code(each.name) == name)
    return *before, observation.meetings[place]


def _promised(observation: Observation, meeting: ObservedMeeting) -> DebriefWords | None:
    own = (each for each in observation.debriefs if each.meeting == meeting.id and each.whom == meeting.chair)
    return next((each for each in own if meeting.chair is not None and each.next.strip()), None)
