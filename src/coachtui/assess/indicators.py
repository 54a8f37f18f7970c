"""The score of one indicator, from what people claim and what an inventory says. Knows no elements and no sharing."""

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from operator import attrgetter

from coachtui.assess.claims import IndicatorClaims
from coachtui.assess.rounding import level_of
from coachtui.model.answers import Absence, Grade
from coachtui.model.rubric import Arithmetic, Band, Element, Indicator
from coachtui.model.scorecard import Claim, IndicatorScore

Tally = Mapping[tuple[str, int, int, Grade], int]
"""How many claims there are of each kind: band, level, supported level, counted grade. Every figure is computed from
these few whole numbers, so that it takes hardly longer for many people."""

PAIR = 2
"""So many people never make a figure more than medium sure [method 3.8]."""

_kind = attrgetter("band", "level", "supported", "counted_grade")


def tally_of(claims: Iterable[Claim]) -> Tally:
    """The claims counted by kind."""
    return Counter(map(_kind, claims))


def score_indicator(
    arithmetic: Arithmetic, element: Element, indicator: Indicator, said: IndicatorClaims, computed: int | None
) -> IndicatorScore:
    """The figures of one indicator of an element by the rules of [method 3], applied in their order there.

    ``computed`` is the level (0-4) an inventory gives, None without one; it is ignored for indicators that no
    inventory may decide.
    """
    claims = said.claims
    fact = computed if indicator.id in arithmetic.computed.indicators else None
    expected = len(claims) + sum(absence is not Absence.NOT_APPLICABLE for absence in said.absences.values())
    dont_know = sum(absence is Absence.DONT_KNOW for absence in said.absences.values())
    flag = dont_know_flag(arithmetic, element.id, dont_know, expected)
    tally = tally_of(claims)
    claimed_bands = claimed_by_band(arithmetic.bands, tally)
    claimed = combine(arithmetic.bands, claimed_bands)
    bands = _band_means(
        arithmetic.bands, ((band, supported, count) for (band, _, supported, _), count in tally.items())
    )
    interview_supported = combine(arithmetic.bands, bands)
    supported = Fraction(fact) if fact is not None else interview_supported
    if flag and supported is not None:
        supported = min(supported, Fraction(arithmetic.dont_know.cap))
    deviation = average_deviation(arithmetic, tally)
    disagree, level_gap = disagreement(arithmetic, tally, deviation)
    sureness = confidence(arithmetic, tally, expected, computed=fact is not None, flagged=disagree or level_gap)
    return IndicatorScore(
        id=indicator.id,
        claims=claims,
        absences=said.absences,
        expected=expected,
        dont_know=dont_know,
        dont_know_flag=flag,
        claimed=claimed,
        claimed_bands=claimed_bands,
        bands=bands,
        interview_supported=interview_supported,
        computed=fact,
        supported=supported,
        level=None if supported is None else level_of(supported),
        deviation=deviation,
        disagree=disagree,
        level_gap=level_gap,
        perception_gap=_perception_gap(arithmetic, claimed, fact),
        breakdown_shown=_breakdown_shown(arithmetic, tally),
        confidence=sureness,
        confidence_band=confidence_band(arithmetic, sureness, voices=None if fact is not None else len(claims)),
        provisional=any(claim.grade is None for claim in claims),
    )


def mean(figures: Iterable[tuple[int, int]]) -> Fraction | None:
    """The plain mean of figures, each given with how often it occurs; None without any."""
    total = number = 0
    for figure, count in figures:
        total += figure * count
        number += count
    return Fraction(total, number) if number else None


def _band_means(bands: Iterable[Band], figures: Iterable[tuple[str, int, int]]) -> Mapping[str, Fraction]:
    """The mean of each band, in the rubric's order; silent bands are left out [method 3.4].

    ``figures`` are band ids, levels and how often each occurs.
    """
    of_band: dict[str, list[tuple[int, int]]] = {}
    for band, figure, count in figures:
        of_band.setdefault(band, []).append((figure, count))
    means = {band.id: mean(of_band.get(band.id, ())) for band in bands}
    return {band: figure for band, figure in means.items() if figure is not None}


def claimed_by_band(bands: Iterable[Band], tally: Tally) -> Mapping[str, Fraction]:
    """The mean of what the people of each band claim, in the rubric's order; silent bands are left out."""
    return _band_means(bands, ((band, level, count) for (band, level, _, _), count in tally.items()))


def combine(bands: Iterable[Band], means: Mapping[str, Fraction]) -> Fraction | None:
    """The bands' means averaged by the bands' weights [method 3.4], so that a crowd never drowns a layer.

    None where no band with any weight answered.
    """
    answered = [band for band in bands if band.id in means]
    weight = sum((band.weight for band in answered), Fraction(0))
    if not weight:
        return None
    return sum((band.weight * means[band.id] for band in answered), Fraction(0)) / weight


def dont_know_flag(arithmetic: Arithmetic, element: str, dont_know: int, expected: int) -> bool:
    """Whether not knowing is itself a finding [method 3.6]: enough people expected, and enough of them."""
    rule = arithmetic.dont_know
    asked_enough = element in rule.elements and expected >= max(rule.respondents, 1)
    return asked_enough and Fraction(dont_know, expected) >= rule.share


def average_deviation(arithmetic: Arithmetic, tally: Tally) -> Fraction | None:
    """The average absolute deviation of claims from their plain mean [method 3.7]; None of too few claims."""
    number = sum(tally.values())
    if number < max(arithmetic.disagreement.claims, 1):
        return None
    total = sum(level * count for (_, level, _, _), count in tally.items())
    distances = sum(abs(number * level - total) * count for (_, level, _, _), count in tally.items())
    return Fraction(distances, number * number)


def disagreement(arithmetic: Arithmetic, tally: Tally, deviation: Fraction | None) -> tuple[bool, bool]:
    """Whether claims disagree, and whether the bands' mean claims lie apart [method 3.7]; both need a deviation."""
    rule = arithmetic.disagreement
    if deviation is None:
        return False, False
    means = claimed_by_band(arithmetic.bands, tally).values()
    return deviation > rule.deviation, max(means) - min(means) >= rule.level_gap


def confidence(
    arithmetic: Arithmetic, tally: Tally, expected: int, *, computed: bool, flagged: bool
) -> Fraction | None:
    """How sure a figure is, 0-1: answered share x mean grade weight x agreement [method 3.8].

    An inventory's figure has the weight of its grade and, where nobody was asked, counts as fully answered. None
    where there is no figure.
    """
    rule = arithmetic.confidence
    number = sum(tally.values())
    if not number and not computed:
        return None
    answered = Fraction(number, expected) if expected else Fraction(1)
    agreement = rule.flagged if flagged else Fraction(1)
    if computed:
        return answered * rule.weights[arithmetic.computed.grade] * agreement
    weights = (
        count * grade_weight(arithmetic, grade, admits=level <= rule.admission_level)
        for (_, level, _, grade), count in tally.items()
    )
    return answered * sum(weights, Fraction(0)) / number * agreement


def grade_weight(arithmetic: Arithmetic, grade: Grade, *, admits: bool) -> Fraction:
    """The weight of one claim's evidence; admissions of weakness need no proof [method 2.1, 3.8]."""
    weight = arithmetic.confidence.weights[grade]
    return max(weight, arithmetic.confidence.admission_weight) if admits else weight


def confidence_band(arithmetic: Arithmetic, sureness: Fraction | None, voices: int | None = None) -> str | None:
    """``high``, ``medium`` or ``low`` [method 3.8]; None where there is no figure.

    ``voices`` is how many people gave a level: one alone is never more than low, two never more than medium. None
    means that an inventory decides, whose figure needs no voices.
    """
    if sureness is None:
        return None
    if sureness < arithmetic.confidence.medium or voices == 1:
        return "low"
    return "medium" if sureness < arithmetic.confidence.high or voices == PAIR else "high"


def _perception_gap(arithmetic: Arithmetic, claimed: Fraction | None, fact: int | None) -> bool:
    if claimed is None or fact is None:
        return False
    return abs(claimed - fact) >= arithmetic.computed.perception_gap


def _breakdown_shown(arithmetic: Arithmetic, tally: Tally) -> bool:
    counts: Counter[str] = Counter()
    for (band, *_), count in tally.items():
        counts[band] += count
    return all(counts[band.id] >= arithmetic.anonymity for band in arithmetic.bands)
