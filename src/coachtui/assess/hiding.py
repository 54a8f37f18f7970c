"""Whether people can hide in what is shown of an indicator: nobody's level may follow from it [method 5.6].

Two facts carry all of it. What is shown is the same whoever of a band said what; so where people of a band differ, none
of them can be picked out by it. And where they do not differ, they still hide if other answers, in which they do
differ, would have been shown in the same way.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import permutations

from coachtui.assess.indicators import average_deviation, disagreement, tally_of
from coachtui.assess.rounding import level_of
from coachtui.model.answers import Grade
from coachtui.model.rubric import LEVELS, Arithmetic
from coachtui.model.scorecard import Claim, IndicatorScore

LOWEST, HIGHEST = LEVELS[0], LEVELS[-1]

_Claims = tuple[Claim, ...]


def breakdown_hides(arithmetic: Arithmetic, own: IndicatorScore) -> bool:
    """Whether people have enough to hide behind in figures with decimals and means of bands.

    They have where everybody says 0 or everybody says 4; where in every band people differ, both in what they say and
    in what is shown of it; and where those of other bands could differ, one a level lower and another a level higher,
    without any change in what is shown.
    """
    if _everybody_says(LOWEST, own.claims) or _everybody_says(HIGHEST, own.claims):
        return True
    look_alikes = [own.claims]
    for band in arithmetic.bands:
        if not _differ(arithmetic, own.claims, band.id):
            look_alikes = [other for claims in look_alikes for other in _spread(arithmetic, claims, band.id)]
    words = _words_of(arithmetic, own.claims)
    return any(_words_of(arithmetic, claims) == words for claims in look_alikes)


def levels_hide(arithmetic: Arithmetic, own: IndicatorScore) -> bool:
    """Whether people have enough to hide behind in whole levels of what is said and shown.

    They always have unless somebody is alone in a band: then half the weight is one person's. A level of 0, said or
    shown, would tell that this person is at 0; 4 said and no more shown than needs no proof, that he or she proved
    nothing. What would be 0 if all counted alike is withheld as well, so that withholding does not tell either. Where
    everybody says 0, it is shown.
    """
    if not is_one_alone(own) or own.claimed is None or own.supported is None:
        return True
    if _heaviest_alone(arithmetic, own) > Fraction(1, 2):
        return False
    if _everybody_says(LOWEST, own.claims):
        return True
    if level_of(own.claimed) == HIGHEST and _is_unproved(arithmetic, own):
        return False
    figures = [own.claimed, _plain_mean(claim.level for claim in own.claims)]
    if own.computed is None:
        figures += [own.supported, _plain_mean(claim.supported for claim in own.claims)]
    return all(level_of(figure) > LOWEST for figure in figures)


def words_hide(arithmetic: Arithmetic, own: IndicatorScore) -> bool:
    """Whether whole levels may be accompanied by words on how far views lie apart.

    Not at either end of the scale, where few answers fit both; nor, where somebody is alone in a band, if more is said
    than shown and no more shown than needs no proof.
    """
    if own.claimed is None or level_of(own.claimed) in {LOWEST, HIGHEST}:
        return False
    more_said = own.level is not None and level_of(own.claimed) > own.level
    return not (is_one_alone(own) and more_said and _is_unproved(arithmetic, own))


def is_one_alone(own: IndicatorScore) -> bool:
    """Whether somebody is the only one of a band who gave a level."""
    return 1 in _numbers(own).values()


def _numbers(own: IndicatorScore) -> Counter[str]:
    """How many people of each band gave a level."""
    return Counter(claim.band for claim in own.claims)


def _heaviest_alone(arithmetic: Arithmetic, own: IndicatorScore) -> Fraction:
    """The largest share in a figure, from 0 to 1, that is one person's."""
    numbers = _numbers(own)
    weights = {band.id: band.weight for band in arithmetic.bands if band.id in numbers}
    return max(weights[band] for band, number in numbers.items() if number == 1) / sum(weights.values(), Fraction(0))


def _everybody_says(level: int, claims: _Claims) -> bool:
    return all(claim.level == level for claim in claims)


def _is_unproved(arithmetic: Arithmetic, own: IndicatorScore) -> bool:
    """Whether the level shown rests on interviews and is the one that needs no evidence."""
    return own.computed is None and own.level == arithmetic.caps[Grade.SAID]


def _plain_mean(levels: Iterable[int]) -> Fraction:
    known = list(levels)
    return Fraction(sum(known), len(known))


def _differ(arithmetic: Arithmetic, claims: _Claims, band: str) -> bool:
    """Whether the people of a band differ in what they say, and in what they show unless nobody proved anything."""
    own = [claim for claim in claims if claim.band == band]
    shown = {claim.supported for claim in own}
    return len({claim.level for claim in own}) > 1 and (len(shown) > 1 or shown == {arithmetic.caps[Grade.SAID]})


def _spread(arithmetic: Arithmetic, claims: _Claims, band: str) -> Iterator[_Claims]:
    """Answers with the same sums in which the people of a band differ: one a level lower, another a level higher.

    Of people whose claims are alike one pair stands for all.
    """
    seen: set[tuple[Claim, Claim]] = set()
    places = [place for place, claim in enumerate(claims) if claim.band == band]
    for low, high in permutations(places, 2):
        lower, higher = (_moved(arithmetic, claims[place], by, claims) for place, by in ((low, -1), (high, 1)))
        if lower is None or higher is None or (lower, higher) in seen:
            continue
        seen.add((lower, higher))
        other = list(claims)
        other[low], other[high] = lower, higher
        if _differ(arithmetic, tuple(other), band):
            yield tuple(other)


def _moved(arithmetic: Arithmetic, claim: Claim, by: int, among: _Claims) -> Claim | None:
    """The claim of somebody who says and shows so many levels more; None where nobody could.

    Where any grade is still open, this one is too if it can be: it may be anybody's.
    """
    level, supported = claim.level + by, claim.supported + by
    if not LOWEST <= supported <= level <= HIGHEST or (supported == LOWEST and level > LOWEST):
        return None
    is_open = supported == min(level, arithmetic.caps[Grade.SAID]) and any(each.grade is None for each in among)
    grade = None if is_open else Grade.CONFIRMED
    return replace(claim, person="", level=level, supported=supported, grade=grade, session="", evidence="")


def _words_of(arithmetic: Arithmetic, claims: _Claims) -> tuple[bool, bool, bool]:
    """What a breakdown says beside its figures: disagreement, level gap, and whether a grade is open."""
    tally = tally_of(claims)
    disagree, level_gap = disagreement(arithmetic, tally, average_deviation(arithmetic, tally))
    return disagree, level_gap, any(claim.grade is None for claim in claims)
