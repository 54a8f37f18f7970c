"""The pace of an interview: minutes ahead of or behind its plan, and which open questions an indicator depends on.

Times come in as arguments. The result is for showing; nothing stops an interview.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime, timedelta
from itertools import pairwise

from coachtui.asking.quoting import feeds_for_quote
from coachtui.model.rubric import Rubric
from coachtui.model.script import Script
from coachtui.model.script_parts import Booking
from coachtui.model.text import counted

Stretch = tuple[datetime, datetime | None]
"""When a pause began, and when it ended; None while it lasts."""


def minutes_used(
    started: datetime, moments: Iterable[datetime], pauses: Sequence[Stretch], now: datetime, silence: int
) -> float:
    """The minutes of interview between ``started`` and ``now``; at least 0, also with clocks that went back.

    ``moments`` are the times at which anything was noted. Pauses do not count; one without an end lasts to the next
    moment. Between two moments at most ``silence`` minutes count: the rest was a pause that nobody marked, such as a
    night.
    """
    noted = sorted(moment for moment in moments if started < moment < now)
    marks = [started, *noted, now] if now > started else [started]
    away = _ended(pauses, noted, now)
    longest = timedelta(minutes=silence)
    total = timedelta()
    for begin, end in pairwise(marks):
        total += min(end - begin - _within(away, begin, end), longest)
    return total / timedelta(minutes=1)


def pace_words(booking: Booking, minutes: int, used: float, open_minutes: Sequence[int], under_way: float = 0) -> str:
    """How far ahead of its plan or behind it an interview is: "6 minutes behind".

    ``minutes`` are booked for questions; ``used`` minutes have passed since the beginning, opening included and pauses
    not; ``open_minutes`` are the lengths of the open questions, of which the one on screen has taken ``under_way``.
    """
    left = minutes - max(used - booking.opening, 0)
    needed = max(sum(open_minutes) - under_way, 0)
    in_hand = round(left - needed)
    if abs(in_hand) <= booking.about:
        return "about on time"
    words = counted(abs(in_hand), "minute")
    return f"{words} in hand" if in_hand > 0 else f"{words} behind"


def decisive(
    script: Script, rubric: Rubric, open_questions: Sequence[str], covered: Collection[str]
) -> tuple[str, ...]:
    """The open questions that are the only open one to feed some indicator.

    ``covered`` are the indicators that this session has rated, or has words about.
    """
    still = frozenset(open_questions)
    fed = [
        (question.id, indicator)
        for question in script.questions()
        if question.id in still
        for indicator in feeds_for_quote(question, rubric)
        if indicator not in covered
    ]
    sources = Counter(indicator for _, indicator in fed)
    alone = {question for question, indicator in fed if sources[indicator] == 1}
    return tuple(question for question in open_questions if question in alone)


def _ended(pauses: Sequence[Stretch], noted: Sequence[datetime], now: datetime) -> list[tuple[datetime, datetime]]:
    """The pauses in order, with an end each, none overlapping another."""
    ended: list[tuple[datetime, datetime]] = []
    for begin, end in sorted(pauses, key=lambda pause: pause[0]):
        last = end if end is not None else next((moment for moment in noted if moment > begin), now)
        start = max(begin, ended[-1][1]) if ended else begin
        if last > start:
            ended.append((start, last))
    return ended


def _within(away: Iterable[tuple[datetime, datetime]], begin: datetime, end: datetime) -> timedelta:
    overlaps = (min(end, last) - max(begin, first) for first, last in away)
    return sum((overlap for overlap in overlaps if overlap > timedelta()), timedelta())
