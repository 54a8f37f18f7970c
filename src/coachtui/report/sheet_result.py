"""The result of a sheet as values: one strength, one line for next time, and the series of sheets so far.

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
    """The best behaviour of a meeting, its level, and what was answered to the question ``asked``.

    ``words`` are one's own words there, "" for none; ``answer`` is what was chosen or counted.
    """

    behaviour: Behaviour
    level: int
    words: str
    answer: str
    asked: str


@dataclass(frozen=True, slots=True)
class NextTime:
    """What to do next time: the id and name of the behaviour it is practice for, and a line to say."""

    about: str
    name: str
    line: str


@dataclass(frozen=True, slots=True)
class Series:
    """The sheets so far: the meetings, the earliest first, and a row for each behaviour with a level in any.

    ``kept`` counts promises by their outcome; None is for those without one yet.
    """

    meetings: tuple[Meeting, ...]
    rows: tuple[SeriesRow, ...]
    kept: Mapping[PromiseOutcome | None, int]


@dataclass(frozen=True, slots=True)
class SheetResult:
    """The result of one sheet.

    ``about`` is the script's word for what a sheet is about, ``role`` the name of the role, "" without one.
    ``strength`` is None where nothing is good enough to be one, ``next`` where no behaviour has a level below the
    highest. ``promise`` is the one made with this sheet; ``moved`` one of an earlier sheet that was put off in this
    one. ``levels`` are those of all behaviours. ``others`` are the answers of others who took part; None where there
    are none. ``in_general`` compares with a self-assessment in the same file.
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
        """Whether there is a level, or an answer in words."""
        return self.strength is not None or any(level is not None for level in self.levels.values())


@dataclass(frozen=True, slots=True)
class BehaviourWords:
    """What was answered about a behaviour: the wording of the question, the words, and what was chosen or counted."""

    asked: str
    words: str
    answer: str
    behaviour: str


def strength_in(rubric: Rubric, levels: Levels, put: Iterable[BehaviourWords]) -> Strength | None:
    """The best behaviour with what ``put`` says of it, words first; None where none is good enough."""
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
    """The line for the behaviour to work on first; None where there is none."""
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
