"""What of a scorecard people other than the assessor may see [method 5]. No person appears in any of it.

What this protects: a figure with decimals never rests on a band of fewer people than the rubric's ``anonymity``, and
every number shown for an element or a target is worked out from the numbers shown for its indicators. So nothing can
be subtracted from anything: whoever knows the whole shared card, and even every rating behind the indicators shown
with decimals, learns from the numbers about a withheld indicator only its whole levels.

What it does not protect: whole levels and words are still facts about people. If everybody is at 0 or at 4, the whole
level says so. Words (views, confidence, don't-knows) and actions each tell on which side of a threshold an exact
figure lies; for three or four claims an unusual mix of them can fit a single set of levels. Several cards of one
engagement, before and after somebody was asked, can be compared. Whoever shares a card has to look out for these.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from coachtui.assess.elements import mean_of, subject_mean, threshold_actions, union
from coachtui.assess.rounding import half_up, level_of
from coachtui.model.answers import Quote
from coachtui.model.rubric import Arithmetic, Element, Rubric, Subject, Target
from coachtui.model.scorecard import Action, IndicatorScore, Scorecard

CLOSE = "views are close"
DIFFER = "views differ"
DIFFER_WITHHELD = "views differ; breakdown withheld"

Figure = Decimal | int
"""A figure as it is displayed: a Decimal already rounded, or a whole level. An exact fraction would tell how many
people answered."""


class Showing(StrEnum):
    """How much of something may be shown, in words fit for a reader."""

    BREAKDOWN = "breakdown shown"
    WHOLE_LEVELS = "whole levels only"
    FACT_ONLY = "from the inventory only"
    TOO_FEW = "too few people to show"
    NOT_ASSESSED = "not assessed"


@dataclass(frozen=True, slots=True)
class SharedIndicator:
    """An indicator as everybody may see it.

    ``bands``, ``deviation``, ``disagree``, ``level_gap`` and ``perception_gap`` are there only where the breakdown
    is. ``views`` says in words whether people agree, "" where too few spoke to tell.
    """

    id: str
    showing: Showing
    claimed: Figure | None = None
    supported: Figure | None = None
    computed: int | None = None
    level: int | None = None
    bands: Mapping[str, Figure] | None = None
    deviation: Figure | None = None
    disagree: bool | None = None
    level_gap: bool | None = None
    perception_gap: bool | None = None
    views: str = ""
    dont_know_flag: bool = False
    confidence_band: str | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class SharedElement:
    """An element as everybody may see it, over the indicators shown; ``assessed`` counts all that were assessed."""

    id: str
    target: str
    showing: Showing
    score: Figure | None = None
    level: int | None = None
    limited_by: tuple[str, ...] = ()
    base: Figure | None = None
    process: Figure | None = None
    actions: tuple[Action, ...] = ()
    assessed: int = 0
    of: int = 0
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class SharedTarget:
    """A target as everybody may see it, over the elements shown."""

    id: str
    level: int | None
    threshold_actions: Mapping[str, tuple[Action, ...]]
    actions_union: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class SharedScorecard:
    """All scores as everybody may see them, keyed by id in rubric order."""

    indicators: Mapping[str, SharedIndicator]
    elements: Mapping[str, SharedElement]
    targets: Mapping[str, SharedTarget]


def share(rubric: Rubric, card: Scorecard) -> SharedScorecard:
    """The part of ``card`` that everybody may see; see the module's text for what it protects and what it does not.

    Elements, targets and actions are drawn from the indicators shown, so that what one or two people said decides
    nothing in public. Where an element shows whole levels, its score and means are rounded from the figures shown
    for its indicators and may differ from the assessor's by one.
    """
    indicators = {own.id: share_indicator(rubric.arithmetic, own) for own in card.indicators.values()}
    elements = {element.id: _share_element(rubric, element, card, indicators) for element in rubric.elements}
    targets = {
        target.id: _share_target(target, [own for own in elements.values() if own.target == target.id])
        for target in rubric.targets
    }
    return SharedScorecard(indicators, elements, targets)


def share_indicator(arithmetic: Arithmetic, own: IndicatorScore) -> SharedIndicator:
    """An indicator as everybody may see it.

    With its breakdown where every band has enough people; else as whole levels where enough people spoke in all;
    else as the inventory's fact alone; else not at all.
    """
    if own.breakdown_shown:
        return _with_breakdown(arithmetic, own)
    if len(own.claims) >= arithmetic.anonymity and own.claimed is not None:
        return SharedIndicator(
            id=own.id,
            showing=Showing.WHOLE_LEVELS,
            claimed=level_of(own.claimed),
            supported=own.level,
            computed=own.computed,
            level=own.level,
            views=_views(arithmetic, own, differ=DIFFER_WITHHELD),
            dont_know_flag=own.dont_know_flag,
            confidence_band=own.confidence_band,
            provisional=own.provisional,
        )
    if own.computed is not None:
        return SharedIndicator(
            id=own.id,
            showing=Showing.FACT_ONLY,
            supported=own.level,
            computed=own.computed,
            level=own.level,
            dont_know_flag=own.dont_know_flag,
            confidence_band=own.confidence_band,
        )
    showing = Showing.NOT_ASSESSED if own.supported is None else Showing.TOO_FEW
    return SharedIndicator(id=own.id, showing=showing, dont_know_flag=own.dont_know_flag)


def may_share_quote(rubric: Rubric, card: Scorecard, quote: Quote, about: Collection[str]) -> bool:
    """Whether words may stand, unnamed, beside what is shared of the indicators ``about`` [method 5.4].

    Their speaker allowed it, and on one of these indicators enough people were heard to hide among.
    """
    return quote.usable is True and any(
        len(card.indicators[indicator].claims) >= rubric.arithmetic.anonymity
        for indicator in quote.indicators
        if indicator in about
    )


def _with_breakdown(arithmetic: Arithmetic, own: IndicatorScore) -> SharedIndicator:
    return SharedIndicator(
        id=own.id,
        showing=Showing.BREAKDOWN,
        claimed=_figure(own.claimed, 2),
        supported=_figure(own.supported, 2),
        computed=own.computed,
        level=own.level,
        bands={band: half_up(figure, 2) for band, figure in own.bands.items()},
        deviation=_figure(own.deviation, 2),
        disagree=own.disagree,
        level_gap=own.level_gap,
        perception_gap=own.perception_gap,
        views=_views(arithmetic, own, differ=DIFFER),
        dont_know_flag=own.dont_know_flag,
        confidence_band=own.confidence_band,
        provisional=own.provisional,
    )


def _views(arithmetic: Arithmetic, own: IndicatorScore, differ: str) -> str:
    """In words, whether views differ; a level gap and a disagreement read alike, since a gap tells about the bands."""
    if len(own.claims) < arithmetic.disagreement.claims:
        return ""
    return differ if own.disagree or own.level_gap else CLOSE


def _share_element(
    rubric: Rubric, element: Element, card: Scorecard, indicators: Mapping[str, SharedIndicator]
) -> SharedElement:
    full = card.elements[element.id]
    own = [indicators[indicator.id] for indicator in element.indicators]
    shown = {each.id: each for each in own if each.level is not None}
    if not shown:
        showing = Showing.TOO_FEW if full.assessed else Showing.NOT_ASSESSED
        return SharedElement(full.id, full.target, showing, assessed=full.assessed, of=full.of)
    exact = {each: card.indicators[each].supported for each in shown}
    supported = {each: figure for each, figure in exact.items() if figure is not None}
    decimals = all(each.showing in {Showing.BREAKDOWN, Showing.NOT_ASSESSED} for each in own)
    figures = supported if decimals else {each: Fraction(own.supported or 0) for each, own in shown.items()}
    levels = {each: own.level for each, own in shown.items() if own.level is not None}
    level = min(levels.values())
    return SharedElement(
        id=full.id,
        target=full.target,
        showing=Showing.BREAKDOWN if decimals else Showing.WHOLE_LEVELS,
        score=_figure(mean_of(figures.values()), 1 if decimals else None),
        level=level,
        limited_by=tuple(each for each, own_level in levels.items() if own_level == level),
        base=_figure(subject_mean(element, Subject.BASE, figures), 2 if decimals else None),
        process=_figure(subject_mean(element, Subject.PROCESS, figures), 2 if decimals else None),
        actions=threshold_actions(element, rubric.arithmetic.actions, supported),
        assessed=full.assessed,
        of=full.of,
        provisional=any(each.provisional and each.computed is None for each in shown.values()),
    )


def _share_target(target: Target, elements: list[SharedElement]) -> SharedTarget:
    actions = {element.id: element.actions for element in elements if element.actions}
    level = min((element.level for element in elements if element.level is not None), default=None)
    return SharedTarget(target.id, level, actions, union(actions.values()))


def _figure(figure: Fraction | None, places: int | None) -> Figure | None:
    """``figure`` as displayed: with so many decimals, or as a whole level where ``places`` is None."""
    if figure is None:
        return None
    return level_of(figure) if places is None else half_up(figure, places)
