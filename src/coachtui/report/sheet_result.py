"""What comes out of a sheet, as values: one strength, one line for next time, and the sheets so far side by side.

`sheet_result_words` puts them into sentences.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from coachtui.assess.behaviours import Levels, priorities, strength
from coachtui.model.meetings import Meeting
from coachtui.model.promises import Promise, PromiseOutcome
from coachtui.model.rubric import Behaviour, Rubric
from coachtui.model.text import is_blank
from coachtui.report.in_general import InGeneral
from coachtui.report.level_rows import SeriesRow, level_rows
from coachtui.report.others import OthersAnswers


@dataclass(frozen=True, slots=True)
class Strength:
    """What to keep: the behaviour, its level, and what was answered where this was ``asked``.

    ``words`` are one's own words there, "" where none were put down; ``answer`` is what was chosen or counted.
    """

    behaviour: Behaviour
    level: int
    words: str
    answer: str
    asked: str


@dataclass(frozen=True, slots=True)
class NextTime:
    """What to do next time: the id of the behaviour it is practice for, its name, and a line to say."""

    about: str
    name: str
    line: str


@dataclass(frozen=True, slots=True)
class Series:
    """The sheets so far: the meetings, the earliest first, a row for each behaviour that has a level in any of them.

    ``kept`` counts what became of the promised lines; None stands for those of which nobody said so yet.
    """

    meetings: tuple[Meeting, ...]
    rows: tuple[SeriesRow, ...]
    kept: Mapping[PromiseOutcome | None, int]


@dataclass(frozen=True, slots=True)
class SheetResult:
    """The result of one sheet.

    ``about`` is the word for what a sheet is about, ``role`` what the role is called, "" without one. ``strength`` is
    None where nothing is good enough to be one, ``next`` where no behaviour has a level below the highest. ``promise``
    is the line promised with this sheet; ``moved`` the one of an earlier sheet that was put off in this one.
    ``levels`` are those of all behaviours.
    ``others`` is what others wrote who took part; None where nobody did. ``in_general`` is what a
    self-assessment in the same file says, beside what happened in the meeting.
    """

    meeting: Meeting
    about: str
    role: str
    strength: Strength | None
    next: NextTime | None
    promise: Promise | None
    moved: Promise | None
    levels: Levels
    series: Series
    others: OthersAnswers | None
    in_general: tuple[InGeneral, ...]

    @property
    def answered(self) -> bool:
        """Whether anything has a level, or words that were put down."""
        return self.strength is not None or any(level is not None for level in self.levels.values())


@dataclass(frozen=True, slots=True)
class BehaviourWords:
    """Words put down about a behaviour, how the question asked, and what was chosen or counted there."""

    asked: str
    words: str
    answer: str
    behaviour: str


def strength_in(rubric: Rubric, levels: Levels, put: Iterable[BehaviourWords]) -> Strength | None:
    """What to keep, in one's own words where there are any; None where nothing is good enough."""
    by_behaviour: dict[str, BehaviourWords] = {}
    for each in sorted(put, key=lambda each: is_blank(each.words)):
        by_behaviour.setdefault(each.behaviour, each)
    worded = [each for each, said in by_behaviour.items() if not is_blank(said.words)]
    best = strength(rubric, levels, worded)
    said = by_behaviour.get(best or "")
    if best is None or said is None:
        return None
    return Strength(rubric.rated_behaviours()[best], levels[best] or 0, said.words, said.answer, said.asked)


def next_time(rubric: Rubric, levels: Levels) -> NextTime | None:
    """The line that goes with what is to be worked on first; None where nothing is."""
    behaviours = rubric.rated_behaviours()
    first = next((behaviours[each] for each in priorities(rubric, levels)), None)
    if first is None:
        return None
    return NextTime(first.id, first.name, first.coaching.nudge if first.coaching is not None else "")


def series_of(rubric: Rubric, sheets: Sequence[tuple[Meeting, Levels]], promises: Iterable[Promise]) -> Series:
    """The sheets so far, the earliest meeting first; each meeting once."""
    kept = Counter(promise.said for promise in promises)
    rows = level_rows(rubric, [levels for _, levels in sheets])
    return Series(tuple(meeting for meeting, _ in sheets), rows, kept)
