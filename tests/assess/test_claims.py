"""Which of a person's ratings counts, and what it counts as."""

from dataclasses import replace

import pytest

from coachtui.assess.claims import claims_by_indicator, counting_rating, counting_ratings, proofs_in
from coachtui.model.answers import Absence, Attachment, Grade, Rating, Session, SessionKind

from .northfield import PEOPLE, RUBRIC, SESSIONS, people_of, rating

EARLY, LATE = "2026-03-02T09:00:00Z", "2026-03-02T09:00:00.000001Z"
SELF = Session("self", "PLN", SessionKind.SELF_ASSESSMENT)


def said(text: str, at: str | None = EARLY, *, derived: bool = False, session: str | None = None) -> Rating:
    return rating("E1a", "PLN", text, at=at, derived=derived, session=session)


def winner(*ratings: Rating) -> Rating:
    sessions = {**SESSIONS, SELF.id: SELF}
    return counting_ratings(RUBRIC, PEOPLE, sessions, ratings)["PLN"]["E1a"]


CASES = {
    "a higher grade beats a later rating": (said("1g2"), said("3g1", LATE)),
    "a higher grade beats an explicit rating": (said("1g1", derived=True), said("3g0", LATE)),
    "an explicit rating beats a derived one of the same grade": (said("3g1"), said("1g1", LATE, derived=True)),
    "then the latest wins": (said("1g1", LATE), said("3g1")),
    "an open grade counts as said": (said("1g0", LATE), said("3", EARLY)),
    "an explicit absence beats a derived level that nobody graded": (said("K"), said("3", LATE, derived=True)),
    "an explicit absence beats a derived level that was only said": (said("K"), said("3g0", LATE, derived=True)),
    "a level with an example beats an absence": (said("3g1", derived=True), said("K", LATE)),
    "between an absence and a level equally good the latest wins": (said("n/a", LATE), said("3g0")),
    "a later level wins over an earlier absence": (said("3", LATE), said("skipped")),
    "a rating with a time beats one without": (said("1g1"), said("3g1", None)),
    "a rating with a readable time beats one without": (said("1g1"), said("3g1", "last Tuesday")),
    "times with an offset are the same times": (said("1g1", "2026-03-02T10:30:00+01:00"), said("3g1")),
    "a self-assessment's proof counts as an example at most": (said("1g2"), said("3g3", LATE, session="self")),
    "a self-assessment's example is as good as another": (said("3g3", LATE, session="self"), said("1g1")),
}


@pytest.mark.parametrize(("best", "other"), CASES.values(), ids=CASES.keys())
def test_one_rating_of_a_person_counts(best: Rating, other: Rating) -> None:
    assert winner(best, other) == best
    assert winner(other, best) == best


def test_of_ratings_alike_in_everything_the_last_given_counts() -> None:
    assert winner(said("3g1"), said("1g1")).level == 1
    assert winner(said("1g1"), said("3g1")).level == 3


def test_within_one_session_the_same_rule_is_at_hand() -> None:
    explicit, derived = said("3g1"), said("2g3", derived=True)
    assert counting_rating([explicit, derived]) == derived
    assert counting_rating([explicit, derived], highest=Grade.EXAMPLE) == explicit
    with pytest.raises(ValueError, match="no rating"):
        counting_rating([])


def test_a_claim_keeps_its_open_grade_and_tells_what_it_counted_as() -> None:
    claim = claims_by_indicator(RUBRIC, PEOPLE, SESSIONS, [said("3")])["E1a"].claims[0]
    assert (claim.grade, claim.counted_grade, claim.level, claim.supported) == (None, Grade.SAID, 3, 1)


def test_a_self_assessments_claim_is_capped_at_its_counted_grade() -> None:
    claim = claims_by_indicator(RUBRIC, PEOPLE, {"self": SELF}, [said("4g3", session="self")])["E1a"].claims[0]
    assert (claim.grade, claim.counted_grade, claim.supported) == (Grade.CONFIRMED, Grade.EXAMPLE, 2)


@pytest.mark.parametrize(("grade", "supported"), [(0, 1), (1, 2), (2, 3), (3, 4)])
def test_evidence_caps_the_level(grade: int, supported: int) -> None:
    assert claims_by_indicator(RUBRIC, PEOPLE, SESSIONS, [said(f"4g{grade}")])["E1a"].claims[0].supported == supported
    assert claims_by_indicator(RUBRIC, PEOPLE, SESSIONS, [said(f"0g{grade}")])["E1a"].claims[0].supported == 0


def test_what_is_not_known_is_passed_over() -> None:
    stray = [
        rating("E9z", "PLN", "1g1"),
        rating("E1a", "nobody", "1g1"),
        Rating("empty", "PLN", "PLN", "E1a"),
        rating("E1a", "SUP", "2g1", session="a session nobody knows"),
    ]
    own = claims_by_indicator(RUBRIC, PEOPLE, SESSIONS, stray)["E1a"]
    assert [claim.person for claim in own.claims] == ["SUP"]
    assert not own.absences


def test_declined_and_parked_count_as_skipped() -> None:
    ratings = [
        Rating("1", "S", "PLN", "E1a", absence=Absence.PARKED),
        Rating("2", "S", "SUP", "E1a", absence=Absence.DECLINED),
    ]
    assert set(claims_by_indicator(RUBRIC, PEOPLE, {}, ratings)["E1a"].absences.values()) == {Absence.SKIPPED}


def test_claims_come_band_by_band_whatever_the_order_of_people() -> None:
    people = people_of(B="middle", D="executive", A="analyst", C="executive")
    ratings = [rating("E1a", code, "1g1") for code in people]
    own = claims_by_indicator(RUBRIC, people, {}, ratings)["E1a"]
    assert [(claim.band, claim.person) for claim in own.claims] == [
        ("executives", "C"),
        ("executives", "D"),
        ("others", "A"),
        ("others", "B"),
    ]


def attached(person: str, question: str | None, *indicators: str) -> Attachment:
    return Attachment("a", "self", person, "plan.pdf", 9, "0" * 64, question, indicators=indicators)


@pytest.mark.parametrize(
    ("attachment", "counted"),
    [
        (attached("PLN", "C1.1"), Grade.SEEN),
        (attached("PLN", None, "E2b", "E1a"), Grade.SEEN),
        (attached("PLN", "C1.2"), Grade.EXAMPLE),
        (attached("PLN", None, "E1b"), Grade.EXAMPLE),
        (attached("SUP", "C1.1", "E1a"), Grade.EXAMPLE),
        (attached("PLN", None), Grade.EXAMPLE),
    ],
)
def test_a_self_assessment_counts_for_more_once_that_persons_file_is_attached(
    attachment: Attachment, counted: Grade
) -> None:
    rated = replace(said("3g2", session="self"), question="C1.1")
    (claim,) = claims_by_indicator(RUBRIC, PEOPLE, {SELF.id: SELF}, [rated], proofs_in([attachment]))["E1a"].claims
    assert (claim.counted_grade, claim.supported) == (counted, RUBRIC.arithmetic.caps[counted])


def test_a_file_makes_no_claim_better_than_it_was_graded() -> None:
    rated = replace(said("3g0", session="self"), question="C1.1")
    (claim,) = claims_by_indicator(RUBRIC, PEOPLE, {SELF.id: SELF}, [rated], proofs_in([attached("PLN", "C1.1")]))[
        "E1a"
    ].claims
    assert claim.counted_grade is Grade.SAID
