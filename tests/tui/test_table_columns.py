"""Which columns of a table fit, how wide they are, and how their headings are broken."""

import pytest

from coachtui.model.cells import cells
from coachtui.tui.table_columns import PADDING, ROOMY, ColumnLayout, laid_out

NUMBERS = (
    "Number", "The whole, a process or a job", "Piece of work it is about", "Bigger number it feeds",
    "Who answers for it", "Target", "How often", "Where it comes from", "Report it appears in",
    "Last decision it led to",
)  # fmt: skip
NO_NEED = (0,) * len(NUMBERS)


def words(fit: ColumnLayout) -> dict[int, str]:
    return {place: " ".join(text.split()) for place, text in fit.headings.items()}


@pytest.mark.parametrize("room", [70, 110])
@pytest.mark.parametrize("at", [None, *range(len(NUMBERS))])
def test_every_heading_in_sight_is_whole_and_the_room_is_filled(room: int, at: int | None) -> None:
    fit = laid_out(NUMBERS, NO_NEED, room, at=at, most=3)
    assert words(fit) == {place: NUMBERS[place] for place in fit.shown}
    assert at is None or (at in fit.shown and fit.widths[at] >= ROOMY)
    room_for_sign = fit.shown[-1] < len(NUMBERS) - 1
    assert sum(width + 2 * PADDING for width in fit.widths.values()) == room - room_for_sign
    for place, text in fit.headings.items():
        assert len(text.split("\n")) == fit.lines <= 3
        assert all(cells(line) <= fit.widths[place] for line in text.split("\n"))


def test_headings_stand_at_the_bottom_and_are_cut_only_where_no_line_is_left() -> None:
    fit = laid_out(("Who answers for it", "Target"), (0, 0), 24, at=None, most=3)
    assert fit.headings[1].startswith("\n")
    assert fit.headings[1].endswith("Target")
    low = laid_out(("Who answers for it", "Target"), (0, 0), 24, at=None, most=1)
    assert (low.lines, low.headings[0][-1]) == (1, "…")


def test_what_stands_in_a_column_makes_it_wider_than_others() -> None:
    fit = laid_out(("Meeting", "How often", "Length"), (30, 4, 4), 60, at=None, most=2)
    assert fit.widths[0] >= 30 > fit.widths[1]
    short_ones_first = laid_out(("Meeting", "Purpose", "How often"), (12, 90, 10), 44, at=None, most=2).widths
    assert (short_ones_first[0], short_ones_first[2]) == (12, 10)
    full, empty = (laid_out(NUMBERS, needs, 110, at=0, most=3).shown for needs in ((16,) * 10, NO_NEED))
    assert len(full) < len(empty)


@pytest.mark.parametrize("room", [-4, 0, 3, 9, 12])
def test_hardly_any_room_still_shows_the_column_with_the_cursor(room: int) -> None:
    fit = laid_out(NUMBERS, NO_NEED, room, at=4, most=3)
    assert [*fit.shown] == [4]
    assert fit.widths[4] >= 1


def test_what_was_typed_before_stays_in_sight_and_the_next_column_is() -> None:
    shown = laid_out(NUMBERS, NO_NEED, 80, at=4, most=3).shown
    assert (shown[-1], len(shown) > 3) == (5, True)
    assert laid_out(NUMBERS, NO_NEED, 80, at=0, most=3).shown[0] == 0
    assert laid_out(NUMBERS, NO_NEED, 80, at=9, most=3).shown[-1] == 9


def test_columns_keep_their_widths_wherever_the_cursor_is_if_there_is_room() -> None:
    headings, needs = ("Initials", "Name, or the job they have here", "Consent"), (3, 30, 2)
    widths = [dict(laid_out(headings, needs, 80, at=at, most=3).widths) for at in range(3)]
    assert widths[0] == widths[1] == widths[2]
