"""What marks, cards and the coach say of behaviours in observed meetings, on meetings made by hand."""

from dataclasses import replace
from fractions import Fraction

import pytest

from coachtui.assess.cards import card_counts, share_of, suggested_by_share
from coachtui.assess.lines import mark_counts, marked, suggested_by_marks
from coachtui.assess.observed import mean_level, observed_scores
from coachtui.assess.talk import talk_share
from coachtui.model.observing import (
    CardAnswer,
    CardWord,
    ConfirmedLevel,
    LineKind,
    Mark,
    MeetingLine,
    Missed,
    Observation,
    ObservedMeeting,
    kept_of,
)
from coachtui.model.rubric import CardRule, CoachingRules, MarkRule

from .observed_samples import RUBRIC, line, meeting, observed

RULES = RUBRIC.coaching_rules
assert isinstance(RULES, CoachingRules)
assert isinstance(RULES.marks, MarkRule)
assert isinstance(RULES.cards, CardRule)
MARKS, CARDS = RULES.marks, RULES.cards


@pytest.mark.parametrize(
    ("helped", "hurt", "speakers", "level"),
    [
        (0, 0, 0, None),
        (0, 1, 0, 0),
        (1, 1, 1, 1),
        (5, 5, 4, 1),
        (1, 2, 1, 1),
        (1, 0, 1, 2),
        (9, 0, 1, 2),
        (3, 2, 3, 2),
        (2, 1, 2, 3),
        (3, 1, 2, 3),
        (2, 0, 2, 3),
        (3, 0, 2, 3),
        (3, 0, 3, 4),
        (4, 1, 4, 3),
    ],
)
def test_what_marked_lines_suggest(helped: int, hurt: int, speakers: int, level: int | None) -> None:
    assert suggested_by_marks(MARKS, helped, hurt, speakers) == level


@pytest.mark.parametrize(
    ("yes", "partly", "no", "share", "level"),
    [
        (0, 0, 0, None, None),
        (0, 0, 2, Fraction(0), 0),
        (0, 1, 4, Fraction(1, 10), 1),
        (1, 1, 1, Fraction(1, 2), 2),
        (0, 2, 0, Fraction(1, 2), 2),
        (3, 1, 1, Fraction(7, 10), 2),
        (4, 0, 1, Fraction(4, 5), 3),
        (3, 0, 0, Fraction(1), 3),
    ],
)
def test_what_cards_suggest(yes: int, partly: int, no: int, share: Fraction | None, level: int | None) -> None:
    assert share_of(CARDS, yes, partly, no) == share
    if share is not None:
        assert suggested_by_share(CARDS, share) == level


def test_what_was_missed_hurts_and_unsettled_marks_and_notes_have_no_speaker() -> None:
    lines = (line(1, "A", "B1+"), line(2, None, "B1+"), line(3, "A", "+ -"), line(4, "B", "B1- B2+"))
    counts = mark_counts(RUBRIC, observed(*lines, missed=(Missed("M", "B1", "1"), Missed("M", "B1", "close"))))
    one, two, three = (counts[each] for each in ("B1", "B2", "B3"))
    assert (one.helped, one.hurt, one.missed, one.speakers, one.level) == (2, 3, 2, 1, 1)
    assert (two.helped, two.hurt, two.speakers, two.level) == (1, 0, 1, 2)
    assert (three.helped, three.hurt, three.level) == (0, 0, None)


def test_cards_of_items_and_meetings_are_added_up_and_not_needed_counts_for_nothing() -> None:
    words = (("1", "B5", "no"), ("2", "B5", "yes"), ("3", "B5", "not needed"), ("1", "B7", "not needed"))
    cards = tuple(CardAnswer("M", item, each, CardWord(word)) for item, each, word in words)
    more = (CardAnswer("N", "1", "B5", CardWord.PARTLY),)
    counts = card_counts(RUBRIC, observed(cards=cards + more))
    assert list(counts) == ["B5", "B7"]
    five, seven = counts["B5"], counts["B7"]
    assert (five.yes, five.partly, five.no, five.needed, five.share, five.level) == (1, 1, 1, 3, Fraction(1, 2), 2)
    assert (seven.needed, seven.share, seven.level) == (0, None, None)


def test_lines_count_before_cards_and_the_coach_before_both() -> None:
    cards = tuple(CardAnswer("M", "1", each, CardWord.YES) for each in ("B1", "B5", "B6"))
    given = (ConfirmedLevel("M", "B6", 4, "with a review date"),)
    scores = observed_scores(RUBRIC, observed(line(1, "A", "B1-"), cards=cards, confirmed=given))
    assert (scores["B1"].suggested, scores["B1"].level, scores["B1"].differ) == (0, 0, True)
    assert (scores["B5"].suggested, scores["B5"].level, scores["B5"].differ) == (3, 3, False)
    assert (scores["B6"].suggested, scores["B6"].level) == (3, 4)
    assert scores["B2"].level is None
    assert mean_level(scores) == Fraction(7, 3)
    assert mean_level(observed_scores(RUBRIC, Observation())) is None


def test_of_two_confirmed_levels_the_later_meetings_counts() -> None:
    given = (ConfirmedLevel("N", "B6", 1, "later"), ConfirmedLevel("M", "B6", 3, "earlier"))
    both = Observation((meeting(), meeting("N")), confirmed=given)
    assert observed_scores(RUBRIC, both)["B6"].level == 1


def test_talk_is_shared_out_over_lines_of_people_silent_ones_too() -> None:
    lines = (line(1, "A"), line(2, "A"), line(3, None), line(4, "B"))
    assert talk_share(observed(*lines)) == {"A": Fraction(2, 3), "B": Fraction(1, 3), "C": Fraction(0)}
    assert talk_share(observed()) == {}


def test_of_somebody_who_does_not_consent_only_the_length_is_kept() -> None:
    held = ObservedMeeting("M", "Review", None, "A", ("A", "B"), ("B",))
    said = MeetingLine("2", "M", "B", 2, "Not  my budget.", "then", (Mark("B11", helped=False),), starred=True)
    assert kept_of(said, held) == MeetingLine("2", "M", "B", 2, said="then", length=3)
    assert kept_of(kept_of(said, held), held).length == 3
    own = MeetingLine("1", "M", "A", 1, "Sort it.")
    assert kept_of(own, held) is own


def test_what_the_coach_said_when_stepping_in_is_no_behaviour_of_the_meeting() -> None:
    own = replace(line(1, None, "B8+ B5-"), kind=LineKind.STEP_IN)
    assert marked(Observation((meeting(),), (own,)), helped=True) == {}
    noted = marked(Observation((meeting(),), (replace(own, kind=LineKind.NOTE),)), helped=True)
    assert [*noted] == ["B8"]
