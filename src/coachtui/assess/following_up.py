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
    """The decisions about one topic, which the coach chose, the earliest first."""

    name: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of what the meetings before the latest left, of those of one name, the earliest first.

    ``agreed`` is the id of the behaviour that was agreed on, "" for none; ``promised`` the coach's own words for next
    time in the last debrief of its chair; ``kept`` whether that was kept, item by item. ``actions`` are those of the
    meeting before, and those that were typed in as such.
    """

    meetings: tuple[ObservedMeeting, ...]
    agreed: str
    promised: DebriefWords | None
    kept: tuple[AgreementKept, ...]
    actions: tuple[ActionItem, ...]
    topics: tuple[Topic, ...]

    @property
    def kept_counts(self) -> Mapping[CardWord, int]:
        """How often it was kept: yes, partly, no."""
        return Counter(each.word for each in self.kept)


def followed_up(observation: Observation, latest: str) -> Followed:
    """What became of what was left, as of the meeting with the id ``latest``; ``observation`` holds all meetings."""
    series = _of_one_name(observation, latest)
    now, before = series[-1], series[-2] if len(series) > 1 else None
    actions = [each for each in observation.actions if each.meeting == now.id and each.earlier]
    if before is not None:
        typed = {canonical_code(each.what) for each in actions}
        left = (each for each in observation.actions if each.meeting == before.id and not each.earlier)
        actions = [*(each for each in left if canonical_code(each.what) not in typed), *actions]
    topics = topics_in(replace(observation, meetings=series))
    return Followed(
        series,
        now.agreed or (before.agreed if before is not None else ""),
        None if before is None else _promised(observation, before),
        tuple(each for each in observation.kept if each.meeting == now.id),
        tuple(actions),
        tuple(each for each in topics if any(decision.meeting == now.id for decision in each.decisions)),
    )


def topics_in(observation: Observation) -> tuple[Topic, ...]:
    """The topics of the decisions of the meetings; decisions without one are left out."""
    places = {each.id: place for place, each in enumerate(observation.meetings)}
    decisions = [each for each in observation.decisions if each.meeting in places and each.topic.strip()]
    found: dict[str, list[Decision]] = {}
    for each in sorted(decisions, key=lambda each: places[each.meeting]):
        found.setdefault(canonical_code(each.topic), []).append(each)
    return tuple(Topic(each[0].topic, tuple(each)) for each in found.values())


def _of_one_name(observation: Observation, latest: str) -> tuple[ObservedMeeting, ...]:
    """The meeting ``latest`` with those of its name before it."""
    place = next(place for place, each in enumerate(observation.meetings) if each.id == latest)
    name = canonical_code(observation.meetings[place].name)
    return tuple(each for each in observation.meetings[: place + 1] if canonical_code(each.name) == name)


def _promised(observation: Observation, meeting: ObservedMeeting) -> DebriefWords | None:
    own = (each for each in observation.debriefs if each.meeting == meeting.id and each.whom == meeting.chair)
    return next((each for each in own if meeting.chair is not None and each.next.strip()), None)
