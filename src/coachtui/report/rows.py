"""The eight rows of the picture, one per element, in words: said, shown, fact, level and because."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from coachtui.assess.elements import mean_of
from coachtui.assess.rounding import half_up, level_of
from coachtui.assess.sharing import Figure, SharedElement, SharedScorecard, Showing
from coachtui.model.rubric import Element, Rubric
from coachtui.model.scorecard import Action, ElementScore, Scorecard

NOTHING = "\u2013"


@dataclass(frozen=True, slots=True)
class ElementRow:
    """One element as people read it. Every figure is text; `NOTHING` where there is none to show."""

    id: str
    name: str
    said: str
    shown: str
    fact: str
    level: str
    action: str
    because: str
    mark: str


def assessor_rows(rubric: Rubric, card: Scorecard) -> tuple[ElementRow, ...]:
    """The rows as the assessor sees them, with one decimal."""
    return tuple(_assessor_row(element, card) for element in rubric.elements)


def shared_rows(rubric: Rubric, card: SharedScorecard) -> tuple[ElementRow, ...]:
    """The rows as everybody may see them."""
    return tuple(_shared_row(element, card) for element in rubric.elements)


def spoken_action(actions: tuple[Action, ...]) -> str:
    """Actions in words, such as "Add, improve"; `NOTHING` where there is none."""
    return ", ".join(action.word for action in actions).capitalize() if actions else NOTHING


def _assessor_row(element: Element, card: Scorecard) -> ElementRow:
    own = card.elements[element.id]
    indicators = [card.indicators[indicator.id] for indicator in element.indicators]
    facts = {each.id: each.computed for each in indicators if each.computed is not None}
    said = mean_of(each.claimed for each in indicators if each.claimed is not None)
    return ElementRow(
        id=element.id,
        name=element.name,
        said=_decimal(said),
        shown=_decimal(own.score),
        fact=_facts(facts),
        level=NOTHING if own.level is None else str(own.level),
        action=spoken_action(own.actions),
        because=_because(element, own.limited_by, {each.id: each.level for each in indicators}),
        mark=_mark(own),
    )


def _shared_row(element: Element, card: SharedScorecard) -> ElementRow:
    own = card.elements[element.id]
    indicators = [card.indicators[indicator.id] for indicator in element.indicators]
    facts = {each.id: each.computed for each in indicators if each.computed is not None}
    claimed = [Fraction(each.claimed) for each in indicators if each.claimed is not None]
    said = mean_of(claimed)
    show: Callable[[Fraction | None], str] = _decimal if own.showing is Showing.BREAKDOWN else _whole
    return ElementRow(
        id=element.id,
        name=element.name,
        said=show(said),
        shown=_figure(own.score),
        fact=_facts(facts),
        level=NOTHING if own.level is None else str(own.level),
        action=spoken_action(own.actions),
        because=_because(element, own.limited_by, {each.id: each.level for each in indicators}),
        mark=own.showing.value if own.level is None else _mark(own),
    )


def _because(element: Element, limited_by: Iterable[str], levels: Mapping[str, int | None]) -> str:
    """What limits the element, in the words of its level. Of several equally weak indicators the first speaks."""
    limiting = [indicator for indicator in element.indicators if indicator.id in set(limited_by)]
    if not limiting:
        return ""
    level = levels[limiting[0].id]
    return limiting[0].anchors[level] if level is not None else ""


def _mark(own: ElementScore | SharedElement) -> str:
    if not own.assessed:
        return "not assessed"
    marks = []
    if own.assessed < own.of:
        marks.append(f"partly assessed: {own.assessed} of {own.of}")
    if own.provisional:
        marks.append("provisional")
    return "; ".join(marks)


def _facts(facts: Mapping[str, int]) -> str:
    return ", ".join(str(level) for level in facts.values()) or NOTHING


def _decimal(figure: Fraction | None) -> str:
    return NOTHING if figure is None else str(half_up(figure, 1))


def _whole(figure: Fraction | None) -> str:
    return NOTHING if figure is None else str(level_of(figure))


def _figure(figure: Figure | None) -> str:
    return NOTHING if figure is None else str(figure)
