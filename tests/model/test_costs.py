"""Lines of a note that are marked as what something costs."""

import pytest

from coachtui.model.costs import costs_in, is_cost, mark_end


@pytest.mark.parametrize(
    ("note", "costs"),
    [
        ("Cost: 40 hours a month", ("40 hours a month",)),
        ("He sighs.\ncost : two customers\n- COST:3000\nCost: two customers", ("two customers", "3000")),
        ("Cost:", ()),
        ("The cost: nobody knows.\nCosts: many\nit is a cost", ()),
        ("", ()),
    ],
)
def test_marked_lines_are_found_and_no_others(note: str, costs: tuple[str, ...]) -> None:
    assert costs_in(note) == costs


def test_the_mark_is_what_is_taken_away_again() -> None:
    line = "  - Cost:  a day"
    assert is_cost(line)
    assert line[mark_end(line) :] == "a day"
    assert mark_end("a day") == 0
