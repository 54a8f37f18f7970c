"""What everybody may see, and that nobody's level can be worked out from it by subtracting."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from decimal import Decimal
from itertools import product

import pytest

from coachtui.assess.scoring import score
from coachtui.assess.sharing import CLOSE, DIFFER, DIFFER_WITHHELD, may_share_quote, share
from coachtui.model.answers import Quote, Rating
from coachtui.model.naming import KnownNames
from coachtui.model.people import Person
from coachtui.model.rubric import Element, Rubric, Subject
from coachtui.model.scorecard import Action, SharedElement, SharedIndicator, SharedScorecard, Showing
from tests.standard_roles import role_of

from .northfield import ARITHMETIC, COMPUTED, PEOPLE, RATINGS, RUBRIC, SESSIONS, indicator, people_of, rating, rubric_of


def northfield() -> SharedScorecard:
    return share(RUBRIC, score(RUBRIC, PEOPLE, SESSIONS, RATINGS, COMPUTED))


def small(table: str, computed: Mapping[str, int] | None = None, element: str = "E1") -> SharedScorecard:
    """The shared card of ``indicator:person:said`` triples, people being named for their roles."""
    ratings = [rating(*triple.split(":")) for triple in table.split()]
    people = people_of(**{each.person: role_of(each.person[0]) for each in ratings})
    rubric = replace(RUBRIC, elements=tuple(each for each in RUBRIC.elements if each.id == element))
    return share(rubric, score(rubric, people, {}, ratings, computed or {}))


def six(indicator_id: str, said: str = "1g0") -> str:
    return " ".join(f"{indicator_id}:{person}:{said}" for person in ("X1", "X2", "X3", "M1", "M2", "M3"))


def test_northfield_shows_seven_breakdowns_and_one_of_its_three_disagreements() -> None:
    card = northfield().indicators
    assert [own.id for own in card.values() if own.showing is Showing.BREAKDOWN] == [
        "E3c",
        "E4c",
        "E5a",
        "E6b",
        "E7b",
        "E8c",
        "E8d",
    ]
    assert [own.id for own in card.values() if own.views == DIFFER] == ["E5a"]
    assert [own.id for own in card.values() if own.views == DIFFER_WITHHELD] == ["E1b", "E3b"]


def test_a_shown_breakdown_has_decimals_and_bands() -> None:
    own = northfield().indicators["E5a"]
    assert own == SharedIndicator(
        id="E5a",
        showing=Showing.BREAKDOWN,
        claimed=Decimal("1.50"),
        supported=Decimal("1.00"),
        level=1,
        claimed_bands={"executives": Decimal("2.33"), "others": Decimal("0.67")},
        bands={"executives": Decimal("1.33"), "others": Decimal("0.67")},
        disagree=True,
        level_gap=True,
        perception_gap=False,
        views=DIFFER,
    )


def test_a_withheld_breakdown_has_whole_levels_and_words() -> None:
    assert northfield().indicators["E1b"] == SharedIndicator(
        id="E1b",
        showing=Showing.WHOLE_LEVELS,
        claimed=1,
        supported=1,
        level=1,
        views=DIFFER_WITHHELD,
    )
    assert northfield().indicators["E2c"].dont_know_flag
    assert northfield().indicators["E3a"].computed == 2


def test_elements_keep_levels_and_lose_decimals() -> None:
    assert northfield().elements["E1"] == SharedElement(
        id="E1",
        target="T1",
        showing=Showing.WHOLE_LEVELS,
        score=1,
        level=0,
        limited_by=("E1d",),
        base=1,
        process=0,
        actions=(Action.ADD, Action.IMPROVE),
        assessed=4,
        of=4,
    )
    full = score(RUBRIC, PEOPLE, SESSIONS, RATINGS, COMPUTED)
    shared = northfield()
    for name, element in full.elements.items():
        own = shared.elements[name]
        assert (own.level, own.limited_by) == (element.level, element.limited_by)
    assert {name: target.level for name, target in shared.targets.items()} == {
        name: target.level for name, target in full.targets.items()
    }


def test_actions_come_from_the_figures_that_are_shared() -> None:
    """E7's exact base mean of 0.47 calls for create; of 1, 0.33 and 1, as everybody may see them, the mean is 0.78."""
    shared, full = northfield(), score(RUBRIC, PEOPLE, SESSIONS, RATINGS, COMPUTED)
    assert [str(shared.indicators[name].supported) for name in ("E7a", "E7b", "E7c")] == ["1", "0.33", "1"]
    differing = {
        name: (own.actions, full.elements[name].actions)
        for name, own in shared.elements.items()
        if own.actions != full.elements[name].actions
    }
    assert differing == {"E7": ((Action.IMPROVE,), (Action.CREATE,))}
    assert shared.targets["T4"].threshold_actions["E7"] == (Action.IMPROVE,)
    assert shared.targets["T4"].actions_union == (Action.ADD, Action.IMPROVE)


def test_no_person_appears_in_a_shared_card() -> None:
    text = str(asdict(northfield()))
    assert not any(code in text for code in PEOPLE)


def test_an_element_that_shows_every_breakdown_has_decimals() -> None:
    card = small(f"{six('E6a', '2g1')} {six('E6b')}", element="E6")
    own = card.elements["E6"]
    assert (own.showing, own.score, own.base, own.process) == (Showing.BREAKDOWN, Decimal("1.5"), Decimal("1.50"), None)
    assert (own.assessed, own.of) == (2, 3)


def test_fewer_than_three_claims_are_not_shown_and_decide_nothing_in_public() -> None:
    card = small(f"{six('E1a', '3g3')} {six('E1b', '3g3')} E1c:X1:0g0 E1c:M1:K E1d:M1:4g3 E1d:M2:4g3")
    for name in ("E1c", "E1d"):
        assert card.indicators[name] == SharedIndicator(id=name, showing=Showing.TOO_FEW)
    own = card.elements["E1"]
    assert (own.level, own.limited_by, own.score, own.base, own.process) == (3, ("E1a", "E1b"), 3, 3, None)
    assert own.actions == ()
    assert (own.assessed, own.of) == (2, 4)


def test_an_element_of_withheld_indicators_is_withheld_and_its_target_with_it() -> None:
    card = small("E1c:X1:0g0 E1d:M1:4g3")
    assert card.elements["E1"] == SharedElement("E1", "T1", Showing.TOO_FEW, of=4)
    assert (card.targets["T1"].level, card.targets["T1"].actions_union) == (None, ())


@pytest.mark.parametrize(
    ("usable", "about", "may"),
    [
        (True, {"E1a"}, True),
        (True, {"E1a", "E1b"}, True),
        (True, {"E1b"}, False),
        (True, {"E1c"}, False),
        (False, {"E1a"}, False),
        (None, {"E1a"}, False),
    ],
)
def test_words_are_shared_where_they_were_allowed_and_enough_people_were_heard(
    usable: bool | None, about: set[str], may: bool
) -> None:
    ratings = [rating("E1a", person, "1g0") for person in ("M1", "M2", "M3")] + [rating("E1b", "M1", "1g0")]
    card = score(RUBRIC, people_of(M1="middle", M2="middle", M3="middle"), {}, ratings, {})
    quote = Quote("q", "s", "M1", "We never open it.", "C1.2", ("E1a", "E1b"), usable)
    assert may_share_quote(share(RUBRIC, card), quote, about, KnownNames(())) is may


@pytest.mark.parametrize(
    ("words", "may_name", "may"),
    [
        ("They never open it.", (), True),
        ("Tom never opens it.", (), False),
        ("tom never opens it.", (), False),
        ("Tom's list", (), False),
        ("The tomatoes", (), True),
        ("The planning manager never opens it.", (), False),
        ("Ask IT.", (), False),
        ("Ask if it is open.", (), True),
        ("Tom never opens it.", ("Tom",), True),
        ("TOM never opens it.", ("Tom",), True),
        ("Tom never opens it, nor does IT.", ("Tom",), False),
    ],
)
def test_words_that_name_somebody_are_held_back_unless_that_was_agreed(
    words: str, may_name: tuple[str, ...], *, may: bool
) -> None:
    """Whoever it is: the speaker, too."""
    people = {
        "M1": Person("M1", "middle", name="Tom", title="planning manager"),
        "IT": Person("IT", "middle"),
        "M3": Person("M3", "middle"),
    }
    card = share(RUBRIC, score(RUBRIC, people, {}, [rating("E1a", person, "1g0") for person in people], {}))
    quote = Quote("q", "s", "M1", words, "C1.2", ("E1a",), usable=True, may_name=may_name)
    assert may_share_quote(card, quote, {"E1a"}, KnownNames(people.values())) is may


def test_words_about_what_is_withheld_are_withheld_with_it() -> None:
    """Whether they stand there would tell that something is withheld only because it is at 0."""
    quote = Quote("q", "s", "M1", "We never open it.", "C1.2", ("E1a",), usable=True)
    shown, withheld = small("E1a:X1:2g1 E1a:M1:2g1 E1a:M2:1g1"), small("E1a:X1:0g1 E1a:M1:1g1 E1a:M2:0g1")
    assert may_share_quote(shown, quote, {"E1a"}, KnownNames(()))
    assert not may_share_quote(withheld, quote, {"E1a"}, KnownNames(()))


def test_what_nobody_was_asked_about_is_not_assessed() -> None:
    card = small(six("E1a"))
    assert card.indicators["E1c"] == SharedIndicator("E1c", Showing.NOT_ASSESSED)
    assert small("").elements["E1"].showing is Showing.NOT_ASSESSED


@pytest.mark.parametrize("element", ["E1", "E2"])
@pytest.mark.parametrize("computed", [None, 0, 3])
def test_of_what_is_not_shown_it_is_not_told_who_gave_a_level(element: str, computed: int | None) -> None:
    """Neither how many of one or two people did not know, nor whether a grade is open, nor how sure anybody is."""
    name = "E3b" if computed is not None else f"{element}b"
    facts = {} if computed is None else {name: computed}
    for people in (("X1",), ("X1", "M1"), ("M1", "M2")):
        cards = [
            small(
                " ".join(f"{name}:{person}:{each}" for person, each in zip(people, said, strict=True)), facts, name[:2]
            )
            for said in product(("K", "skipped", "n/a", "0g0", "4", "4g3"), repeat=len(people))
        ]
        assert all(card == cards[0] for card in cards)
        assert cards[0].indicators[name].level == computed


def test_that_many_do_not_know_is_told_of_three_people_asked() -> None:
    for said in ("X1:K M1:K M2:K", "X1:0g0 M1:K M2:K", "X1:4g3 M1:3g0 M2:K"):
        (card,) = (small(" ".join(f"E2b:{each}" for each in said.split()), element="E2"),)
        assert card.indicators["E2b"] == SharedIndicator("E2b", Showing.TOO_FEW, dont_know_flag=True)
    ratings = [rating("E2b", person, "K") for person in ("X1", "M1", "M2")]
    strict = replace(RUBRIC, arithmetic=replace(ARITHMETIC, anonymity=4))
    card = share(strict, score(strict, people_of(X1=role_of("X"), M1=role_of("M"), M2=role_of("M")), {}, ratings, {}))
    assert not card.indicators["E2b"].dont_know_flag, "three are too few where four have to be asked"
    capped = small("E3b:X1:K E3b:M1:K E3b:M2:3g0", {"E3b": 3}, "E3").indicators["E3b"]
    assert capped == SharedIndicator("E3b", Showing.FACT_ONLY, supported=1, computed=3, level=1, dont_know_flag=True)


def test_of_too_few_people_an_inventory_shows_the_fact_alone() -> None:
    card = small("E3a:X1:4g3 E3a:M1:4g3", {"E3a": 2}, "E3")
    assert card.indicators["E3a"] == SharedIndicator(
        id="E3a", showing=Showing.FACT_ONLY, supported=2, computed=2, level=2
    )
    assert (card.elements["E3"].level, card.elements["E3"].score) == (2, 2)
    assert small("", {"E3b": 1}, "E3").indicators["E3b"].level == 1


@pytest.mark.parametrize(
    ("said", "views"),
    [
        ("E1a:X1:1g0 E1a:M1:1g0 E1a:M2:1g0", CLOSE),
        ("E1a:X1:2g1 E1a:M1:0g0 E1a:M2:3g2", DIFFER_WITHHELD),
        ("E1a:X1:3g0 E1a:M1:1g0 E1a:M2:2g0", ""),
        ("E1a:X1:3g0 E1a:X2:3g0 E1a:M1:1g0 E1a:M2:2g0", DIFFER_WITHHELD),
        ("E1a:X1:4g3 E1a:X2:4g3 E1a:M1:4g3 E1a:M2:3g3", ""),
        ("E1a:X1:0g0 E1a:X2:0g0 E1a:M1:0g0 E1a:M2:1g0", ""),
        (six("E1a"), CLOSE),
        ("E1a:X1:0g0", ""),
    ],
)
def test_views_are_put_in_words(said: str, views: str) -> None:
    assert small(said).indicators["E1a"].views == views


# Brute force over two indicators of an element; `singling_out` has it for one. Anonymity is 2 here, so that four
# people show a breakdown and three do not; everything is confirmed, so that what is shown is what was said.
TWO = replace(ARITHMETIC, anonymity=2)
SHOWN = ("X1", "X2", "M1", "M2")
WITHHELD = ("X1", "M1", "M2")


def pair(withheld_subject: Subject) -> Rubric:
    element = Element("E9", "", "T1", (indicator("E9a"), indicator("E9b", withheld_subject)))
    return rubric_of(element, arithmetic=TWO)


def ratings_of(indicator_id: str, people: tuple[str, ...], levels: tuple[int, ...]) -> list[Rating]:
    return [rating(indicator_id, person, f"{level}g3") for person, level in zip(people, levels, strict=True)]


def numbers(card: SharedScorecard) -> tuple[object, ...]:
    """Every number of a shared card: what could be subtracted from what."""
    indicators = ((own.claimed, own.supported, own.level, own.bands) for own in card.indicators.values())
    elements = ((own.score, own.level, own.base, own.process, own.limited_by) for own in card.elements.values())
    return *map(str, indicators), *map(str, elements), str([own.level for own in card.targets.values()])


def whole_levels(card: SharedScorecard) -> tuple[object, ...]:
    own = card.indicators["E9b"]
    return own.claimed, own.supported


def cards(rubric: Rubric, known: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], SharedScorecard]]:
    """For what is known of the shown indicator, the card of every assignment of levels to the withheld one."""
    people: Mapping[str, Person] = people_of(**{code: role_of(code[0]) for code in SHOWN})
    for levels in product(range(5), repeat=len(WITHHELD)):
        ratings = ratings_of("E9a", SHOWN, known) + ratings_of("E9b", WITHHELD, levels)
        yield levels, share(rubric, score(rubric, people, {}, ratings, {}))


@pytest.mark.parametrize("subject", Subject)
@pytest.mark.parametrize("known", [(0, 0, 0, 0), (0, 1, 0, 1), (2, 3, 1, 4), (3, 2, 3, 3), (4, 3, 3, 2)])
def test_whoever_knows_all_shown_ratings_learns_nothing_from_the_numbers_but_whole_levels(
    subject: Subject, known: tuple[int, ...]
) -> None:
    by_numbers: dict[object, set[tuple[int, ...]]] = defaultdict(set)
    by_whole_levels: dict[object, set[tuple[int, ...]]] = defaultdict(set)
    for levels, card in cards(pair(subject), known):
        assert card.indicators["E9a"].showing is Showing.BREAKDOWN
        assert card.indicators["E9b"].showing in {Showing.WHOLE_LEVELS, Showing.TOO_FEW}
        by_numbers[numbers(card)].add(levels)
        by_whole_levels[whole_levels(card)].add(levels)
    assert sorted(map(sorted, by_numbers.values())) == sorted(map(sorted, by_whole_levels.values()))


def test_what_one_person_said_of_a_withheld_indicator_moves_nothing() -> None:
    rubric = pair(Subject.BASE)
    people = people_of(**{code: role_of(code[0]) for code in SHOWN})
    shown = ratings_of("E9a", SHOWN, (1, 2, 3, 2))
    alone = [
        share(rubric, score(rubric, people, {}, [*shown, rating("E9b", "X1", f"{level}g3")], {})) for level in range(5)
    ]
    assert all(card == alone[0] for card in alone)
