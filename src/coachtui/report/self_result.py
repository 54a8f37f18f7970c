"""The result of a self-assessment as a value: what was said and shown, what would prove more, what to try.

Elements without a score are only counted. `self_result_words` puts the value into sentences.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from coachtui.assess.elements import mean_of
from coachtui.assess.rounding import half_up
from coachtui.model.rubric import Element, Indicator, Rubric
from coachtui.model.scorecard import IndicatorScore, Scorecard


@dataclass(frozen=True, slots=True)
class ElementResult:
    """One element: ``said`` is the mean level claimed, ``shown`` the mean level supported, as text such as "2.5".

    ``proof`` describes evidence that would raise ``shown``, "" where it equals ``said``. In that case ``next``
    describes the next level of the weakest indicator, "" at the top level; else it is "".
    """

    name: str
    said: str
    shown: str
    proof: str
    next: str


@dataclass(frozen=True, slots=True)
class Attempts:
    """Three things to try at the next meeting: before it, in it and after it."""

    before: str
    during: str
    after: str


@dataclass(frozen=True, slots=True)
class SelfResult:
    """The whole result about ``unit``, the part of the organisation that was assessed.

    ``lines`` are the elements that have a score. ``strongest`` and ``weakest`` are names of elements, "" where all
    score alike; ``looks_like`` describes the present level of the weakest. ``attempts`` is None where the rubric has
    no advice on anything assessed. ``left`` counts the elements without a score.
    """

    unit: str
    lines: tuple[ElementResult, ...]
    strongest: str
    weakest: str
    looks_like: str
    attempts: Attempts | None
    left: int


def self_result_of(rubric: Rubric, card: Scorecard, unit: str) -> SelfResult:
    """The result from the scorecard of one person who assessed ``unit``."""
    assessed = [element for element in rubric.elements if card.elements[element.id].score is not None]
    ranked = sorted(assessed, key=lambda element: _rank(element, card))
    told_apart = bool(ranked) and _rank(ranked[0], card) != _rank(ranked[-1], card)
    weakest = ranked[0] if told_apart else None
    return SelfResult(
        unit=unit,
        lines=tuple(_element_result(element, card) for element in assessed),
        strongest=ranked[-1].name if told_apart else "",
        weakest=weakest.name if weakest is not None else "",
        looks_like=_looks_like(_assessed(weakest, card)[0], card, 0) if weakest is not None else "",
        attempts=_attempts(rubric, card.indicators),
        left=len(rubric.elements) - len(assessed),
    )


def _rank(element: Element, card: Scorecard) -> tuple[Fraction, Fraction]:
    return card.elements[element.id].score or Fraction(), _mean_said(element, card)


def _mean_said(element: Element, card: Scorecard) -> Fraction:
    own = (card.indicators[indicator.id].claimed for indicator in element.indicators)
    return mean_of(each for each in own if each is not None) or Fraction()


def _assessed(element: Element, card: Scorecard) -> list[Indicator]:
    """The indicators of an element that have a supported level, the weakest first."""
    known = [each for each in element.indicators if card.indicators[each.id].supported is not None]
    return sorted(known, key=lambda each: _weakness(card.indicators[each.id]))


def _weakness(score: IndicatorScore) -> tuple[Fraction, Fraction]:
    return score.supported or Fraction(), score.claimed or Fraction()


def _element_result(element: Element, card: Scorecard) -> ElementResult:
    known = _assessed(element, card)
    liftable = max(known, key=lambda each: _gap(card.indicators[each.id]))
    gap = _gap(card.indicators[liftable.id])
    return ElementResult(
        name=element.name,
        said=_figure(_mean_said(element, card)),
        shown=_figure(card.elements[element.id].score or Fraction()),
        proof=liftable.proof if gap > 0 else "",
        next=_looks_like(known[0], card, 1) if gap <= 0 else "",
    )


def _gap(score: IndicatorScore) -> Fraction:
    """By how many levels better evidence could raise an indicator."""
    return (score.claimed or Fraction()) - (score.supported or Fraction())


def _looks_like(indicator: Indicator, card: Scorecard, further: int) -> str:
    """The rubric's description of the level of an indicator, or of one ``further`` levels up; "" beyond the top."""
    level = card.indicators[indicator.id].level
    reached = len(indicator.anchors) if level is None else level + further
    return indicator.anchors[reached] if reached < len(indicator.anchors) else ""


def _attempts(rubric: Rubric, scores: Mapping[str, IndicatorScore]) -> Attempts | None:
    """Advice from the three weakest indicators that the rubric has coaching for; fewer are used again.

    None where none of these has a supported level.
    """
    spoken = [each for each in rubric.indicators() if each.coaching and scores[each.id].supported is not None]
    spoken.sort(key=lambda each: _weakness(scores[each.id]))
    coaching = [each.coaching for each in spoken[:3] if each.coaching is not None]
    if not coaching:
        return None
    return Attempts(coaching[0].practice, coaching[1 % len(coaching)].nudge, coaching[2 % len(coaching)].debrief)


def _figure(figure: Fraction) -> str:
    """``figure`` with one decimal, without it where it is zero."""
    return str(half_up(figure, 1)).removesuffix(".0")
