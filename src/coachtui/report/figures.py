"""All figures of an indicator as texts, for the assessor: one row of a wide table. It computes no score."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from coachtui.assess.rounding import half_up
from coachtui.model.rubric import Rubric
from coachtui.model.scorecard import IndicatorScore, Scorecard
from coachtui.report.rows import NOTHING, indicator_rows


@dataclass(frozen=True, slots=True)
class FigureRow:
    """All figures of one indicator as texts, with two decimals; `NOTHING` where there is none.

    ``bands`` are the levels shown in interviews for each band, ``dont_know`` is how many of those expected to answer
    did not know, ``mark`` has remarks on the figures, "" for none.
    """

    id: str
    name: str
    said: str
    shown: str
    bands: str
    fact: str
    level: str
    deviation: str
    dont_know: str
    confidence: str
    mark: str


def figure_rows(rubric: Rubric, card: Scorecard) -> Iterator[FigureRow]:
    """One row per indicator, in the order of the rubric."""
    for element in rubric.elements:
        for row in indicator_rows(element, card):
            own = card.indicators[row.id]
            yield FigureRow(
                id=row.id,
                name=row.name,
                said=_figure(own.claimed),
                shown=_figure(own.supported),
                bands=", ".join(f"{band} {_figure(figure)}" for band, figure in own.bands.items()) or NOTHING,
                fact=row.fact,
                level=row.level,
                deviation=_figure(own.deviation),
                dont_know=f"{own.dont_know} of {own.expected}" if own.expected else NOTHING,
                confidence=_confidence(own),
                mark=_mark(own, row.mark),
            )


def _confidence(own: IndicatorScore) -> str:
    return NOTHING if own.confidence is None else f"{_figure(own.confidence)} {own.confidence_band}"


def _mark(own: IndicatorScore, mark: str) -> str:
    found = (("a level gap", own.level_gap), ("a perception gap", own.perception_gap))
    return "; ".join(part for part in (mark, *(words for words, there in found if there)) if part)


def _figure(figure: Fraction | None) -> str:
    return NOTHING if figure is None else str(half_up(figure, 2))
