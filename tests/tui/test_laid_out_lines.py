"""Further lines of what is long begin below its words, and what is said first stays whole where there is no room."""

import pytest

from coachtui.answer_types import Choice
from coachtui.tui.screens.coach.observed_screen import title_in
from coachtui.tui.widgets.choices import choice_line
from coachtui.tui.widgets.page import Paragraph, wrapped


def test_further_lines_of_a_paragraph_begin_where_it_says() -> None:
    level = Paragraph("Nobody says how far off things are.", lead="1", indent=2, hang=3)
    assert wrapped(level, 24).plain.split("\n") == ["  1  Nobody says how far", "     off things are."]


def test_further_lines_of_an_option_begin_below_its_words() -> None:
    choice = Choice(12, "x", "x", "One source counts, and it is written which")
    lines = choice_line(choice, chosen=True, width=31).plain.split("\n")
    assert lines == ["● 12  One source counts, and it", "      is written which"]


@pytest.mark.parametrize(
    ("width", "title"),
    [
        (60, "Monthly operations review · Wednesday 2026-03-04 · levels"),
        (50, "Monthly operations review · levels"),
        (24, "Monthly operat… · levels"),
    ],
)
def test_a_heading_without_room_keeps_the_word_for_the_screen(width: int, title: str) -> None:
    assert title_in("Monthly operations review", "Wednesday 2026-03-04", "levels", width).plain == title
