"""Rows of scores in words, one per element or indicator: said, shown, fact, level, because, action.

The one builder of these rows for every place that shows them: terminal, screen, Markdown. It computes no score.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from coachtui.assess.elements import mean_of
from coachtui.assess.rounding import half_up, level_of
from coachtui.assess.sharing import CLOSE, DIFFER
from coachtui.model.rubric import Element, Indicator, Rubric
from coachtui.model.scorecard import (
    Action,
    ElementScore,
    Figure,
    IndicatorScore,
    Scorecard,
    SharedElement,
    SharedIndicator,
    SharedScorecard,
    Showing,
)
from coachtui.report.level_marks import SAID, SHOWN, level_marks

_STEPS = 4
"""Characters of a bar for each level."""

LEGEND = (
    f"{SAID} said: what people claim. {SHOWN} shown: what their evidence supports. Fact: what an inventory says. "
    "From 0 to 4; an element is at the level of its weakest part."
)
"""What stands below rows of figures."""

WHERE_VIEWS_DIFFER = "Where views differ"
"""The heading of the lines on that."""

NOTHING = "\u2013"
"""The text shown where there is no figure."""


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One element or indicator as people read it. Every figure is text; `NOTHING` where there is none to show.

    ``said`` is what was claimed, ``shown`` what the evidence supports, ``fact`` what an inventory says, each from 0
    to 4. ``because`` describes the level in the words of the rubric, "" where there is none. ``mark`` says how
    certain the figures are, "" where nothing needs to be said. ``bar`` has the marks of said and shown, as
    `level_marks` draws them. ``apart`` has a line for each indicator about which views differ: what executives say and
    what others say, as far as the reader may know it.
    """

    id: str
    name: str
    said: str
    shown: str
    fact: str
    level: str
    action: str
    because: str
    mark: str
    bar: str = ""
    apart: tuple[str, ...] = ()


def element_rows(rubric: Rubric, card: Scorecard | SharedScorecard) -> tuple[ScoreRow, ...]:
    """One row per element of the rubric, from the assessor's scorecard or from what everybody may see of it."""
    return tuple(_element_row(element, card) for element in rubric.elements)


def indicator_rows(element: Element, card: Scorecard | SharedScorecard) -> tuple[ScoreRow, ...]:
    """One row per indicator of an element, from the assessor's scorecard or from what everybody may see of it."""
    return tuple(_indicator_row(indicator, card.indicators[indicator.id]) for indicator in element.indicators)


def _spoken_action(actions: tuple[Action, ...]) -> str:
    """Actions in words, such as "Add, improve"; `NOTHING` where there is none."""
    return ", ".join(action.word for action in actions).capitalize() if actions else NOTHING


def _element_row(element: Element, card: Scorecard | SharedScorecard) -> ScoreRow:
    own = card.elements[element.id]
    indicators = [card.indicators[indicator.id] for indicator in element.indicators]
    said = mean_of(Fraction(each.claimed) for each in indicators if each.claimed is not None)
    whole = isinstance(own, SharedElement) and own.showing is not Showing.BREAKDOWN
    return ScoreRow(
        id=element.id,
        name=element.name,
        said=_figure(level_of(said) if whole and said is not None else said),
        shown=_figure(own.score),
        fact=", ".join(str(each.computed) for each in indicators if each.computed is not None) or NOTHING,
        level=_figure(own.level),
        action=_spoken_action(own.actions),
        because=_because(element, own.limited_by, {each.id: each.level for each in indicators}),
        mark=_element_mark(own),
        bar=level_marks(_whole(said) if whole else said, _exact(own.score), _STEPS),
        apart=tuple(
            f"{indicator.name} ({indicator.id}): {views}"
            for indicator, each in zip(element.indicators, indicators, strict=True)
            if (views := _apart(each))
        ),
    )


def _indicator_row(indicator: Indicator, own: IndicatorScore | SharedIndicator) -> ScoreRow:
    return ScoreRow(
        id=indicator.id,
        name=indicator.name,
        said=_figure(own.claimed),
        shown=_figure(own.supported),
        fact=_figure(own.computed),
        level=_figure(own.level),
        action=NOTHING,
        because="" if own.level is None else indicator.anchors[own.level],
        mark=_indicator_mark(own),
        bar=level_marks(_exact(own.claimed), _exact(own.supported), _STEPS),
    )


def _because(element: Element, limited_by: Iterable[str], levels: Mapping[str, int | None]) -> str:
    """The description of the limiting level; of several equally weak indicators the first one gives it."""
    limiting = [indicator for indicator in element.indicators if indicator.id in set(limited_by)]
    if not limiting:
        return ""
    level = levels[limiting[0].id]
    return limiting[0].anchors[level] if level is not None else ""


def _element_mark(own: ElementScore | SharedElement) -> str:
    if isinstance(own, SharedElement) and own.level is None:
        return own.showing.value
    if not own.assessed:
        return "not assessed"
    marks = []
    if own.assessed < own.of:
        marks.append(f"partly assessed: {own.assessed} of {own.of}")
    if own.provisional:
        marks.append("provisional")
    return "; ".join(marks)


def _indicator_mark(own: IndicatorScore | SharedIndicator) -> str:
    if isinstance(own, SharedIndicator):
        marks = [] if own.showing is Showing.BREAKDOWN else [own.showing.value]
    else:
        marks = [] if own.level is not None else ["not assessed"]
    if apart := _apart(own):
        marks.append(apart if apart.startswith(DIFFER) else f"{DIFFER}: {apart}")
    elif isinstance(own, SharedIndicator) and own.views:
        marks.append(own.views)
    if own.dont_know_flag:
        marks.append("many do not know")
    if own.provisional:
        marks.append("provisional")
    return "; ".join(marks)


def _apart(own: IndicatorScore | SharedIndicator) -> str:
    """How far views lie apart, "" where they do not: what each band says where that may be shown and is far apart."""
    if own.level_gap and own.claimed_bands is not None:
        return ", ".join(f"{band} say {half_up(Fraction(each), 1)}" for band, each in own.claimed_bands.items())
    if isinstance(own, SharedIndicator):
        return "" if own.views == CLOSE else own.views
    levels = [claim.level for claim in own.claims]
    return f"{DIFFER}, from {min(levels)} to {max(levels)}" if own.disagree else ""


def _whole(figure: Fraction | None) -> Fraction | None:
    return None if figure is None else Fraction(level_of(figure))


def _exact(figure: Fraction | Figure | None) -> Fraction | None:
    return None if figure is None else Fraction(figure)


def _figure(figure: Fraction | Figure | None) -> str:
    """An exact figure with one decimal; one that was already rounded for everybody as it is."""
    if figure is None:
        return NOTHING
    return str(half_up(figure, 1) if isinstance(figure, Fraction) else figure)
