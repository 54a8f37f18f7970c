"""One strength, one moment, one thing for next time: for team, chair and one person, from lines or from cards."""

import pytest

from coachtui.assess.behaviours import own_priorities
from coachtui.assess.coaching import CHAIR, TEAM, coaching_on
from coachtui.assess.debrief import ShownBehaviour
from coachtui.model.observing import CardAnswer, CardWord, MeetingLine, Missed, Observation

from .observed_samples import RUBRIC, line, meeting, observed

Lines = tuple[MeetingLine, ...]


def told(shown: ShownBehaviour | None) -> str:
    if shown is None:
        return "-"
    return f"{shown.behaviour} {shown.item and f'item {shown.item}' if shown.line is None else shown.line.number}"


def debrief_of(observation: Observation, whom: str) -> tuple[str, str, str | None]:
    found = coaching_on(RUBRIC, observation, None if whom in {TEAM, CHAIR} else whom).debriefs[whom]
    return told(found.strength), told(found.moment), found.next


def card(item: str, behaviour: str, word: str) -> CardAnswer:
    return CardAnswer("M", item, behaviour, CardWord(word))


TALK: Lines = (
    line(1, "A", "B5-"),
    line(2, "B", "B1+"),
    line(3, "C", "B8+"),
    line(4, "B", "B1+ B8+"),
    line(5, "A", "B6+"),
    line(6, "B", "B11-"),
)


@pytest.mark.parametrize(
    ("lines", "whom", "expected"),
    [
        (TALK, TEAM, ("B1 2", "B5 1", "B5")),  # B1 is at 2 x 3, B8 at 3 x 2, B6 at 2 x 3: two lines, the rubric's first
        (TALK, CHAIR, ("B6 5", "B5 1", "B5")),
        (TALK, "B", ("B1 2", "B11 6", "B11")),
        ((*TALK[:3], line(4, "B", "B1+", starred=True)), "B", ("B1 4", "-", None)),
        ((line(1, "A", "B5-"), line(2, "A", "B5-", starred=True)), TEAM, ("-", "B5 2", "B5")),
        ((line(1, "C", "B8+ B6-"), line(2, "C", "B6+ B8-"), line(3, "C", "B6+ B6-")), "C", ("B6 2", "B6 1", "B6")),
        ((line(1, "C", "B5-"),), "B", ("-", "-", None)),
        ((line(1, "A"), line(2, "B", "+")), TEAM, ("-", "-", None)),
        ((line(1, None, "B2-"),), TEAM, ("-", "B2 1", "B2")),
    ],
)
def test_what_lines_show(lines: Lines, whom: str, expected: tuple[str, str, str | None]) -> None:
    assert debrief_of(observed(*lines), whom) == expected


def test_the_line_of_a_strength_is_starred_or_in_an_item_that_went_well_or_the_first() -> None:
    first, second = line(1, "B", "B1+"), line(4, "C", "B1+")
    well = (card("2", "B1", "yes"),)
    assert debrief_of(observed(first, second), TEAM)[0] == "B1 1"
    assert debrief_of(observed(first, second, cards=well), TEAM)[0] == "B1 4"
    starred = line(2, "C", "B1+", starred=True)
    assert debrief_of(observed(first, starred, second, cards=well), TEAM)[0] == "B1 2"


def test_what_was_missed_sets_what_comes_next_and_is_no_moment() -> None:
    found = observed(line(1, "B", "B8+"), missed=(Missed("M", "B15", "opening"),))
    assert debrief_of(found, TEAM) == ("B8 1", "-", "B15")
    both = observed(line(1, "B", "B8-"), missed=(Missed("M", "B5", "opening"),))  # B5 weighs more, and has no line
    assert debrief_of(both, TEAM) == ("-", "B8 1", "B8")


def test_without_marked_lines_the_cards_of_items_speak_for_the_team_alone() -> None:
    cards = (
        card("2", "B1", "yes"), card("1", "B1", "partly"), card("1", "B5", "no"), card("2", "B5", "no"),
        card("2", "B14", "yes"), card("1", "B14", "yes"), card("", "B11", "no"), card("", "B3", "yes"),
    )  # fmt: skip
    lines = (line(1, "A"), line(2, "B", "-"))
    best = "B14 item 1"  # level 3 x 2, as much as B1, and yes more often
    assert debrief_of(observed(*lines, cards=cards), TEAM) == (best, "B5 item 1", "B5")
    assert debrief_of(observed(*lines, cards=cards), CHAIR) == ("-", "-", None)
    assert debrief_of(observed(cards=(card("1", "B6", "partly"),)), TEAM) == ("-", "-", "B6")
    assert debrief_of(observed(), TEAM) == ("-", "-", None)


def test_the_chair_is_whoever_chaired_that_meeting_and_several_meetings_have_no_debrief() -> None:
    later = meeting("N")
    lines = (line(1, "A", "B5-"), line(1, "A", "B2-", meeting="N"), line(2, "B", "B5-", meeting="N"))
    both = coaching_on(RUBRIC, Observation((meeting(), later), lines), "B")
    assert both.debriefs == {}
    assert (both.first[CHAIR], both.first["B"]) == (("B2", "B5"), ("B5",))
    assert both.scores["B5"].marks.hurt == 2


def test_ones_own_priorities_are_how_often_one_hurt_times_the_weight() -> None:
    assert own_priorities(RUBRIC, {"B8": 2, "B5": 2, "B6": 2, "B2": 1, "B3": 1}) == ("B5", "B8", "B2")
    assert own_priorities(RUBRIC, {"B8": 3, "B1": 2}) == ("B8", "B1")  # 6 each; more negatives first
    assert own_priorities(RUBRIC, {}) == ()
