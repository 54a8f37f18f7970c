"""The levels of behaviours in one session, what to work on first, and what to keep. Nothing is averaged or capped."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from fractions import Fraction

from coachtui.model.answers import Rating
from coachtui.model.rubric import LEVELS, Rubric
from coachtui.model.times import moment_of

Levels = Mapping[str, int | None]
"""The level (0-4) of each rated behaviour by id, in the rubric's order; None where there is none."""

HIGHEST = LEVELS[-1]


def behaviour_levels(rubric: Rubric, ratings: Iterable[Rating]) -> Levels:
    """The level of every rated behaviour of ``rubric`` by the ratings of one session [method 12.2].

    A level that somebody chose counts before one that an answer passed on, then the latest, whatever the evidence. An
    absence that was chosen takes a level away; one that an answer passed on does not. Ratings of anything else are
    ignored.
    """
    counting = counting_by_behaviour(ratings)
    return {each: counting[each].level if each in counting else None for each in rubric.rated_behaviours()}


def counting_by_behaviour(ratings: Iterable[Rating]) -> Mapping[str, Rating]:
    """Of the ratings of one session the one that counts of each behaviour, as `behaviour_levels` chooses it."""
    counting: dict[str, Rating] = {}
    for rating in ratings:
        if rating.level is None and (rating.absence is None or rating.derived):
            continue
        best = counting.get(rating.indicator)
        if best is None or _rank(rating) >= _rank(best):
            counting[rating.indicator] = rating
    return counting


def weight_of(rubric: Rubric, behaviour_id: str) -> Fraction:
    """The weight of a behaviour, which is its family's; 1 where the rubric has no such family."""
    weights = {family.id: family.weight for family in rubric.families}
    families = {behaviour.id: behaviour.family for behaviour in rubric.behaviours}
    return weights.get(families.get(behaviour_id, ""), Fraction(1))


def gains(rubric: Rubric, levels: Levels) -> Mapping[str, Fraction]:
    """What is to be gained by each behaviour below level 4: the levels it lacks x its weight [method 12.3].

    In the rubric's order. Behaviours without a level are not in it.
    """
    known = {each: levels.get(each) for each in rubric.rated_behaviours()}
    return {
        each: (HIGHEST - level) * weight_of(rubric, each)
        for each, level in known.items()
        if level is not None and level < HIGHEST
    }


def priorities(rubric: Rubric, levels: Levels, negatives: Mapping[str, int] | None = None) -> tuple[str, ...]:
    """The ids of the behaviours to work on first, the most important one first [method 12.3].

    ``negatives`` is how often each was seen to hurt, where somebody counted: of two with as much to gain the one that
    hurt more often comes first, then the one that the rubric has first. A behaviour at level 4 or without a level is
    none of them; a rubric without rules for coaching has none.
    """
    return _chosen(rubric, gains(rubric, levels), negatives or {})


def own_priorities(rubric: Rubric, negatives: Mapping[str, int]) -> tuple[str, ...]:
    """What one person is to work on first: how often he or she hurt each behaviour x its weight [method 12.3].

    Ties as in `priorities`. What a meeting missed is nobody's own.
    """
    costs = {each: negatives[each] * weight_of(rubric, each) for each in rubric.rated_behaviours() if each in negatives}
    return _chosen(rubric, costs, negatives)


def _chosen(rubric: Rubric, gained: Mapping[str, Fraction], hurt: Mapping[str, int]) -> tuple[str, ...]:
    """The ids with the most to gain, as many as the rubric says, and of each family one if it says so."""
    if rubric.coaching_rules is None:
        return ()
    rule = rubric.coaching_rules.priorities
    families = {behaviour.id: behaviour.family for behaviour in rubric.behaviours}
    chosen: list[str] = []
    for each in sorted(gained, key=lambda each: (-gained[each], -hurt.get(each, 0))):
        if not rule.one_per_family or families[each] not in {families[other] for other in chosen}:
            chosen.append(each)
    return tuple(chosen[: rule.top])


def strength(rubric: Rubric, levels: Levels, worded: Collection[str]) -> str | None:
    """The id of the behaviour to keep: the best that there are ``worded`` words for, else the best [method 12.4].

    The best has the highest level x weight, and of two alike it is the one that the rubric has first. None where
    no behaviour has a level from which the rubric calls it a strength, beside the one to work on first.
    """
    if rubric.coaching_rules is None:
        return None
    from_level, first = rubric.coaching_rules.strength.from_level, priorities(rubric, levels)[:1]
    known = {each: levels.get(each) for each in rubric.rated_behaviours() if each not in first}
    carrying = {each: level for each, level in known.items() if level is not None and level >= from_level}
    return max(carrying, key=lambda each: (each in worded, carrying[each] * weight_of(rubric, each)), default=None)


def _rank(rating: Rating) -> tuple[bool, datetime]:
    return not rating.derived, moment_of(rating.at)
