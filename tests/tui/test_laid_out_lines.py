"""Further lines of what is long begin below its words, and what is said first stays whole where there is no room."""

import pytest

from coachtui.answer_types import Choice
from coachtui.model.cells import cells
from coachtui.report.rows import ScoreRow
from coachtui.tui.screens.coach.observed_screen import title_in
from coachtui.tui.screens.interview.beside import BesideNote
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.screens.observe.beside import BesideLine
from coachtui.tui.screens.wrap_up.lines import whole_sentences
from coachtui.tui.widgets.choices import choice_line
from coachtui.tui.widgets.page import Paragraph, laid_out
from coachtui.tui.widgets.score_lines import score_line
from coachtui.tui.widgets.status import keys_bold


def test_further_lines_of_a_paragraph_begin_where_it_says() -> None:
    level = Paragraph("Nobody says how far off things are.", lead="1", indent=2, hang=3)
    assert laid_out(level, 24).plain.split("\n") == ["  1  Nobody says how far", "     off things are."]


def test_wide_characters_fill_no_more_than_the_columns_there_are() -> None:
    lines = laid_out(Paragraph("每月看一次计划和实际差多少" * 3, indent=2), 24).plain.split("\n")
    assert len(lines) > 1
    assert max(map(cells, lines)) <= 24


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


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        ("Up and Down choose   Enter opens it   Esc goes back", ["Up and Down", "Enter", "Esc"]),
        ("1 asked · 0 none · Tab next · Enter or Esc: done", ["1", "0", "Tab", "Enter or Esc"]),
        ("0-4 level, then 0-3 evidence", ["0-4"]),
        ("A number takes a line · ratings come below", []),
    ],
)
def test_the_keys_that_a_line_names_are_bold_and_nothing_else(words: str, keys: list[str]) -> None:
    line = keys_bold(words)
    assert [line.plain[span.start : span.end] for span in line.spans if span.style == "bold"] == keys


def test_what_is_left_to_do_breaks_between_its_sentences() -> None:
    todo = "3 not asked.  1 rating still needs evidence.  1 noted in two ways."
    assert whole_sentences(todo, 50).plain == "3 not asked.  1 rating still needs evidence.\n1 noted in two ways."
    assert whole_sentences(todo, 20).plain.split("\n")[1:3] == ["1 rating still needs", "evidence."]


@pytest.mark.parametrize(
    ("width", "lines"),
    [
        (56, ["E1   Planning and managing by      1.2   1.0   0.5     0", "     process", "     No plan."]),
        (40, ["E1   Planning and managing by process", "                   1.2   1.0   0.5     0", "     No plan."]),
    ],
)
def test_the_name_in_a_row_of_scores_is_whole(width: int, lines: list[str]) -> None:
    row = ScoreRow("E1", "Planning and managing by process", "1.2", "1.0", "0.5", "0", "", "No plan.", "")
    assert [line.rstrip() for line in score_line(row, width).plain.split("\n")] == lines


@pytest.mark.parametrize("beside", [BesideNote, BesideLine])
def test_what_the_bottom_line_says_in_a_panel_has_room_in_80_columns(
    beside: type[BesideNote] | type[BesideLine],
) -> None:
    hints = {each.hint for each in vars(beside()).values() if isinstance(each, Panel)}
    assert len(hints) > 3
    assert [hint for hint in hints if cells(hint) > 76] == []
