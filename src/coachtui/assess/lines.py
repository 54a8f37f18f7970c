"""What the marked lines of observed meetings come to: how often behaviours helped, hurt, were missed, and by whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coachtui.model.observing import MeetingLine, Observation
from coachtui.model.rubric import LEVELS, MarkRule, Rubric

Whose = Callable[[MeetingLine], bool]
"""Which lines are meant, such as those of one person."""


def anybody(_line: MeetingLine) -> bool:
    """Every line, the coach's own notes too."""
    return True


def of_person(code: str) -> Whose:
    """The lines of the person with this code."""
    return lambda line: line.person == code


def of_chair(observation: Observation) -> Whose:
    """In each meeting the lines of whoever chaired it."""
    chairs = observation.chairs()
    return lambda line: line.person is not None and line.person == chairs.get(line.meeting)


@dataclass(frozen=True, slots=True)
class MarkCount:
    """How often one behaviour helped, hurt or was missed, and how many people helped. ``hurt`` counts missed ones too.

    ``level`` is what that suggests [method 12.5]; None where there is nothing to go by.
    """

    helped: int
    hurt: int
    missed: int
    speakers: int
    level: int | None


def mark_counts(rubric: Rubric, observation: Observation) -> Mapping[str, MarkCount]:
    """What was marked of every rated behaviour, in the rubric's order; of several meetings together [method 12.5].

    A mark whose behaviour is not settled counts for none.
    """
    rule = rubric.mark_rule
    helping = marked(observation, helped=True)
    hurting = marked(observation, helped=False)
    counts: dict[str, MarkCount] = {}
    for each in rubric.rated_behaviours():
        lines = helping.get(each, ())
        missed = sum(miss.behaviour == each for miss in observation.missed)
        helped, hurt = len(lines), len(hurting.get(each, ())) + missed
        speakers = len({line.person for line in lines if line.person is not None})
        level = None if rule is None else suggested_by_marks(rule, helped, hurt, speakers)
        counts[each] = MarkCount(helped, hurt, missed, speakers, level)
    return counts


def suggested_by_marks(rule: MarkRule, helped: int, hurt: int, speakers: int) -> int | None:
    """The level that ``helped`` lines, ``hurt`` ones (those missed too) and ``speakers`` who helped suggest.

    None where nothing helped or hurt.
    """
    nothing, poor, fair, good, best = LEVELS
    if not helped and not hurt:
        return None
    if not helped:
        return nothing
    if hurt >= helped:
        return poor
    if speakers < rule.speakers_for_3 or helped < rule.ratio_for_3 * hurt:
        return fair
    if not hurt and helped >= rule.helped_for_4 and speakers >= rule.speakers_for_4:
        return best
    return good


def marked(observation: Observation, whose: Whose = anybody, *, helped: bool) -> Mapping[str, tuple[MeetingLine, ...]]:
    """The lines that helped, or hurt, by the behaviour they are marked with, each in order.

    Only marks that count are looked at.
    """
    found: dict[str, list[MeetingLine]] = {}
    for line in observation.lines:
        if line.marks and whose(line):
            for behaviour in dict.fromkeys(mark.behaviour for mark in line.counted_marks if mark.helped is helped):
                found.setdefault(behaviour, []).append(line)
    return {behaviour: tuple(lines) for behaviour, lines in found.items() if behaviour}
