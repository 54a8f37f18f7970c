"""What of a scorecard people other than the assessor may see [method 5]. No person appears in any of it.

What this protects: nobody's level, said or shown, follows from anything that is shown; `hiding` says when it would, and
then it is withheld. Everything about elements and targets is worked out from what is shown of their indicators, so that
nothing can be subtracted from anything, and what is withheld decides nothing in public.

What it does not protect [method 5.5: what is not protected]: that everybody says 0 or everybody says 4. In a breakdown,
that nobody of a whole band proved anything. What somebody can work out who knows the answers of others, his or her own
for instance. Several cards of one engagement, before and after somebody was asked. Whoever shares a card has to look
out for these.
"""

from collections.abc import Collection, Mapping
from fractions import Fraction

from coachtui.assess.elements import mean_of, score_target, subject_mean, threshold_actions
from coachtui.assess.hiding import breakdown_hides, is_one_alone, levels_hide, words_hide
from coachtui.assess.rounding import half_up, level_of
from coachtui.model.answers import Quote
from coachtui.model.naming import KnownNames
from coachtui.model.rubric import Arithmetic, Element, Rubric, Subject
from coachtui.model.scorecard import (
    Figure,
    IndicatorScore,
    Scorecard,
    SharedElement,
    SharedIndicator,
    SharedScorecard,
    Showing,
)

CLOSE = "views are close"
DIFFER = "views differ"
DIFFER_WITHHELD = "views differ; breakdown withheld"


def share(rubric: Rubric, card: Scorecard) -> SharedScorecard:
    """The part of ``card`` that everybody may see; see the module's text for what it protects and what it does not.

    Figures and actions of elements come from the figures shown for their indicators. Where an element shows whole
    levels, they may differ from the assessor's: a score by one, an action by one step.
    """
    indicators = {own.id: share_indicator(rubric.arithmetic, own) for own in card.indicators.values()}
    elements = {element.id: _share_element(rubric, element, card, indicators) for element in rubric.elements}
    targets = {
        target.id: score_target(target, [own for own in elements.values() if own.target == target.id])
        for target in rubric.targets
    }
    return SharedScorecard(indicators, elements, targets)


def share_indicator(arithmetic: Arithmetic, own: IndicatorScore) -> SharedIndicator:
    """An indicator as everybody may see it.

    With its breakdown where every band has enough people and they can hide in it; else as whole levels where enough
    people gave a level in all and can hide in those; else as the inventory's fact alone; else not at all. Of what is
    not shown, it is not even told whether anybody who was asked gave a level.
    """
    if own.breakdown_shown and breakdown_hides(arithmetic, own):
        return _with_breakdown(arithmetic, own)
    if len(own.claims) >= arithmetic.anonymity and levels_hide(arithmetic, own):
        return _whole_levels(arithmetic, own)
    flagged = _dont_know_flag(arithmetic, own)
    if own.computed is not None:
        level = own.level if flagged else own.computed
        return SharedIndicator(
            own.id, Showing.FACT_ONLY, supported=level, computed=own.computed, level=level, dont_know_flag=flagged
        )
    asked = own.claims or own.absences
    return SharedIndicator(own.id, Showing.TOO_FEW if asked else Showing.NOT_ASSESSED, dont_know_flag=flagged)


def may_share_quote(card: SharedScorecard, quote: Quote, about: Collection[str], known: KnownNames) -> bool:
    """Whether words may stand, unnamed, beside what is shared of the indicators ``about`` [method 5.4].

    Their speaker allowed it; of one of these indicators levels are shown, so that enough people were heard to hide
    among; and they name nobody who is ``known``, unless that was agreed.
    """
    heard = any(
        card.indicators[indicator].showing in {Showing.BREAKDOWN, Showing.WHOLE_LEVELS}
        for indicator in quote.indicators
        if indicator in about
    )
    return quote.usable is True and heard and not names_held_back(quote, known)


def names_held_back(quote: Quote, known: KnownNames) -> tuple[str, ...]:
    """The names, titles and codes in a quote that not everybody may read."""
    allowed = {name.casefold() for name in quote.may_name}
    return tuple(name for name in known.found_in(quote.text) if name.casefold() not in allowed)


def _whole_levels(arithmetic: Arithmetic, own: IndicatorScore) -> SharedIndicator:
    in_words = words_hide(arithmetic, own)
    return SharedIndicator(
        id=own.id,
        showing=Showing.WHOLE_LEVELS,
        claimed=_figure(own.claimed, None),
        supported=own.level,
        computed=own.computed,
        level=own.level,
        views=_views(arithmetic, own, differ=DIFFER_WITHHELD) if in_words else "",
        dont_know_flag=_dont_know_flag(arithmetic, own),
        provisional=own.provisional and in_words and not is_one_alone(own),
    )


def _with_breakdown(arithmetic: Arithmetic, own: IndicatorScore) -> SharedIndicator:
    return SharedIndicator(
        id=own.id,
        showing=Showing.BREAKDOWN,
        claimed=_figure(own.claimed, 2),
        supported=_figure(own.supported, 2),
        computed=own.computed,
        level=own.level,
        claimed_bands={band: half_up(figure, 2) for band, figure in own.claimed_bands.items()},
        bands={band: half_up(figure, 2) for band, figure in own.bands.items()},
        disagree=own.disagree,
        level_gap=own.level_gap,
        perception_gap=own.perception_gap,
        views=_views(arithmetic, own, differ=DIFFER),
        dont_know_flag=_dont_know_flag(arithmetic, own),
        provisional=own.provisional,
    )


def _dont_know_flag(arithmetic: Arithmetic, own: IndicatorScore) -> bool:
    """Whether it may be told that many don't know: enough people were asked to hide among."""
    return own.dont_know_flag and own.expected >= arithmetic.anonymity


def _views(arithmetic: Arithmetic, own: IndicatorScore, differ: str) -> str:
    """In words, whether views differ; a level gap and a disagreement read alike, since a gap tells about the bands."""
    if len(own.claims) < arithmetic.disagreement.claims:
        return ""
    return differ if own.disagree or own.level_gap else CLOSE


def _share_element(
    rubric: Rubric, element: Element, card: Scorecard, indicators: Mapping[str, SharedIndicator]
) -> SharedElement:
    own = [indicators[indicator.id] for indicator in element.indicators]
    levels = {each.id: each.level for each in own if each.level is not None}
    if not levels:
        asked = any(each.showing is not Showing.NOT_ASSESSED for each in own)
        showing = Showing.TOO_FEW if asked else Showing.NOT_ASSESSED
        return SharedElement(element.id, element.target, showing, of=len(own))
    decimals = all(each.showing in {Showing.BREAKDOWN, Showing.NOT_ASSESSED} for each in own)
    exact = {each: card.indicators[each].supported or Fraction() for each in levels}
    figures = exact if decimals else {each.id: Fraction(each.supported or 0) for each in own if each.id in levels}
    level = min(levels.values())
    return SharedElement(
        id=element.id,
        target=element.target,
        showing=Showing.BREAKDOWN if decimals else Showing.WHOLE_LEVELS,
        score=_figure(mean_of(figures.values()), 1 if decimals else None),
        level=level,
        limited_by=tuple(each for each, own_level in levels.items() if own_level == level),
        base=_figure(subject_mean(element, Subject.BASE, figures), 2 if decimals else None),
        process=_figure(subject_mean(element, Subject.PROCESS, figures), 2 if decimals else None),
        actions=threshold_actions(element, rubric.arithmetic.actions, figures),
        assessed=len(levels),
        of=len(own),
        provisional=any(each.provisional and each.computed is None for each in own),
    )


def _figure(figure: Fraction | None, places: int | None) -> Figure | None:
    """``figure`` as displayed: with so many decimals, or as a whole level where ``places`` is None."""
    if figure is None:
        return None
    return level_of(figure) if places is None else half_up(figure, places)
