"""Nobody is singled out by what is shared: all answers tried, and all that a reader is shown of each.

bench/singling_out.py tries more people, every grade, and every indicator with all of these numbers of people.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest

from coachtui.assess.sharing import share, share_indicator
from coachtui.model.answers import Absence, Grade
from coachtui.model.rubric import Band, Element, Rubric, Subject
from coachtui.model.scorecard import IndicatorScore, Showing

from .northfield import ARITHMETIC, PEOPLE, RUBRIC, indicator, rubric_of
from .singling_out import attack, card_of, heard_from, kinds, only, page, reader, telling_kinds

ABSENT = (Absence.DONT_KNOW, Absence.NOT_APPLICABLE, Absence.SKIPPED)
GRADED = tuple(kind for kind in telling_kinds() if not isinstance(kind, Absence) and kind[1] is not None)
CONFIRMED = kinds(grades=[Grade.CONFIRMED])


@pytest.mark.parametrize(
    ("executives", "others", "name", "fact"), [(1, 2, "E1a", None), (1, 2, "E3a", 3), (2, 1, "E2a", None)]
)
def test_the_only_executive_cannot_be_told_by_a_reader_of_everything(
    executives: int, others: int, name: str, fact: int | None
) -> None:
    tried = attack(
        (executives, others),
        (*telling_kinds(), *ABSENT),
        indicator=name,
        fact=fact,
        read=reader(only(RUBRIC, name)),
    )
    assert tried.found == ()
    assert tried.shown


@pytest.mark.parametrize(
    ("executives", "others", "name", "fact"),
    [
        (1, 3, "E3a", 2),
        (3, 1, "E1a", None),
        (0, 3, "E1a", None),
    ],
)
def test_nobody_can_be_told_in_small_groups(executives: int, others: int, name: str, fact: int | None) -> None:
    tried = attack((executives, others), GRADED, indicator=name, fact=fact)
    assert tried.found == ()
    assert tried.shown


@pytest.mark.parametrize(("executives", "others"), [(3, 3), (2, 5)])
def test_nobody_can_be_told_from_a_breakdown(executives: int, others: int) -> None:
    """All of it is confirmed, so that a reader knows most: what is said and what is shown are the same."""
    tried = attack((executives, others), CONFIRMED)
    assert tried.found == ()
    assert tried.shown == tried.answers


@pytest.mark.parametrize(
    ("rule", "numbers"), [("levels_hide", (1, 2)), ("words_hide", (1, 3)), ("breakdown_hides", (3, 3))]
)
def test_the_attack_finds_people_where_nothing_is_withheld(
    rule: str, numbers: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"coachtui.assess.sharing.{rule}", lambda _arithmetic, _own: True)
    assert attack(numbers, CONFIRMED).given_away


@pytest.mark.parametrize(
    ("weights", "shown"), [((Fraction(2), Fraction(1)), False), ((Fraction(1), Fraction(2)), True)]
)
def test_one_who_outweighs_all_others_is_never_shown(weights: tuple[Fraction, Fraction], shown: bool) -> None:
    bands = tuple(replace(band, weight=weight) for band, weight in zip(ARITHMETIC.bands, weights, strict=True))
    tried = attack((1, 3), CONFIRMED, rubric=replace(RUBRIC, arithmetic=replace(ARITHMETIC, bands=bands)))
    assert tried.found == ()
    assert bool(tried.shown) is shown


def test_what_is_near_nought_is_withheld_from_one_alone_unless_everybody_says_nought() -> None:
    rubric = only(RUBRIC, "E1a")

    def showing(own: int, *others: int) -> Showing:
        given = [[(level, Grade.CONFIRMED) for level in levels] for levels in ((own,), others)]
        return share(rubric, card_of(rubric, heard_from(ARITHMETIC, given))).indicators["E1a"].showing

    assert [showing(0, *others) for others in ((0, 0), (0, 1), (1, 1))] == [
        Showing.WHOLE_LEVELS,
        Showing.TOO_FEW,
        Showing.WHOLE_LEVELS,
    ]
    assert showing(1, 0, 0) is Showing.TOO_FEW
    assert showing(1, 0, 1) is Showing.WHOLE_LEVELS


def two_of(subject: Subject) -> Rubric:
    return rubric_of(Element("E9", "Ninth", "T1", (indicator("E9a"), indicator("E9b", subject))))


def cases(chance: random.Random) -> Iterator[tuple[tuple[int, Grade | None] | Absence, ...]]:
    """Answers of six people about one indicator, most of them few and alike, so that many are shown alike."""
    while True:
        of = tuple(chance.sample((*telling_kinds(), *ABSENT), 3))
        yield tuple(chance.choice(of) for _ in PEOPLE)


@pytest.mark.parametrize("subject", Subject)
def test_elements_and_pages_tell_no_more_than_the_indicators_shown(subject: Subject) -> None:
    """Whatever is computed from indicators is computed from what is shown of them; so nothing can be subtracted."""
    rubric = two_of(subject)
    (element,) = rubric.elements
    chance = random.Random(7)
    seen: dict[str, str] = {}
    often = 0
    for own, theirs in zip(cases(chance), cases(chance), strict=False):
        if often > 30:
            break
        scores: dict[str, IndicatorScore] = {}
        for each, answers in zip(element.indicators, (own, theirs), strict=True):
            alone = replace(rubric, elements=(replace(element, indicators=(each,)),))
            scores |= card_of(alone, heard_from(ARITHMETIC, (answers[:3], answers[3:]))).indicators
        whole = replace(card_of(only(rubric, "E9a"), heard_from(ARITHMETIC, ())), indicators=scores)
        shown = {name: share_indicator(ARITHMETIC, score) for name, score in scores.items()}
        told = page(rubric, share(rubric, whole))
        often += repr(shown) in seen
        assert seen.setdefault(repr(shown), told) == told


@pytest.mark.parametrize("numbers", [(1, 1, 1), (1, 2, 1), (2, 2, 1), (1, 2, 2)])
def test_bands_of_a_rubric_of_one_s_own_hide_people_too(numbers: tuple[int, int, int]) -> None:
    first, second = ARITHMETIC.bands
    bands = (first, replace(second, roles=second.roles[:2]), Band("experts", second.roles[2:], Fraction(1)))
    tried = attack(numbers, CONFIRMED, rubric=replace(RUBRIC, arithmetic=replace(ARITHMETIC, bands=bands)))
    assert tried.found == ()
    assert tried.shown
