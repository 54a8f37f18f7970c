"""Figures of the team that a coach passed on, of several meetings together, beside what others say [method 12.9]."""

from collections.abc import Iterable
from dataclasses import dataclass

from coachtui.model.rubric import Behaviour
from coachtui.model.seen import SeenAgreement, SeenBehaviour, SeenMeeting


@dataclass(frozen=True, slots=True)
class PooledSeen:
    """What was seen of a behaviour in several meetings: the counts together, and the ``levels``, meeting by meeting.

    ``counts.people`` is the largest number of people who helped in any one meeting.
    """

    counts: SeenBehaviour
    levels: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class OwnView:
    """The level of a behaviour in a meeting on ``day`` by ``person``, a code, who was in it in the ``role`` there."""

    person: str
    behaviour: str
    day: str
    role: str
    level: int


@dataclass(frozen=True, slots=True)
class Believed:
    """What is said in interviews of all meetings: the indicator's ``name``, and the figure that everybody may see."""

    name: str
    said: str


@dataclass(frozen=True, slots=True)
class BehaviourSeen:
    """One behaviour: what was seen of it, what those who were there say, and what people believe in general."""

    behaviour: Behaviour
    seen: PooledSeen
    own: tuple[OwnView, ...]
    believed: tuple[Believed, ...]


@dataclass(frozen=True, slots=True)
class SeenInMeetings:
    """All that was passed on: the meetings, the earliest first, a row for each behaviour, and what was agreed."""

    meetings: tuple[SeenMeeting, ...]
    rows: tuple[BehaviourSeen, ...]
    agreements: tuple[SeenAgreement, ...]


def pooled(behaviour: str, seen: Iterable[SeenBehaviour | None]) -> PooledSeen:
    """What was seen of ``behaviour`` in several meetings together; None is a meeting in which it was not observed."""
    every = tuple(seen)
    there = [each for each in every if each is not None]
    counts = SeenBehaviour(
        "",
        behaviour,
        helped=sum(each.helped for each in there),
        hurt=sum(each.hurt for each in there),
        missed=sum(each.missed for each in there),
        people=max((each.people for each in there), default=0),
        yes=sum(each.yes for each in there),
        partly=sum(each.partly for each in there),
        no=sum(each.no for each in there),
    )
    return PooledSeen(counts, tuple(None if each is None else each.level for each in every))
