"""The one-page summary as a value, for the assessor or for everybody. `markdown` puts it into a format."""

from dataclasses import dataclass

from coachtui.assess.sharing import may_share_quote
from coachtui.model.answers import Quote
from coachtui.model.engagement import State
from coachtui.model.people import Person
from coachtui.model.rubric import Rubric
from coachtui.model.scorecard import Scorecard
from coachtui.report.coverage import Coverage, still_need
from coachtui.report.rows import ScoreRow

QUOTES_PER_ELEMENT = 2


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A quote as it is printed; ``speaker`` is "" in what is shared."""

    text: str
    speaker: str


@dataclass(frozen=True, slots=True)
class Summary:
    """One page: the people asked, a row and the best quotes per element, what is missing, and the log's fingerprint.

    ``assessor`` False means that everybody may read it. ``quotes`` are by element id.
    """

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
    coverage: Coverage,
    rows: tuple[ScoreRow, ...],
    fingerprint: str,
    *,
    assessor: bool,
) -> Summary:
    """The summary; for everybody (``assessor`` False) it names nobody and quotes only what was allowed [method 5.4]."""
    engagement = state.engagement
    heard = coverage.interviewed + coverage.begun + coverage.own_view
    return Summary(
        organisation=engagement.organisation if engagement else "",
        core_process=engagement.core_process if engagement else "",
        mode=engagement.mode if engagement else "",
        assessor=assessor,
        asked=tuple(person.spoken for person in heard) if assessor else _by_band(rubric, heard),
        rows=rows,
        quotes=_best_quotes(rubric, state, card, assessor=assessor),
        missing=_missing(coverage, assessor=assessor),
        fingerprint=fingerprint,
    )


def _by_band(rubric: Rubric, people: tuple[Person, ...]) -> tuple[str, ...]:
    """How many were asked; in which bands only where each has people enough to hide in [method 5.4]."""
    bands = rubric.arithmetic.bands
    counts = {band.id: sum(1 for person in people if person.role in band.roles) for band in bands}
    if min(counts.values()) >= rubric.arithmetic.anonymity:
        return tuple(f"{count} {band}" for band, count in counts.items())
    return (f"{len(people)} {'person' if len(people) == 1 else 'people'}",) if people else ()


def _best_quotes(rubric: Rubric, state: State, card: Scorecard, *, assessor: bool) -> dict[str, tuple[ShownQuote, ...]]:
    """The quotes shown for each element, by its id; no quote appears twice on the page."""
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
    """Quotes on the limiting indicators first, short before long, one from each person."""
    ranked = sorted(fitting, key=lambda quote: (not limiting.intersection(quote.indicators), len(quote.text)))
    by_person: dict[str, Quote] = {}
    for quote in ranked:
        by_person.setdefault(quote.person, quote)
    return list(by_person.values())[:QUOTES_PER_ELEMENT]


def _speaker(state: State, quote: Quote) -> str:
    person = state.people.get(quote.person)
    return (person.name or person.code) if person else quote.person


def _missing(coverage: Coverage, *, assessor: bool) -> tuple[str, ...]:
    lines = []
    if coverage.waiting:
        named = ", ".join(person.spoken for person in coverage.waiting)
        lines.append(f"Not interviewed yet: {named if assessor else len(coverage.waiting)}.")
    if coverage.begun:
        named = ", ".join(person.spoken for person in coverage.begun)
        lines.append(f"Interviews not finished: {named if assessor else len(coverage.begun)}.")
    if coverage.own_view:
        named = ", ".join(person.spoken for person in coverage.own_view)
        lines.append(f"Assessed themselves, not interviewed yet: {named if assessor else len(coverage.own_view)}.")
    if coverage.unassessed:
        lines.append(f"Not assessed: {', '.join(coverage.unassessed)}.")
    if coverage.ungraded:
        lines.append(f"{coverage.ungraded} {still_need(coverage.ungraded)} evidence.")
    return tuple(lines)
