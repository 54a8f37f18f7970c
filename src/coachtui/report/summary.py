"""The summary of an engagement as a value: one page for everybody, or everything for the assessor.

`markdown` renders it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from coachtui.assess.sharing import may_share_quote
from coachtui.model.answers import Quote
from coachtui.model.consents import consent_counts, consent_words
from coachtui.model.engagement import State
from coachtui.model.frame_ids import RESTATE
from coachtui.model.interview_stage import InterviewStage, interview_stages, people_interviewed
from coachtui.model.naming import KnownNames
from coachtui.model.people import Person
from coachtui.model.rubric import Rubric
from coachtui.model.scorecard import Scorecard, SharedScorecard, Showing
from coachtui.model.text import counted_people, is_blank
from coachtui.report.behind import ClaimLine, claim_lines, permission_words, spoken
from coachtui.report.coverage import Coverage, coverage_of, still_need
from coachtui.report.figures import FigureRow, figure_rows
from coachtui.report.rows import ScoreRow, element_rows
from coachtui.report.topics import TopicRow

_TO_COME = InterviewStage.TO_COME
QUOTES_PER_ELEMENT = 2
"""So many quotes of an element stand on the page for everybody."""

SEEN = "What was seen in meetings"
ELSEWHERE = "Other words"
"""The heading of quotes that belong to no indicator."""


@dataclass(frozen=True, slots=True)
class ShownQuote:
    """A quote as it is printed. In what is shared, ``speaker`` and ``about`` (its indicators, and its use) are ""."""

    text: str
    speaker: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Summary:
    """The people asked, a row per element, quotes by the name of their element, what is missing, the log's fingerprint.

    ``assessor`` False means that everybody may read it; ``figures``, and ``claims`` by indicator, are then empty.
    ``consent`` says how each person gave it, or for everybody how often it was given how. ``names`` says whether a
    quote that everybody may read names somebody. ``topics`` are the answers to questions that no indicator scores,
    under ``topics_title``. ``seen`` are the figures of the team, a line each. ``put_right`` is what people corrected at
    the read-back, each line with who said it; for everybody there is none.
    """

    organisation: str
    core_process: str
    assessor: bool
    asked: tuple[str, ...]
    consent: tuple[str, ...]
    rows: tuple[ScoreRow, ...]
    quotes: dict[str, tuple[ShownQuote, ...]]
    missing: tuple[str, ...]
    fingerprint: str
    figures: tuple[FigureRow, ...] = ()
    claims: dict[str, tuple[ClaimLine, ...]] = field(default_factory=dict)
    names: bool = False
    topics_title: str = ""
    topics: tuple[TopicRow, ...] = ()
    seen: tuple[str, ...] = ()
    put_right: tuple[str, ...] = ()


def summarise(rubric: Rubric, state: State, card: Scorecard, fingerprint: str) -> Summary:
    """The summary for the assessor: names, every figure, who said what, all quotes."""
    return Summary(
        *_headings(state),
        assessor=True,
        asked=tuple(person.spoken for person in people_interviewed(state)),
        consent=tuple(consent_words(state)),
        rows=element_rows(rubric, card),
        quotes=_all_quotes(rubric, state, KnownNames(state.people.values())),
        missing=(*_people_missing(state, assessor=True), *_missing(coverage_of(rubric, state, card))),
        fingerprint=fingerprint,
        figures=tuple(figure_rows(rubric, card)),
        claims={own.id: tuple(claim_lines(state, own)) for own in card.indicators.values()},
        put_right=tuple(_put_right(state)),
    )


def summarise_for_all(
    rubric: Rubric, state: State, card: SharedScorecard, known: KnownNames, fingerprint: str
) -> Summary:
    """The page that everybody may read [method 5].

    It names nobody who is ``known``, quotes only what was allowed, and depends on what people said through ``card``
    alone.
    """
    quotes = _best_quotes(rubric, state, card, known)
    return Summary(
        *_headings(state),
        assessor=False,
        asked=_by_band(rubric, people_interviewed(state)),
        consent=tuple(filter(None, [consent_counts(state, rubric.arithmetic.anonymity)])),
        rows=element_rows(rubric, card),
        quotes=quotes,
        missing=(*_people_missing(state, assessor=False), *_missing_for_all(card)),
        fingerprint=fingerprint,
        names=any(known.found_in(quote.text) for several in quotes.values() for quote in several),
    )


def _headings(state: State) -> tuple[str, str]:
    engagement = state.engagement
    return (engagement.organisation, engagement.core_process) if engagement else ("", "")


def _by_band(rubric: Rubric, people: tuple[Person, ...]) -> tuple[str, ...]:
    """How many were asked; in which bands only where each has people enough to hide in [method 5.4]."""
    of_people = [rubric.arithmetic.band_of(person.role) for person in people]
    counts = {band.id: of_people.count(band) for band in rubric.arithmetic.bands}
    if min(counts.values()) >= rubric.arithmetic.anonymity:
        return tuple(f"{count} {band}" for band, count in counts.items())
    return (counted_people(len(people)),) if people else ()


def _best_quotes(
    rubric: Rubric, state: State, card: SharedScorecard, known: KnownNames
) -> dict[str, tuple[ShownQuote, ...]]:
    """The quotes that everybody may read, by the name of their element; none appears twice on the page."""
    used: set[str] = set()
    best: dict[str, tuple[ShownQuote, ...]] = {}
    for element in rubric.elements:
        own = {indicator.id for indicator in element.indicators}
        fitting = [
            quote
            for quote in state.quotes.values()
            if quote.id not in used and may_share_quote(card, quote, own, known)
        ]
        chosen = _choose(fitting, set(card.elements[element.id].limited_by))
        used |= {quote.id for quote in chosen}
        best[element.name] = tuple(ShownQuote(quote.text) for quote in chosen)
    return best


def _choose(fitting: list[Quote], limiting: set[str]) -> list[Quote]:
    """Quotes on the limiting indicators first, short before long, one from each person."""
    ranked = sorted(fitting, key=lambda quote: (not limiting.intersection(quote.indicators), len(quote.text)))
    by_person: dict[str, Quote] = {}
    for quote in ranked:
        by_person.setdefault(quote.person, quote)
    return list(by_person.values())[:QUOTES_PER_ELEMENT]


def _all_quotes(rubric: Rubric, state: State, known: KnownNames) -> dict[str, tuple[ShownQuote, ...]]:
    """Every quote, by the name of the first element it belongs to."""
    of_element = {indicator.id: element.name for element in rubric.elements for indicator in element.indicators}
    found: dict[str, list[ShownQuote]] = {name: [] for name in (*of_element.values(), ELSEWHERE)}
    for quote in state.quotes.values():
        name = next((of_element[each] for each in quote.indicators if each in of_element), ELSEWHERE)
        places = ", ".join(part for part in (quote.question, *quote.indicators) if part)
        about = "; ".join(part for part in (places, permission_words(quote, known)) if part)
        found[name].append(ShownQuote(quote.text, spoken(state, quote.person), about))
    return {name: tuple(quotes) for name, quotes in found.items()}


def _put_right(state: State) -> Iterator[str]:
    """What people put right when it was said back to them, a line each behind who said it."""
    declined = state.declined
    noted = (each for each in state.answers.values() if each.question == RESTATE and each.session not in declined)
    for answer in noted:
        lines = (line.strip() for line in answer.note.splitlines() if not is_blank(line))
        yield from (f"{spoken(state, answer.person)}: {line}" for line in lines)


def _people_missing(state: State, *, assessor: bool) -> Iterator[str]:
    """Who was not interviewed, by name or, for everybody, as counts in which who declined is not told apart."""
    stages = interview_stages(state)
    if not assessor:
        stages = {code: _TO_COME if stage is InterviewStage.DECLINED else stage for code, stage in stages.items()}
    for words, stage in (
        ("Not interviewed yet", _TO_COME),
        ("Interviews not finished", InterviewStage.BEGUN),
        ("Assessed themselves, not interviewed yet", InterviewStage.OWN_VIEW),
        ("Declined to be interviewed", InterviewStage.DECLINED),
    ):
        people = [person.spoken for person in state.people.values() if stages[person.code] is stage]
        if people:
            yield f"{words}: {'; '.join(people) if assessor else len(people)}."


def _missing(coverage: Coverage) -> Iterator[str]:
    if coverage.unassessed:
        yield f"Not assessed: {', '.join(coverage.unassessed)}."
    if coverage.ungraded:
        yield f"{coverage.ungraded} {still_need(coverage.ungraded)} evidence."


def _missing_for_all(card: SharedScorecard) -> Iterator[str]:
    """What is missing as far as everybody may know it: no counts of what people said."""
    for words, showing in (("Not assessed", Showing.NOT_ASSESSED), ("Too few people to show", Showing.TOO_FEW)):
        ids = [own.id for own in card.indicators.values() if own.showing is showing]
        if ids:
            yield f"{words}: {', '.join(ids)}."
    if any(own.provisional for own in card.elements.values()):
        yield "Some ratings still need evidence."
