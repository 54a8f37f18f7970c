"""What somebody who assessed himself or herself is told, as a value: said, shown, what would prove more, what to try.

Only what was assessed is spoken of. Puts nothing into lines: that is `self_result_words`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from coachtui.assess.elements import mean_of
from coachtui.assess.rounding import half_up
from coachtui.model.rubric import Element, Indicator, Rubric
from coachtui.model.scorecard import IndicatorScore, Scorecard


@dataclass(frozen=True, slots=True)
class Said:
    """One element: "3" was said, "2" could be shown so far.

    ``proof`` is what would prove more, "" where all that was said could be shown; then ``next`` is what the next level
    of its weakest part looks like, "" at the top.
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
    """The whole result about ``unit``. ``strongest`` and ``weakest`` are names of elements, "" where none stands out.

    ``looks_like`` is what the weakest looks like on a visit. ``left`` counts elements nothing was said about.
    """

    unit: str
    lines: tuple[Said, ...]
    strongest: str
    weakest: str
    looks_like: str
    attempts: Attempts | None
    left: int


def self_result_of(rubric: Rubric, card: Scorecard, unit: str) -> SelfResult:
    """The result that a scorecard of one person amounts to."""
    assessed = [element for element in rubric.elements if card.elements[element.id].score is not None]
    ranked = sorted(assessed, key=lambda element: _rank(element, card))
    told_apart = bool(ranked) and _rank(ranked[0], card) != _rank(ranked[-1], card)
    weakest = ranked[0] if told_apart else None
    return SelfResult(
        unit=unit,
        lines=tuple(_said(element, card) for element in assessed),
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
    """The indicators of an element that something was said about, the weakest first."""
    known = [each for each in element.indicators if card.indicators[each.id].supported is not None]
    return sorted(known, key=lambda each: _weakness(card.indicators[each.id]))


def _weakness(score: IndicatorScore) -> tuple[Fraction, Fraction]:
    return score.supported or Fraction(), score.claimed or Fraction()


def _said(element: Element, card: Scorecard) -> Said:
    known = _assessed(element, card)
    liftable = max(known, key=lambda each: _gap(card.indicators[each.id]))
    gap = _gap(card.indicators[liftable.id])
    return Said(
        name=element.name,
        said=_figure(_mean_said(element, card)),
        shown=_figure(card.elements[element.id].score or Fraction()),
        proof=liftable.proof if gap > 0 else "",
        next=_looks_like(known[0], card, 1) if gap <= 0 else "",
    )


def _gap(score: IndicatorScore) -> Fraction:
    """By how much proof could lift an indicator."""
    return (score.claimed or Fraction()) - (score.supported or Fraction())


def _looks_like(indicator: Indicator, card: Scorecard, further: int) -> str:
    """What the level of an indicator, or one so much further, looks like on a visit; "" beyond the top."""
    level = card.indicators[indicator.id].level
    reached = len(indicator.anchors) if level is None else level + further
    return indicator.anchors[reached] if reached < len(indicator.anchors) else ""


def _attempts(rubric: Rubric, scores: Mapping[str, IndicatorScore]) -> Attempts | None:
    """From the weakest indicators that a coach has words for; one speaks for several where there are fewer than three.

    None where nothing was said about any of them.
    """
    spoken = [each for each in rubric.indicators() if each.coaching and scores[each.id].supported is not None]
    spoken.sort(key=lambda each: _weakness(scores[each.id]))
    coaching = [each.coaching for each in spoken[:3] if each.coaching is not None]
    if not coaching:
        return None
    return Attempts(coaching[0].practice, coaching[1 % len(coaching)].nudge, coaching[2 % len(coaching)].debrief)


def _figure(figure: Fraction) -> str:
    """With one decimal, if it needs one."""
    return str(half_up(figure, 1)).removesuffix(".0")
