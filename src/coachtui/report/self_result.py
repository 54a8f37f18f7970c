"""The result of a self-assessment as a value: what was said and shown, and one habit to begin with.

Elements without a score are only counted. `self_result_words` puts the value into sentences.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from coachtui.assess.elements import mean_of
from coachtui.model.promises import Promise
from coachtui.model.rubric import Element, Habit, Rubric
from coachtui.model.scorecard import IndicatorScore, Scorecard
from coachtui.report.in_general import InGeneral

WORTH_SHOWING = 2
"""From this level on something is claimed that could be shown; a lower one says what is lacking."""

AIM = 3
"""The level that a habit leads to; who says as much of an indicator needs none for it."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The answer to one question: its wording, the choices taken, and the words typed, each as shown."""

    asked: str
    chosen: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ElementResult:
    """One element: ``said`` is the mean level claimed, ``shown`` the mean level supported, both exact.

    ``proof`` describes evidence that would raise ``shown``; "" where nothing claimed could be shown any better.
    """

    name: str
    said: Fraction
    shown: Fraction
    proof: str


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where to begin: an indicator's id and name, the habit for it, and what the person wrote about it, if anything."""

    indicator: str
    name: str
    habit: Habit
    own: OwnWords | None


@dataclass(frozen=True, slots=True)
class AnsweredTwice:
    """The answers of both looks to one question; None where there was none."""

    then: OwnWords | None
    now: OwnWords | None


@dataclass(frozen=True, slots=True)
class SecondLookResult:
    """The result of a second look: an indicator's id and name, the times of both looks, answers and levels claimed."""

    indicator: str
    name: str
    time_then: str | None
    time_now: str | None
    answers: tuple[AnsweredTwice, ...]
    level_then: Fraction | None
    level_now: Fraction | None


@dataclass(frozen=True, slots=True)
class SelfResult:
    """The whole result about ``unit``, the part of the organisation that was assessed.

    ``lines`` are the elements that have a score. ``strongest`` is the name of the element with the highest score, ""
    where it claims too little to be called strong. ``beginning`` is None where the rubric has no habit for anything
    assessed, or where nothing needs one. ``left`` counts the elements without a score. ``promise`` is the one made
    last, ``comparison`` the result of the last second look; both are None before there is one. ``in_general`` compares
    with the meeting of the latest sheet.
    """

    unit: str
    lines: tuple[ElementResult, ...]
    strongest: str
    beginning: Beginning | None
    left: int
    promise: Promise | None = None
    comparison: SecondLookResult | None = None
    in_general: tuple[InGeneral, ...] = ()


def self_result_of(
    rubric: Rubric,
    card: Scorecard,
    unit: str,
    own_words: Mapping[str, OwnWords],
    promise: Promise | None,
    comparison: SecondLookResult | None,
    in_general: tuple[InGeneral, ...],
) -> SelfResult:
    """The result from the scorecard of one person who assessed ``unit``; ``own_words`` are by indicator.

    While the outcome of the promise is open, ``beginning`` is the habit that it belongs to.
    """
    kept = promise.about if promise is not None and promise.said is None else ""
    lines = [
        _element_result(element, card) for element in rubric.elements if card.elements[element.id].score is not None
    ]
    best = max(lines, key=lambda line: (line.shown, line.said), default=None)
    return SelfResult(
        unit=unit,
        lines=tuple(lines),
        strongest=best.name if best is not None and best.said >= WORTH_SHOWING else "",
        beginning=_beginning(rubric, card.indicators, own_words, kept),
        left=len(rubric.elements) - len(lines),
        promise=promise,
        comparison=comparison,
        in_general=in_general,
    )


def _element_result(element: Element, card: Scorecard) -> ElementResult:
    scores = [(each, card.indicators[each.id]) for each in element.indicators]
    said = mean_of(score.claimed for _, score in scores if score.claimed is not None)
    liftable = [(_gap(score), each) for each, score in scores if (score.claimed or 0) >= WORTH_SHOWING]
    gap, indicator = max(liftable, key=lambda pair: pair[0], default=(Fraction(), None))
    return ElementResult(
        name=element.name,
        said=said or Fraction(),
        shown=card.elements[element.id].score or Fraction(),
        proof=indicator.proof if indicator is not None and gap > 0 else "",
    )


def _gap(score: IndicatorScore) -> Fraction:
    """By how many levels better evidence could raise an indicator."""
    return (score.claimed or Fraction()) - (score.supported or Fraction())


def _beginning(
    rubric: Rubric, scores: Mapping[str, IndicatorScore], own_words: Mapping[str, OwnWords], kept: str
) -> Beginning | None:
    """Of the indicators with a habit, that of which the least was shown, then said; the earlier in the rubric first.

    If there is one with the id ``kept``, it is that one in any case.
    """
    candidates = [
        (scores[each.id].supported or Fraction(), scores[each.id].claimed or Fraction(), each, each.habit)
        for each in rubric.indicators()
        if each.habit is not None and scores[each.id].supported is not None
    ]
    weak = [candidate for candidate in candidates if candidate[1] < AIM]
    weak = [candidate for candidate in candidates if candidate[2].id == kept] or weak
    if not weak:
        return None
    *_, indicator, habit = min(weak, key=lambda candidate: candidate[:2])
    return Beginning(indicator.id, indicator.name, habit, own_words.get(indicator.id))
