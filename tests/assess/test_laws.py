"""What holds for any ratings whatever, and how scoring grows with their number."""

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coachtui.assess.scoring import score
from coachtui.assess.sharing import share
from coachtui.model.answers import Absence, Grade, Rating, Session, SessionKind
from coachtui.model.people import Person
from coachtui.model.scorecard import Scorecard
from tests.standard_roles import STANDARD_ROLES

from .northfield import ARITHMETIC, RUBRIC

ROLES = {"P0": "executive", "P1": "executive", "P2": "middle", "P3": "analyst", "P4": "frontline"}
PEOPLE = {code: Person(code, role) for code, role in ROLES.items()}
SESSIONS = {
    "interview": Session("interview", "P0", SessionKind.INTERVIEW),
    "self": Session("self", "P0", SessionKind.SELF_ASSESSMENT),
}
INDICATORS = ("E1a", "E1d", "E2b", "E3b", "E4a", "E6a", "unknown")


@st.composite
def rating_lists(draw: st.DrawFn) -> list[Rating]:
    """Ratings with distinct times."""
    count = draw(st.integers(min_value=0, max_value=20))
    minutes = draw(st.permutations(range(count)))
    return [draw(some_rating(f"2026-03-02T09:{minute:02}:00Z")) for minute in minutes]


def some_rating(at: str) -> st.SearchStrategy[Rating]:
    level_or_absence = st.one_of(st.integers(min_value=0, max_value=4), st.sampled_from(Absence))
    return st.builds(
        lambda person, indicator, said, grade, session, derived: Rating(
            id=at,
            session=session,
            person=person,
            indicator=indicator,
            level=None if isinstance(said, Absence) else said,
            absence=said if isinstance(said, Absence) else None,
            grade=grade,
            derived=derived,
            at=at,
        ),
        st.sampled_from([*PEOPLE, "nobody"]),
        st.sampled_from(INDICATORS),
        level_or_absence,
        st.sampled_from([None, *Grade]),
        st.sampled_from(["interview", "self", "unknown"]),
        st.booleans(),
    )


COMPUTED = st.dictionaries(st.sampled_from(["E3a", "E3b", "E1a", "nothing"]), st.integers(min_value=0, max_value=4))


def card_of(ratings: Sequence[Rating], computed: dict[str, int] | None = None) -> Scorecard:
    return score(RUBRIC, PEOPLE, SESSIONS, ratings, computed or {})


@given(rating_lists(), COMPUTED)
def test_scores_stay_on_the_scale_and_what_is_shown_never_exceeds_its_proof(
    ratings: list[Rating], computed: dict[str, int]
) -> None:
    card = card_of(ratings, computed)
    for own in card.indicators.values():
        figures = (own.claimed, own.supported, own.interview_supported, own.level, *own.bands.values())
        assert all(figure is None or 0 <= figure <= 4 for figure in figures)
        assert own.confidence is None or 0 <= own.confidence <= 1
        assert own.deviation is None or 0 <= own.deviation <= 2
        for claim in own.claims:
            assert claim.supported <= min(claim.level, ARITHMETIC.caps[claim.counted_grade])
        if own.claims:
            assert own.interview_supported is not None
            assert own.claimed is not None
            assert own.interview_supported <= own.claimed
            assert own.interview_supported <= max(ARITHMETIC.caps[claim.counted_grade] for claim in own.claims)
        assert len(own.claims) + own.dont_know <= own.expected <= len(PEOPLE)
        assert (own.supported is None) is (own.level is None) is (own.confidence is None)
    for element in card.elements.values():
        assert element.score is None or 0 <= element.score <= 4
        assert (element.score is None) is (element.level is None) is (element.assessed == 0)
        assert element.assessed or not element.actions


@given(rating_lists(), COMPUTED, st.randoms(use_true_random=False))
def test_neither_the_order_of_ratings_nor_of_people_matters(
    ratings: list[Rating], computed: dict[str, int], shuffler: random.Random
) -> None:
    card = card_of(ratings, computed)
    shuffled = list(ratings)
    shuffler.shuffle(shuffled)
    codes = list(PEOPLE)
    shuffler.shuffle(codes)
    assert score(RUBRIC, {code: PEOPLE[code] for code in codes}, SESSIONS, shuffled, computed) == card


@given(rating_lists(), st.sampled_from([*INDICATORS]))
def test_one_more_who_does_not_know_changes_no_mean(ratings: list[Rating], indicator: str) -> None:
    newcomer = Person("P9", "middle")
    does_not_know = Rating("late", "interview", "P9", indicator, absence=Absence.DONT_KNOW)
    before = card_of(ratings)
    after = score(RUBRIC, {**PEOPLE, "P9": newcomer}, SESSIONS, [*ratings, does_not_know], {})
    for name, own in before.indicators.items():
        then = after.indicators[name]
        assert (own.claimed, own.bands, own.interview_supported) == (then.claimed, then.bands, then.interview_supported)


@given(rating_lists(), COMPUTED)
def test_any_card_can_be_shared(ratings: list[Rating], computed: dict[str, int]) -> None:
    card = card_of(ratings, computed)
    shared = share(RUBRIC, card)
    for name, own in shared.indicators.items():
        assert own.level in {None, card.indicators[name].level}
        assert (own.bands is not None) is card.indicators[name].breakdown_shown
    assert all(target.level is None or target.level >= 0 for target in shared.targets.values())


def many(count: int) -> tuple[dict[str, Person], list[Rating]]:
    """So many ratings of everything by as many people as that takes."""
    indicators = [indicator.id for indicator in RUBRIC.indicators()]
    roles = tuple(STANDARD_ROLES)
    people = {f"P{number}": Person(f"P{number}", roles[number % 5]) for number in range(count // len(indicators) + 1)}
    ratings = [
        Rating(
            id=str(number),
            session="interview",
            person=f"P{number // len(indicators)}",
            indicator=indicators[number % len(indicators)],
            level=number % 5,
            grade=Grade(number % 4),
            at=f"2026-03-02T09:00:00.{number:06}Z",
        )
        for number in range(count)
    ]
    return people, ratings


def test_an_answer_revised_ten_thousand_times_is_one_claim() -> None:
    _, (first,) = many(1)
    revised = [replace(first, level=number % 5, at=f"2026-03-02T09:00:00.{number:06}Z") for number in range(10_000)]
    own = score(RUBRIC, PEOPLE, SESSIONS, revised, {}).indicators["E1a"]
    assert [claim.level for claim in own.claims] == [9_999 % 5]
