"""How talk was shared out in meetings: by lines, by time, by words. It is shown, and scores nothing [method 12.10]."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from itertools import groupby
from operator import add
from typing import TypeVar

from coachtui.assess.elements import mean_of
from coachtui.model.observing import LineKind, MeetingLine, Observation
from coachtui.model.times import read_time

FEWEST_FOR_USUAL = 5
"""In how many other meetings somebody has to have been before it is said what is usual for him or her."""

_ZERO, _MICROSECOND = datetime(1970, 1, 1, tzinfo=UTC), timedelta(microseconds=1)
_Number = TypeVar("_Number", int, Fraction)


@dataclass(frozen=True, slots=True)
class TalkShare:
    """One person's share of all lines, of all time that anybody spoke, and of all words; None where that is unknown."""

    lines: Fraction | None
    time: Fraction | None
    words: Fraction | None


@dataclass(frozen=True, slots=True)
class PersonTalk:
    """How much one person spoke, in one or several meetings. Times are in seconds; None where none are known.

    A turn is lines in a row until somebody else speaks. ``listened`` is the longest time between two turns, or before
    the first, or behind the last. ``questions`` are lines with a question mark; None where nobody's have any.
    """

    lines: int = 0
    words: int = 0
    turns: int = 0
    seconds: Fraction | None = None
    longest_turn: Fraction | None = None
    listened: Fraction | None = None
    questions: int | None = None

    def with_meeting(self, other: "PersonTalk") -> "PersonTalk":
        """This, and what the same person said in another meeting."""
        return PersonTalk(
            self.lines + other.lines,
            self.words + other.words,
            self.turns + other.turns,
            _known(add, self.seconds, other.seconds),
            _known(max, self.longest_turn, other.longest_turn),
            _known(max, self.listened, other.listened),
            _known(add, self.questions, other.questions),
        )


@dataclass(frozen=True, slots=True)
class UsualTalk:
    """What is usual for one person: the mean of the shares in so many other ``meetings``."""

    share: TalkShare
    meetings: int


@dataclass(frozen=True, slots=True)
class TalkResult:
    """Who spoke how much, by code, in seat order. ``transcripts`` is in how many of the meetings a transcript counts.

    ``usual`` holds those who were in enough other meetings.
    """

    people: Mapping[str, PersonTalk]
    transcripts: int = 0
    usual: Mapping[str, UsualTalk] = field(default_factory=dict)

    @property
    def spoke(self) -> bool:
        """Whether anybody said anything."""
        return any(talk.lines for talk in self.people.values())

    def share(self, code: str) -> TalkShare:
        """The shares of the person with this code."""
        talks, own = self.people.values(), self.people[code]
        timed = [talk.seconds for talk in talks if talk.seconds is not None]
        return TalkShare(
            _part(own.lines, sum(talk.lines for talk in talks)),
            _part(own.seconds or Fraction(0), sum(timed, Fraction(0))) if timed else None,
            _part(own.words, sum(talk.words for talk in talks)),
        )


def talk_share(observation: Observation) -> Mapping[str, Fraction]:
    """The share of each participant's lines among those of all of them, by code, in seat order [method 12.10].

    The coach's own notes are nobody's lines. Empty where nobody said anything.
    """
    talk = talk_on(observation)
    return {code: share for code in talk.people if (share := talk.share(code).lines) is not None}


def talk_on(observation: Observation, others: Observation | None = None) -> TalkResult:
    """Who spoke how much in the meetings of ``observation``, together; ``others`` say what is usual for them.

    Where a meeting has a transcript its lines count, otherwise those that the coach typed.
    """
    people: dict[str, PersonTalk] = {}
    transcripts = 0
    for seats, lines in _meetings(observation):
        transcripts += any(line.imported for line in lines)
        for code, talk in _in_one(seats, lines).items():
            people[code] = people[code].with_meeting(talk) if code in people else talk
    return TalkResult(people, transcripts, {} if others is None else _usual(people, others))


def _usual(people: Iterable[str], others: Observation) -> Mapping[str, UsualTalk]:
    """What is usual for each of ``people`` who took part in enough of the ``others``."""
    results = [TalkResult(_in_one(seats, lines)) for seats, lines in _meetings(others)]
    found = {}
    for code in people:
        shares = [each.share(code) for each in results if code in each.people and each.spoke]
        if len(shares) >= FEWEST_FOR_USUAL:
            found[code] = UsualTalk(
                TalkShare(
                    _mean(share.lines for share in shares),
                    _mean(share.time for share in shares),
                    _mean(share.words for share in shares),
                ),
                len(shares),
            )
    return found


def _meetings(observation: Observation) -> Iterator[tuple[Sequence[str], Sequence[MeetingLine]]]:
    """The participants of each meeting, and those of its lines that count, in their order."""
    by_meeting: dict[str, list[MeetingLine]] = defaultdict(list)
    for line in observation.lines:
        by_meeting[line.meeting].append(line)
    for meeting in observation.meetings:
        lines = by_meeting[meeting.id]
        imported = [line for line in lines if line.imported]
        typed = (line for line in lines if line.person is not None and line.kind is LineKind.SAID)
        yield meeting.participants, imported or tuple(typed)


def _in_one(seats: Sequence[str], lines: Sequence[MeetingLine]) -> Mapping[str, PersonTalk]:
    """Who spoke how much in one meeting."""
    spoken = [_Spoken(line, *_span(line)) for line in lines]
    turns: dict[str, list[list[_Spoken]]] = defaultdict(list)
    for person, turn in groupby(spoken, key=lambda each: each.line.person):
        if person is not None:
            turns[person].append(list(turn))
    timed = [each for each in spoken if each.until is not None]
    whole = (min(each.said for each in timed), max(each.until or 0 for each in timed)) if timed else None
    asked = any("?" in line.text for line in lines)
    return {code: _of_one(turns.get(code, ()), whole, asked=asked) for code in dict.fromkeys((*seats, *turns))}


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A line with its times in microseconds, where it has both."""

    line: MeetingLine
    said: int = 0
    until: int | None = None


def _span(line: MeetingLine) -> tuple[int, int | None]:
    """From when to when a line was said, in microseconds since 1970; None where that is not known."""
    said, until = read_time(line.said), read_time(line.until)
    if said is None or until is None or until < said:
        return 0, None
    return (said - _ZERO) // _MICROSECOND, (until - _ZERO) // _MICROSECOND


def _of_one(turns: Sequence[Sequence[_Spoken]], whole: tuple[int, int] | None, *, asked: bool) -> PersonTalk:
    """What one person's ``turns`` come to in a meeting in which somebody spoke for ``whole``, from when to when."""
    lines = [each for turn in turns for each in turn]
    talk = PersonTalk(
        len(lines),
        sum(len(each.line.text.split()) if each.line.length is None else each.line.length for each in lines),
        len(turns),
        questions=sum("?" in each.line.text for each in lines) if asked else None,
    )
    if whole is None:
        return talk
    own = _without_overlaps((each.said, each.until) for each in lines if each.until is not None)
    timed = [[(each.said, each.until) for each in turn if each.until is not None] for turn in turns]
    lengths = [max(until for _, until in turn) - min(said for said, _ in turn) for turn in timed if turn]
    ends = [whole[0], *(until for _, until in own)]
    begins = [*(said for said, _ in own), whole[1]]
    return replace(
        talk,
        seconds=_seconds(sum(until - said for said, until in own)),
        longest_turn=_seconds(max(lengths, default=0)),
        listened=_seconds(max(begin - end for end, begin in zip(ends, begins, strict=True))),
    )


def _without_overlaps(spans: Iterable[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """``spans`` in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for said, until in sorted(spans):
        if found and said <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], until))
        else:
            found.append((said, until))
    return found


def _seconds(microseconds: int) -> Fraction:
    return Fraction(microseconds, 1_000_000)


def _part(one: _Number, whole: _Number) -> Fraction | None:
    return Fraction(one) / whole if whole else None


def _mean(shares: Iterable[Fraction | None]) -> Fraction | None:
    return mean_of(share for share in shares if share is not None)


def _known(both: Callable[[_Number, _Number], _Number], one: _Number | None, other: _Number | None) -> _Number | None:
    """What ``both`` makes of the two; where only one is known that, and None without any."""
    if one is None or other is None:
        return other if one is None else one
    return both(one, other)
