"""Every edge of the rules for one indicator."""

from fractions import Fraction

import pytest

from coachtui.assess.scoring import score
from coachtui.model.answers import Absence
from coachtui.model.scorecard import IndicatorScore

from .northfield import RUBRIC, people_of, rating

PEOPLE = people_of(
    **{f"X{number}": "executive" for number in range(1, 7)},
    **{f"M{number}": "middle" for number in range(1, 7)},
    F1="frontline",
    O1="process owner",
    N1="analyst",
)


def of(table: str, indicator: str = "E1a", computed: int | None = None) -> IndicatorScore:
    """The score of an indicator from ``person:said`` pairs."""
    ratings = [rating(indicator, *pair.split(":")) for pair in table.split()]
    card = score(RUBRIC, PEOPLE, {}, ratings, {} if computed is None else {indicator: computed})
    return card.indicators[indicator]


def test_nobody_asked_is_not_assessed() -> None:
    own = of("")
    figures = (own.claimed, own.supported, own.level, own.deviation, own.confidence, own.confidence_band, own.computed)
    assert figures == (None,) * 7
    assert (own.expected, own.dont_know, own.breakdown_shown, own.provisional) == (0, 0, False, False)


@pytest.mark.parametrize("indicator", ["E1a", "E2a", "E3b"])
def test_everybody_not_knowing_leaves_it_not_assessed(indicator: str) -> None:
    own = of("X1:K X2:K M1:K", indicator)
    assert (own.claimed, own.supported, own.level, own.confidence) == (None, None, None, None)
    assert (own.expected, own.dont_know) == (3, 3)
    assert own.dont_know_flag is (indicator != "E1a")


@pytest.mark.parametrize(
    ("said", "shown", "level"),
    [
        ("X1:1g0 M1:0g0", "1/2", 1),
        ("X1:1g0 X2:0g0 M1:0g0", "1/4", 0),
        ("X1:4g0 M1:4g0", "1", 1),
        ("X1:4g1 M1:4g2", "5/2", 3),
        ("X1:4g3 M1:3g3", "7/2", 4),
        ("X1:4g3 X2:4g3 X3:4g3 M1:0g0", "2", 2),
        ("M1:4g3 F1:0g0 O1:0g0 N1:0g0", "1", 1),
        ("X1:2g3 X2:3g3", "5/2", 3),
    ],
)
def test_shown_is_averaged_within_and_then_over_bands_and_a_level_rounds_half_up(
    said: str, shown: str, level: int
) -> None:
    own = of(said)
    assert own.supported == own.interview_supported == Fraction(shown)
    assert own.level == level


def test_said_is_averaged_within_and_then_over_bands_as_shown_is() -> None:
    own = of("X1:4g0 X2:4g0 X3:4g0 M1:0g0")
    assert own.claimed == 2
    assert own.bands == {"executives": 1, "others": 0}
    assert of("X1:1g0 X2:0g0 M1:3g0 M2:0g0 M3:0g0").claimed == Fraction(3, 4)
    assert of("M1:3g0 F1:0g0 N1:0g0").claimed == 1


def test_no_more_is_shown_than_said_unless_a_fact_decides() -> None:
    for said in ("X1:1g1 M1:0g0 M2:1g0 M3:1g0 M4:1g0", "X1:4g3 M1:0g0 M2:0g0 M3:0g0"):
        own = of(said)
        assert own.claimed is not None
        assert own.supported == own.claimed


@pytest.mark.parametrize(
    ("said", "expected", "dont_know", "flag"),
    [
        ("X1:K X2:1g0 M1:1g0", 3, 1, True),
        ("X1:K X2:1g0 M1:1g0 M2:1g0", 4, 1, False),
        ("X1:K X2:K M1:1g0 M2:1g0 M3:1g0 F1:1g0", 6, 2, True),
        ("X1:K M1:1g0", 2, 1, False),
        ("X1:K X2:1g0 M1:n/a", 2, 1, False),
        ("X1:K X2:1g0 M1:n/a M2:1g0", 3, 1, True),
        ("X1:K X2:1g0 M1:skipped", 3, 1, True),
        ("X1:K X2:1g0 M1:skipped M2:skipped", 4, 1, False),
    ],
)
def test_a_third_of_three_not_knowing_is_a_finding(said: str, expected: int, dont_know: int, *, flag: bool) -> None:
    own = of(said, "E2b")
    assert (own.expected, own.dont_know, own.dont_know_flag) == (expected, dont_know, flag)


def test_the_finding_caps_the_indicator_even_where_an_inventory_decides() -> None:
    said = "X1:K X2:4g3 M1:4g3"
    assert of(said, "E2b").supported == 1
    assert of(said, "E2b").interview_supported == 4
    assert of(said, "E3b", 3).supported == 1
    assert of(said, "E3b", 0).supported == 0
    assert of(said, "E1a").supported == 4
    assert of("X1:K X2:K M1:K", "E3b", 3).supported == 1


@pytest.mark.parametrize(
    ("said", "deviation", "disagree", "gap"),
    [
        ("X1:0g0 X2:1g0 X3:1g0 X4:2g0 X5:3g0", "22/25", True, False),
        ("X1:0g0 X2:0g0 X3:1g0 X4:2g0 X5:2g0", "4/5", False, False),
        ("X1:2g0 X2:1g0 M1:0g0", "2/3", False, True),
        ("X1:2g0 M1:1g0 M2:1g0 M3:1g0 M4:0g0", "2/5", False, False),
        ("X1:3g0 X2:3g0 M1:1g0 M2:2g0", "3/4", False, True),
        ("X1:3g0 X2:3g0 X3:3g0 M1:1g0 M2:2g0 M3:2g0", "2/3", False, False),
    ],
)
def test_disagreement_is_more_than_four_fifths_and_a_gap_at_least_one_and_a_half(
    said: str, deviation: str, *, disagree: bool, gap: bool
) -> None:
    own = of(said)
    assert own.deviation == Fraction(deviation)
    assert (own.disagree, own.level_gap) == (disagree, gap)


@pytest.mark.parametrize("said", ["", "X1:K X2:K M1:K", "X1:0g0", "X1:0g0 X2:2g0", "X1:0g0 M1:4g0 M2:K"])
def test_of_fewer_than_three_claims_no_deviation_is_stated_and_nobody_disagrees(said: str) -> None:
    own = of(said)
    assert (own.deviation, own.disagree, own.level_gap) == (None, False, False)


@pytest.mark.parametrize(
    ("said", "computed", "gap"),
    [
        ("X1:2g0", 1, True),
        ("X1:2g0 X2:1g0", 1, False),
        ("X1:0g0", 1, True),
        ("X1:3g0 X2:4g0", 2, True),
        ("", 2, False),
        ("X1:K", 2, False),
    ],
)
def test_a_perception_gap_is_a_whole_level_between_said_and_fact(said: str, computed: int, *, gap: bool) -> None:
    own = of(said, "E3a", computed)
    assert own.perception_gap is gap
    assert own.computed == computed
    assert own.supported == computed


def test_an_inventory_decides_only_where_the_rubric_lets_it() -> None:
    own = of("X1:1g0", "E1a", 4)
    assert own.computed is None
    assert own.supported == 1


@pytest.mark.parametrize(
    ("said", "computed", "confidence", "band"),
    [
        ("X1:2g0", None, "1/4", "low"),
        ("X1:2g1", None, "1/2", "low"),
        ("X1:2g2", None, "4/5", "low"),
        ("X1:2g3", None, "1", "low"),
        ("X1:1g0", None, "4/5", "low"),
        ("X1:1g3", None, "1", "low"),
        ("X1:2g3 M1:2g3", None, "1", "medium"),
        ("X1:2g0 X2:2g0", None, "1/4", "low"),
        ("X1:2g3 M1:2g3 M2:2g3", None, "1", "high"),
        ("X1:2g3", 2, "1", "high"),
        ("X1:2g3 M1:2g3", 2, "1", "high"),
        ("X1:2g0 X2:2g0 X3:1g0", None, "13/30", "medium"),
        ("X1:1g0 M1:K", None, "2/5", "low"),
        ("X1:1g0 M1:n/a", None, "4/5", "low"),
        ("X1:1g0 M1:skipped", None, "2/5", "low"),
        ("X1:2g1 X2:2g0 M1:1g0 M2:K M3:K", None, "31/100", "low"),
        ("X1:0g0 X2:0g0 M1:4g0", None, "259/600", "medium"),
        ("X1:2g2 M1:K M2:K M3:K", None, "1/5", "low"),
        ("X1:4g0 X2:4g0 M1:0g0", 2, "7/10", "high"),
        ("X1:K", 2, "0", "low"),
        ("", 2, "1", "high"),
        ("X1:n/a", 2, "1", "high"),
    ],
)
def test_confidence_is_answers_times_evidence_times_agreement(
    said: str, computed: int | None, confidence: str, band: str
) -> None:
    own = of(said, "E3a", computed)
    assert own.confidence == Fraction(confidence)
    assert own.confidence_band == band


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("X1:1g0 X2:1g0 X3:1g0 M1:1g0 F1:1g0 N1:1g0", True),
        ("X1:1g0 X2:1g0 X3:1g0 M1:1g0 F1:1g0 N1:K", False),
        ("X1:1g0 X2:1g0 M1:1g0 M2:1g0 M3:1g0 M4:1g0", False),
        ("X1:1g0 X2:1g0 X3:1g0", False),
    ],
)
def test_a_breakdown_needs_three_claims_in_every_band(said: str, *, shown: bool) -> None:
    assert of(said).breakdown_shown is shown


def test_an_open_grade_makes_it_provisional() -> None:
    assert of("X1:3 M1:1g0").provisional
    assert not of("X1:3g0 M1:1g0").provisional
    assert not of("X1:K M1:1g0").provisional


def test_absences_keep_their_reasons() -> None:
    own = of("X1:K X2:n/a M1:skipped F1:1g0")
    assert own.absences == {"X1": Absence.DONT_KNOW, "X2": Absence.NOT_APPLICABLE, "M1": Absence.SKIPPED}
    assert own.expected == 3
