"""The one-page summary as a value, for the assessor or for everybody. Renderers turn it into a format."""

from dataclasses import dataclass

from coachtui.assess.sharing import may_share_quote
from coachtui.model.answers import Quote
from coachtui.model.engagement import State
from coachtui.model.people import Person
from coachtui.model.rubric import Rubric
from coachtui.model.scorecard import Scorecard
from coachtui.report.rows import ScoreRow
from coachtui.report.standing import Standing, still_need

QUOTES_PER_ELEMENT = 2


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """Words as they are printed; ``speaker`` is blank in what is shared."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Summary:
    """One page: who was asked, eight rows, best quotes by element id, what is missing, and the log's fingerprint."""

    organisation: str
    core_process: str
    mode: str
    assessor: bool
    asked: tuple[str, ...]
    rows: tuple[ScoreRow, ...]
    quotes: dict[str, tuple[ShownQuote, ...]]
    missing: tuple[str, ...]
    fingerprint: str


def summarise(
    rubric: Rubric,
    state: State,
    card: Scorecard,
    standing: Standing,
    rows: tuple[ScoreRow, ...],
    fingerprint: str,
    *,
    assessor: bool,
) -> Summary:
    """The summary; for everybody (``assessor`` False) it names nobody and quotes only what was allowed.

    BRIEF 4.2.6, R25.
    """
    engagement = state.engagement
    heard = standing.interviewed + standing.begun + standing.own_view
    return Summary(
        organisation=engagement.organisation if engagement else "",
        core_process=engagement.core_process if engagement else "",
        mode=engagement.mode if engagement else "",
        assessor=assessor,
        asked=tuple(person.spoken for person in heard) if assessor else _by_band(rubric, heard),
        rows=rows,
        quotes=_best_quotes(rubric, state, card, assessor=assessor),
        missing=_missing(standing, assessor=assessor),
        fingerprint=fingerprint,
    )


def _by_band(rubric: Rubric, people: tuple[Person, ...]) -> tuple[str, ...]:
    """How many were asked; in which bands only where each has people enough to hide in (BRIEF 4.2.6)."""
    bands = rubric.arithmetic.bands
    counts = {band.id: sum(1 for person in people if person.role in band.roles) for band in bands}
    if min(counts.values()) >= rubric.arithmetic.anonymity:
        return tuple(f"{count} {band}" for band, count in counts.items())
    return (f"{len(people)} {'person' if len(people) == 1 else 'people'}",) if people else ()


def _best_quotes(rubric: Rubric, state: State, card: Scorecard, *, assessor: bool) -> dict[str, tuple[ShownQuote, ...]]:
    """For each element its best words, no words twice on the page."""
    used: set[str] = set()
    best: dict[str, tuple[ShownQuote, ...]] = {}
    for element in rubric.elements:
        limiting = set(card.elements[element.id].limited_by)
        own = {indicator.id for indicator in element.indicators}
        fitting = [
            quote
            for quote in state.quotes.values()
            if quote.id not in used
            and own.intersection(quote.indicators)
            and (assessor or may_share_quote(rubric, card, quote, own))
        ]
        chosen = _choose(fitting, limiting)
        used |= {quote.id for quote in chosen}
        best[element.id] = tuple(ShownQuote(quote.text, _speaker(state, quote) if assessor else "") for quote in chosen)
    return best


def _choose(fitting: list[Quote], limiting: set[str]) -> list[Quote]:
    """Words on what limits the element first, short before long, one from each person."""
    ranked = sorted(fitting, key=lambda quote: (not limiting.intersection(quote.indicators), len(quote.text)))
    by_person: dict[str, Quote] = {}
    for quote in ranked:
        by_person.setdefault(quote.person, quote)
    return list(by_person.values())[:QUOTES_PER_ELEMENT]


def _speaker(state: State, quote: Quote) -> str:
    person = state.people.get(quote.person)
    return (person.name or person.code) if person else quote.person


def _missing(standing: Standing, *, assessor: bool) -> tuple[str, ...]:
    lines = []
    if standing.waiting:
        named = ", ".join(person.spoken for person in standing.waiting)
        lines.append(f"Not interviewed yet: {named if assessor else len(standing.waiting)}.")
    if standing.begun:
        named = ", ".join(person.spoken for person in standing.begun)
        lines.append(f"Interviews not finished: {named if assessor else len(standing.begun)}.")
    if standing.own_view:
        named = ", ".join(person.spoken for person in standing.own_view)
        lines.append(f"Assessed themselves, not interviewed yet: {named if assessor else len(standing.own_view)}.")
    if standing.unassessed:
        lines.append(f"Not assessed: {', '.join(standing.unassessed)}.")
    if standing.ungraded:
        lines.append(f"{standing.ungraded} {still_need(standing.ungraded)} evidence.")
    return tuple(lines)
