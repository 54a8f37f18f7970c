"""The attack on what is shared: from each thing a reader may be shown, all the answers that would have been shown so.

It knows who was asked, in which band each is, who gave no level and for what reason, and the rules. It wins where all
these answers give one person the same level, said or shown: then that person is singled out. It does not count where
everybody says 0 or everybody says 4, nor, of what is shown, where each band has three or more people and nobody of one
of them proved anything: the breakdown tells that [method 5.5].

The answers of a whole band are taken without their order: what is shown is the same whoever of the band said what, so
a person has the same level in all of them only if the whole band has.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations_with_replacement, product

from coachtui.assess.claims import IndicatorClaims
from coachtui.assess.elements import score_element, score_target
from coachtui.assess.indicators import score_indicator
from coachtui.assess.sharing import share
from coachtui.model.answers import Absence, Grade
from coachtui.model.engagement import Engagement, State
from coachtui.model.naming import KnownNames
from coachtui.model.rubric import LEVELS, Arithmetic, Rubric
from coachtui.model.scorecard import Claim, Scorecard, SharedScorecard, Showing
from coachtui.report.markdown import summary_markdown
from coachtui.report.rows import element_rows, indicator_rows
from coachtui.report.scores_json import shared_scores_json
from coachtui.report.summary import summarise_for_all
from coachtui.report.text import scores_text

from .northfield import ARITHMETIC, PEOPLE, RUBRIC

Kind = tuple[int, Grade | None] | Absence
"""What one person may answer: a level with a grade, None while that is open; or why there is no level."""

Read = Callable[[SharedScorecard], str]
"""What a reader is shown of a card."""

WITHHELD = {Showing.TOO_FEW, Showing.FACT_ONLY, Showing.NOT_ASSESSED}


def kinds(*, grades: Iterable[Grade | None] = (None, *Grade), absences: Iterable[Absence] = ()) -> tuple[Kind, ...]:
    """Every level with each of these grades, and these absences."""
    return (*((level, grade) for level in LEVELS for grade in grades), *absences)


def telling_kinds(arithmetic: Arithmetic = ARITHMETIC) -> tuple[Kind, ...]:
    """One of all kinds that differ in the level said, the level shown, or whether the grade is open."""
    found: dict[tuple[int, int, bool], Kind] = {}
    for level, grade in ((level, grade) for level in LEVELS for grade in (None, *Grade)):
        found.setdefault((level, min(level, arithmetic.caps[grade or Grade.SAID]), grade is None), (level, grade))
    return tuple(found.values())


@dataclass(slots=True)
class _Class:
    """The answers that are shown alike: how many, and the levels said and shown that the people of each band have."""

    answers: int = 0
    said: dict[str, set[int]] = field(default_factory=dict)
    shown: dict[str, set[int]] = field(default_factory=dict)
    exempt: bool = True
    example: tuple[Claim, ...] = ()

    def take(self, claims: tuple[Claim, ...]) -> None:
        self.answers += 1
        levels = {claim.level for claim in claims}
        if levels != {LEVELS[0]} and levels != {LEVELS[-1]}:
            self.exempt, self.example = False, claims
        for claim in claims:
            self.said.setdefault(claim.band, set()).add(claim.level)
            self.shown.setdefault(claim.band, set()).add(claim.supported)

    def singled_out(self, arithmetic: Arithmetic) -> Iterator[str]:
        """The bands of which each person's level follows, with the level."""
        numbers = Counter(claim.band for claim in self.example)
        crowd = all(numbers[band.id] >= arithmetic.anonymity for band in arithmetic.bands)
        for what, by_band in (("said", self.said), ("shown", self.shown)):
            for band, levels in by_band.items():
                unproved = what == "shown" and levels == {arithmetic.caps[Grade.SAID]}
                if not self.exempt and len(levels) == 1 and not (unproved and crowd):
                    yield f"{band} {what} {min(levels)}"


@dataclass(frozen=True, slots=True)
class Attack:
    """What came of an attack: how many sets of answers were tried, how many of them show levels, and who was found.

    ``found`` has a line for each thing shown that singles somebody out; ``given_away`` counts the answers behind them.
    """

    answers: int
    telling: int
    shown: int
    given_away: int
    found: tuple[str, ...]


def attack(
    numbers: Sequence[int],
    of: Iterable[Kind],
    *,
    indicator: str = "E1a",
    fact: int | None = None,
    read: Read = repr,
    rubric: Rubric = RUBRIC,
) -> Attack:
    """Try every answer of so many people of each band about one indicator."""
    given = tuple(of)
    alone = only(rubric, indicator)
    classes: dict[tuple[object, str], _Class] = {}
    answers = shown = 0
    for by_band in product(*(combinations_with_replacement(given, number) for number in numbers)):
        heard = heard_from(alone.arithmetic, by_band)
        card = share(alone, card_of(alone, heard, fact))
        answers += 1
        shown += card.indicators[indicator].showing not in WITHHELD
        reasons = tuple(sorted(heard.absences.items()))
        classes.setdefault((reasons, read(card)), _Class()).take(heard.claims)
    found = {key: tuple(one.singled_out(alone.arithmetic)) for key, one in classes.items()}
    return Attack(
        answers,
        len(classes),
        shown,
        sum(one.answers for key, one in classes.items() if found[key]),
        tuple(
            f"{', '.join(who)}: {one.answers} answers, such as {_spoken(one.example)}, all shown as {key[1]}"
            for key, one in classes.items()
            if (who := found[key])
        ),
    )


def only(rubric: Rubric, indicator: str) -> Rubric:
    """The rubric with one target and one element that has this indicator alone."""
    element = next(each for each in rubric.elements if indicator in {own.id for own in each.indicators})
    own = next(each for each in element.indicators if each.id == indicator)
    targets = tuple(each for each in rubric.targets if each.id == element.target)
    return replace(rubric, elements=(replace(element, indicators=(own,)),), targets=targets)


def page(rubric: Rubric, card: SharedScorecard) -> str:
    """Everything that is shown of a card anywhere: JSON, text, the rows of indicators, Markdown."""
    rows = [row for element in rubric.elements for row in indicator_rows(element, card)]
    state = State(Engagement("Acme"), people=PEOPLE)
    return "\n".join((
        json.dumps(shared_scores_json(card)),
        scores_text(element_rows(rubric, card)),
        str(rows),
        summary_markdown(summarise_for_all(rubric, state, card, KnownNames(()), "")),
    ))  # fmt: skip


def reader(rubric: Rubric) -> Read:
    """A reader of all of it. What was shown once is remembered: it takes long to write a page."""
    pages: dict[str, str] = {}

    def read(card: SharedScorecard) -> str:
        told = repr(card)
        if told not in pages:
            pages[told] = page(rubric, card)
        return pages[told]

    return read


def heard_from(arithmetic: Arithmetic, given: Iterable[Sequence[Kind]]) -> IndicatorClaims:
    """What was heard from the people of each band, in the order of bands."""
    claims: list[Claim] = []
    absences: dict[str, Absence] = {}
    for band, answers in zip((band.id for band in arithmetic.bands), given, strict=False):
        for number, answer in enumerate(answers):
            code = f"{band} {number}"
            if isinstance(answer, Absence):
                absences[code] = answer
                continue
            level, grade = answer
            counted = Grade.SAID if grade is None else grade
            supported = min(level, arithmetic.caps[counted])
            claims.append(Claim(code, band, level, supported, grade, counted, code, None, derived=False, evidence=""))
    return IndicatorClaims(tuple(claims), absences)


def card_of(rubric: Rubric, heard: IndicatorClaims, fact: int | None = None) -> Scorecard:
    """The card of a rubric with a single indicator."""
    (element,) = rubric.elements
    (indicator,) = element.indicators
    scores = {indicator.id: score_indicator(rubric.arithmetic, element, indicator, heard, fact)}
    of_element = score_element(element, rubric.arithmetic.actions, scores)
    targets = {target.id: score_target(target, [of_element]) for target in rubric.targets}
    return Scorecard(scores, {element.id: of_element}, targets)


def _spoken(claims: Iterable[Claim]) -> str:
    return " ".join(f"{claim.band[0]}{claim.level}/{claim.supported}" for claim in claims)
