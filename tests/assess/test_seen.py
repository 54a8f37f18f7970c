"""Figures of a team of several meetings together."""

from coachtui.assess.seen import pooled
from coachtui.model.seen import SeenBehaviour


def test_counts_are_added_up_and_of_the_people_who_helped_the_most_in_any_meeting_count() -> None:
    first = SeenBehaviour("M", "B5", helped=2, hurt=1, people=2, yes=1, level=2)
    third = SeenBehaviour("O", "B5", helped=1, missed=1, people=1, no=2, level=0)
    found = pooled("B5", (first, None, third))
    assert found.levels == (2, None, 0)
    assert found.counts == SeenBehaviour("", "B5", helped=3, hurt=1, missed=1, people=2, yes=1, no=2)
